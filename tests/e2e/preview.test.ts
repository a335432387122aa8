import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDemo } from '../../demo/serve.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { clickToolbarButton, inspected } from './popup.ts';
import { storedRecords } from './stored-records.ts';
import { openView, type View } from './view.ts';

let demo: Awaited<ReturnType<typeof serveDemo>>;
let browser: ExtensionBrowser;
let view: View;
const pictures = process.env['DUWANG_PICTURES'];

beforeAll(async () => {
  demo = await serveDemo();
  browser = await launchExtension({ granted: ['*://*.gov.cn/*'], hosts: { 'cms.example.com': demo.port, 'yulan.shifanxian.gov.cn': demo.port, 'www.shifanxian.gov.cn': demo.port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Records of pages and sites, not the settings and what belongs to the browser alone. */
async function records(): Promise<Readonly<Record<string, string>>> {
  const all = await storedRecords(view.page);
  return Object.fromEntries(Object.entries(all).filter(([name, rows]) => rows !== '[]' && /\/(?:site|inspection|visit|finding|decision|reading|answer|page|notes|op|journal|column|evidence|rectification|verification)$/.test(name)));
}

describe('the editors’ preview', () => {
  it('asks of which site, judges under the address to be, lists what must be mended first, and records nothing', async () => {
    const before = await records();
    const page = await browser.open('http://cms.example.com/zwgk/tzgg/content_2001.html');
    const popup = await clickToolbarButton(browser, page);
    await popup.until('document.querySelector(".verdict-tools button")', 30_000);
    await popup.clickText('button', '检查这个网页');
    await popup.until(`${inspected} && document.querySelector(".light")`, 30_000);
    expect((await view.settled(page)).page?.outcomes.find(({ id }) => id === 'site-domain')?.outcome).toBe('inapplicable');

    await popup.click('.notice[data-kind="preview"] input');
    await popup.type('cms.example.com');
    await popup.clickText('button', '记住');
    await popup.until('document.body.innerText.includes("请填写正式网站的地址")');
    await popup.evaluate('document.querySelector(".notice[data-kind=preview] input").select()');
    await popup.type('http://www.shifanxian.gov.cn/zwgk/tzgg/content_2001.html');
    await popup.clickText('button', '记住');
    await popup.until('document.body.innerText.includes("按发布后的地址 http://www.shifanxian.gov.cn/zwgk/tzgg/content_2001.html 检查")', 30_000);
    const state = await eventually(async () => {
      const now = await view.settled(page);
      return now.page?.outcomes.find(({ id }) => id === 'site-domain')?.outcome === 'pass' ? now : null;
    }, 'the page to be judged under its address', 30_000);
    expect(state.preview).toMatchObject({ to: 'http://www.shifanxian.gov.cn/', judged: 'http://www.shifanxian.gov.cn/zwgk/tzgg/content_2001.html' });

    await popup.until('document.querySelector(".light") && document.querySelector(".paste")', 30_000);
    const must = state.findings.filter(({ record, veto }) => veto || record.verdict === 'fail').length;
    const light = await popup.evaluate<string>('document.querySelector(".light").textContent');
    expect(light).toContain(must > 0 ? `红灯：有 ${must} 处必须改` : '灯');
    expect(await popup.evaluate<string>('document.querySelector(".group-name").textContent')).toContain(must > 0 ? '必须改' : '');
    // Nothing to confirm, nothing to dismiss.
    expect(await popup.evaluate<number>('document.querySelectorAll(".row-actions .act").length')).toBe(0);
    if (pictures) await popup.screenshot(`${pictures}/preview.png`);

    await popup.evaluate('navigator.clipboard.writeText = async (text) => { window.copied = text; }');
    await popup.clickText('button', '复制整段标签');
    await popup.until('window.copied?.includes("<meta name=\\"ArticleTitle\\"")');
    const meta = await popup.evaluate<string>('window.copied');
    for (const name of ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource']) expect(meta).toContain(`<meta name="${name}"`);
    expect(meta).toContain('name="SiteDomain" content="www.shifanxian.gov.cn"');
    await popup.clickText('button', '复制发布时间');
    await popup.until('/^\\d{4}-\\d\\d-\\d\\d /.test(window.copied)');
    await popup.clickText('button', '复制底部');
    await popup.until('window.copied.includes("<footer>")');
    const footer = await popup.evaluate<string>('window.copied');
    expect(footer).toContain('网站标识码：9999990001');
    expect(footer).toContain('主办单位：示范县人民政府办公室');
    expect(footer).toContain('【请填写：ICP备案编号】');
    await popup.close();
    expect(await records()).toEqual(before);
  });

  it('no light stands over a page that was loaded again and not checked since; a jump within the page changes nothing', async () => {
    const page = await browser.open('http://yulan.shifanxian.gov.cn/xwzx/zwyw/content_1001.html');
    await view.settled(page);
    const tabId = await view.tabId(page);
    await view.state({ type: 'view.preview-host', tabId, published: 'www.shifanxian.gov.cn' });
    await view.ask({ type: 'view.inspect', tabId });
    await eventually(async () => {
      const now = await view.settled(page);
      return now.scope === 'preview' && now.page && !now.earlier;
    }, 'the preview to be judged', 30_000);

    await page.evaluate(() => { location.hash = 'part'; });
    await eventually(() => page.evaluate(() => location.hash === '#part'), 'the jump');
    await eventually(async () => !(await view.state({ type: 'view.state', tabId })).earlier, 'the light to stand after a jump');

    await page.reload();
    await eventually(async () => (await view.state({ type: 'view.state', tabId })).earlier, 'the light to go out');
    const popup = await clickToolbarButton(browser, page);
    await popup.until('document.querySelector(".light[data-light=off]")');
    expect(await popup.evaluate<string>('document.querySelector(".light").textContent')).toContain('现在打开的网页还没有检查');
    expect(await popup.evaluate<string>('document.querySelector(".verdict-line").textContent')).toMatch(/^现在打开的网页还没有检查。以下是 \d{4}-\d\d-\d\d \d\d:\d\d 的结果：/);
    if (pictures) await popup.screenshot(`${pictures}/preview-earlier.png`);
    await popup.clickText('button', '重新检查');
    await popup.until('document.querySelector(".light:not([data-light=off])")', 30_000);
    await popup.close();
    await view.state({ type: 'view.preview-host', tabId, published: null });
    await page.close();
  });

  it('a preview under gov.cn is not recorded either, though pages of the site are; forgetting it makes it a page again', async () => {
    const page = await browser.open('http://yulan.shifanxian.gov.cn/xwzx/');
    await view.settled(page);
    const tabId = await view.tabId(page);
    await view.state({ type: 'view.preview-host', tabId, published: 'www.shifanxian.gov.cn' });
    const settledAsPreview = () => eventually(async () => {
      const now = await view.settled(page);
      return now.scope === 'preview' && now.page ? now : null;
    }, 'the page to be judged as a preview', 30_000);
    await settledAsPreview();
    const before = await records();
    await page.goto('http://yulan.shifanxian.gov.cn/zwgk/tzgg/content_2001.html');
    await view.state({ type: 'view.inspect', tabId });
    expect((await settledAsPreview()).findings.length).toBeGreaterThan(0);
    const finding = (await settledAsPreview()).findings[0]!;
    const refused = await view.ask({ type: 'view.decide', tabId, findingIds: [finding.record.id], ruling: 'confirmed', reason: '' });
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('只作预览，不登记') });
    expect(await records()).toEqual(before);

    await view.state({ type: 'view.preview-host', tabId, published: null });
    await eventually(async () => (await view.settled(page)).scope === 'government', 'the page to be a page of the site again', 30_000);
  });

  it('the settings list preview hosts and remove them', async () => {
    const page = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
    await page.getByText('http://cms.example.com/ → http://www.shifanxian.gov.cn/').waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/options.png`, fullPage: true });
    await page.getByRole('button', { name: '移出预览网站 http://cms.example.com/' }).click();
    await page.getByText('还没有。在预览页上点读网图标').waitFor();
    await page.close();
  });
});
