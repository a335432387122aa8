import type { UnitPack } from '../contract/unit-pack.ts';
import { workbook, type Cell, type Sheet } from '../forms/workbook.ts';
import { notices } from '../standards/calendar/notices.ts';
import { editionOn } from '../standards/edition.ts';
import { settings, type Setting } from '../standards/settings.ts';
import { basisNames, kindNames } from './host-names.ts';
import { isStrikable } from '../page/links/host-kind.ts';
import { knownHosts } from '../standards/tables/known-hosts.ts';
import { ruleTables } from '../standards/tables.ts';
import { calendarWords, changeWords, headItems, kindWords, packSheets, severityWords } from './sheet-columns.ts';

/** A pack as a JSON file that `readPackJson` reads back unchanged. */
export function packJson(pack: UnitPack): string {
  return `${JSON.stringify(pack, null, 1)}\n`;
}

/** A pack as an Excel file that `readPackSheets` reads back unchanged, with the built-in settings, tables and hosts of a day (YYYY-MM-DD) for looking up. */
export function packWorkbook(pack: UnitPack, today: string = pack.from): Uint8Array {
  const { code, version, name, from, until, note } = pack;
  return workbook([
    sheet('head', [[headItems.code[0], code], [headItems.version[0], String(version)], [headItems.name[0], name], [headItems.from[0], from], [headItems.until[0], until ?? ''], [headItems.note[0], note]], [16, 60]),
    sheet('words', pack.words.map(({ text, kind, source, severity, allow }) => [text, kindWords[kind], source, severityWords[severity], allow.join('、')]), [40, 8, 44, 8, 40]),
    sheet('confusions', pack.confusions.map(({ wrong, right, source, severity }) => [wrong, right, source, severityWords[severity]]), [24, 24, 44, 8]),
    sheet('allow', pack.allow.map((word) => [word]), [40]),
    sheet('settings', pack.settings.map(({ id, value, reason }) => [id, String(value), reason]), [30, 10, 60]),
    sheet('trustedHosts', pack.trustedHosts.map((host) => [host]), [40]),
    sheet('struckHosts', (pack.struckHosts ?? []).map(({ host, reason }) => [host, reason]), [40, 60]),
    sheet('tables', (pack.tables ?? []).map(({ table, text, change, reason }) => [table, text, changeWords[change], reason]), [30, 40, 8, 60]),
    sheet('calendar', (pack.calendar ?? []).map(({ year, kind, name, from, to, source }) => [String(year), calendarWords[kind], name, from, to, source]), [8, 12, 20, 14, 14, 60]),
    settingTable(today), builtInTables(today), hostTable(), calendarTable(),
  ]);
}

/** What a person fills in to begin with: one example of each, and the settings there are. */
export function packTemplate(today: string): Uint8Array {
  return packWorkbook({
    format: 'duwang-pack/1', code: 'our-words', version: 1, name: '本单位规则包', from: today, until: null, note: '示例行请删去或改成自己的内容',
    words: [{ text: '示范县人民政府办公室', kind: 'name', source: '示范县机构编制文件', severity: 'review', allow: ['示范县政府办公室'] }],
    confusions: [{ wrong: '示犯县', right: '示范县', source: '本单位检查记录', severity: 'review' }],
    allow: ['示范县人民政府驻外办事处'], settings: [], trustedHosts: [],
  }, today);
}

function sheet(part: keyof typeof packSheets, rows: readonly (readonly string[])[], widths: readonly number[]): Sheet {
  const { names, columns } = packSheets[part];
  return { name: names[0], widths, headRows: 1, rows: [Object.values<readonly string[]>(columns).map(([name]) => cell(name!, 'head')), ...rows.map((row) => row.map((value) => cell(value, 'body')))] };
}

/** For looking up only: it is not read back. */
function settingTable(day: string): Sheet {
  const rows = Object.values<Setting>(settings).map(({ id, name, unit, least, most, editions }) => {
    const { value, version, from, source } = editionOn(editions, day);
    return [id, name, `${value} ${unit}`, `${least}—${most}`, `第 ${version} 版，${from} 起`, source];
  });
  return { name: '内置参数（只供查阅）', widths: [30, 40, 14, 14, 22, 60], headRows: 1, rows: [['编号', '名称', '内置取值', '可取范围', '版本', '依据'].map((each) => cell(each, 'head')), ...rows.map((row) => row.map((each) => cell(each, 'body')))] };
}

/** For looking up only: an entry to drop is copied from here. */
function builtInTables(day: string): Sheet {
  const rows = ruleTables.flatMap(({ id, name, editions }) => {
    const { value, version, from, source } = editionOn(editions, day);
    return value.map((entry) => [id, name, entry, `第 ${version} 版，${from} 起`, source]);
  });
  return { name: '内置词表（只供查阅）', widths: [30, 40, 40, 22, 60], headRows: 1, rows: [['词表编号', '名称', '内容', '版本', '依据'].map((each) => cell(each, 'head')), ...rows.map((row) => row.map((each) => cell(each, 'body')))] };
}

/** The same: the years there are, written as the sheet 节假日安排 wants them. */
function calendarTable(): Sheet {
  const rows = notices.flatMap(({ year, name, number, off, work }) => [
    ...off.map((one) => [String(year), calendarWords.off, one.name, one.from, one.to, number ?? name]), ...work.map((day) => [String(year), calendarWords.work, '调休', day, day, number ?? name]),
  ]);
  return { name: '内置节假日（只供查阅）', widths: [8, 12, 20, 14, 14, 60], headRows: 1, rows: [Object.values(packSheets.calendar.columns).map(([name]) => cell(name, 'head')), ...rows.map((row) => row.map((each) => cell(each, 'body')))] };
}

/** The same: the hosts that can be struck. */
function hostTable(): Sheet {
  const rows = knownHosts.filter(({ host }) => isStrikable(host)).map(({ host, what, kind, basis }) => [host, what, kindNames[kind], basisNames[basis]]);
  return { name: '内置域名（只供查阅）', widths: [30, 30, 20, 40], headRows: 1, rows: [['域名', '是什么', '当作', '依据'].map((each) => cell(each, 'head')), ...rows.map((row) => row.map((each) => cell(each, 'body')))] };
}

function cell(value: string, style: Cell['style']): Cell {
  return { value, ...(style ? { style } : {}) };
}
