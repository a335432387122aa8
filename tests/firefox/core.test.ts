import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../../demo/expected.json' with { type: 'json' };
import { demoHost, serveDemo } from '../../demo/serve.ts';
import { wxt } from '../../scripts/build-extension.ts';
import { eventually } from '../e2e/fixtures.ts';
import { withoutReason, type BuiltManifest } from '../support/permission-reasons.ts';
import { launchFirefox, type FirefoxBrowser } from './launch-firefox.ts';

const builds = { 'MV3': ['firefox-mv3', '--mv3'], 'MV2': ['firefox-mv2', '--mv2'] } as const;

describe.each(Object.entries(builds))('Firefox, %s', (_, [folder, flag]) => {
  let demo: Awaited<ReturnType<typeof serveDemo>>;
  let firefox: FirefoxBrowser;
  const address = (route: string): string => `http://${demoHost}:${demo.port}${route}`;

  beforeAll(async () => {
    await wxt(['build', '-b', 'firefox', flag]);
    demo = await serveDemo();
    firefox = await launchFirefox(path.resolve('.output', folder), [demoHost]);
    console.log(await firefox.inAddon<string>('return JSON.stringify(await browser.runtime.getBrowserInfo());'), folder);
  });
  afterAll(async () => {
    await firefox?.close();
    await demo?.stop();
  });

  it('asks for nothing without a written reason', async () => {
    const manifest = JSON.parse(await readFile(path.resolve('.output', folder, 'manifest.json'), 'utf8')) as BuiltManifest;
    expect(manifest.permissions).toContain('storage');
    expect(await withoutReason(manifest)).toEqual([]);
  });

  it('reads a government page by itself and finds what the demo site has wrong on purpose', async () => {
    await firefox.open(address('/'));
    const state = await firefox.settled(address('/'));
    expect(state).toMatchObject({ scope: 'government', failure: null, page: { opened: true, pageType: 'home' } });
    expect(state.page!.outcomes.length).toBeGreaterThan(50);
    const found = state.findings.map(({ record }) => `${record.check}/${record.code}`);
    for (const { check, code } of expected.pages.find((page) => page.path === '/')!.findings) expect(found).toContain(`${check}/${code}`);
  });

  it('leaves the page as it was, with the overlay opened and closed', async () => {
    const before = await firefox.inPage<string>('return document.documentElement.outerHTML;');
    const state = await firefox.settled(address('/'));
    const finding = state.findings.find(({ record }) => record.verdict === 'fail')!;
    expect(await firefox.ask({ type: 'view.locate', tabId: state.tabId, findingId: finding.record.id })).toMatchObject({ ok: true });
    // The browser itself marks the quoted words, with our ground under them.
    const marks = 'return [...CSS.highlights].filter(([name]) => name.startsWith("duwang-")).flatMap(([, ranges]) => [...ranges].map(String));';
    const ground = 'return getComputedStyle(document.querySelector("a"), "::highlight(duwang-fail)").backgroundColor;';
    expect(await firefox.inPage<string[]>(marks)).toContain('县长信箱');
    expect(await firefox.inPage<string>(ground)).toBe('rgb(249, 208, 204)');
    expect(await firefox.ask({ type: 'view.overlay', tabId: state.tabId, on: false })).toMatchObject({ ok: true });
    expect(await firefox.inPage<string[]>(marks)).toEqual([]);
    expect(await firefox.inPage<string>(ground)).not.toBe('rgb(249, 208, 204)');
    expect(await firefox.inPage<string>('return document.documentElement.outerHTML;')).toBe(before);
  });

  it('keeps a ruling over a new reading', async () => {
    const state = await firefox.settled(address('/'));
    const { record } = state.findings.find((one) => one.record.verdict === 'fail')!;
    expect(await firefox.ask({ type: 'view.decide', tabId: state.tabId, findingIds: [record.id], ruling: 'confirmed', reason: '' })).toMatchObject({ ok: true });
    await firefox.open(address('/xwzx/'));
    await firefox.open(address('/'));
    const after = await firefox.settled(address('/'));
    expect(after.findings.find((one) => one.record.id === record.id)!.record.status).toBe('confirmed');
    // While another look at the page is on its way the badge says so.
    await eventually(async () => /^\d+$/.test(await firefox.inAddon<string>('return await (browser.action ?? browser.browserAction).getBadgeText({ tabId: arguments[0] });', after.tabId)), 'the number on the badge', 30_000);
  });

  it('asks the page’s links from the background when that is allowed, and says 未检 when it is not', async () => {
    const state = await firefox.settled(address('/'));
    expect(state.page!.outcomes.find(({ id }) => id === 'broken-link')).toMatchObject({ outcome: 'cannot-check' });
    const answer = await firefox.ask({ type: 'view.check-links', tabId: state.tabId, which: 'all' });
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).toMatch(/允许/);
  });

  it('the workbench reviews by cause: every open cause of the page stands there, and one opens', async () => {
    const open = (await firefox.settled(address('/'))).findings.filter(({ record }) => record.status === 'pending');
    await firefox.read('workbench.html');
    const click = (selector: string, label: string): Promise<boolean> => eventually(() => firefox.inAddon<boolean>('const found = [...document.querySelectorAll(arguments[0])].find((one) => one.textContent.includes(arguments[1])); found?.click(); return found !== undefined;', selector, label), label, 30_000);
    await click('tbody tr a', '');
    await click('.desk-tabs button', '按根因复核');
    await eventually(() => firefox.inAddon<number>('return document.querySelectorAll(".panes > .lines li").length;').then((count) => count > 0 && count <= open.length), 'the causes', 30_000);
    await click('.panes > .lines li', '');
    await eventually(() => firefox.inAddon<boolean>('return document.querySelector(".cause") !== null;'), 'one cause', 30_000);
  });

  it('the settings show the parts of this version, built-in hosts a unit may strike among them', async () => {
    const words = await firefox.read('options.html');
    for (const part of ['读网', '抽查', '编辑', '移出', '预览网站']) expect(words).toContain(part);
  });

  it('an editor’s preview is judged under the address to be, with the blocks to paste, and is not recorded', async () => {
    await firefox.open(address('/zwgk/tzgg/content_2001.html'));
    const { tabId } = await firefox.settled(address('/zwgk/tzgg/content_2001.html'));
    await firefox.state({ type: 'view.preview-host', tabId, published: 'www.shifan.gov.cn' });
    await firefox.state({ type: 'view.inspect', tabId });
    const preview = await eventually(async () => {
      const now = await firefox.state({ type: 'view.state', tabId });
      return now.scope === 'preview' && now.page && now.paste && !now.running ? now : null;
    }, 'the preview to be judged', 30_000);
    expect(preview.preview).toMatchObject({ to: 'http://www.shifan.gov.cn/', judged: 'http://www.shifan.gov.cn/zwgk/tzgg/content_2001.html' });
    expect(preview.paste!.meta).toContain('<meta name="ArticleTitle"');
    expect(await firefox.ask({ type: 'view.decide', tabId, findingIds: [preview.findings[0]!.record.id], ruling: 'confirmed', reason: '' })).toMatchObject({ ok: false });
    await firefox.state({ type: 'view.preview-host', tabId, published: null });
  });

  it('the fields of an edit page are learnt from the article read last and looked at while somebody writes', async () => {
    await firefox.open(address('/xwzx/zwyw/content_1001.html'));
    await firefox.settled(address('/xwzx/zwyw/content_1001.html'));
    const [title, body] = await firefox.inPage<[string, string]>('const meta = document.querySelector(".article-meta"); return [document.querySelector("h1").textContent.trim(), meta.parentElement.querySelector("p:not(.article-meta)").textContent.trim()];');
    await firefox.open(address('/xwzx/'));
    const { tabId } = await firefox.settled(address('/xwzx/'));
    await firefox.inPage(`document.body.innerHTML = '<form><input name="docTitle"><iframe id="editor_0"></iframe></form>'; document.querySelector('input').value = ${JSON.stringify(title)};
      const inner = document.getElementById('editor_0').contentDocument; inner.body.innerHTML = '<p></p>'; inner.body.firstChild.textContent = ${JSON.stringify(body)}; inner.designMode = 'on';`);
    const learnt = await firefox.state({ type: 'view.edit-page', tabId, what: 'learn' });
    expect(learnt.edit!.fields).toEqual(['title', 'body']);
    await firefox.inPage("const field = document.querySelector('input'); field.value = ''; field.dispatchEvent(new InputEvent('input', { bubbles: true }));");
    await eventually(async () => (await firefox.state({ type: 'view.state', tabId })).edit!.findings.some(({ field, verdict }) => field === 'title' && verdict === 'must'), 'the empty title', 30_000);
    await firefox.state({ type: 'view.edit-page', tabId, what: 'forget' });
  });

  it('boxes a quote in an open shadow root, where it has no style for marks', async () => {
    await firefox.open(address('/xwzx/'));
    const { tabId } = await firefox.settled(address('/xwzx/'));
    await firefox.inPage(`for (const [mode, words] of [['open', '影子里的信箱'], ['closed', '关着的信箱']]) {
      const host = document.createElement('section'); host.attachShadow({ mode }).innerHTML = '<p><a href="">' + words + '</a></p>'; document.querySelector('main').prepend(host);
    }`);
    await firefox.state({ type: 'view.inspect', tabId });
    const found = await eventually(async () => {
      const { running, findings } = await firefox.state({ type: 'view.state', tabId });
      return !running && findings.some(({ record }) => record.about === '影子里的信箱') ? findings : null;
    }, 'the link in the shadow root', 60_000);
    expect(found.map(({ record }) => record.about)).toContain('关着的信箱');
    const finding = found.find(({ record }) => record.about === '影子里的信箱')!;
    expect(finding.record.at!.quote).toBe('影子里的信箱');
    expect(finding.record.at!.selector).toContain(' >>> ');
    expect(await firefox.ask({ type: 'view.locate', tabId, findingId: finding.record.id })).toMatchObject({ ok: true });
    // Our layer is a closed root. A box round the element, not a mark at the words.
    const box = `const place = document.querySelector("duwang-overlay")?.openOrClosedShadowRoot?.querySelector('[data-place="${finding.record.id}"]'); return place && !place.hidden ? { text: "text" in place.dataset, width: place.getBoundingClientRect().width } : null;`;
    const drawn = await eventually(() => firefox.inPageAsBrowser<{ text: boolean; width: number } | null>(box), 'the box', 30_000);
    expect(drawn.text).toBe(false);
    expect(drawn.width).toBeGreaterThan(50);
    const marks = 'return [...CSS.highlights].filter(([name]) => name.startsWith("duwang-")).flatMap(([, ranges]) => [...ranges].map(String));';
    expect(await firefox.inPage<string[]>(marks)).not.toContain('影子里的信箱');
    expect(await firefox.ask({ type: 'view.overlay', tabId, on: false })).toMatchObject({ ok: true });
  });

  it.each(['popup.html', 'sidepanel.html', 'workbench.html', 'options.html'])('opens %s', async (name) => {
    expect(await firefox.read(name)).toMatch(/读网/);
  });
});
