import type { FindingRecord, Reading, Site, Visit } from '../contract/record.ts';
import { digestOf } from './digest.ts';
import { reading, StoreRefused, write, type Read, type Store, type Write } from './database.ts';
import { newId } from './id.ts';
import type { Pen } from './pen.ts';
import type { Stored } from './schema.ts';
import { shiftsOf, type Shift } from './shift.ts';
import { share } from './site.ts';

/** Whether the reading of a site is written down: somebody registered it, with a name or its code. */
export function isListed(site: Pick<Site, 'name' | 'code'>): boolean {
  return site.name.trim() !== '' || (site.code ?? '').trim() !== '';
}

/** What a person writes or corrects in a line. */
export type Words = Pick<Reading, 'title' | 'column' | 'measures'> & { readonly newItems: number | null; readonly findings: number; readonly found: string };

/** One line of a shift as it stands, with what stood there before, the oldest first. */
export interface Line { readonly current: Reading; readonly before: readonly Reading[] }

/** One shift with its lines. `own`: made in this browser, so that it may be corrected and signed here. */
export interface ShiftRead { readonly shift: Shift & { readonly by: string }; readonly own: boolean; readonly lines: readonly Line[]; readonly withdrawn: readonly Line[]; readonly signature: Reading | null }

/**
 * Writes the reading of one page into the log of the shift that is on, in the caller's transaction; nothing happens while none is on
 * or the site is not listed.
 * @param column what the page's column is called; @param newItems see `readingSchema`
 */
export async function logReading(tx: Write, pen: Pen, site: Stored<Site>, visit: Visit, findings: readonly FindingRecord[], column: string, newItems: number | null): Promise<void> {
  const shift = (await shiftsOf(tx)).find(({ endedAt }) => endedAt === null);
  if (!shift || !isListed(site.data)) return;
  // The same reading, come to again within half an hour, is one line.
  if ((await tx.objectStore('reading').index('shiftId').getAll(shift.id)).some(({ data }) => data.visitId === visit.id)) return;
  const outcomes = Object.values(visit.outcomes);
  const count = (...wanted: readonly string[]): number => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const problems = findings.filter(({ verdict }) => verdict !== 'hint');
  await append(tx, pen, shift, {
    siteId: site.id, url: visit.url, title: visit.title, column: clip(column, 500), visitId: visit.id, newItems,
    checks: { settled: count('pass', 'fail', 'review'), cannot: count('cannot-check'), notRun: count('not-run') },
    findings: problems.length, found: visit.opened ? clip([...new Set(problems.map(({ says }) => says))].slice(0, 20).join('\n'), 4000) : '网页未能打开',
    measures: '', withdrawn: false, because: '', supersedes: null, signed: null,
  });
}

/** Adds a line by hand, for what was read without the extension. @throws StoreRefused */
export async function addLine(pen: Pen, shiftId: string, siteId: string, url: string, words: Words): Promise<void> {
  await write(pen.store, async (tx) => {
    const shift = await openShift(tx, shiftId);
    if (!(await tx.objectStore('site').get(siteId))) throw new StoreRefused('rule', 'said.site.registerFirst');
    await append(tx, pen, shift, { siteId, url, ...words, visitId: null, checks: null, withdrawn: false, because: '人工补记', supersedes: null, signed: null });
  });
}

/** Corrects a line; what stood there stays recorded. @throws StoreRefused for a signed shift, another person's, or a line that was corrected meanwhile */
export async function correctLine(pen: Pen, lineId: string, words: Words, because: string): Promise<void> {
  await change(pen, lineId, (line) => ({ ...line, ...words, because }));
}

/** Takes a line out of the log; it stays recorded as withdrawn. @throws StoreRefused */
export async function withdrawLine(pen: Pen, lineId: string, because: string): Promise<void> {
  await change(pen, lineId, (line) => ({ ...line, withdrawn: true, because }));
}

/** Puts a withdrawn line back. @throws StoreRefused */
export async function restoreLine(pen: Pen, lineId: string): Promise<void> {
  await change(pen, lineId, (line) => ({ ...line, withdrawn: false, because: '恢复' }));
}

/** Signs a shift that has ended: after it nothing of the shift changes any more. @throws StoreRefused while it is on, or when it is signed already */
export async function signShift(pen: Pen, shiftId: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const shift = await openShift(tx, shiftId);
    if (shift.endedAt === null) throw new StoreRefused('rule', 'said.shift.running');
    const now = linesOf(await tx.objectStore('reading').index('shiftId').getAll(shiftId)).lines;
    const at = pen.now();
    const data: Reading = {
      ...empty, id: shiftId, shiftId, shift: shift.name, day: shift.day, signed: { lines: now.length, digest: digestOfLines(now), startedAt: shift.startedAt, endedAt: shift.endedAt }, by: pen.by, at,
    };
    await put(tx, pen, data);
  });
}

