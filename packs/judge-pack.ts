import { isStrikable, knownHost } from '../page/links/host-kind.ts';
import { isSharedSuffix } from '../page/links/link-host.ts';
import type * as z from 'zod/mini';
import { packLimits, unitAllowSchema, unitCalendarSchema, unitConfusionSchema, unitHostSchema, unitPackSchema, unitSettingSchema, unitTableSchema, unitStruckSchema, unitWordSchema, type UnitCalendar, type UnitConfusion, type UnitPack, type UnitSetting, type UnitStruck, type UnitTable, type UnitWord } from '../contract/unit-pack.ts';
import type { Said } from '../contract/said.ts';
import { filesZhCn, ofFile, type FileKey } from '../messages/files.ts';
import { settingById } from '../standards/settings.ts';
import { tableById } from '../standards/tables.ts';
import { inWindow } from '../standards/window.ts';
import { calendarProblems, lineProblem } from './judge-calendar.ts';
import type { DraftEntry, DraftPack, Problem } from './problem.ts';

export type Judged =
  /** Good, with what was left out or will not work as its author may think. */
  | { readonly ok: true; readonly pack: UnitPack; readonly notes: readonly Problem[] }
  /** Not good: nothing of it may be used. The first hundred problems. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

const mostProblems = 100;

/**
 * Judges a pack a person brought in. Wrong shapes, control characters, regular expressions and contradictions refuse the whole,
 * each named with its line or cell; plain repetitions are left out and said. Linear in the number of entries.
 */
export function judgePack({ head, entries }: DraftPack): Judged {
  if (entries.length > packLimits.entries) return { ok: false, problems: [{ where: ofFile('file.where.file'), message: ofFile('file.pack.entries', entries.length) }] };
  const problems: Problem[] = headProblems(head);
  const notes: Problem[] = [];
  const collect = collector(problems, notes);
  for (const entry of entries) {
    if (problems.length >= mostProblems) break;
    collect.add(entry);
  }
  if (problems.length === 0) collect.finish();
  if (problems.length === 0 && entries.length === 0) problems.push({ where: ofFile('file.where.file'), message: ofFile('file.pack.nothing') });
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostProblems) };
  const { struckHosts, tables, calendar, ...lists } = collect.lists;
  const whole = unitPackSchema.safeParse({ ...head, ...lists, ...(struckHosts.length > 0 ? { struckHosts } : {}), ...(tables.length > 0 ? { tables } : {}), ...(calendar.length > 0 ? { calendar } : {}) });
  if (!whole.success) return { ok: false, problems: [{ where: ofFile('file.where.pack'), message: reasonOf(whole.error) }] };
  return { ok: true, pack: whole.data, notes };
}

function headProblems(head: DraftPack['head']): Problem[] {
  const empty = { words: [], confusions: [], allow: [], settings: [], trustedHosts: [] };
  const parsed = unitPackSchema.safeParse({ ...head, ...empty });
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? ('keys' in issue ? (issue.keys as readonly string[])[0] : ''));
    if (told.has(field)) continue;
    told.add(field);
    problems.push({ where: ofFile('file.where.packField', field), message: [helpOf(`file.pack.head.${field}`) ?? 'file.pack.head.other'] });
  }
  const { from, until } = head;
  for (const [field, day] of [['from', from], ['until', until]] as const) if (typeof day === 'string' && !told.has(field) && !isDay(day)) problems.push({ where: ofFile('file.where.packField', field), message: ofFile('file.pack.noDay', day) });
  if (problems.length === 0 && typeof from === 'string' && typeof until === 'string' && until < from) problems.push({ where: ofFile('file.where.packField', 'until'), message: ofFile('file.pack.untilFirst') });
  return problems;
}

/** The key of what is said of an entry, where there is a sentence of its own. */
function helpOf(key: string): FileKey | null {
  return Object.hasOwn(filesZhCn, key) ? key as FileKey : null;
}

