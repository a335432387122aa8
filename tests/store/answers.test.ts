import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { answer, unnamed, type Said } from '../../store/answers.ts';
import { closeInspection } from '../../store/close-inspection.ts';
import { decide } from '../../store/decide.ts';
import { findingIds, listInspections } from '../../store/list-inspections.ts';
import { readFindings, readInspection } from '../../store/read-inspection.ts';
import { idsOf, shortReader } from '../../store/short-read.ts';
import { exportUnsent, importUnsent } from '../../store/unsent.ts';
import { holdingAnswers } from '../../scoring/answers.ts';
import { fault, newStore, penFor, read } from './reports.ts';

const rubric = 'guangxi-2017@1';

async function started() {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteDomain'), fault('SiteIDCode', { verdict: 'hint' })]);
  const [line] = await listInspections(pen.store);
  const said = (over: Partial<Said> = {}): Said => ({
    inspectionId: line!.inspection.id, rubric, kind: 'row', row: 'D4d', holds: 'yes', count: 2, status: null, probes: null, note: '', ...over,
  });
  return { pen, id: line!.inspection.id, said };
}

it('lists an inspection with its pages and what waits for a person', async () => {
  const { pen, id } = await started();
  expect(await listInspections(pen.store)).toMatchObject([{ inspection: { id }, site: { host: 'www.demo.gov.cn' }, pages: 1, findings: 3, pending: 3 }]);
  const reader = shortReader();
  // From an index as from what is known: the same.
  const ids = async (only: Parameters<typeof idsOf>[1]) => {
    const known = idsOf(await reader.look(pen.store, id), only);
    expect(await findingIds(pen.store, id, only)).toEqual(known);
    return known;
  };
  const [first] = await ids({ status: null, check: null });
  await decide(pen, [first!], 'confirmed', '');
  expect(await listInspections(pen.store)).toMatchObject([{ findings: 3, pending: 2 }]);
  expect(await ids({ status: 'confirmed', check: 'site-tags' })).toEqual([first]);
  expect(await ids({ status: 'pending', check: 'broken-link' })).toEqual([]);
  expect(await readFindings(pen.store, [first!, 'gone'])).toMatchObject([{ record: { id: first, status: 'confirmed' }, decisions: [{ by: '张三' }], sync: 'waiting' }]);
});

it('keeps every answer; the newest holds, and each is on its way after the inspection it belongs to', async () => {
  const { pen, id, said } = await started();
  await answer(pen, said());
  await answer(pen, said({ count: 5, note: '又发现三处' }));
  const { answers } = await readInspection(pen.store, id);
  expect(answers).toHaveLength(2);
  expect(holdingAnswers(answers, rubric)).toMatchObject([{ row: 'D4d', count: 5, by: '张三' }]);
  expect(holdingAnswers(answers, 'census-2015@1')).toEqual([]);
  const sent = (await pen.store.getAllFromIndex('op', 'seq')).map(({ op }) => op.entity);
  expect(sent.filter((entity) => entity === 'answer')).toHaveLength(2);
  expect(sent.indexOf('inspection')).toBeLessThan(sent.indexOf('answer'));
});

it('refuses a veto without a reason or a name, probes that do not add up, and anything after the end', async () => {
  const { pen, id, said } = await started();
  const veto = said({ kind: 'veto', row: 'V4', count: 0, note: '首页领导人姓名写错' });
  await expect(answer(pen, { ...veto, note: ' ' })).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('理由') });
  await expect(answer({ ...pen, by: unnamed }, veto)).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('具名') });
  await expect(answer(pen, said({ kind: 'probes', row: '', probes: { total: 3, slow: 4, days: 1 } }))).rejects.toMatchObject({ reason: 'rule' });
  expect((await readInspection(pen.store, id)).answers).toEqual([]);
  await answer(pen, veto);
  await closeInspection(pen, id);
  await expect(answer(pen, said())).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('已经结束') });
  await expect(closeInspection(pen, id)).rejects.toMatchObject({ reason: 'rule' });
  const closing = (await pen.store.getAllFromIndex('op', 'seq')).at(-1)!.op;
  expect(closing).toMatchObject({ entity: 'inspection', kind: 'update', was: { closedAt: null } });
  await read(pen, [fault('SiteName')]);
  expect(await listInspections(pen.store)).toHaveLength(2);
  expect((await readInspection(pen.store, id)).findings).toHaveLength(3);
});

it('goes with the person: into the account’s records, and into the file of what was not sent', async () => {
  const alone = { ...penFor(await newStore()), sharing: false };
  await read(alone, [fault('SiteName')]);
  const [line] = await listInspections(alone.store);
  await answer(alone, { inspectionId: line!.inspection.id, rubric, kind: 'row', row: 'D5a', holds: 'no', count: 0, status: null, probes: null, note: '' });
  const file = await exportUnsent(alone.store, 1);
  const other = await newStore();
  await importUnsent(other, file.text, 2);
  expect(await other.count('answer')).toBe(1);
  const account = penFor(await newStore());
  await adopt(alone.store, account);
  expect((await account.store.getAllFromIndex('op', 'seq')).map(({ op }) => op.entity)).toContain('answer');
  expect(await alone.store.count('answer')).toBe(0);
});
