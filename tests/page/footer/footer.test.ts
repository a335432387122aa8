import { describe, expect, it } from 'vitest';
import { footersOf, placeInPage } from '../../../page/footer/footer.ts';
import { footerMayBeUnwritten } from '../../../page/footer/footer-unwritten.ts';
import type { LoadState } from '../../../page/page-view.ts';
import { loadPage, opened, type PageCase } from '../../support/load-page.ts';

const news = Array.from({ length: 12 }, (_, index) => `<li><a href="/xwzx/${index}.html">示范县召开第${index}次工作会议研究部署重点工作</a>2026-11-0${index % 9}</li>`).join('');
const header = '<div class="top"><a href="/wzdt/">网站地图</a></div><div class="header"><h1>示范县人民政府</h1></div>';
const marks = '<p>网站标识码：9999990001</p><p>桂ICP备2099000001号-1</p>';
const page = (rest: string): PageCase => ({ html: `<!doctype html><html><body>${header}<div class="main"><ul>${news}</ul></div>${rest}</body></html>` });

async function footers(input: PageCase): Promise<string[]> {
  const loaded = await loadPage(input);
  const found = footersOf(loaded.page).map(({ element, shown }) => `${element.localName}${element.id ? `#${element.id}` : ''}${element.className ? `.${element.className}` : ''}${shown ? '' : ' hidden'}`);
  loaded.close();
  return found;
}

describe('footersOf', () => {
  it('takes the container named as a footer, whatever else is in it', async () => {
    expect(await footers(page(`<div class="site-footer"><div class="links">${'<a href="http://x.gov.cn">兄弟单位网站</a>'.repeat(60)}</div><div class="copy">${marks}</div></div>`))).toEqual(['div.site-footer']);
  });

  it('climbs from the marks where nothing is named, and stops below the main part', async () => {
    expect(await footers(page(`<table id="t"><tr><td>主办：示范县人民政府</td></tr><tr><td>${marks}</td></tr></table>`))).toEqual(['table#t']);
  });

  it('tells a visible from a hidden copy', async () => {
    expect(await footers(page(`<div class="foot">${marks}</div><div class="mfoot" style="display:none">${marks}</div>`))).toEqual(['div.foot', 'div.mfoot hidden']);
  });

  it('is the whole page when the page is only a footer', async () => {
    expect(await footers({ html: `<TABLE id=a><TR><TD>${marks}</TABLE>` })).toEqual(['table#a']);
  });

  it('is not a report or a table of sites in the text, nor a comment', async () => {
    expect(await footers(page('<!-- <div class="footer">网站标识码：9999990001 桂ICP备2099000001号</div> -->'))).toEqual([]);
    expect(await footers(page(`<article>${marks}</article>`))).toEqual([]);
    expect(await footers({ html: `<!doctype html><html><body>${header}<div class="content"><table id="sites"><tr><td>${marks}</td></tr></table></div><div class="bottom">${marks}</div></body></html>` })).toEqual(['div.bottom']);
  });

  it('is found in a frame of the same site and in an open shadow root', async () => {
    expect(await footers({ ...page(`<iframe srcdoc='<div class="bottom">网站标识码：9999990001</div>'></iframe>`), until: (document) => document.querySelector('iframe')?.contentDocument?.querySelector('div') !== null })).toEqual(['div.bottom']);
    expect(await footers(page('<my-foot></my-foot><script>document.querySelector("my-foot").attachShadow({mode:"open"}).innerHTML="<footer>网站标识码：9999990001</footer>"</script>'))).toEqual(['footer']);
  });

  it('is not deceived by clobbered names and does not choke on a thousand marks', async () => {
    expect(await footers(page(`<form><input name="parentElement"><input name="contains"><input name="children"><div class="footer">${marks.repeat(60)}</div></form>`))).toHaveLength(1);
    expect((await footers(page(`<div>${marks.repeat(2000)}</div>`))).length).toBeLessThanOrEqual(6);
  });

  it('has a footer without marks only by its name', async () => {
    expect(await footers(page('<div class="article-mb-bottom-20">正文</div><footer><p>示范县人民政府</p></footer>'))).toEqual(['footer']);
  });
});

describe('placeInPage', () => {
  it('knows footer, head, article and what lies between', async () => {
    const loaded = await loadPage(page(`<div class="side"><b id="side">字</b>${'<p>很长的侧栏文字很长的侧栏文字</p>'.repeat(30)}</div><div class="bar"><a id="bar" href="/">关于</a></div><div class="footer"><b id="in">字</b>${marks}</div><div><b id="after">字</b></div>`));
    const place = (selector: string): string => placeInPage(loaded.page, loaded.document.querySelector(selector)!);
    expect([place('#in'), place('#after'), place('#bar'), place('.top a'), place('#side')]).toEqual(['footer', 'footer', 'footer', 'top', 'body']);
    loaded.close();
  });
});

describe('footerMayBeUnwritten', () => {
  const whole = page(`<div class="footer">${marks}<p>主办单位：示范县人民政府</p></div>`);
  const ask = async (input: PageCase, load: Partial<LoadState>, part: 'mark' | 'report' | 'text' = 'text'): Promise<string | null> => {
    const loaded = await loadPage({ ...input, load });
    const answer = footerMayBeUnwritten(loaded.page, part);
    loaded.close();
    return answer;
  };
  const script = (url: string): Partial<LoadState> => ({ failed: [{ url, kind: 'script' }] });

  it('does not blame statistics, share buttons, widgets and pictures', async () => {
    for (const url of ['https://hm.baidu.com/hm.js?abc', 'https://www.shifan.gov.cn/js/jquery.SuperSlide.2.1.js', 'https://ta.trs.cn/c/js/ta.js', 'https://www.shifan.gov.cn/js/share.js', 'https://cdn.other.com/thing.js']) {
      expect(await ask(whole, script(url)), url).toBeNull();
    }
    expect(await ask(whole, { failed: [{ url: 'https://www.shifan.gov.cn/favicon.ico', kind: 'other' }, { url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }, { url: 'https://www.shifan.gov.cn/foot.png', kind: 'image' }] })).toBeNull();
  });

  it('blames the site’s own scripts, and anything named as a footer', async () => {
    for (const url of ['https://www.shifan.gov.cn/js/common.js', 'https://res.shifan.gov.cn/1708171610341487.js', 'https://cdn.other.com/footer.js']) expect(await ask(whole, script(url)), url).toContain('未能加载');
  });

  it('does not think that an unnamed script of the site would add one more text to a well-filled footer', async () => {
    const common = { ...opened, ...script('https://www.shifan.gov.cn/js/common.js') };
    for (const [input, expected] of [[whole, null], [page('<div class="footer"><p>主办单位：示范县人民政府</p></div>'), /未能加载/]] as const) {
      const loaded = await loadPage({ ...input, load: common });
      const answer = footerMayBeUnwritten(loaded.page, 'text', 'absent');
      if (expected === null) expect(answer).toBeNull();
      else expect(answer).toMatch(expected);
      loaded.close();
    }
  });

  it('blames an icon’s script for that icon only', async () => {
    const jiucuo = script('https://zfwzgl.www.gov.cn/exposure/jiucuo.js');
    expect(await ask(whole, jiucuo, 'report')).toContain('jiucuo.js');
    expect(await ask(whole, jiucuo, 'mark')).toBeNull();
    expect(await ask(whole, jiucuo)).toBeNull();
    const conac = script('https://dcs.conac.cn/js/06/113/0187/60682781/CA061130187606827810001.js');
    expect(await ask(whole, conac, 'mark')).toContain('CA0611301');
    expect(await ask(whole, conac, 'report')).toBeNull();
  });

  it('without a footer blames nearly everything that failed', async () => {
    expect(await ask(page(''), script('https://cdn.other.com/thing.js'))).toContain('thing.js');
    expect(await ask(page(''), script('https://hm.baidu.com/hm.js'))).toBeNull();
    expect(await ask(page('<script src="https://res.shifan.gov.cn/all.js"></script>'), { failuresKnown: false })).toContain('刷新');
  });

  it('a panel over the page is no place for a footer', async () => {
    const frame = (style: string): PageCase => page(`<div class="footer">${marks}</div><iframe src="https://chat.other.com/" style="${style}"></iframe>`);
    const failed: Partial<LoadState> = { failed: [{ url: 'https://chat.other.com/', kind: 'frame' }] };
    expect(await ask(frame('position:fixed;height:300px'), failed)).toBeNull();
    expect(await ask(frame('width:0;height:0'), failed)).toBeNull();
    expect(await ask(frame('width:100%;height:200px'), failed)).toContain('框架');
  });
});
