import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectorGlobal } from '../../contract/inspect-request.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { killBrowser, killWorker } from './kill.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
});
afterAll(async () => browser?.close());

async function inspected(route: string): Promise<TabState> {
  const page = await browser.openDemo(route);
  const state = await view.settled(page);
  return state;
}

const faults = (state: TabState) => state.findings.filter(({ record }) => record.verdict !== 'hint');

it('inspects a government page by itself as it loads, and shows the number of findings on the badge', async () => {
  const state = await inspected('/');
  expect(state).toMatchObject({ scope: 'government', inspection: { kind: 'reading', rubric: 'guangxi-2017@1' }, page: { opened: true, pageType: 'home' }, pagesRead: 1 });
  expect(state.page!.outcomes.length).toBeGreaterThan(50);
  expect(state.sheet).toMatchObject({ rubric: 'guangxi-2017@1', state: 'provisional' });
  const open = faults(state).length;
  expect(open).toBeGreaterThan(0);
  await eventually(async () => await view.badge(state.tabId) === String(open), `the badge to show ${open}`);
});

it('saves each ruling at once: it is there after the worker was killed', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const [first, second] = faults(before);
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [first!.record.id], ruling: 'confirmed', reason: '' });
  await view.state({ type: 'view.note', tabId: before.tabId, findingId: first!.record.id, note: '已电话告知' });
  await killWorker(browser);
  const after = await view.state({ type: 'view.state', tabId: before.tabId });
  expect(after.findings.find(({ record }) => record.id === first!.record.id)!.record).toMatchObject({ status: 'confirmed', note: '已电话告知' });
  expect(after.findings.find(({ record }) => record.id === second!.record.id)!.record.status).toBe('pending');
  await page.reload();
  const again = await eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId: before.tabId });
    return now.page && now.page.at > before.page!.at && !now.running ? now : null;
  }, 'the page to be inspected again');
  expect(again.findings.find(({ record }) => record.id === first!.record.id)).toMatchObject({ present: true, record: { status: 'confirmed' } });
  expect(again.findings).toHaveLength(before.findings.length);
  await view.state({ type: 'view.decide', tabId: before.tabId, findingIds: [first!.record.id], ruling: 'pending', reason: '' });
});

/** T5 asks for fifty: `BROWSER_KILLS=50`. */
const kills = Number(process.env['BROWSER_KILLS'] ?? 1);

it(`T5: keeps what was saved when the browser is killed right after, ${kills} of ${kills} times`, async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'duwang-kill-'));
  const said: string[] = [];
  let ruled = '';
  try {
    for (let round = 0; round <= kills; round += 1) {
      const other = await launchOnDemo({ profile });
      try {
        const otherView = await openView(other);
        const state = await otherView.settled(await other.openDemo('/'));
        expect(state.findings.filter(({ record }) => record.origin === 'person').map(({ record }) => record.says).toSorted()).toEqual(said.toSorted());
        if (ruled !== '') expect(state.findings.find(({ record }) => record.id === ruled)).toMatchObject({ record: { status: 'dismissed' }, decisions: [{ reason: '本站是镜像' }] });
        if (round === kills) continue;
        said.push(`第 ${round + 1} 次手工登记`);
        const saved = await otherView.ask({ type: 'view.manual', tabId: state.tabId, says: said.at(-1)!, cites: [], row: null, place: null, fragment: null, note: '' });
        expect(saved.ok).toBe(true);
        if (round === 0) {
          ruled = faults(state)[0]!.record.id;
          expect((await otherView.ask({ type: 'view.decide', tabId: state.tabId, findingIds: [ruled], ruling: 'dismissed', reason: '本站是镜像' })).ok).toBe(true);
        }
        await killBrowser(other);
      } finally {
        await other.close();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, 60_000 * (kills + 5));

it('records a problem a person saw, and corrects the page type for pages of its kind', async () => {
  const state = await inspected('/xwzx/zwyw/content_1001.html');
  const added = await view.state({ type: 'view.manual', tabId: state.tabId, says: '标题有错字', cites: [], row: 'V4', place: null, fragment: null, note: '' });
  expect(added.findings.at(-1)).toMatchObject({ group: 'manual', veto: true, record: { says: '标题有错字', status: 'confirmed', origin: 'person' } });
  await view.state({ type: 'view.page-type', tabId: state.tabId, pageType: 'disclosure' });
  const other = await inspected('/xwzx/zwyw/content_1002.html');
  expect(other.page).toMatchObject({ pageType: 'disclosure', corrected: true });
  await view.state({ type: 'view.page-type', tabId: other.tabId, pageType: null });
});

it('compares header and footer with the home page once that was read', async () => {
  const state = await inspected('/xwzx/');
  const frame = state.page!.outcomes.find(({ id }) => id === 'frame-differs')!;
  expect(frame.reason ?? '').not.toContain('尚未读过本站首页');
});

it('drops what an older run sends while a newer one is on its way', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const worker = await browser.worker();
  // The newer run, which the page has not answered yet, and late messages of the one before it.
  await worker.evaluate(async ({ tabId, url }) => chrome.storage.session.set({ [`run:${tabId}`]: { id: 'newer', url, startedAt: Date.now(), done: 3, of: 66 } }), { tabId: before.tabId, url: page.url() });
  const late = {
    input: page.url(), url: page.url(), status: 200, title: '旧的', opened: true, settled: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '', nodes: 1,
    milliseconds: { gather: 0, checks: 0, longestTask: 0, total: 0 }, notChecked: [], checks: [],
  };
  const send = (run: string, kinds: readonly string[]): Promise<unknown> => worker.evaluate(async ({ tabId, messages }) => {
    await chrome.scripting.executeScript({ target: { tabId }, args: [messages], func: async (all: unknown[]) => {
      for (const message of all) await chrome.runtime.sendMessage(message);
    } });
  }, { tabId: before.tabId, messages: [
    { type: 'capture.progress', run, done: 60, of: 66 }, { type: 'capture.failed', run, message: '旧的一次没有运行完' }, { type: 'capture.result', run, report: late, catalogue: 'x', fragments: {} },
  ].filter(({ type }) => kinds.includes(type)) });
  const now = (): Promise<TabState> => view.state({ type: 'view.state', tabId: before.tabId });
  await send('older', ['capture.progress', 'capture.failed', 'capture.result']);
  expect(await now()).toMatchObject({ running: { done: 3 }, failure: null, page: { at: before.page!.at } });
  expect(faults(await now())).toHaveLength(faults(before).length);
  // Its own result ends it.
  await send('newer', ['capture.result']);
  const after = await now();
  expect(after.running).toBeNull();
  expect(after.page!.at).toBeGreaterThan(before.page!.at);
});

it('an older run that was slow to be ready does not end the newer one in the page', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const worker = await browser.worker();
  // What the first run asks the page for comes only when the second has begun there.
  await worker.evaluate((begin) => {
    const real = chrome.scripting.executeScript.bind(chrome.scripting) as (injection: object) => Promise<unknown[]>;
    let old = true;
    let letGo = (): void => undefined;
    const newerBegan = new Promise<void>((go) => letGo = go);
    Object.assign(chrome.scripting, { executeScript: async (injection: { args?: unknown[]; injectImmediately?: boolean }) => {
      if (old && injection.injectImmediately) {
        old = false;
        Object.assign(globalThis, { olderWaits: true });
        await newerBegan;
      }
      const answer = await real(injection);
      if (injection.args?.[0] === begin) letGo();
      return answer;
    } });
    Object.assign(globalThis, { realScripting: real });
  }, inspectorGlobal);
  await view.ask({ type: 'view.inspect', tabId: before.tabId });
  await eventually(() => worker.evaluate(() => 'olderWaits' in globalThis), 'the older run to wait');
  await view.ask({ type: 'view.inspect', tabId: before.tabId });
  const after = await view.settled(page);
  await worker.evaluate(() => Object.assign(chrome.scripting, { executeScript: (globalThis as unknown as { realScripting: typeof chrome.scripting.executeScript }).realScripting }));
  expect(after.page!.at).toBeGreaterThan(before.page!.at);
  expect(after.failure).toBeNull();
});

