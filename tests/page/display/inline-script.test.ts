import { describe, expect, it } from 'vitest';
import { inlineScriptOf, isTopLevel } from '../../../page/display/inline-script.ts';
import { loadPage } from '../../support/load-page.ts';
import { expectGrowth } from '../../support/growth.ts';

async function codeOf(html: string): Promise<string> {
  const loaded = await loadPage({ html });
  const code = inlineScriptOf(loaded.page);
  loaded.close();
  return code.replace(/\s+/g, ' ').trim();
}

describe('inline scripts', () => {
  it('reads code that stands in the page, not data and not other files', async () => {
    expect(await codeOf('<script>var a = 1</script><script type="application/json">{"b":2}</script><script type="text/template"><b>c</b></script><script src="data:text/javascript,var d"></script><script type="module">e()</script>')).toBe('var a = 1 ; e()');
  });
  it('leaves comments out and addresses in', async () => {
    expect(await codeOf('<script>a(); // b()\nc("http://d/e"); /* f(); */ g(/\\/\\/h/)</script>')).toBe('a(); c("http://d/e"); g(/\\/\\/h/)');
    expect(await codeOf('<script>a(); /* never closed b()</script>')).toBe('a();');
  });
  it('stays linear', async () => {
    for (const part of ['/*', '//', '/', '"\\"', '/* */']) {
      const [small, large] = await Promise.all([40_000, 320_000].map((length) => loadPage({ html: `<script>${part.repeat(length / part.length)}</script>` })));
      await expectGrowth(8, () => inlineScriptOf({ ...small!.page }), () => inlineScriptOf({ ...large!.page }));
      small!.close();
      large!.close();
    }
  });
  it('tells what runs as the page loads', () => {
    const code = 'x = 1; function f() { y = 2 }\n;\nz = 3';
    expect(['x', 'y', 'z'].map((name) => isTopLevel(code, code.indexOf(name)))).toEqual([true, false, true]);
    for (const before of ['$(function () {', '$(document).ready(function () {', 'window.onload = function () {', "document.addEventListener('DOMContentLoaded', () => {"]) expect(isTopLevel(`${before} x`, before.length + 1)).toBe(true);
    expect(isTopLevel('button.onclick = function () { x', 31)).toBe(false);
  });
});