/** SHA-256 of the lines a signature stands under, in their order. The name is left out: the server replaces it by the name signed in. */
export function digestOfLines(lines: readonly Line[]): string {
  return digestOf(lines.map(({ current }) => ({ ...current, by: undefined })));
}

/** Every shift of these Beijing days (both included), the newest first; those of other people too, as far as they were shared. */
export async function readShifts(store: Store, from: string, to: string): Promise<readonly ShiftRead[]> {
  const tx = reading(store);
  const own = await shiftsOf(tx);
  const records = await tx.objectStore('reading').index('day').getAll(IDBKeyRange.bound(from, to));
  const groups = new Map<string, Stored<Reading>[]>(own.filter(({ day }) => day >= from && day <= to).map(({ id }) => [id, []]));
  for (const record of records) {
    const group = groups.get(record.data.shiftId);
    if (group) group.push(record);
    else groups.set(record.data.shiftId, [record]);
  }
  return [...groups].map(([id, group]): ShiftRead => {
    const mine = own.find((shift) => shift.id === id);
    const first = group[0]?.data;
    const signature = group.find(({ data }) => data.signed !== null)?.data ?? null;
    const shift = mine ?? {
      id, name: first?.shift ?? '', day: first?.day ?? '', startedAt: signature?.signed?.startedAt ?? group.reduce((least, { data }) => Math.min(least, data.at), Infinity), endedAt: signature?.signed?.endedAt ?? group.reduce((most, { data }) => Math.max(most, data.at), 0),
    };
    return { shift: { ...shift, by: signature?.by ?? first?.by ?? '' }, own: mine !== undefined, ...linesOf(group), signature };
  }).toSorted((a, b) => b.shift.startedAt - a.shift.startedAt || (a.shift.id < b.shift.id ? 1 : -1));
}

/** The lines of one shift, as they stand and with what stood there before, in the order of the first of each. */
function linesOf(records: readonly Stored<Reading>[]): { readonly lines: readonly Line[]; readonly withdrawn: readonly Line[] } {
  const all = records.map(({ data }) => data).filter(({ signed }) => signed === null).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const byId = new Map(all.map((line) => [line.id, line]));
  const replaced = new Set(all.flatMap(({ supersedes }) => (supersedes === null ? [] : [supersedes])));
  const lines = all.filter(({ id }) => !replaced.has(id)).map((current): Line => {
    const before: Reading[] = [];
    for (let one = byId.get(current.supersedes ?? ''); one && before.length < 1000; one = byId.get(one.supersedes ?? '')) before.unshift(one);
    return { current, before };
  }).toSorted((a, b) => (a.before[0] ?? a.current).at - (b.before[0] ?? b.current).at);
  return { lines: lines.filter(({ current }) => !current.withdrawn), withdrawn: lines.filter(({ current }) => current.withdrawn) };
}

async function change(pen: Pen, lineId: string, changed: (line: Reading) => Reading): Promise<void> {
  await write(pen.store, async (tx) => {
    const line = (await tx.objectStore('reading').get(lineId))?.data;
    if (!line || line.signed !== null) throw new StoreRefused('rule', 'said.find.line');
    const shift = await openShift(tx, line.shiftId);
    const all = await tx.objectStore('reading').index('shiftId').getAll(line.shiftId);
    if (all.some(({ data }) => data.supersedes === lineId)) throw new StoreRefused('rule', 'said.readings.corrected');
    const { id: _id, by: _by, at: _at, shiftId: _shift, shift: _name, day: _day, ...rest } = changed(line);
    await append(tx, pen, shift, { ...rest, supersedes: lineId });
  });
}

/** A shift of this browser that is not signed yet. */
async function openShift(tx: Read | Write, shiftId: string): Promise<Shift> {
  const shift = (await shiftsOf(tx)).find(({ id }) => id === shiftId);
  if (!shift) throw new StoreRefused('rule', 'said.shift.elsewhere');
  if (await tx.objectStore('reading').get(shiftId)) throw new StoreRefused('rule', 'said.shift.signed');
  return shift;
}

async function append(tx: Write, pen: Pen, shift: Shift, line: Omit<Reading, 'id' | 'shiftId' | 'shift' | 'day' | 'by' | 'at'>): Promise<void> {
  const at = pen.now();
  await put(tx, pen, { ...line, id: newId(at), shiftId: shift.id, shift: shift.name, day: shift.day, by: pen.by, at });
}

async function put(tx: Write, pen: Pen, data: Reading): Promise<void> {
  const stored: Stored<Reading> = { id: data.id, data, rev: null, base: null };
  const site = data.siteId === null ? undefined : await tx.objectStore('site').get(data.siteId);
  if (site) await share(tx, pen, 'site', site);
  await tx.objectStore('reading').put(stored);
  await share(tx, pen, 'reading', stored);
}

const empty = {
  siteId: null, url: '', title: '', column: '', visitId: null, newItems: null, checks: null, findings: 0, found: '', measures: '', withdrawn: false, because: '', supersedes: null,
} as const;

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
