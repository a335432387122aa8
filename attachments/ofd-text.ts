import { Parser } from 'saxen';
import { attachmentLimits } from './limits.ts';

/**
 * The text of an OFD document (GB/T 33190): the text codes of its pages in order. Pieces at the same height are one line, because
 * writers cut a line as they like.
 */
export function ofdText(parts: ReadonlyMap<string, Uint8Array>): { readonly text: string; readonly left: string | null } {
  const pages = [...parts.keys()].filter((name) => /content\.xml$/i.test(name) && /page/i.test(name)).toSorted((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1));
  const left = pages.length > attachmentLimits.pages ? `有 ${pages.length} 页，只读了前 ${attachmentLimits.pages} 页` : null;
  return { text: pages.slice(0, attachmentLimits.pages).map((name) => pageText(new TextDecoder().decode(parts.get(name)))).join('\n'), left };
}

/** `Doc_0/Pages/Page_12/Content.xml` → 12, behind all pages of a document before. */
function numberOf(name: string): number {
  const [document = 0, page = 0] = [...name.matchAll(/_(\d+)/g)].map(([, digits]) => Number(digits));
  return document * 100_000 + page;
}

function pageText(xml: string): string {
  const out: string[] = [];
  let height: number | null = null;
  let inCode = false;
  let top = 0;
  new Parser()
    .on('openTag', (name, attributes) => {
      const tag = name.slice(name.indexOf(':') + 1);
      if (tag === 'TextObject') top = Number(attributes()['Boundary']?.split(/\s+/)[1] ?? 0);
      if (tag !== 'TextCode') return;
      inCode = true;
      const at = top + Number(attributes()['Y'] ?? 0);
      if (height !== null && Math.abs(at - height) > 1) out.push('\n');
      height = at;
    })
    .on('text', (text, decode) => {
      if (inCode) out.push(decode(text));
    })
    .on('cdata', (text) => {
      if (inCode) out.push(text);
    })
    .on('closeTag', (name) => {
      if (name.endsWith('TextCode')) inCode = false;
    })
    .parse(xml);
  return out.join('');
}
