import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { foreign, servePrompts, site, type PromptSite } from './prompts/serve.ts';
import { shapes } from './prompts/shapes.ts';
import { openView, type View } from './view.ts';

const to = `http://${foreign}/about`;
const pages: Readonly<Record<string, string>> = {
  '/password': `<title>登录</title><form><input type="password"></form><a href="${to}">示范企业</a>`,
  '/typed': `<title>留言</title><textarea></textarea><a href="${to}">示范企业</a>`,
  '/signed-in': `<title>我的</title><a href="/out">退出登录</a><a href="${to}">示范企业</a>`,
  '/words': `<title>字</title><a href="${to}">统一身份登录</a><a href="${to}?2">在线支付</a>`,
  '/inside': `<title>本站</title><a href="/a">本站</a><a href="http://www.gov.cn/">中国政府网</a>`,
  '/many': `<title>许多</title><div class="links">${Array.from({ length: 40 }, (_, n) => `<a href="http://www.qiye${n}.example/">企业${n}</a> `).join('')}</div><div class="asked">${Array.from({ length: 30 }, (_, n) => `<a href="http://www.wen${n}.example/" onclick="return confirm('即将离开')">问${n}</a> `).join('')}</div>`,
  '/restless': `<title>动</title><ul id="u"><li>一</li><li>二</li></ul><p id="c">0</p><script>setInterval(function(){u.append(u.firstElementChild);c.textContent=+c.textContent+1},30)</script><a href="${to}" onclick="return confirm('即将离开')">示范企业</a>`,
  '/lies': `<title>骗</title><a href="${to}">示范企业</a><script>JSON.stringify=function(){return '{"refused":null,"dialogs":[{"kind":"confirm","text":7}],"shown":null,"went":[],"prevented":true,"leads":null,"held":0,"more":1}'}</script>`,
  '/missing': `<title>缺</title><a href="${to}">示范企业</a><script src="/gone.js"></script>`,
  '/hangs': `<title>停</title><a href="${to}">示范企业</a><script>Promise=class extends Promise{};window.setTimeout=function(){return 0}</script>`,
};

let server: PromptSite;
let browser: ExtensionBrowser;
let view: View;
beforeAll(async () => {
  server = await servePrompts(pages);
  browser = await launchExtension({ hosts: { [site]: server.port, [foreign]: server.port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page, has its links tried, and tells how it stands when the page was read anew. */
async function tried(path: string, before?: (page: Page) => Promise<unknown>): Promise<{ readonly page: Page; readonly state: TabState }> {
  const page = await browser.open(`http://${site}${path}`);
  await view.settled(page).catch(() => undefined);
  await before?.(page);
  const tabId = await view.tabId(page);
  await view.state({ type: 'view.probe', tabId });
  const state = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId });
    return now.probe && now.probe.state !== 'running' && !now.running && (now.probe.state === 'refused' || (now.page && now.page.at >= now.probe.at)) ? now : null;
  }, `the trial of ${path}`, 40_000);
  return { page, state };
}

const outcome = (state: TabState) => state.page!.outcomes.find(({ id }) => id === 'external-link-without-prompt')!;

describe('a trial of external links in the page’s own world', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name}: ${shape.made ?? shape.really}, and nothing is left behind`, async () => {
      const { page, state } = await tried(`/shape/${encodeURIComponent(name)}`, (each) => each.evaluate(snapshot));
      expect(state.probe).toMatchObject({ state: 'done', done: 1, of: 1 });
      const { prompt, without, unknown } = state.probe!;
      expect({ prompt, without, unknown }).toEqual({ prompt: 0, without: 0, unknown: 0, [keys[shape.made ?? shape.really]]: 1 });
      expect(outcome(state).outcome).toBe(results[shape.made ?? shape.really]);
      await page.waitForTimeout(name.includes('countdown') ? 1500 : 100);
      expect(await page.evaluate(changes)).toEqual([]);
      expect(page.url()).toBe(`http://${site}/shape/${encodeURIComponent(name)}`);
      expect(browser.context.pages()).toHaveLength(3);
      expect(server.strayed).toEqual([]);
      await page.close();
    });
  }

  for (const [path, reason] of Object.entries({ '/password': /密码框/, '/signed-in': /已登录/, '/words': /不能试点/, '/inside': /没有指向非政府网站/ })) {
    it(`presses nothing on ${path} and says why`, async () => {
      const { page, state } = await tried(path);
      expect(state.probe).toMatchObject({ state: 'refused', of: 0 });
      expect(state.probe!.because).toMatch(reason);
      expect(server.strayed).toEqual([]);
      await page.close();
    });
  }

  it('presses nothing where somebody has typed', async () => {
    const { page, state } = await tried('/typed', (each) => each.fill('textarea', '我的留言'));
    expect(state.probe).toMatchObject({ state: 'refused', because: expect.stringMatching(/没提交/) });
    await page.close();
  });

  it('presses at most twelve, and presumes the rest of each way alike', async () => {
    const { page, state } = await tried('/many');
    expect(state.probe).toMatchObject({ state: 'done', of: 6, done: 6, prompt: 30, without: 40, unknown: 0 });
    expect(outcome(state).outcome).toBe('fail');
    expect(state.findings.filter(({ record }) => record.check === 'external-link-without-prompt').map(({ record }) => record.code)).toEqual(['no-prompt', 'suspected']);
    expect(server.strayed).toEqual([]);
    await page.close();
  });

  it('leaves the motions of the page alone', async () => {
    const { page, state } = await tried('/restless');
    expect(state.probe).toMatchObject({ prompt: 1 });
    expect(await page.locator('#u li').count()).toBe(2);
    const first = Number(await page.textContent('#c'));
    await eventually(async () => Number(await page.textContent('#c')) > first, 'the counter of the page to go on');
    await page.close();
  });

  for (const path of ['/lies', '/hangs', '/missing']) {
    // A hostile page that lies or hangs, and one whose script with the prompt is missing.
    it(`takes ${path} as not tried out`, async () => {
      const { page, state } = await tried(path);
      expect(state.probe).toMatchObject({ state: 'done', prompt: 0, without: 0, unknown: 1 });
      expect(outcome(state).outcome).toBe('cannot-check');
      await page.close();
    });
  }
});

