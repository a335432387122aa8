import { beijingDayOf } from './beijing-day.ts';
import { unnamed } from './answers.ts';
import { reading, StoreRefused, write, type Read, type Store, type Write } from './database.ts';
import { newId } from './id.ts';
import type { Pen } from './pen.ts';

/** One shift (班次) of the person who reads in this browser. What was read in it stands in the reading records; this is only when it ran. */
export interface Shift {
  readonly id: string;
  readonly name: string;
  /** Beijing day it began. */
  readonly day: string;
  readonly startedAt: number;
  /** Null while it is on. */
  readonly endedAt: number | null;
}

/** Begins a shift: what is read on listed sites from now on writes itself down. @throws StoreRefused for nobody named, or while one is on */
export async function startShift(pen: Pen, name: string): Promise<Shift> {
  if (pen.by.trim() === '' || pen.by === unnamed) throw new StoreRefused('rule', 'said.shift.name');
  if (name.trim() === '' || name.length > 50) throw new StoreRefused('rule', 'said.shift.title');
  return write(pen.store, async (tx) => {
    const shifts = await shiftsOf(tx);
    if (shifts.some(({ endedAt }) => endedAt === null)) throw new StoreRefused('rule', 'said.shift.on');
    const at = pen.now();
    const shift: Shift = { id: newId(at), name: name.trim(), day: beijingDayOf(at), startedAt: at, endedAt: null };
    await tx.objectStore('meta').put([...shifts, shift], 'shifts');
    return shift;
  });
}

/** Ends the shift that is on; nothing happens when none is. Its lines can be corrected until it is signed. */
export async function endShift(pen: Pen): Promise<void> {
  await write(pen.store, async (tx) => {
    const shifts = await shiftsOf(tx);
    await tx.objectStore('meta').put(shifts.map((shift) => (shift.endedAt === null ? { ...shift, endedAt: pen.now() } : shift)), 'shifts');
  });
}

/** The shift that is on, or null. */
export async function currentShift(store: Store): Promise<Shift | null> {
  return (await shiftsOf(reading(store))).find(({ endedAt }) => endedAt === null) ?? null;
}

/** Every shift of this browser, in the order they began. */
export async function shiftsOf(tx: Read | Write): Promise<readonly Shift[]> {
  return (await tx.objectStore('meta').get('shifts') as readonly Shift[] | undefined) ?? [];
}
