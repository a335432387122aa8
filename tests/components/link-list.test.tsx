import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import '../../components/style/links.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore } from '../../components/view-store.ts';
import type { LinkAnswer } from '../../contract/link.ts';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import { pageOfLinks, type ListedLink } from '../../entrypoints/background/links/link-pages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { someView } from './some-view.ts';
import { someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
document.documentElement.dataset['surface'] = 'popup';
document.title = '读网';

/** The worker's part is asked over a message: waited for, never timed. */
const patient = { timeout: 30_000 };
const at = Date.parse('2026-11-21T09:30:00+08:00');
const run: NonNullable<TabState['links']> = { state: 'done', done: 4, of: 4, ok: 1, broken: 1, suspicious: 1, blocked: 1, skipped: 0, startedAt: at, endedAt: at + 9000 };
const answer = (url: string, more: Partial<LinkAnswer>): LinkAnswer => ({ url, verdict: 'ok', reason: 'fine', at, status: 200, detail: '', hops: [], finalUrl: url, type: 'text/html', size: null, start: '', mark: null, tries: 1, firstByteMs: 5, ...more });
const link = (url: string, text: string, more: Partial<LinkAnswer>) => ({ url, text, places: 1, answer: answer(url, more) });
const gone = 'https://www.other.gov.cn/%E5%B9%B4%E6%8A%A5.html';
const list: readonly ListedLink[] = [
  { ...link(gone, '年报', { verdict: 'broken', reason: 'status', status: 404, tries: 2, hops: [{ status: 302, url: 'https://www.other.gov.cn/new.html', cookie: false }] }), places: 3 },
  link('https://www.other.gov.cn/b', '<img src=x onerror=alert(1)>', { verdict: 'suspicious', reason: 'tls', status: null, detail: 'net::ERR_CERT_DATE_INVALID' }),
  link('javascript:alert(1)', '坏地址', { verdict: 'blocked', reason: 'firewall', status: 521, mark: '创宇盾' }),
  link('https://www.other.gov.cn/c', '通知', {}),
];

let holder: HTMLElement | null = null;
afterEach(() => {
  if (holder) render(null, holder);
  holder?.remove();
});

async function show(links: TabState['links'], given: readonly ListedLink[] | null, more: (message: ViewMessage) => ViewAnswer | null = () => null) {
  holder = document.createElement('div');
  document.body.append(holder);
  const tab = someTab({ links: links ?? null });
  const view = someView((message) => more(message) ?? { ok: true, state: tab, ...(message.type === 'view.links' ? { extra: given && pageOfLinks(at, given, message) } : {}) });
  const store = createViewStore(view);
  store.actions.take(tab);
  store.actions.show('links');
  render(<ListApp store={store} view={view} />, holder);
  await atRest();
  return { view, store, root: holder };
}
const rows = () => [...holder!.querySelectorAll<HTMLElement>('.link-row')];
const button = (words: RegExp, inside: Element = holder!) => [...inside.querySelectorAll('button')].find((one) => words.test(one.textContent))!;

it('lists links by what became of them, trouble first, each with its chain, and has no axe violation', async () => {
  const { root } = await show(run, list);
  expect(rows().map((row) => row.dataset['verdict'])).toEqual(['broken', 'suspicious', 'blocked', 'ok']);
  expect(rows()[0]!.textContent).toMatch(/打不开年报3 处https:\/\/www\.other\.gov\.cn\/年报\.html404 页面不存在302 → https:\/\/www\.other\.gov\.cn\/new\.html访问 2 次，最后一次 2026-11-21 09:30/);
  expect(rows()[1]!.textContent).toMatch(/<img src=x.*安全证书有问题（ERR_CERT_DATE_INVALID）/);
  expect(root.querySelector('img')).toBeNull();
  expect(root.textContent).toMatch(/打不开 1　可能失效 1　未能判定 1　正常 1/);
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

it('opens web addresses only, in a tab of their own', async () => {
  await show(run, list);
  const opened = [...holder!.querySelectorAll<HTMLAnchorElement>('.link-row a')];
  expect(opened.map(({ href }) => href)).toEqual([gone, 'https://www.other.gov.cn/b', 'https://www.other.gov.cn/c']);
  expect(opened.every(({ target, rel }) => target === '_blank' && rel.includes('noopener'))).toBe(true);
});

it('filters by result and by words', async () => {
  await show(run, list);
  const choice = holder!.querySelector('select')!;
  choice.value = 'broken';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => rows().length, patient).toBe(1);
  choice.value = 'all';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  const words = holder!.querySelector<HTMLInputElement>('input[type=search]')!;
  words.value = '通知';
  words.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await expect.poll(() => rows().map((row) => row.dataset['verdict']), patient).toEqual(['ok']);
});

it('copies, and asks again for one or for all that did not open', async () => {
  const { view } = await show(run, list);
  button(/复制/, rows()[0]!).click();
  button(/复查$/, rows()[0]!).click();
  button(/复查没有打开的 3 个/).click();
  await atRest();
  expect(view.copied).toEqual([gone]);
  expect(view.sent.filter(({ type }) => type === 'view.check-links')).toEqual([{ type: 'view.check-links', tabId: 7, which: [gone] }, { type: 'view.check-links', tabId: 7, which: 'failed' }]);
});

it('shows how far it is while it runs, and cancels', async () => {
  const { view, root } = await show({ ...run, state: 'running', done: 2, endedAt: null }, list);
  expect(root.querySelector('progress')).toMatchObject({ value: 2, max: 4 });
  expect(root.textContent).toContain('正在检查链接 2 / 4');
  expect(button(/复查$/)).toBeUndefined();
  button(/取消/).click();
  await atRest();
  expect(view.sent.at(-1)).toEqual({ type: 'view.cancel-links', tabId: 7 });
});

it('says why nothing was checked where leave was refused', async () => {
  const { root } = await show(null, null, (message) => (message.type === 'view.check-links' ? { ok: false, message: '浏览器还没有允许读网访问链接所指的网站，链接未检。' } : null));
  button(/^检查链接$/).click();
  await atRest();
  expect(root.querySelector('[role=alert]')?.textContent ?? root.textContent).toContain('链接未检');
});

it('asks the worker for a hundred of ten thousand at first, for more by press, and never for more than a thousand', async () => {
  const { view, root } = await show({ ...run, of: 10_000 }, Array.from({ length: 10_000 }, (_, index) => link(`https://a.cn/${index}`, '件', {})));
  expect(rows()).toHaveLength(100);
  button(/再显示一些（还有 9900 个）/).click();
  await expect.poll(() => rows().length, patient).toBe(200);
  for (let shown = 300; shown <= 1000; shown += 100) {
    button(/再显示一些/).click();
    await expect.poll(() => rows().length, patient).toBe(shown);
  }
  expect(button(/再显示一些/)).toBeUndefined();
  expect(root.textContent).toContain('另有 9000 个没有列出，请在“查找”里输入');
  expect(Math.max(...view.sent.flatMap((message) => (message.type === 'view.links' ? [message.most] : [])))).toBe(1000);
  const words = holder!.querySelector<HTMLInputElement>('input[type=search]')!;
  words.value = 'a.cn/9999';
  words.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await expect.poll(() => rows().map((row) => row.querySelector('.address')!.textContent), patient).toEqual(['https://a.cn/9999']);
});
