import { describe, expect, it } from 'vitest';
import type { UnitCalendar, UnitPack } from '../../contract/unit-pack.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook } from '../../forms/workbook.ts';
import { sayInChinese } from '../../messages/said.ts';
import { judgePack, type Judged } from '../../packs/judge-pack.ts';
import { readPackJson } from '../../packs/read-json.ts';
import { readPackSheets } from '../../packs/read-sheets.ts';
import { packJson, packTemplate, packWorkbook } from '../../packs/write-pack.ts';
import { newestOn, noticesOf } from '../../rectify/calendar.ts';
import { addWorkingDays, UnknownCalendar } from '../../standards/working-days.ts';

/** Made up for the tests: no notice of any year. */
const made = (year: number): UnitCalendar[] => [
  ...([['元旦', '01-01', '01-03'], ['春节', '02-05', '02-11'], ['清明节', '04-03', '04-05'], ['劳动节', '05-01', '05-05'], ['端午节', '06-09', '06-09'], ['国庆节、中秋节', '10-01', '10-08']] as const)
    .map(([name, from, to]) => ({ year, kind: 'off' as const, name, from: `${year}-${from}`, to: `${year}-${to}`, source: '测试用，不是真的通知' })),
  { year, kind: 'work', name: '调休', from: '2027-10-09', to: '2027-10-09', source: '测试用，不是真的通知' },
];
const pack = (over: Partial<UnitPack> = {}): UnitPack => ({
  format: 'duwang-pack/1', code: 'holidays', version: 1, name: '节假日', from: '2026-11-01', until: null, note: '', words: [], confusions: [], allow: [], settings: [], trustedHosts: [], calendar: made(2027), ...over,
});
const ofJson = (value: unknown): Judged => judgePack(readPackJson(JSON.stringify(value)));
const said = (judged: Judged): readonly string[] => (judged.ok ? judged.notes : judged.problems).map(({ where, message }) => `${sayInChinese(where)}：${sayInChinese(message)}`);