function isDay(day: string): boolean {
  try {
    return inWindow(day, day, { days: 1 });
  } catch {
    return false;
  }
}

interface Lists { readonly words: UnitWord[]; readonly confusions: UnitConfusion[]; readonly allow: string[]; readonly settings: UnitSetting[]; readonly trustedHosts: string[]; readonly struckHosts: UnitStruck[]; readonly tables: UnitTable[]; readonly calendar: UnitCalendar[] }

const schemas = { words: unitWordSchema, confusions: unitConfusionSchema, settings: unitSettingSchema, allow: unitAllowSchema, trustedHosts: unitHostSchema, struckHosts: unitStruckSchema, tables: unitTableSchema, calendar: unitCalendarSchema } as const;

function collector(problems: Problem[], notes: Problem[]) {
  const lists: Lists = { words: [], confusions: [], allow: [], settings: [], trustedHosts: [], struckHosts: [], tables: [], calendar: [] };
  const seen = new Map<string, { readonly where: Said; readonly same: string }>();
  const places = new Map<string, Said>();
  return {
    lists,
    add({ list, where, value }: DraftEntry): void {
      const parsed = schemas[list].safeParse(value);
      if (!parsed.success) return void problems.push({ where, message: wrongShape(list, value, parsed.error) });
      // What is dropped is written as the built-in table has it.
      const strange = list === 'tables' && (parsed.data as UnitTable).change === 'drop' ? undefined : textsOf(parsed.data).find(isPattern);
      if (strange !== undefined) return void problems.push({ where, message: ofFile('file.pack.pattern', clip(strange)) });
      const key = `${list} ${keyOf(list, parsed.data)}`;
      const same = JSON.stringify(parsed.data);
      const before = seen.get(key);
      if (before) {
        if (before.same === same) notes.push({ where, message: ofFile('file.pack.again', before.where) });
        else problems.push({ where, message: ofFile('file.pack.differs', before.where) });
        return;
      }
      seen.set(key, { where, same });
      places.set(key, where);
      (lists[list] as unknown[]).push(parsed.data);
      if (list === 'words' && (parsed.data as UnitWord).text.length < 4) notes.push({ where, message: ofFile('file.pack.short', (parsed.data as UnitWord).text) });
      if (list === 'trustedHosts' && isSharedSuffix(parsed.data as string)) problems.push({ where, message: ofFile('file.pack.sharedHost', parsed.data as string) });
      if (list === 'struckHosts') struckProblems(where, parsed.data as UnitStruck, problems);
      if (list === 'settings') settingProblems(where, parsed.data as UnitSetting, problems);
      if (list === 'calendar') {
        const message = lineProblem(parsed.data as UnitCalendar);
        if (message !== null) problems.push({ where, message });
      }
      if (list === 'tables') tableProblems(where, parsed.data as UnitTable, problems);
    },
    /** Contradictions between the lists, once all entries are known. */
    finish(): void {
      for (const { line, message, note } of calendarProblems(lists.calendar)) (note ? notes : problems).push({ where: places.get(`calendar ${keyOf('calendar', line)}`)!, message });
      for (const { host } of lists.struckHosts) if (seen.has(`trustedHosts ${host}`)) problems.push({ where: places.get(`struckHosts ${host}`)!, message: ofFile('file.pack.hostTwice', host, places.get(`trustedHosts ${host}`)!) });
      const right = new Map<string, Said>();
      for (const { text, allow } of lists.words) for (const each of [text, ...allow]) right.set(each, places.get(`words ${text}`)!);
      for (const { wrong, right: wanted } of lists.confusions) {
        const where = places.get(`confusions ${wrong}`)!;
        if (wrong === wanted) problems.push({ where, message: ofFile('file.pack.sameWord') });
        else if (right.has(wrong)) problems.push({ where, message: ofFile('file.pack.rightThere', wrong, right.get(wrong)!) });
        else if (seen.has(`allow ${wrong}`)) problems.push({ where, message: ofFile('file.pack.allowed', wrong, places.get(`allow ${wrong}`)!) });
        else if (seen.has(`confusions ${wanted}`)) problems.push({ where, message: ofFile('file.pack.wrongToo', wanted, places.get(`confusions ${wanted}`)!) });
      }
    },
  };
}