const keys = { prompt: 'prompt', 'no-prompt': 'without', unknown: 'unknown' } as const;
const results = { prompt: 'pass', 'no-prompt': 'fail', unknown: 'cannot-check' } as const;

/** Notes in the page what must be the same afterwards. */
function snapshot(): void {
  const natives: readonly (readonly [object, string])[] = [
    [window, 'confirm'], [window, 'alert'], [window, 'prompt'], [window, 'open'], [window, 'print'], [window, 'fetch'], [window, 'setTimeout'], [window, 'setInterval'],
    [HTMLDialogElement.prototype, 'show'], [HTMLDialogElement.prototype, 'showModal'], [HTMLFormElement.prototype, 'submit'], [HTMLFormElement.prototype, 'requestSubmit'],
    [Document.prototype, 'write'], [Document.prototype, 'writeln'], [Document.prototype, 'open'], [History.prototype, 'back'], [History.prototype, 'go'], [Navigator.prototype, 'sendBeacon'],
    [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'], [HTMLElement.prototype, 'click'], [EventTarget.prototype, 'dispatchEvent'],
  ];
  const before = { natives: natives.map(([holder, name]) => [holder, name, JSON.stringify(Object.getOwnPropertyDescriptor(holder, name)), (holder as Record<string, unknown>)[name]] as const), html: document.documentElement.outerHTML, names: Reflect.ownKeys(window), handlers: [...document.querySelectorAll<HTMLElement>('*')].map((element) => element.onclick) };
  Object.defineProperty(window, 'before', { value: before, configurable: true });
}

/** What is not as it was. */
function changes(): readonly string[] {
  const { natives, html, names, handlers } = (window as unknown as { before: { natives: readonly (readonly [object, string, string, unknown])[]; html: string; names: readonly (string | symbol)[]; handlers: readonly unknown[] } }).before;
  const found: string[] = [];
  for (const [holder, name, descriptor, value] of natives) if (JSON.stringify(Object.getOwnPropertyDescriptor(holder, name)) !== descriptor || (holder as Record<string, unknown>)[name] !== value) found.push(name);
  if (document.documentElement.outerHTML !== html) found.push(`html: ${document.documentElement.outerHTML}`);
  for (const name of Reflect.ownKeys(window)) if (name !== 'before' && !names.includes(name)) found.push(`window.${String(name)}`);
  [...document.querySelectorAll<HTMLElement>('*')].forEach((element, index) => {
    if (element.onclick !== handlers[index]) found.push(`onclick of ${element.localName}`);
  });
  return found;
}
