import { matches, viewOf } from '../dom.ts';
import type { PageView, Root } from '../page-view.ts';

export interface StyleRule {
  readonly selector: string;
  readonly style: CSSStyleDeclaration;
  /** For printing only. */
  readonly print: boolean;
}

/** Rules read at most; beyond them a style sheet is a library, not a page's own. */
const limit = 60_000;

/**
 * Shows every readable style rule of a root's sheets that applies on screen or in print now; a sheet of another origin cannot be read and is passed over.
 * Read-only. Costs about a microsecond a rule, so a check asks only when it has something to look up.
 */
export function readRules(page: PageView, node: Root['node'], visit: (rule: StyleRule) => void): void {
  const view = viewOf('defaultView' in node ? (node as Document) : page.document);
  let left = limit;
  const applies = (media: string): 'screen' | 'print' | null => {
    if (media === '' || view?.matchMedia(media).matches !== false) return 'screen';
    return /(?:^|[\s,])(?:only\s+)?print\b/i.test(media) && !/(?:^|,)\s*not\s/i.test(media) ? 'print' : null;
  };
  const read = (list: CSSRuleList, print: boolean): void => {
    for (let index = 0; index < list.length && left > 0; index += 1) {
      left -= 1;
      const rule = list[index]!;
      if ('selectorText' in rule) visit({ selector: (rule as CSSStyleRule).selectorText, style: (rule as CSSStyleRule).style, print });
      else if ('styleSheet' in rule) readSheet((rule as CSSImportRule).styleSheet, print || applies((rule as CSSImportRule).media.mediaText) === 'print');
      else if ('media' in rule) {
        const kind = applies((rule as CSSMediaRule).media.mediaText);
        if (kind) read((rule as CSSMediaRule).cssRules, print || kind === 'print');
      } else if ('cssRules' in rule && !('name' in rule && 'appendRule' in rule)) read((rule as CSSGroupingRule).cssRules, print);
    }
  };
  const readSheet = (sheet: CSSStyleSheet | null, print: boolean): void => {
    const list = listOf(sheet);
    const kind = list && sheet ? applies(sheet.media.mediaText) : null;
    if (list && kind) read(list, print || kind === 'print');
  };
  const { styleSheets, adoptedStyleSheets } = node as DocumentOrShadowRoot;
  for (const sheet of [...Array.from(styleSheets ?? []), ...(adoptedStyleSheets ?? [])]) readSheet(sheet, false);
}

/** `matches` for a selector somebody else wrote: false when it is none. */
export function matchesRule(element: Element, selector: string): boolean {
  try {
    return matches(element, selector);
  } catch {
    return false;
  }
}

function listOf(sheet: CSSStyleSheet | null): CSSRuleList | null {
  try {
    return sheet?.cssRules ?? null;
  } catch {
    return null;
  }
}
