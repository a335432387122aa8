import { describe, expect, it } from 'vitest';
import { matchesRule, readRules } from '../../../page/display/style-rules.ts';
import { loadPage } from '../../support/load-page.ts';

async function rulesOf(head: string): Promise<readonly string[]> {
  const loaded = await loadPage({ html: `<!doctype html><html lang="zh"><head>${head}</head><body><p>x</p></body></html>`, width: 1000 });
  const found: string[] = [];
  readRules(loaded.page, loaded.document, ({ selector, print }) => found.push(print ? `${selector} (print)` : selector));
  loaded.close();
  return found;
}

describe('style rules', () => {
  it('tells rules for the screen from rules for printing, and leaves out what does not apply', async () => {
    expect(await rulesOf('<style>a{top:0}@media print{b{top:0}}@media (max-width:300px){c{top:0}}@media screen and (min-width:300px){d{top:0}}@media not print{e{top:0}}@media only print{f{top:0}}@media screen, print{g{top:0}}</style><style media="print">h{top:0}</style><style media="(max-width:10px)">i{top:0}</style>'))
      .toEqual(['a', 'b (print)', 'd', 'e', 'f (print)', 'g', 'h (print)']);
  });
  it('goes into supports, layers and imported sheets, and passes keyframes and fonts over', async () => {
    expect(await rulesOf('<style>@import url("data:text/css,z{top:0}");@supports (top:0){a{top:0}}@layer x{b{top:0}}@keyframes k{from{top:0}}@font-face{font-family:q;src:url(q)}</style>')).toEqual(expect.arrayContaining(['a', 'b']));
  });
  it('bears a sheet that cannot be read and a selector that is none', async () => {
    expect(await rulesOf('<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>a{top:0}</style>')).toEqual(['a']);
    expect(matchesRule(document.body, ':::')).toBe(false);
    expect(matchesRule(document.body, 'body')).toBe(true);
  });
});
