import { describe, expect, it } from 'vitest';
import { loadPage } from '../support/load-page.ts';

const inBody = (html: string, head = ''): { html: string } => ({ html: `<!doctype html><html><head>${head}</head><body>${html}</body></html>` });

describe('gather', () => {
  it('joins text over inline tags and parts blocks', async () => {
    const { page } = await loadPage(inBody('<p>京<span>ICP</span>备<b>05000001号</b></p><p>二<br>三</p><!-- 不算 --><script>1</script>'));
    expect(page.text.raw.trim()).toBe('京ICP备05000001号\n二\n三');
  });

  it('normalises width, spaces and the ratio sign without moving offsets', async () => {
    const { page } = await loadPage(inBody('<p>网站标识码：１２３ 10∶08</p>'));
    expect(page.text.norm.trim()).toBe('网站标识码:123 10:08');
    expect(page.text.norm.length).toBe(page.text.raw.length);
  });

  it('finds the way back from an offset to the element, and the range of an element', async () => {
    const { page, document } = await loadPage(inBody('<div id="a">一<i>二</i></div><div id="b">三<u>四</u>五</div>'));
    const [start, end] = page.text.rangeOf(document.getElementById('b')!);
    expect(page.text.raw.slice(start, end)).toBe('三四五');
    expect(page.text.pieceAt(page.text.raw.indexOf('二'))?.element.localName).toBe('i');
    expect(page.text.rangeOf(document.createElement('p'))).toEqual([0, 0]);
  });

  it('reads metas whatever their case, order or place, and a value cut off by a no-break space', async () => {
    const { page } = await loadPage(inBody('<meta content="正文里的" name="ColumnName">', '<meta content="示范县" name="SITENAME"><meta name="SiteDomain"content="www.shifan.gov.cn"><meta name="SiteIDCode"\u00a0content="3700000001">'));
    expect(page.tags.map(({ name, content, inHead }) => [name, content, inHead])).toEqual([
      ['sitename', '示范县', true], ['sitedomain', 'www.shifan.gov.cn', true], ['siteidcode', null, true], ['columnname', '正文里的', false],
    ]);
  });

  it('resolves links against the address judged under, and against base when there is one', async () => {
    const plain = await loadPage(inBody('<a href="../a.html"> 甲 <b>乙</b></a><a>无</a><a href="">空</a>'));
    expect(plain.page.links.map(({ href, url, text }) => [href, url?.href ?? null, text])).toEqual([
      ['../a.html', 'https://www.shifan.gov.cn/xwzx/a.html', '甲 乙'], [null, null, '无'], ['', plain.page.url.href, '空'],
    ]);
    const based = await loadPage(inBody('<a href="x">x</a>', '<base href="https://m.shifan.gov.cn/d/">'));
    expect(based.page.links[0]?.url?.href).toBe('https://m.shifan.gov.cn/d/x');
  });

  it('walks same-origin frames and open shadow roots after the page itself', async () => {
    const { page } = await loadPage({
      html: '<p>页面</p><div id="host"></div><iframe srcdoc="<p>框架里</p>"></iframe><script>document.getElementById("host").attachShadow({mode:"open"}).innerHTML="<p>影子里</p>"</script>',
      until: (document) => document.querySelector('iframe')?.contentDocument?.body?.firstChild !== null,
    });
    expect(page.text.raw.split('\n').map((line) => line.trim()).filter(Boolean)).toEqual(['页面', '影子里', '框架里']);
    expect(page.roots).toHaveLength(3);
    expect(page.frames.map(({ state }) => state)).toEqual(['inspected']);
  });

  it('knows hidden text, also inside a hidden frame', async () => {
    const { page } = await loadPage({
      html: '<p>见</p><p style="display:none">藏</p><p style="opacity:0">透</p><iframe style="visibility:hidden" srcdoc="<p>框</p>"></iframe>',
      until: (document) => document.querySelector('iframe')?.contentDocument?.body?.firstChild !== null,
    });
    const shown = [...'见藏透框'].map((character) => page.text.isShown(page.text.raw.indexOf(character)));
    expect(shown).toEqual([true, false, false, false]);
  });

  it('is not deceived by clobbered names', async () => {
    const { page } = await loadPage(inBody('<form name="querySelectorAll"></form><form name="getElementById"></form><form><input name="getAttribute"><input name="childNodes"><input name="parentElement"><a href="/x">字</a></form><form name="body"></form>'));
    expect(page.links.map(({ text }) => text)).toEqual(['字']);
    expect(page.text.raw).toContain('字');
  });

  it('leaves out what other extensions put there', async () => {
    const { page } = await loadPage(inBody('<p>站</p><grammarly-extension><p>别人的</p></grammarly-extension><div data-x></div><duwang-marks data-duwang><p>自己的</p></duwang-marks>'));
    expect(page.text.raw.trim()).toBe('站');
  });

  it('tells loaded, failed, undecided and missing pictures apart', async () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const { page } = await loadPage(inBody(`<img src="${pixel}"><img src="data:image/png;base64,AA"><img><img src="https://lazy.shifan.gov.cn/x.png" loading="lazy" style="margin-top:9000px;display:block">`));
    expect(page.pictures.map(({ state }) => state)).toEqual(['loaded', 'failed', 'none', 'undecided']);
  });
});
