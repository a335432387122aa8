import { describe, expect, it } from 'vitest';
import { settle } from '../../page/settle.ts';
import { loadPage } from '../support/load-page.ts';

describe('settle', () => {
  it('is quiet on a page that stands still', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    expect(await settle(document, { quiet: 100, limit: 60_000 })).toBe('quiet');
  });

  it('waits for a list that a script writes late', async () => {
    const { document } = await loadPage({ html: '<ul></ul><script>let n=0;const t=setInterval(()=>{document.querySelector("ul").append(document.createElement("li"));if(++n===6)clearInterval(t)},60)</script>' });
    await settle(document, { quiet: 1500, limit: 60_000 });
    expect(document.querySelectorAll('li')).toHaveLength(6);
  });

  it('waits a while after the load event for a block that a script writes once', async () => {
    const { document } = await loadPage({ html: '<p>这是示范县人民政府门户网站的一个页面，已经有不少文字，可以阅读。</p><script>setTimeout(()=>document.body.append(document.createElement("footer")),500)</script>' });
    await settle(document, { quiet: 50, afterLoad: performance.now() + 1500, limit: 60_000 });
    expect(document.querySelector('footer')).not.toBeNull();
  });

  it('waits longer for a page that shows no words yet, and no longer than they are there', async () => {
    const { document } = await loadPage({ html: '<div id="app"></div><script>setTimeout(()=>{document.getElementById("app").textContent="示范县人民政府门户网站".repeat(4)},500)</script>' });
    expect(await settle(document, { quiet: 50, afterLoad: 0, afterLoadBlank: performance.now() + 3_600_000, limit: 60_000 })).toBe('quiet');
    expect(document.getElementById('app')!.textContent).toContain('示范县');
  });

  it('ends at the limit on a page that never stands still', async () => {
    const { document } = await loadPage({ html: '<b></b><script>setInterval(()=>{document.querySelector("b").textContent=Math.random()},20)</script>' });
    expect(await settle(document, { quiet: 3000, limit: 4000 })).toBe('limit');
  });

  it('does not mind attributes that change for ever (carousels, clocks drawn by style)', async () => {
    const { document } = await loadPage({ html: '<b></b><script>setInterval(()=>{document.querySelector("b").style.left=Math.random()+"px"},20)</script>' });
    expect(await settle(document, { quiet: 200, limit: 60_000 })).toBe('quiet');
  });

  it('waits while same-site requests are on their way, and asks again', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    let asked = 0;
    expect(await settle(document, { quiet: 60, limit: 60_000, pending: async () => (++asked < 4 ? 2 : 0) })).toBe('quiet');
    expect(asked).toBe(4);
    expect(await settle(document, { quiet: 60, limit: 500, pending: async () => 1 })).toBe('limit');
    expect(await settle(document, { quiet: 60, limit: 60_000, pending: async () => null })).toBe('quiet');
  });

  it('stops when it is not wanted any more', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    await expect(settle(document, { quiet: 5000, limit: 9000, signal: AbortSignal.timeout(50) })).rejects.toThrow();
  });
});
