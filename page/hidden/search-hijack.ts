import { parseUrl } from '../../contract/parse-url.ts';
import { attr, dataOf, firstChildOf, hasAttr, nextSiblingOf, nodeTypeOf } from '../dom.ts';
import { hostKinds, isOfficial } from '../links/host-kind.ts';
import { folded } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { spamWordsIn } from './spam-words.ts';

/** Something that turns visitors or search engines to another site. */
export interface Hijack {
  readonly kind: 'title' | 'referrer' | 'refresh';
  readonly element: Element | null;
  /** The planted title, or the address people are sent to. */
  readonly what: string;
  readonly word: string | null;
}

/**
 * Signs of a search hijack in the page's own code: a title or keywords in the source that speak of gambling while the page
 * shows another title; a script that looks at the search engine one came from and then leaves; a refresh to a strange host.
 */
export function hijacksOf(page: PageView): readonly Hijack[] {
  return [...plantedTitles(page), ...referrerJumps(page), ...refreshes(page)];
}

function plantedTitles(page: PageView): readonly Hijack[] {
  const found: Hijack[] = [];
  if (page.source !== null) {
    const raw = /<title[^>]{0,200}>([^<]{1,2000})/i.exec(page.source.slice(0, 500_000))?.[1];
    const title = raw ? folded(decoded(raw)) : '';
    const { strong } = spamWordsIn(title, page);
    // Shown as it stands it is as planted, unless the page itself speaks of it.
    if (strong !== null && (spamWordsIn(page.title, page).strong === null || !page.text.norm.includes(strong))) found.push({ kind: 'title', element: null, what: title.slice(0, 120), word: strong });
  }
  for (const { name, content, element } of page.tags) {
    if (name !== 'keywords' && name !== 'description') continue;
    const value = content ?? '';
    const { strong } = spamWordsIn(value, page);
    if (strong !== null && spamWordsIn(page.title, page).strong === null && !page.text.norm.includes(strong)) found.push({ kind: 'title', element, what: folded(value).slice(0, 120), word: strong });
  }
  return found;
}

/** Numeric entities and the few named ones that matter; the parser is not asked, because a title is plain text. */
function decoded(text: string): string {
  return text.replace(/&#(x[\da-f]{1,6}|\d{1,7});?/gi, (_, code: string) => {
    const point = code[0] === 'x' || code[0] === 'X' ? Number.parseInt(code.slice(1), 16) : Number(code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  }).replaceAll('&amp;', '&').replaceAll('&nbsp;', ' ');
}

function referrerJumps(page: PageView): readonly Hijack[] {
  const found: Hijack[] = [];
  const kindOf = hostKinds(page);
  for (const element of page.all('script').slice(0, 500)) {
    if (hasAttr(element, 'src')) continue;
    const code = codeOf(element);
    const at = code.indexOf('referrer');
    if (at < 0) continue;
    const near = code.slice(Math.max(0, at - 1500), at + 3000);
    if (!/baidu|sogou|\bso\.com|haosou|google|bing|yahoo|sm\.cn|360/i.test(near)) continue;
    for (const match of near.matchAll(/location(?:\.href)?\s*=\s*['"](https?:\/\/[^'"\s]{4,300})['"]|location\.(?:replace|assign)\(\s*['"](https?:\/\/[^'"\s]{4,300})['"]/g)) {
      const url = parseUrl(match[1] ?? match[2] ?? '');
      if (url && !isOfficial(kindOf(url.hostname))) {
        found.push({ kind: 'referrer', element, what: url.href, word: null });
        break;
      }
    }
  }
  return found;
}

function codeOf(element: Element): string {
  let code = '';
  for (let node = firstChildOf(element); node && code.length < 300_000; node = nextSiblingOf(node)) if (nodeTypeOf(node) === 3) code += dataOf(node as Text);
  return code.slice(0, 300_000);
}

function refreshes(page: PageView): readonly Hijack[] {
  const found: Hijack[] = [];
  const kindOf = hostKinds(page);
  for (const element of page.all('meta')) {
    if ((attr(element, 'http-equiv') ?? '').trim().toLowerCase() !== 'refresh') continue;
    const address = /url\s*=\s*['"]?\s*([^'"\s]{4,500})/i.exec(attr(element, 'content') ?? '')?.[1];
    const url = address ? page.resolve(address, element) : null;
    if (url && /^https?:$/.test(url.protocol)) {
      const kind = kindOf(url.hostname);
      if (kind === 'unknown' || kind === 'address') found.push({ kind: 'refresh', element, what: url.href, word: null });
    }
  }
  return found;
}