function settingProblems(where: Said, { id, value }: UnitSetting, problems: Problem[]): void {
  const setting = settingById(id);
  if (!setting) problems.push({ where, message: ofFile('file.pack.noSetting', clip(id)) });
  else if (value < setting.least || value > setting.most) problems.push({ where, message: ofFile('file.pack.range', setting.name, setting.least, setting.most, setting.unit) });
}

function struckProblems(where: Said, { host }: UnitStruck, problems: Problem[]): void {
  if (isStrikable(host)) return;
  problems.push({ where, message: knownHost(host)?.host === host ? ofFile('file.pack.fixedHost', host) : ofFile('file.pack.noHost', clip(host)) });
}

function tableProblems(where: Said, { table, text, change }: UnitTable, problems: Problem[]): void {
  const known = tableById(table);
  if (!known) return void problems.push({ where, message: ofFile('file.pack.noTable', clip(table)) });
  if (known.holds === 'host' && !isHost(text)) return void problems.push({ where, message: ofFile('file.pack.hostOnly', known.name) });
  if (known.holds === 'host' && isSharedSuffix(text)) return void problems.push({ where, message: ofFile('file.pack.sharedSuffix', text) });
  if (change === 'drop' && !known.editions.some(({ value }) => value.includes(text))) problems.push({ where, message: ofFile('file.pack.notThere', known.name, clip(text)) });
}

function isHost(text: string): boolean {
  return unitHostSchema.safeParse(text).success || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
}

function wrongShape(list: DraftEntry['list'], value: unknown, error: z.core.$ZodError): Said {
  const texts = textsOf(value);
  if (texts.some((text) => /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text))) return ofFile('file.pack.control');
  if (texts.some((text) => /^[\s\u00a0\u3000]|[\s\u00a0\u3000]$/.test(text))) return ofFile('file.pack.spaces');
  const field = String(error.issues[0]?.path[0] ?? '');
  return [helpOf(`file.pack.${list}.${field}`) ?? `file.pack.${list}`];
}

function keyOf(list: DraftEntry['list'], value: unknown): string {
  if (typeof value === 'string') return value;
  const entry = value as { readonly table?: string; readonly text?: string; readonly wrong?: string; readonly id?: string; readonly host?: string };
  if (list === 'tables') return `${entry.table} ${entry.text}`;
  if (list === 'calendar') return (({ kind, from, to }: UnitCalendar) => `${kind} ${from} ${to}`)(value as UnitCalendar);
  return (list === 'struckHosts' ? entry.host : list === 'words' ? entry.text : list === 'confusions' ? entry.wrong : entry.id) ?? '';
}

/** The words of an entry; sources and reasons are prose and may say what they like. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const { text, wrong, right, allow } = value as Readonly<Record<string, unknown>>;
  return [text, wrong, right, ...(Array.isArray(allow) ? allow : [])].filter((each) => typeof each === 'string');
}

/** Signs that only patterns have. Brackets, plus signs and full stops alone are in names (党委(党组), 互联网+). */
function isPattern(text: string): boolean {
  return /\\[a-zA-Z.*+?()[\]{}|^$]|\.[*+?]|\(\?[:=!<]|\[\^|\[[^\]]{1,20}-[^\]]{1,20}\]|\{\d+(?:,\d*)?\}|[\u4e00-\u9fa5)][*?]$|^[*?^]|\$$|\|/.test(text);
}

function clip(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

function reasonOf(error: z.core.$ZodError): Said {
  const field = String(error.issues[0]?.path[0] ?? '');
  const most = helpOf(`file.pack.most.${field}`);
  return most === null ? ofFile('file.pack.most.other', field) : [most];
}
