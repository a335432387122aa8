import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { exportRequest } from '../../contract/export.ts';
import { makeExport } from '../../entrypoints/workbench/export/make-export.ts';
import { inputOfRead } from './price-read.ts';
import { listInspections } from '../../store/list-inspections.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { readInspection } from '../../store/read-inspection.ts';
import { nameSite } from '../../store/site.ts';
import { decide } from '../../store/decide.ts';
import { finalise, finalsOf, reopen } from '../../store/finalise.ts';
import type { Store } from '../../store/database.ts';
import { fault, home, newStore, penFor, read, report } from '../store/reports.ts';

const now = Date.parse('2026-11-21T12:00:00+08:00');

async function begun() {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteDomain')]);
  const [line] = await listInspections(pen.store);
  return { pen, id: line!.inspection.id };
}

async function text(store: Store, id: string, form: 'csv' | 'html', tell: Parameters<typeof makeExport>[4] = () => undefined): Promise<string> {
  const made = await makeExport(store, exportRequest(form, form, { inspectionId: id }), '0.1.0', now, tell);
  if (made.is !== 'file') throw new Error('no file');
  return new TextDecoder().decode(made.bytes);
}

it('what arrives while an export is made is in the next one, and never half in this one', async () => {
  const { pen, id } = await begun();
  const before = await text(pen.store, id, 'csv');
  let arriving: Promise<unknown> = Promise.resolve();
  const during = await text(pen.store, id, 'csv', ({ stage }) => {
    if (stage === 'make') arriving = read(pen, [fault('SiteIDCode', { key: `site-tags/missing/SiteIDCode@${home}2` })], { report: { ...report([fault('SiteIDCode')]), url: `${home}2` } });
  });
  expect(during).toBe(before);
  await arriving;
  expect(await text(pen.store, id, 'csv')).toContain('SiteIDCode');
});

it('an export of a 定稿 is what was frozen, whatever other computers sent since; reopened, it is the records again', async () => {
  const { pen, id } = await begun();
  const [first] = (await readInspection(pen.store, id)).findings;
  await decide(pen, [first!.id], 'confirmed', '');
  const { pack, input, sheet } = inputOfRead(await readInspection(pen.store, id));
  const final = await finalise(pen, { inspectionId: id, after: null, pack, input, sheet, pages: 1, tools: ['0.1.0'], catalogues: ['c'], note: '按期上报' });
  const frozen = await text(pen.store, id, 'html');
  expect(frozen).toMatch(/第 1 稿，张三.*按冻结的依据导出/);
  // A ruling made offline on another computer reaches the records after all.
  const record = (await pen.store.get('finding', first!.id))!;
  await pen.store.put('finding', { ...record, data: { ...record.data, status: 'pending' } });
  await pen.store.put('finding', { ...record, id: 'late', data: { ...record.data, id: 'late', key: 'late', says: '定稿以后才到的问题', foundAt: final.at + 1 } });
  expect(await text(pen.store, id, 'html')).toBe(frozen);
  await reopen(pen, id, (await finalsOf(pen.store, id)).at(-1)!.id, '漏查一页');
  const after = await text(pen.store, id, 'html');
  expect(after).toContain('定稿以后才到的问题');
  expect(after).not.toContain('按冻结的依据');
});

it('refuses to print a 定稿 whose frozen basis was changed, in words', async () => {
  const { pen, id } = await begun();
  const { pack, input, sheet } = inputOfRead(await readInspection(pen.store, id));
  const { inputHash } = await finalise(pen, { inspectionId: id, after: null, pack, input, sheet, pages: 1, tools: [], catalogues: [], note: '按期上报' });
  const frozen = (await pen.store.get('frozen', inputHash))!;
  await pen.store.put('frozen', { ...frozen, input: { ...frozen.input, findings: [] } });
  await expect(text(pen.store, id, 'html')).rejects.toThrow('与定稿不符');
  // The computer that did not finalise has no basis: the result is the frozen one, and the paper says so.
  await pen.store.delete('frozen', inputHash);
  expect(await text(pen.store, id, 'html')).toContain('计算依据在定稿的电脑上');
});

/** The text of every cell of the workbook an export gives. */
async function cells(store: Store, form: 'month' | 'quarter', period: string): Promise<string> {
  const made = await makeExport(store, exportRequest(form, 'xlsx', { period }), '0.1.0', now, () => undefined);
  if (made.is !== 'file') throw new Error('no file');
  return readWorkbook(made.bytes).map(({ rows, columns, text: at }) => Array.from({ length: rows * columns }, (_, place) => at(Math.floor(place / columns), place % columns)).join('\n')).join('\n');
}

it('the month form of a site that is 定稿 never changes: not by what arrives later, not by a new reading, not by another name', async () => {
  const { pen, id } = await begun();
  const [first] = (await readInspection(pen.store, id)).findings;
  await decide(pen, [first!.id], 'confirmed', '');
  expect(await cells(pen.store, 'month', '2026-11')).toContain('没有定稿，按导出时的记录');
  const { pack, input, sheet } = inputOfRead(await readInspection(pen.store, id));
  await finalise(pen, { inspectionId: id, after: null, pack, input, sheet, pages: 1, tools: ['0.1.0'], catalogues: ['c'], note: '按期上报' });
  const printed = await cells(pen.store, 'month', '2026-11');
  expect(printed).toContain('定稿第 1 稿，张三');

  const record = (await pen.store.get('finding', first!.id))!;
  await pen.store.put('finding', { ...record, data: { ...record.data, status: 'dismissed' } });
  await read(pen, [fault('SiteIDCode'), fault('ColumnName')]);
  const begunAgain = (await listInspections(pen.store)).find(({ inspection }) => inspection.closedAt === null);
  expect(begunAgain?.findings).toBeGreaterThan(0);
  await nameSite(pen, record.data.siteId, { name: '改了名的网站', code: null, kind: 'unknown' });
  expect(await cells(pen.store, 'month', '2026-11')).toBe(printed);

  // Reopened, the paper follows the records again.
  await reopen(pen, id, (await finalsOf(pen.store, id)).at(-1)!.id, '漏查一页');
  const after = await cells(pen.store, 'month', '2026-11');
  expect(after).toContain('改了名的网站');
  expect(after).toContain('没有定稿，按导出时的记录');
});

it('a month form refuses a 定稿 whose basis was changed, and says of which site', async () => {
  const { pen, id } = await begun();
  const { pack, input, sheet } = inputOfRead(await readInspection(pen.store, id));
  const { inputHash } = await finalise(pen, { inspectionId: id, after: null, pack, input, sheet, pages: 1, tools: [], catalogues: [], note: '按期上报' });
  const frozen = (await pen.store.get('frozen', inputHash))!;
  await pen.store.put('frozen', { ...frozen, input: { ...frozen.input, findings: [] } });
  await expect(cells(pen.store, 'month', '2026-11')).rejects.toThrow(/www\.demo\.gov\.cn：.*与定稿不符/);
});
