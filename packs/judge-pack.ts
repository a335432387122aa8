import { isStrikable, knownHost } from '../page/links/host-kind.ts';
import { isSharedSuffix } from '../page/links/link-host.ts';
import type * as z from 'zod/mini';
import { packLimits, unitAllowSchema, unitCalendarSchema, unitConfusionSchema, unitHostSchema, unitPackSchema, unitSettingSchema, unitTableSchema, unitStruckSchema, unitWordSchema, type UnitCalendar, type UnitConfusion, type UnitPack, type UnitSetting, type UnitStruck, type UnitTable, type UnitWord } from '../contract/unit-pack.ts';
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
  if (entries.length > packLimits.entries) return { ok: false, problems: [{ where: '文件', message: `有 ${entries.length} 项，超过 ${packLimits.entries} 项。请拆成几个规则包。` }] };
  const problems: Problem[] = headProblems(head);
  const notes: Problem[] = [];
  const collect = collector(problems, notes);
  for (const entry of entries) {
    if (problems.length >= mostProblems) break;
    collect.add(entry);
  }
  if (problems.length === 0) collect.finish();
  if (problems.length === 0 && entries.length === 0) problems.push({ where: '文件', message: '规则包里没有任何内容。' });
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostProblems) };
  const { struckHosts, tables, calendar, ...lists } = collect.lists;
  const whole = unitPackSchema.safeParse({ ...head, ...lists, ...(struckHosts.length > 0 ? { struckHosts } : {}), ...(tables.length > 0 ? { tables } : {}), ...(calendar.length > 0 ? { calendar } : {}) });
  if (!whole.success) return { ok: false, problems: [{ where: '规则包', message: reasonOf(whole.error) }] };
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
    problems.push({ where: `规则包的 ${field}`, message: headHelp[field] ?? '本版本不认识这一项，请删去。' });
  }
  const { from, until } = head;
  for (const [field, day] of [['from', from], ['until', until]] as const) if (typeof day === 'string' && !told.has(field) && !isDay(day)) problems.push({ where: `规则包的 ${field}`, message: `没有“${day}”这一天。` });
  if (problems.length === 0 && typeof from === 'string' && typeof until === 'string' && until < from) problems.push({ where: '规则包的 until', message: '失效日期早于生效日期。' });
  return problems;
}

const headHelp: Readonly<Record<string, string>> = {
  format: '应当是 "duwang-pack/1"。', code: '编号由单位自定，用小写字母、数字和短横线，如 qz-words，至多 40 个字符；同一规则包各版编号相同。', version: '版本是 1 以上的整数，内容有改动就加 1。', name: '请填写名称，至多 100 字。',
  from: '生效日期写成 2026-01-01 的样子。', until: '失效日期写成 2026-12-31 的样子，长期有效的留空（JSON 写 null）。', note: '备注写成文字，至多 500 字，没有就留空。',
};

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
  const seen = new Map<string, { readonly where: string; readonly same: string }>();
  const places = new Map<string, string>();
  return {
    lists,
    add({ list, where, value }: DraftEntry): void {
      const parsed = schemas[list].safeParse(value);
      if (!parsed.success) return void problems.push({ where, message: wrongShape(list, value, parsed.error) });
      // What is dropped is written as the built-in table has it.
      const strange = list === 'tables' && (parsed.data as UnitTable).change === 'drop' ? undefined : textsOf(parsed.data).find(isPattern);
      if (strange !== undefined) return void problems.push({ where, message: `“${clip(strange)}”像是正则表达式或通配符，这里只收原样的文字。请逐个列出。` });
      const key = `${list} ${keyOf(list, parsed.data)}`;
      const same = JSON.stringify(parsed.data);
      const before = seen.get(key);
      if (before) {
        if (before.same === same) notes.push({ where, message: `与${before.where}重复，只算一次。` });
        else problems.push({ where, message: `与${before.where}是同一个词，写法却不同，请只留一处。` });
        return;
      }
      seen.set(key, { where, same });
      places.set(key, where);
      (lists[list] as unknown[]).push(parsed.data);
      if (list === 'words' && (parsed.data as UnitWord).text.length < 4) notes.push({ where, message: `“${(parsed.data as UnitWord).text}”不足 4 个字，与别的词只差一字的太多，不做近似比对；请列入易错词。` });
      if (list === 'trustedHosts' && isSharedSuffix(parsed.data as string)) problems.push({ where, message: `“${parsed.data as string}”是公共的域名后缀，任何人都可以在下面注册。请写具体网站的域名。` });
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
      for (const { host } of lists.struckHosts) if (seen.has(`trustedHosts ${host}`)) problems.push({ where: places.get(`struckHosts ${host}`)!, message: `“${host}”又列为免提示（${places.get(`trustedHosts ${host}`)}），请只留一处。` });
      const right = new Map<string, string>();
      for (const { text, allow } of lists.words) for (const each of [text, ...allow]) right.set(each, places.get(`words ${text}`)!);
      for (const { wrong, right: wanted } of lists.confusions) {
        const where = places.get(`confusions ${wrong}`)!;
        if (wrong === wanted) problems.push({ where, message: '错误写法与正确写法相同。' });
        else if (right.has(wrong)) problems.push({ where, message: `“${wrong}”在${right.get(wrong)}是正确写法，请只留一处。` });
        else if (seen.has(`allow ${wrong}`)) problems.push({ where, message: `“${wrong}”又列为不提示（${places.get(`allow ${wrong}`)}），请只留一处。` });
        else if (seen.has(`confusions ${wanted}`)) problems.push({ where, message: `正确写法“${wanted}”又列为错误写法（${places.get(`confusions ${wanted}`)}），请核对。` });
      }
    },
  };
}

