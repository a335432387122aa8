import { paperMessageSchema, type Duty, type PaperMessage, type SavedSites, type ShiftShown } from '../../../contract/paper.ts';
import type { DeskAnswer } from '../../../contract/workbench.ts';
import { reading } from '../../../store/database.ts';
import { readFormEntries, saveFormEntries } from '../../../store/form-entries.ts';
import { addLine, correctLine, isListed, readShifts, restoreLine, signShift, withdrawLine, type Line } from '../../../store/readings.ts';
import { currentShift, endShift, startShift } from '../../../store/shift.ts';
import { importSites, undoImport } from '../../../store/import-sites.ts';
import { changed } from '../changes.ts';
import { answered } from './answered.ts';
import { said } from '../../../messages/said.ts';
import { inWords, refusedAs } from '../words-now.ts';
import { mayWrite, pen, recordDatabase } from '../services.ts';
import { syncSoon } from '../account/syncing.ts';
import { trends } from './trends.ts';

/** Whether a message is about the 读网记录, forms, registers or trends. */
export function isPaperMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && String((message as { readonly type?: unknown }).type).startsWith('paper.');
}

/** Answers, or refuses in words; nothing was saved then. */
export async function answerPaper(input: unknown): Promise<DeskAnswer> {
  const parsed = paperMessageSchema.safeParse(input);
  if (!parsed.success) return refusedAs('said.badMessage');
  return answered(() => act(parsed.data));
}

async function act(message: PaperMessage): Promise<unknown> {
  const store = await recordDatabase();
  switch (message.type) {
    case 'paper.sites': return (await reading(store).objectStore('site').getAll()).map(({ data }) => ({ site: data, listed: isListed(data) })).toSorted((a, b) => (a.site.host < b.site.host ? -1 : 1));
    case 'paper.entries': return readFormEntries(store, message.key);
    case 'paper.save-entries': return saveFormEntries(await pen(), message.key, message.fields);
    case 'paper.save-sites': return saved(await importSites(await writer(), message.sites) satisfies SavedSites);
    case 'paper.undo-sites': return saved(await undoImport(await writer(), message.before));
    case 'paper.duty': return duty();
    case 'paper.start-shift':
      await startShift(await writer(), message.name);
      return saved(await duty());
    case 'paper.end-shift':
      await endShift(await writer());
      return saved(await duty());
    case 'paper.shifts': return shifts(message.from, message.to);
    case 'paper.add-line': return saved(await addLine(await writer(), message.shiftId, message.siteId, message.url, message.words));
    case 'paper.correct-line': return saved(await correctLine(await writer(), message.lineId, message.words, message.because));
    case 'paper.withdraw-line': return saved(await withdrawLine(await writer(), message.lineId, message.because));
    case 'paper.restore-line': return saved(await restoreLine(await writer(), message.lineId));
    case 'paper.sign-shift': return saved(await signShift(await writer(), message.shiftId));
    case 'paper.trends': return trends(store, message.siteId, message.rubric);
  }
}

/** The shift that is on, as views show it. */
export async function duty(): Promise<Duty> {
  const [store, { by }] = await Promise.all([recordDatabase(), pen()]);
  const shift = await currentShift(store);
  if (!shift) return null;
  const [own] = (await readShifts(store, shift.day, shift.day)).filter((one) => one.shift.id === shift.id);
  return { id: shift.id, name: shift.name, day: shift.day, startedAt: shift.startedAt, by, lines: own?.lines.length ?? 0 };
}

async function shifts(from: string, to: string): Promise<readonly ShiftShown[]> {
  const store = await recordDatabase();
  const sites = new Map((await reading(store).objectStore('site').getAll()).map(({ id, data }) => [id, data.name || data.host]));
  const gone = await inWords(said('said.site.goneName'));
  const shown = ({ current, before }: Line) => ({ current, before: [...before], site: sites.get(current.siteId ?? '') ?? gone });
  return (await readShifts(store, from, to)).map(({ shift, own, lines, withdrawn, signature }) => ({ shift, own, lines: lines.map(shown), withdrawn: withdrawn.map(shown), signature }));
}

async function writer(): Promise<Awaited<ReturnType<typeof pen>>> {
  await mayWrite();
  return pen();
}

async function saved<T>(value: T): Promise<T> {
  await changed(null);
  syncSoon();
  return value;
}
