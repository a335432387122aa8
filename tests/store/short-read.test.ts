import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deskFacts } from '../../entrypoints/background/workbench/desk-facts.ts';
import { answer } from '../../store/answers.ts';
import { write } from '../../store/database.ts';
import { decide } from '../../store/decide.ts';
import { listInspections, readyLine, type ReadyLine } from '../../store/list-inspections.ts';
import { readInspection } from '../../store/read-inspection.ts';
import { keepReady, readyAnswer } from '../../store/ready.ts';
import { packFindings, shortened, unpackFindings } from '../../store/short-findings.ts';
import { shortReader } from '../../store/short-read.ts';
import type { Pen } from '../../store/pen.ts';
import { fault, home, newStore, penFor, read, report } from './reports.ts';

/** What may happen to an inspection, in any order. */
const deeds = {
  read: async (pen: Pen, n: number) => void await read(pen, Array.from({ length: n % 5 }, (_, at) => fault(`标签${(n + at) % 7}`, { key: `site-tags/missing/${(n + at) % 7}@${home}${n % 3}` })), { report: { ...report([fault(`标签${n % 7}`)]), url: `${home}${n % 3 === 0 ? '' : n % 3}` } }),
  confirm: async (pen: Pen, n: number) => rule(pen, n, 'confirmed'),
  dismiss: async (pen: Pen, n: number) => rule(pen, n, 'dismissed'),
  back: async (pen: Pen, n: number) => rule(pen, n, 'pending'),
  answer: async (pen: Pen, n: number) => answer(pen, { inspectionId: await inspectionOf(pen), rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: n % 4, status: null, probes: null, note: '' }),
  remove: async (pen: Pen, n: number) => {
    const id = await anyFinding(pen, n);
    await write(pen.store, async (tx) => id && tx.objectStore('finding').delete(id));
  },
  dropShared: async (pen: Pen) => write(pen.store, async (tx) => {
    for (let cursor = await tx.objectStore('finding').openCursor(); cursor; cursor = await cursor.continue()) if (cursor.value.data.status === 'dismissed') await cursor.delete();
  }),
  failed: async (pen: Pen, n: number) => {
    const id = await anyFinding(pen, n);
    await write(pen.store, async (tx) => {
      const record = id ? await tx.objectStore('finding').get(id) : undefined;
      if (record) await tx.objectStore('finding').put({ ...record, data: { ...record.data, says: '没有写成' } });
      throw new Error('the work failed');
    }).catch(() => undefined);
  },
} as const;
type Deed = keyof typeof deeds | 'die' | 'keep';
const names: readonly Deed[] = [...Object.keys(deeds) as (keyof typeof deeds)[], 'die', 'keep', 'keep'];

async function inspectionOf({ store }: Pen): Promise<string> {
  return (await store.getAllKeys('inspection'))[0]!;
}

async function anyFinding({ store }: Pen, n: number): Promise<string | null> {
  const ids = await store.getAllKeys('finding');
  return ids[n % Math.max(1, ids.length)] ?? null;
}

async function rule(pen: Pen, n: number, ruling: 'confirmed' | 'dismissed' | 'pending'): Promise<void> {
  const id = await anyFinding(pen, n);
  if (id) await decide(pen, [id], ruling, '不是问题');
}

it('shows what a full recount shows, whatever is written, whenever the worker dies, and whatever was made ready', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(50)), { maxLength: 30 }), async (life) => {
    const pen = penFor(await newStore());
    await read(pen, [fault('SiteName'), fault('SiteDomain')]);
    const id = await inspectionOf(pen);
    let reader = shortReader(1, 2);
    for (const [deed, n] of life) {
      if (deed === 'die') reader = shortReader(1, 2);
      else if (deed === 'keep') {
        const { all, stamps, read: seen } = await reader.look(pen.store, id);
        await reader.keep(pen.store, id);
        const facts = deskFacts(seen, null, 0);
        const { state, score, result } = facts.sheet;
        const line: ReadyLine = { pages: facts.pages.length, findings: all.length, pending: all.filter(({ status }) => status === 'pending').length, sheet: { state, score, result } };
        await keepReady(pen.store, id, 'this', stamps, { sheet: facts.sheet, [readyLine]: line });
      } else await deeds[deed](pen, n);

      const whole = await readInspection(pen.store, id);
      const short = (await reader.look(pen.store, id)).read;
      expect(short).toEqual({ ...whole, findings: whole.findings.map(shortened) });
      expect(deskFacts(short, null, 0).sheet).toEqual(deskFacts(whole, null, 0).sheet);
      const ready = await readyAnswer(pen.store, id, 'sheet', 'this');
      if (ready !== null) expect(ready).toEqual(deskFacts(whole, null, 0).sheet);
      const strip = (lines: Awaited<ReturnType<typeof listInspections>>) => lines.map(({ sheet: _sheet, ...line }) => line);
      expect(strip(await listInspections(pen.store, true, 'this'))).toEqual(strip(await listInspections(pen.store)));
    }
  }), { numRuns: 60 });
});

it('reads nothing made ready by another program', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const id = await inspectionOf(pen);
  const { stamps } = await shortReader().look(pen.store, id);
  await keepReady(pen.store, id, '0.1.0', stamps, { sheet: 'old' });
  expect(await readyAnswer(pen.store, id, 'sheet', '0.1.0')).toBe('old');
  expect(await readyAnswer(pen.store, id, 'sheet', '0.2.0')).toBeNull();
});

it('packs findings whole: any text, no place, no category', () => {
  const finding = shortened({
    id: 'a', siteId: 's', inspectionId: null, visitId: null, origin: 'machine', key: '\u0000"\\', check: 'icp-number', checkVersion: 1, code: 'missing', verdict: 'fail', about: '\ud800 𠮷', says: '', fix: '', cites: ['a', 'b'],
    at: null, fragment: null, url: home, pageType: 'home', pageTitle: '', category: null, status: 'pending', note: '', foundAt: 5,
  });
  const other = { ...finding, id: 'b', inspectionId: 'i', category: '动态', at: { selector: 'p', quote: '原文' }, cites: [] };
  expect(unpackFindings(packFindings([finding, other]))).toEqual([finding, other]);
});

it('reads an inspection of more findings than a call takes arguments', async () => {
  const many = 130_000;
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const id = await inspectionOf(pen);
  const [one] = await pen.store.getAll('finding');
  for (let from = 0; from < many; from += 10_000) {
    await write(pen.store, async (tx) => {
      for (let at = from; at < from + 10_000; at += 1) void tx.objectStore('finding').put({ ...one!, id: `f${at}`, data: { ...one!.data, id: `f${at}`, key: `${one!.data.key}${at}` } });
    });
  }
  const { all, read: seen } = await shortReader().look(pen.store, id);
  expect([all.length, seen.findings.length]).toEqual([many + 1, many + 1]);
});