function settingProblems(where: string, { id, value }: UnitSetting, problems: Problem[]): void {
  const setting = settingById(id);
  if (!setting) problems.push({ where, message: `没有编号为“${clip(id)}”的参数。可用的编号见设置页“单位规则包”里的参数表。` });
  else if (value < setting.least || value > setting.most) problems.push({ where, message: `“${setting.name}”只能在 ${setting.least} 到 ${setting.most} ${setting.unit}之间。` });
}

function struckProblems(where: string, { host }: UnitStruck, problems: Problem[]): void {
  if (isStrikable(host)) return;
  problems.push({ where, message: knownHost(host)?.host === host ? `“${host}”是文件写明的政府网站域名或必备链接，不能移出。` : `内置名单里没有“${clip(host)}”这一项，不用移出。名单见设置页“移出内置名单的域名”，或模板里的“内置域名”工作表。` });
}

function tableProblems(where: string, { table, text, change }: UnitTable, problems: Problem[]): void {
  const known = tableById(table);
  if (!known) return void problems.push({ where, message: `没有编号为“${clip(table)}”的词表。可用的编号见模板里的“内置词表”。` });
  if (known.holds === 'host' && !isHost(text)) return void problems.push({ where, message: `“${known.name}”里只能写域名，如 ads.example.com，不带 https:// 和路径。` });
  if (known.holds === 'host' && isSharedSuffix(text)) return void problems.push({ where, message: `“${text}”是公共的域名后缀，下面什么网站都有。请写具体网站的域名。` });
  if (change === 'drop' && !known.editions.some(({ value }) => value.includes(text))) problems.push({ where, message: `“${known.name}”里本来没有“${clip(text)}”，不能去掉。内置的内容见模板里的“内置词表”，须照样写。` });
}

function isHost(text: string): boolean {
  return unitHostSchema.safeParse(text).success || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text);
}

function wrongShape(list: DraftEntry['list'], value: unknown, error: z.core.$ZodError): string {
  const texts = textsOf(value);
  if (texts.some((text) => /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text))) return '含有看不见的控制字符或换行，请删去。';
  if (texts.some((text) => /^[\s\u00a0\u3000]|[\s\u00a0\u3000]$/.test(text))) return '开头或末尾有空格，请删去。';
  const field = String(error.issues[0]?.path[0] ?? '');
  return entryHelp[`${list}.${field}`] ?? entryHelp[list]!;
}

const entryHelp: Readonly<Record<string, string>> = {
  words: '应当有规范写法（text）、类别（kind）、出处（source）、级别（severity），没有别的项。', 'words.text': `请填写规范写法，至多 ${packLimits.letters} 字。`, 'words.kind': '类别只能是“名称”（name）或“表述”（text）。',
  'words.source': '请填写出处（文件名称、文号等），至多 200 字；没有出处的词不收。', 'words.severity': '级别只能是“线索”（review）或“提示”（hint）。', 'words.allow': '其他正确写法是一组文字，至多 50 个。',
  confusions: '应当有错误写法（wrong）、正确写法（right）、出处（source）、级别（severity），没有别的项。', 'confusions.wrong': `请填写错误写法，2 到 ${packLimits.letters} 字。`, 'confusions.right': '请填写正确写法。', 'confusions.source': '请填写出处（文件名称、文号、通报等），至多 200 字。', 'confusions.severity': '级别只能是“线索”（review）或“提示”（hint）。',
  calendar: '应当有年份（year）、放假或上班（kind）、名称（name）、起（from）、止（to）、依据（source），没有别的项。', 'calendar.year': '年份写成 2027 的样子。', 'calendar.kind': '只能是“放假”（off）或“上班”（work）。', 'calendar.name': '请填写名称，放假写节日名，上班写“调休”，至多 30 字。',
  'calendar.from': '起始日期写成 2027-01-01 的样子。', 'calendar.to': '结束日期写成 2027-01-03 的样子，只有一天的可以留空。', 'calendar.source': '请填写国务院办公厅通知的名称、文号或网址，至多 200 字。',
  allow: `应当是一个词，至多 ${packLimits.letters} 字。`, settings: '应当有编号（id）、取值（value，整数）、理由（reason），没有别的项。', 'settings.value': '取值应当是整数。', 'settings.reason': '改动内置参数须写明理由。',
  trustedHosts: '应当是域名，如 www.example.gov.cn，不带 https:// 和路径。',
  tables: '应当有词表编号（table）、内容（text）、增减（change）、理由（reason），没有别的项。', 'tables.change': '增减只能是“增加”（add）或“去掉”（drop）。', 'tables.reason': '改动内置词表须写明理由。',
  struckHosts: '应当有内置名单里的域名（host）、理由（reason），没有别的项。', 'struckHosts.reason': '移出内置名单的域名须写明理由，至多 200 字。',
};

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

function reasonOf(error: z.core.$ZodError): string {
  const field = String(error.issues[0]?.path[0] ?? '');
  return field === 'settings' ? `参数至多 ${packLimits.settings} 项。` : field === 'trustedHosts' ? '免提示域名至多 1000 个。' : field === 'calendar' ? `节假日安排至多 ${packLimits.calendar} 行。` : field === 'tables' ? `词表增减至多 ${packLimits.tables} 项。` : field === 'struckHosts' ? '移出内置名单的域名至多 300 个。' : `${field} 的内容不对，请核对。`;
}
