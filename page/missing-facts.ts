import { attr, hasAttr, sheetOf } from './dom.ts';
import { derived } from './memo.ts';
import type { PageView } from './page-view.ts';
import { rulesOf } from './style-rules.ts';

/**
 * A fact the browser does not always give. source: the HTML as the server sent it; styles: all style sheets have arrived;
 * style-rules: the rules of all of them can be read (those of another origin cannot).
 */
export type PartialFact = 'source' | 'styles' | 'style-rules';

/** A style sheet that nobody could look at. */
export interface UnreadSheet {
  readonly url: string | null;
  readonly reason: 'failed-to-load' | 'cross-origin';
}

/** Reloading helps where the browser dropped the source, never where the site tells it to keep none: which of the two it was, the page cannot tell. */
export const sourceMissing = '页面源码未缓存，刷新页面后再查；刷新后仍是这样的，是网站不许浏览器保存（no-store），请人工查看网页源代码';

/** Why a fact is missing on this page, in Chinese; null when it is there. */
export function missingFact(page: PageView, fact: PartialFact): string | null {
  if (fact === 'source') return page.source === null ? sourceMissing : null;
  const sheets = unreadSheets(page);
  if (sheets.some(({ reason }) => reason === 'failed-to-load')) return '有样式文件没有载入';
  return fact === 'style-rules' && sheets.length > 0 ? '有样式文件来自其他网站，浏览器不允许读取' : null;
}

/** Style sheets of the page that did not arrive or cannot be read, imported ones included, each address once. */
export const unreadSheets: (page: PageView) => readonly UnreadSheet[] = derived((page) => {
  const found = new Map<string, UnreadSheet>();
  const add = (url: string | null, reason: UnreadSheet['reason']): void => {
    if (!found.has(url ?? '')) found.set(url ?? '', { url, reason });
  };
  for (const { url, kind } of page.load.failed) if (kind === 'style') add(url, 'failed-to-load');
  for (const link of page.all('link')) {
    if (!/(?:^|\s)stylesheet(?:\s|$)/i.test(attr(link, 'rel') ?? '') || hasAttr(link, 'disabled') || sheetOf(link as HTMLLinkElement) !== null) continue;
    const url = page.resolve((attr(link, 'href') ?? '').trim(), link);
    // Without an address, or for data that is no style sheet, there is nothing to load.
    if ((attr(link, 'href') ?? '').trim() !== '' && url && /^https?:$/.test(url.protocol)) add(url.href, 'failed-to-load');
  }
  const read = (sheet: CSSStyleSheet, deep: number): void => {
    const rules = rulesOf(sheet);
    if (!rules) return add(sheet.href, 'cross-origin');
    // Imports stand before all other rules.
    for (let index = 0; index < rules.length && deep < 10; index += 1) {
      const rule = rules[index]!;
      if ('styleSheet' in rule) {
        const inner = (rule as CSSImportRule).styleSheet;
        if (inner) read(inner, deep + 1);
      } else if (!('nameList' in rule)) break;
    }
  };
  for (const { node } of page.roots) for (const sheet of Array.from((node as DocumentOrShadowRoot).styleSheets ?? [])) read(sheet, 0);
  return [...found.values()];
});
