import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { push, signIn, testPassword } from '../server/support/person.ts';
import { create, step } from '../server/support/records.ts';
import { openUnit } from '../server/support/unit.ts';
import { siteTags } from './changing-site.ts';
import { eventually } from './fixtures.ts';
import { address, choose, confirmMissing, issueAll, item, lineOf, lines, openPeople, reportDone, sync, verify, type People, type Worker } from './support/rectify-people.ts';

const title = '关于开展安全检查的通知';
let people: People;
let site: People['site'];
let reviewer: Worker;
let editor: Worker;

beforeAll(async () => {
  people = await openPeople();
  ({ site, reviewer, editor } = people);
});
afterAll(async () => people?.close());

it('issued, answered, mended, seen to be mended, closed with one key', async () => {
  site.put('/xw/a.html', { title });
  await confirmMissing(people, reviewer, '/xw/a.html');
  await issueAll(reviewer);
  await sync(reviewer);
  const issued = (await lineOf(reviewer, '-0001'))!;
  expect(issued).toMatchObject({ state: 'open', unit: '示例县教育局', dueOn: '2099-01-05', sync: 'sent' });

  await sync(editor);
  await reportDone(editor, '-0001', '模板里已补上标签');
  await sync(reviewer);
  expect(await lineOf(reviewer, '-0001')).toMatchObject({ state: 'answered', reply: { kind: 'done', by: '编辑乙' } });

  // Said to be mended, and it is not: the page tells.
  expect(await verify(reviewer, '-0001')).toMatchObject({ seen: { unfixed: 1 }, proven: false, state: 'review' });
  expect(await reviewer.desk.getByRole('button', { name: '销号' }).isDisabled()).toBe(true);

  site.put('/xw/a.html', { title, head: siteTags });
  expect(await verify(reviewer, '-0001')).toMatchObject({ seen: { fixed: 1 }, proven: true, state: 'review' });
  await reviewer.desk.getByText('没有再查到').first().waitFor({ state: 'attached' });
  await reviewer.desk.keyboard.press('1');
  await eventually(async () => (await lineOf(reviewer, '-0001'))?.state === 'closed', 'the item to be closed');
  await sync(reviewer);
  await sync(editor);
  expect(await lineOf(editor, '-0001')).toMatchObject({ state: 'closed' });
});

it('the fault is back on a later visit: the item reopens itself under a new number that names the old one', async () => {
  site.put('/xw/a.html', { title });
  const page = await editor.browser.open(address('/xw/a.html'));
  await editor.view.settled(page);
  await eventually(async () => (await lines(editor)).some(({ cameBack }) => cameBack), 'the new item');
  await sync(editor);
  await sync(reviewer);
  const [old, back] = [(await lineOf(reviewer, '-0001'))!, (await lineOf(reviewer, '-0002'))!];
  expect([old.state, back.state, back.cameBack]).toEqual(['closed', 'open', true]);
  expect(await item(reviewer, back.id)).toMatchObject({ reopens: old.id });
  expect(await item(reviewer, old.id)).toMatchObject({ reopenedAs: back.id });
  // Another visit of the same page by the other person makes no second one.
  const again = await reviewer.browser.open(address('/xw/a.html'));
  await reviewer.view.settled(again);
  await sync(reviewer);
  expect((await lines(reviewer)).filter(({ cameBack }) => cameBack)).toHaveLength(1);
  await choose(reviewer, '-0002');
  await reviewer.desk.getByRole('link', { name: /同一问题曾在 \d{4}-0001 销号/ }).waitFor();
  await page.close();
  await again.close();
});

it('closed here while another has returned it: the second is shown both versions', async () => {
  const other = await signIn(people.unit.server.url, '审核丙', undefined, people.extIds[0]);
  site.put('/xw/a.html', { title, head: siteTags });
  await reportDone(editor, '-0002', '');
  await sync(reviewer);
  expect(await verify(reviewer, '-0002')).toMatchObject({ proven: true });
  await sync(reviewer);
  const now = await item(reviewer, (await lineOf(reviewer, '-0002'))!.id);
  expect((await push(other, [create('step', step(now, 'return', { note: '手机版仍然没有' }))])).results[0]!.st).toBe('ok');
  const clashed = async () => {
    const shown = await reviewer.view.state({ type: 'view.state', tabId: await reviewer.view.tabId(reviewer.desk) });
    return shown.conflicts.length === 1 ? shown : null;
  };
  await reviewer.desk.keyboard.press('1');
  // Closed here first: an exchange before that would bring the return, and there would be nothing to close.
  await eventually(async () => (await lineOf(reviewer, '-0002'))?.state === 'closed' || await clashed() !== null, 'the item to be closed here', 60_000);
  await sync(reviewer);
  const state = await eventually(clashed, 'the conflict', 60_000);
  expect(state.conflicts[0]).toMatchObject({ code: 'item_moved', title: expect.stringContaining('销号：'), theirName: '审核丙', mine: { act: 'close' }, theirs: { state: 'returned' } });
  expect(await reviewer.view.ask({ type: 'view.settle', opId: state.conflicts[0]!.opId, keep: 'theirs' })).toMatchObject({ ok: true });
  expect(await lineOf(reviewer, '-0002')).toMatchObject({ state: 'returned', round: 2, proven: false });
});

it('a manager sees it in the browser without the extension, by keyboard, in a page without an axe violation', async () => {
  const page = await reviewer.browser.context.newPage();
  await page.goto(`${people.unit.server.url}/login`);
  await page.fill('input[name=name]', '审核丙');
  await page.fill('input[name=password]', testPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /工作台/ }).waitFor();
  // The page's own policy lets no script in: axe runs beside it.
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const violations = async (): Promise<readonly string[]> => {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await session.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
    const { result } = await session.send('Runtime.evaluate', { expression: 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))', contextId: executionContextId, awaitPromise: true, returnByValue: true });
    return result.value as readonly string[];
  };
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: '整改事项', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /-0001$/ }).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('link', { name: /-0001$/ }).click();
  await page.getByText('规则核验：已改').first().waitFor();
  expect(await violations()).toEqual([]);
  await page.close();
});

it('the server is away: looks and closing go on and arrive when it is back', async () => {
  site.put('/xw/d.html', { title: '第四则通知' });
  await confirmMissing(people, reviewer, '/xw/d.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  await reportDone(editor, '-0003', '已补上');
  await sync(reviewer);
  await people.unit.server.stop();
  site.put('/xw/d.html', { title: '第四则通知', head: siteTags });
  await choose(reviewer, '-0003');
  await eventually(async () => (await lineOf(reviewer, '-0003'))?.state === 'answered', 'the answer');
  expect(await verify(reviewer, '-0003')).toMatchObject({ proven: true, sync: 'waiting' });
  await reviewer.desk.keyboard.press('1');
  await eventually(async () => (await lineOf(reviewer, '-0003'))?.state === 'closed', 'the item to be closed');
  people.unit = await openUnit({ dataDir: people.unit.dataDir, port: Number(new URL(people.unit.server.url).port), extIds: people.extIds });
  await sync(reviewer);
  await sync(editor);
  expect(await lineOf(editor, '-0003')).toMatchObject({ state: 'closed', sync: 'sent' });
});
