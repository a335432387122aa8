import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerRecordSchema, visitSchema } from '../../contract/record.ts';
import { holdingAnswers } from '../../scoring/answers.ts';
import { sheetInput } from '../../scoring/sheet.ts';
import { recordsOf } from '../../server/repo/records.ts';
import { packs } from '../../standards/rubrics.ts';
import { answer } from '../../store/answers.ts';
import { decide } from '../../store/decide.ts';
import { listInspections } from '../../store/list-inspections.ts';
import type { Pen } from '../../store/pen.ts';
import { readFindings, readInspection } from '../../store/read-inspection.ts';
import type { Person } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { fault, newStore, penFor, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

const rubric = 'guangxi-2017@1';
const pack = packs.find(({ id }) => id === 'guangxi-2017')!;
const year = 365 * 24 * 3_600_000;
let unit: Unit;
let people = 0;

let first: Person;

beforeEach(async () => {
  unit = await openUnit({ ownReview: true });
  first = await unit.person('editor', '审核零');
});
afterEach(() => unit[Symbol.asyncDispose]());

type Browser = Awaited<ReturnType<typeof browserOf>>;
const join = async (): Promise<Browser> => browserOf(await unit.person('editor', `审核${people += 1}`));
/** The same person at a clock that is wrong. */
const wrongBy = (pen: Pen, milliseconds: number): Pen => ({ ...pen, now: () => pen.now() + milliseconds });
const say = (pen: Pen, inspectionId: string, count: number): Promise<void> => answer(pen, { inspectionId, rubric, kind: 'row', row: 'D4d', holds: 'yes', count, status: null, probes: null, note: '' });
const inspectionOf = async ({ store }: Pick<Browser, 'store'>): Promise<string> => (await listInspections(store))[0]!.inspection.id;

/** What holds for the row, and the outcome of the check on the home page: in a browser, and at the server. */
async function holdsIn({ store }: Pick<Browser, 'store'>, id: string) {
  const { inspection, visits, findings, answers } = await readInspection(store, id);
  const input = sheetInput(pack, { inspection, visits, findings, answers, columns: [] });
  return { count: holdingAnswers(answers, rubric)[0]?.count, outcome: input.coverage[0]?.outcomes['site-tags'] };
}
async function holdsAtServer(id: string, by: Browser) {
  const { db } = unit.server.context;
  const { tenant, stream } = first.me;
  const of = (entity: 'visit' | 'answer') => recordsOf(db.read, tenant, stream, entity, id);
  const answers = (await of('answer')).map(({ data }) => answerRecordSchema.parse(data));
  const visits = (await of('visit')).map(({ data }) => visitSchema.parse(data));
  const { inspection, findings } = await readInspection(by.store, id);
  return { count: holdingAnswers(answers, rubric)[0]?.count, outcome: sheetInput(pack, { inspection, visits, findings, answers, columns: [] }).coverage[0]?.outcomes['site-tags'] };
}

describe.each([['ten years ahead', 10 * year], ['ten years behind', -10 * year]])('a browser %s that was never corrected', (_name, skew) => {
  test('what the server took last holds, in every browser and at the server', async () => {
    const [wrong, right] = [await join(), await join()];
    await read(right.pen, [fault('SiteName')]);
    const id = await inspectionOf(right);
    await say(right.pen, id, 1);
    await right.sync();
    await wrong.sync();

    // Offline, by a clock that is wrong: an answer, and the page read again, now mended.
    const pen = wrongBy(wrong.pen, skew);
    await say(pen, id, 2);
    await read(pen, []);
    expect((await holdsIn(wrong, id)).count).toBe(2);
    for (const one of [wrong, right]) await one.sync();
    for (const one of [wrong, right]) expect(await holdsIn(one, id)).toEqual({ count: 2, outcome: 'pass' });
    expect(await holdsAtServer(id, right)).toEqual({ count: 2, outcome: 'pass' });

    // Said and seen again afterwards by the right clock: that holds now.
    await say(right.pen, id, 3);
    await read(right.pen, [fault('SiteName'), fault('SiteDomain')]);
    for (const one of [right, wrong]) await one.sync();
    const late = await join();
    await late.sync();
    for (const one of [wrong, right, late]) expect(await holdsIn(one, id)).toEqual({ count: 3, outcome: 'fail' });
    expect(await holdsAtServer(id, right)).toEqual({ count: 3, outcome: 'fail' });
  });

  test('a ruling by it is the newest until somebody rules again, not for ever', async () => {
    const [wrong, right] = [await join(), await join()];
    const { present } = await read(right.pen, [fault('SiteName')]);
    const id = present[0]!;
    await right.sync();
    await wrong.sync();
    await decide(wrongBy(wrong.pen, skew), [id], 'dismissed', '误报');
    for (const one of [wrong, right]) await one.sync();
    await decide(right.pen, [id], 'confirmed', '');
    for (const one of [right, wrong]) await one.sync();
    const by = (await right.store.get('decision', (await right.store.getAllFromIndex('decision', 'findingId', id)).find(({ data }) => data.ruling === 'confirmed')!.id))!.data.by;
    for (const one of [wrong, right]) {
      const [found] = await readFindings(one.store, [id]);
      expect(found!.record.status).toBe('confirmed');
      expect(found!.decisions.map(({ ruling }) => ruling)).toEqual(['dismissed', 'confirmed']);
      expect(found!.decisions.at(-1)!.by).toBe(by);
    }
  });
});

test('a clock that jumps back between two answers: the second holds, alone, on the way, and after it has arrived', async () => {
  const alone = { ...penFor(await newStore()), sharing: false };
  await read(alone, [fault('SiteName')]);
  const own = await inspectionOf({ store: alone.store });
  for (const [count, skew] of [[1, 10 * year], [2, 0], [3, -10 * year], [4, 0]] as const) await say(wrongBy(alone, skew), own, count);
  expect((await holdsIn({ store: alone.store }, own)).count).toBe(4);

  const [jumping, other] = [await join(), await join()];
  await read(jumping.pen, [fault('SiteName')]);
  const id = await inspectionOf(jumping);
  for (const [count, skew] of [[1, 10 * year], [2, 0], [3, -10 * year]] as const) await say(wrongBy(jumping.pen, skew), id, count);
  await read(wrongBy(jumping.pen, -10 * year), []);
  expect(await holdsIn(jumping, id)).toEqual({ count: 3, outcome: 'pass' });
  for (const one of [jumping, other]) await one.sync();
  for (const one of [jumping, other]) expect(await holdsIn(one, id)).toEqual({ count: 3, outcome: 'pass' });
  expect(await holdsAtServer(id, other)).toEqual({ count: 3, outcome: 'pass' });
});

test('records of a version that kept no order are fetched once more, and then have one', async () => {
  const [old, other] = [await join(), await join()];
  await read(other.pen, [fault('SiteName')]);
  const id = await inspectionOf(other);
  await say(wrongBy(other.pen, 10 * year), id, 1);
  await say(other.pen, id, 2);
  await other.sync();
  await old.sync();
  // As a version before left them.
  const tx = old.store.transaction(['answer', 'meta'], 'readwrite');
  for (const { v: _, ...row } of await tx.objectStore('answer').getAll()) await tx.objectStore('answer').put(row);
  await tx.objectStore('meta').delete('arrivals');
  await tx.done;
  await old.sync();
  expect((await old.store.getAll('answer')).map(({ v }) => typeof v)).toEqual(['number', 'number']);
  expect((await holdsIn(old, id)).count).toBe(2);
});