it('the progress of an older run, told while a newer one begins, does not bring the older back', async () => {
  const page = await browser.openDemo('/');
  const before = await view.settled(page);
  const worker = await browser.worker();
  // The store answers the first question for the run late: what it said then is old by the time it is used.
  await worker.evaluate(async ({ tabId, url }) => {
    await chrome.storage.session.set({ [`run:${tabId}`]: { id: 'older', url, startedAt: Date.now(), done: 0, of: 66 } });
    const area = chrome.storage.session as unknown as { get(key: string): Promise<unknown> };
    const real = area.get.bind(area);
    let first = true;
    area.get = async (key) => {
      const answer = await real(key);
      if (!first || key !== `run:${tabId}`) return answer;
      first = false;
      area.get = real;
      // Until the newer has begun; where it waits for its turn, it has not for a second.
      for (const end = Date.now() + 1000; Date.now() < end;) {
        if (((await real(key)) as Record<string, { id: string }>)[key]?.id !== 'older') break;
        await new Promise<void>((go) => setTimeout(go, 5));
      }
      return answer;
    };
    await chrome.scripting.executeScript({ target: { tabId }, func: () => void chrome.runtime.sendMessage({ type: 'capture.progress', run: 'older', done: 60, of: 66 }) });
  }, { tabId: before.tabId, url: page.url() });
  await view.ask({ type: 'view.inspect', tabId: before.tabId });
  const after = await view.settled(page);
  expect(after.page!.at).toBeGreaterThan(before.page!.at);
  expect(after.failure).toBeNull();
});

it('takes nothing from a web page but what its own inspection sends', async () => {
  const page = await browser.openDemo('/');
  const state = await view.settled(page);
  // What a content script taken over by the page could send: it speaks with the extension's id, from the page's frame.
  const worker = await browser.worker();
  const answers = await worker.evaluate(async ({ tabId, findingId }) => {
    const forged: unknown[] = [
      { type: 'view.decide', tabId, findingIds: [findingId], ruling: 'dismissed', reason: 'x' },
      { type: 'view.settings', settings: {} }, { type: 'capture.result', run: 'r', report: {}, catalogue: '', fragments: {} },
      { type: 'capture.decide', key: 'no such key', ruling: 'confirmed', reason: '' }, null, 7, 'x', [], { type: 'page.load', __proto__: { a: 1 }, extra: 1 },
    ];
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId }, args: [forged],
      func: async (messages: unknown[]) => {
        const answers: unknown[] = [];
        for (const message of messages) answers.push(await chrome.runtime.sendMessage(message).catch(String));
        return answers;
      },
    });
    return frame!.result as unknown[];
  }, { tabId: state.tabId, findingId: state.findings[0]!.record.id });
  expect(answers.filter((answer) => answer !== null && (answer as { ok?: boolean }).ok !== false)).toEqual([]);
  const after = await view.state({ type: 'view.state', tabId: state.tabId });
  expect(after.findings.map(({ record }) => record.status)).toEqual(state.findings.map(({ record }) => record.status));
  expect(after.settings).toEqual(state.settings);
});
