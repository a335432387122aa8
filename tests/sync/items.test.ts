import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { decide } from '../../store/decide.ts';
import { issue, takeBack, type Draft } from '../../store/issue.ts';
import { takeStep } from '../../store/items.ts';
import type { Pen } from '../../store/pen.ts';
import { settle } from '../../store/settle.ts';
import { verifyVisit } from '../../store/verify-visit.ts';
import { newStore, penFor, read, report } from '../store/reports.ts';
import { browserOf } from './browsers.ts';
import { a, b, both, found, itemOf, people, sight } from './items-browsers.ts';

test('issued, answered, seen to be right, closed: both browsers agree with the server at every step', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  expect(await itemOf(a, id)).toMatchObject({ number: null, provisional: '临2026-0001', state: 'open', dueOn: '2026-11-25' });
  await both();
  expect(await itemOf(a, id)).toMatchObject({ number: expect.stringMatching(/^\d{4}-0001$/), by: '审核甲' });
  expect(await itemOf(b, id)).toEqual(await itemOf(a, id));

  await takeStep(b.pen, [id], { act: 'reply-done', note: '已补上标签', day: null });
  expect(await itemOf(b, id)).toMatchObject({ state: 'answered' });
  await both();
  await expect(takeStep(a.pen, [id], { act: 'close', note: '', day: null })).rejects.toThrow('没有核验通过的记录');

  await read(a.pen, []);
  expect(await verifyVisit(a.pen, sight(report([])))).toEqual([{ itemId: id, as: 'fixed' }]);
  await takeStep(a.pen, [id], { act: 'close', note: '', day: null });
  expect(await itemOf(a, id)).toMatchObject({ state: 'closed' });
  await both();
  expect(await itemOf(a, id)).toMatchObject({ state: 'closed', number: expect.any(String) });
  expect(await itemOf(b, id)).toEqual(await itemOf(a, id));
  expect(await a.store.count('op') + await a.store.count('tray') + await b.store.count('op') + await b.store.count('tray')).toBe(0);
  expect((await b.store.getAllFromIndex('step', 'itemId', id)).map(({ data }) => [data.act, data.by])).toEqual([['reply-done', '检查乙'], ['close', '审核甲']]);
});

test('everything offline first, then in one go', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'remind', note: '', day: null });
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  await verifyVisit(a.pen, sight(report([])));
  await takeStep(a.pen, [id], { act: 'close', note: '', day: null });
  const before = await itemOf(a, id);
  await both();
  expect(await a.store.count('tray')).toBe(0);
  expect(await itemOf(a, id)).toMatchObject({ state: 'closed', reminders: 1, round: 1, number: expect.any(String), lastStep: before!.lastStep });
  expect(await itemOf(b, id)).toEqual(await itemOf(a, id));
});

test('a return whose answer is lost is not counted twice', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  await both();
  await takeStep(a.pen, [id], { act: 'return', note: '没有改', day: null });
  // The server has it, the reply does not arrive; then another browser's pull and ours bring the row before the op is answered.
  const losing = await browserOf(people.editor, { name: a.store.name, fetch: async (...args) => {
    const answer = await fetch(...args);
    if (String(args[0]).includes('/push')) throw new TypeError('lost');
    return answer;
  } });
  await losing.sync();
  losing.store.close();
  const row = await browserOf(people.other);
  await row.sync();
  expect((await itemOf(row, id))!.round).toBe(2);
  await a.sync();
  expect((await itemOf(a, id))!).toMatchObject({ round: 2, state: 'returned' });
  expect(await itemOf(a, id)).toEqual(await itemOf(row, id));
});

test('closed here and returned there at once: one holds, the other is told with both versions and can do it anew', async () => {
  const c = await browserOf(people.other);
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await takeStep(a.pen, [id], { act: 'reply-done', note: '', day: null });
  await verifyVisit(a.pen, sight(report([])));
  await both();
  await c.sync();
  await takeStep(a.pen, [id], { act: 'close', note: '', day: null });
  await takeStep(c.pen, [id], { act: 'return', note: '手机版还没改', day: null });
  await a.sync();
  await c.sync();
  const [entry] = await c.store.getAll('tray');
  expect(entry).toMatchObject({ code: 'item_moved', title: ['said.op.return', '缺少标签 SiteName'], theirs: { data: { state: 'closed' }, decision: { byName: '审核甲', data: { act: 'close' } } } });
  expect(await itemOf(c, id)).toMatchObject({ state: 'closed', round: 1 });
  expect((await c.store.getAllFromIndex('step', 'itemId', id)).map(({ data }) => data.act)).not.toContain('return');
  await expect(settle(c.pen, entry!.opId, 'mine')).rejects.toThrow('现在的状态不能做这一步');
  await settle(c.pen, entry!.opId, 'theirs');
  expect(await c.store.count('tray')).toBe(0);
});