describe('a calendar in a pack', () => {
  it('is read back unchanged from JSON and Excel, and needs nothing else in the pack', () => {
    expect(ofJson(JSON.parse(packJson(pack())))).toEqual({ ok: true, pack: pack(), notes: [] });
    expect(judgePack(readPackSheets(readWorkbook(packWorkbook(pack()))))).toEqual({ ok: true, pack: pack(), notes: [] });
    const sheets = readWorkbook(packTemplate('2026-11-22')).map(({ name }) => name);
    expect(sheets).toContain('节假日安排');
    expect(sheets).toContain('内置节假日（只供查阅）');
  });

  it('takes days as people write them, and one day without its end', () => {
    const rows = [['年份', '放假或上班', '名称', '起', '止', '依据'], ...made(2027).map(({ year, kind, name, from, to, source }) => [String(year), kind === 'off' ? '放假' : '上班', name, from.replaceAll('-', '/').replaceAll('/0', '/'), to === from ? '' : `${to.slice(0, 4)}年${to.slice(5, 7)}月${to.slice(8)}日`, source])];
    const head = [['编号', 'holidays'], ['版本', '1'], ['名称', '节假日'], ['生效日期', '2026-11-01']];
    const sheet = (name: string, lines: readonly (readonly string[])[]) => ({ name, widths: [20], rows: lines.map((line) => line.map((value) => ({ value }))) });
    expect(judgePack(readPackSheets(readWorkbook(workbook([sheet('说明', head), sheet('节假日安排', rows)]))))).toEqual({ ok: true, pack: pack(), notes: [] });
    rows[2]![3] = '2027-02-30';
    expect(said(judgePack(readPackSheets(readWorkbook(workbook([sheet('说明', head), sheet('节假日安排', rows)])))))).toEqual(['工作表“节假日安排”第 3 行（A3）：没有“2027-02-30”这一天。']);
  });

  it.each<[string, (lines: UnitCalendar[]) => unknown[], RegExp]>([
    ['a holiday that is missing', (lines) => lines.filter(({ name }) => name !== '端午节'), /2027 年没有列全，缺少：端午。/],
    ['one line only', (lines) => [lines[0]!], /缺少：春节、清明、劳动节、端午、中秋、国庆/],
    ['a day of another year', (lines) => [...lines, { ...lines[0]!, from: '2028-01-01', to: '2028-01-01' }], /第 8 项：2028-01-01 至 2028-01-01 不在 2027 年/],
    ['an end before the beginning', (lines) => [{ ...lines[0]!, to: '2026-12-30' }, ...lines.slice(1)], /第 1 项：结束日期 2026-12-30 早于/],
    ['a term that cannot be', (lines) => [{ ...lines[0]!, to: '2027-01-31' }, ...lines.slice(1)], /超过 15 天/],
    ['a working day that is one anyhow', (lines) => [...lines, { ...lines[6]!, from: '2027-03-03', to: '2027-03-03' }], /第 8 项：2027-03-03 不是星期六、星期日/],
    ['a day off and worked', (lines) => [...lines, { ...lines[6]!, from: '2027-01-02', to: '2027-01-02' }], /第 8 项：2027-01-02 既列为放假又列为上班/],
    ['a day listed twice', (lines) => [...lines, { ...lines[0]!, name: '春节', from: '2027-01-03', to: '2027-01-03' }], /第 8 项：2027-01-03 在两行里重复列出/],
    ['no source', (lines) => [{ ...lines[0]!, source: '' }, ...lines.slice(1)], /第 1 项：请填写国务院办公厅通知的名称/],
    ['an unknown kind', (lines) => [{ ...lines[0]!, kind: '补班' }, ...lines.slice(1)], /第 1 项：只能是“放假”（off）或“上班”（work）/],
    ['a year in letters', (lines) => [{ ...lines[0]!, year: '明年' }, ...lines.slice(1)], /第 1 项：年份写成 2027 的样子/],
  ])('%s refuses the whole file, with the place', (_, change, message) => {
    const judged = ofJson(pack({ calendar: change(made(2027)) as UnitCalendar[] }));
    expect(judged.ok).toBe(false);
    expect(said(judged).join('\n')).toMatch(message);
  });

  it('in the place of a built-in year is taken, and said', () => {
    const judged = ofJson(pack({ calendar: made(2026).map((line) => (line.kind === 'work' ? { ...line, from: '2026-10-10', to: '2026-10-10' } : line)) }));
    expect(judged.ok).toBe(true);
    expect(said(judged)).toEqual(['calendar 第 1 项：2026 年的安排已经内置，导入后以规则包为准。']);
  });
});

describe('counting by it', () => {
  it('over New Year, as long as it is in force; without it the year is unknown', () => {
    const own = noticesOf([pack()]);
    expect(addWorkingDays('2026-12-28', 10, own)).toBe('2027-01-12');
    expect(addWorkingDays('2026-12-28', 3, own)).toBe('2026-12-31');
    expect(addWorkingDays('2027-09-30', 1, own)).toBe('2027-10-09');
    expect(() => addWorkingDays('2026-12-28', 10, noticesOf([]))).toThrow(UnknownCalendar);
    expect(() => addWorkingDays('2027-12-23', 1, own)).not.toThrow();
    expect(() => addWorkingDays('2027-12-24', 3, own)).toThrow('2028年');
  });

  it('of several packs the newest version that is on and whose days hold; of one year in two packs the last code, in whatever order they lie', () => {
    const one = (over: Partial<UnitPack & { readonly state: string }>) => ({ ...pack(), state: 'on', at: 1, ...over });
    expect(newestOn([one({ version: 2, state: 'off' }), one({})], '2026-12-01').map(({ version }) => version)).toEqual([1]);
    expect(newestOn([one({}), one({ version: 3, from: '2027-01-01' }), one({ version: 2 })], '2026-12-01').map(({ version }) => version)).toEqual([2]);
    expect(newestOn([one({ until: '2026-11-30' })], '2026-12-01')).toEqual([]);
    const later = pack({ code: 'z', calendar: made(2027).map((line) => (line.name === '元旦' ? { ...line, to: '2027-01-02' } : line)) });
    expect(noticesOf([later, pack()])).toEqual(noticesOf([pack(), later]));
    expect(noticesOf([later, pack()]).find(({ year }) => year === 2027)!.off[0]!.to).toBe('2027-01-02');
  });
});
