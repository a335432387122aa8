import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { deskFacts } from '../../entrypoints/background/workbench/desk-facts.ts';
import { basisOf, finalisedFacts, standingFinal } from '../../entrypoints/background/workbench/finalised-read.ts';
import { keepCauses, keepSheet, readyCauses, readyIds, readyPages, readyRow, type Shown } from '../../entrypoints/background/workbench/ready-views.ts';
import { causesShown } from '../../entrypoints/background/workbench/causes.ts';
import { rootCausesOf } from '../../scoring/root-causes.ts';
import { reading, write } from '../../store/database.ts';
import { decide } from '../../store/decide.ts';
import { finalise, finalsOf, reopen } from '../../store/finalise.ts';
import { findingIds, listInspections } from '../../store/list-inspections.ts';
import { readInspection } from '../../store/read-inspection.ts';
import { shortReader } from '../../store/short-read.ts';
import { fault, newStore, penFor, read } from '../store/reports.ts';
import { inputOfRead } from './price-read.ts';

async function begun() {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteDomain')]);
  const [line] = await listInspections(pen.store);
  return { pen, id: line!.inspection.id };
}

it('the sheet on screen of a 定稿 is what was frozen, whatever came later; altered, it says so; reopened, it is the records again', async () => {
  const { pen, id } = await begun();
  const [first] = (await readInspection(pen.store, id)).findings;
  await decide(pen, [first!.id], 'confirmed', '');
  const { pack, input, sheet } = inputOfRead(await readInspection(pen.store, id));
  const final = await finalise(pen, { inspectionId: id, after: null, pack, input, sheet, pages: 1, tools: [], catalogues: [], note: '按期上报' });
  const rubric = final.rubric;
  await write(pen.store, async (tx) => {
    const record = (await tx.objectStore('finding').get(first!.id))!;
    await tx.objectStore('finding').put({ ...record, data: { ...record.data, status: 'dismissed' } });
    await tx.objectStore('finding').put({ ...record, id: 'late', data: { ...record.data, id: 'late', key: 'late', foundAt: final.at + 1 } });
  });
  const look = await shortReader().look(pen.store, id);
  const standing = (await standingFinal(reading(pen.store), id, rubric))!;
  expect(basisOf(standing)).toBe('whole');
  const { facts } = finalisedFacts(look.read, standing, rubric, 0);
  expect(facts.sheet).toEqual(sheet);
  expect(facts.findings.map((finding) => finding.status)).toEqual(['confirmed', 'pending']);
  expect(basisOf({ ...standing, frozen: { ...standing.frozen!, input: { ...input, findings: [] } } })).toBe('damaged');
  expect(basisOf({ ...standing, frozen: null })).toBe('elsewhere');
  await reopen(pen, id, (await finalsOf(pen.store, id)).at(-1)!.id, '漏查一页');
  expect(await standingFinal(reading(pen.store), id, rubric)).toBeNull();
  expect((await shortReader().look(pen.store, id)).stamps).not.toBe(look.stamps);
});

it('views made ready say what the records say, and nothing once something was written', async () => {
  const { pen, id } = await begun();
  const look = await shortReader().look(pen.store, id);
  const facts = deskFacts(look.read, null, 0);
  const causes = rootCausesOf(look.read.findings);
  const shown = causesShown(look.read, causes, null);
  await keepSheet(pen.store, id, null, 'this', look, {} as Shown, facts.rowFindings, {});
  await keepCauses(pen.store, id, null, 'this', look.stamps, shown, causes, new Map(look.read.findings.map((finding) => [finding.id, finding.status])));
  for (const status of [null, 'pending', 'confirmed'] as const) {
    for (const check of [null, 'site-tags', 'none']) expect(await readyIds(pen.store, id, { status, check }, 'this')).toEqual(await findingIds(pen.store, id, { status, check }));
  }
  expect(await readyCauses(pen.store, id, null, 'this')).toEqual(shown);
  expect(await readyPages(pen.store, id, shown[0]!.key, 'this')).toEqual(causes[0]!.pages.map(({ url, title, findings }) => ({ url, title, findings: findings.map((finding) => ({ id: finding, status: 'pending' })) })));
  expect(await readyRow(pen.store, id, null, 'none', null, 'this')).toEqual([]);
  expect(await readyIds(pen.store, id, { status: null, check: null }, 'another')).toBeNull();
  await decide(pen, [look.all[0]!.id], 'confirmed', '');
  expect(await readyIds(pen.store, id, { status: null, check: null }, 'this')).toBeNull();
  expect(await readyCauses(pen.store, id, null, 'this')).toBeNull();
  expect(await readyPages(pen.store, id, shown[0]!.key, 'this')).toBeNull();
});