test('the same finding issued in two browsers: one item, the other is told which; nothing of the second stays in the list, and what was done with it lies in the tray too', async () => {
  const c = await browserOf(people.other);
  const [draft] = await found(a, 'SiteName');
  await both();
  await c.sync();
  const [mine] = await issue(a.pen, [draft!]) as [string];
  const [theirs] = await issue(c.pen, [draft!]) as [string];
  await takeStep(c.pen, [theirs], { act: 'remind', note: '', day: null });
  await a.sync();
  await c.sync();
  expect((await c.store.getAll('tray')).toSorted((one, other) => one.seq - other.seq)).toMatchObject([
    { code: 'issued', title: ['said.op.rectification', '缺少标签 SiteName'], theirs: { data: { id: mine } } }, { code: 'item_refused', title: ['said.op.remind', '缺少标签 SiteName'], theirs: null },
  ]);
  expect((await c.store.getAll('rectification')).map(({ id }) => id)).toEqual([mine]);
  expect(await c.store.count('op')).toBe(0);
  expect(await c.store.getAllFromIndex('step', 'itemId', theirs)).toEqual([]);
});

test('taken back before it was sent it is gone without a trace; after, it is withdrawn and keeps its number', async () => {
  const drafts = await found(a, 'SiteName', 'SiteIDCode');
  const [first] = await issue(a.pen, [drafts[0]!]) as [string];
  expect(await takeBack(a.pen, [first])).toBe(1);
  expect(await itemOf(a, first)).toBeUndefined();
  const [second] = await issue(a.pen, [drafts[1]!]) as [string];
  await both();
  expect(await takeBack(a.pen, [second])).toBe(0);
  await both();
  expect(await itemOf(b, second)).toMatchObject({ state: 'withdrawn', number: expect.stringMatching(/-0001$/) });
  const [again] = await issue(a.pen, [drafts[0]!]) as [string];
  await both();
  expect((await itemOf(b, again))!.number).toMatch(/-0002$/);
});

test('one who may only look enters nothing; an inspector issues nothing; both are told so at home', async () => {
  const [draft] = await found(a, 'SiteName');
  const [id] = await issue(a.pen, [draft!]) as [string];
  await both();
  const reader: Pen = { ...b.pen, roles: ['reader'], sharing: false };
  expect(await verifyVisit(reader, sight(report([]), { asked: true }))).toEqual([]);
  await expect(issue({ ...b.pen, roles: ['inspector'] }, [draft!])).rejects.toThrow('只有审核人员可以下发整改');
  await expect(takeStep({ ...b.pen, roles: ['inspector'] }, [id], { act: 'close', note: '', day: null })).rejects.toThrow('您的角色不能做这一步');
  await expect(takeStep(reader, [id], { act: 'reply-done', note: '', day: null })).rejects.toThrow('您的角色不能做这一步');
});

test('what was done alone goes to the server with everything that was done and seen', async () => {
  const store = await newStore('alone items');
  const alone = penFor(store, { sharing: false });
  const [draft] = await found({ pen: alone }, 'SiteName');
  const [id] = await issue(alone, [draft!]) as [string];
  await takeStep(alone, [id], { act: 'reply-done', note: '', day: null });
  await verifyVisit(alone, sight(report([])));
  await takeStep(alone, [id], { act: 'return', note: '手机版还没改', day: null });
  await takeStep(alone, [id], { act: 'reply-done', note: '', day: null });
  await verifyVisit(alone, sight(report([])));
  await takeStep(alone, [id], { act: 'close', note: '', day: null });
  await adopt(store, a.pen);
  await both();
  expect(await a.store.count('tray')).toBe(0);
  expect(await itemOf(b, id)).toMatchObject({ state: 'closed', round: 2, number: expect.any(String), provisional: '临2026-0001' });
  expect(await itemOf(a, id)).toEqual(await itemOf(b, id));
});

test('the register refuses in words what cannot be issued', async () => {
  const [draft] = await found(a, 'SiteName');
  const refused = (over: Partial<Draft>): Promise<unknown> => issue(a.pen, [{ ...draft!, ...over }]);
  await expect(refused({ unit: ' ' })).rejects.toThrow('请写明责任单位');
  await expect(refused({ says: '' })).rejects.toThrow('请写明是什么问题');
  await expect(refused({ findingIds: ['no'] })).rejects.toThrow('找不到其中的问题');
  await expect(refused({ workingDays: 200 })).rejects.toThrow('没有国务院办公厅2027年的节假日安排');
  await expect(refused({ workingDays: null })).rejects.toThrow('请写明整改时限');
  await expect(refused({ workingDays: null, dueOn: '2026-11-01' })).rejects.toThrow('整改时限已经过去');
  await expect(refused({ workingDays: null, dueOn: '2026-12-01', dueBecause: ' ' })).rejects.toThrow('指定日期须写明理由');
  await issue(a.pen, [draft!]);
  await expect(refused({})).rejects.toThrow('已经列入整改事项 临2026-0001');
  await decide(a.pen, [...draft!.findingIds], 'pending', '');
  await expect(refused({})).rejects.toThrow('只有已确认的问题');
});
