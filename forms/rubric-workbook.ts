import type { Said } from '../contract/said.ts';
import { filesZhCn, ofFile, type FileSentence } from '../messages/files.ts';
import { say } from '../messages/say.ts';
import type { FindingSource, Pack, Row, VetoCondition } from '../standards/pack.ts';
import { catalogue } from '../standards/catalogue-ids.ts';
import { judgeRubric, refused, type JudgedRubric, type Where } from './judge-rubric.ts';
import { cellName, readWorkbook, type SheetRead } from './read-workbook.ts';
import { workbook, type Cell } from './workbook.ts';

/** Writes a form as the Excel template people fill in; null: the empty one. Reading it back gives the same form. */
export function rubricWorkbook(pack: Pack | null): Uint8Array {
  const body = (value: string): Cell => ({ value, style: 'body' });
  const bold = (value: string): Cell => ({ value, style: 'head' });
  const blank: Pack | null = pack;
  return workbook([
    { name: headSheet, widths: [22, 70, 46], landscape: false, headRows: 1, rows: [
      [bold('项目'), bold('内容'), bold('怎么填')],
      ...headFields.map(({ name, hint, write }) => [bold(name), body(blank ? write(blank) : ''), body(hint)]),
      ...(blank?.notes.length ? blank.notes : ['']).map((note) => [bold(noteField), body(note), body('可以没有，也可以有多行')]),
    ] },
    { name: rowSheet, widths: columns.map(({ width }) => width), headRows: 1, rows: [
      columns.map(({ name }) => bold(name)), ...(blank?.rows ?? []).map((row) => columns.map(({ write }) => body(write(row)))),
    ] },
    { name: '怎么填', widths: [24, 100], landscape: false, rows: [
      ...columns.map(({ name, hint }) => [bold(name), body(hint)]),
      ...Object.entries(catalogue).map(([check, codes]) => [body(check), body(codes.join('、'))]),
    ] },
  ]);
}

/** Reads a filled-in template. What is wrong is said with the name of the cell. @throws FileRefused where the file is no workbook */
export function readRubricWorkbook(file: Uint8Array): JudgedRubric {
  const sheets = readWorkbook(file);
  const head = sheets.find(({ name }) => name.trim() === headSheet);
  const body = sheets.find(({ name }) => name.trim() === rowSheet);
  if (!head || !body) return refused([ofFile('file.rubric.noSheet', head ? rowSheet : headSheet)]);
  const problems: Said[] = [];
  const places = new Map<string, Said>();
  const value: Record<string, unknown> = { notes: [], default: false };
  for (let row = 1; row < head.rows; row += 1) {
    const name = head.text(row, 0).trim();
    const text = head.text(row, 1).trim();
    const field = headFields.find((one) => one.name === name);
    if (name === noteField) {
      if (text !== '') (value['notes'] as string[]).push(text);
    } else if (field) {
      places.set(field.field, cellIn(headSheet, row, 1));
      for (const one of taken(() => field.read(text, value), cellIn(headSheet, row, 1))) problems.push(one);
    } else if (name !== '' || text !== '') problems.push(ofFile('file.at', cellIn(headSheet, row, 0), ofFile('file.rubric.item', name)));
  }
  const at = columns.map(({ name }) => Array.from({ length: body.columns }, (_, column) => column).find((column) => body.text(0, column).trim() === name) ?? -1);
  for (const [index, column] of at.entries()) if (column === -1) problems.push(ofFile('file.at', ofFile('file.where.rowOf', rowSheet, 1), ofFile('file.rubric.noColumn', columns[index]!.name)));
  if (problems.length > 0) return refused(problems);
  const lines: number[] = [];
  value['rows'] = rowsOf(body, at, lines, problems);
  if (problems.length > 0) return refused(problems);
  const where: Where = (row, field) => {
    if (row === null) return places.get(field) ?? places.get(field.split('.')[0] ?? '') ?? ofFile('file.where.sheetField', headSheet, field);
    const column = columns.findIndex((one) => one.field === field.split('.')[0]);
    return cellIn(rowSheet, lines[row] ?? 0, at[column === -1 ? 0 : column] ?? 0);
  };
  return judgeRubric(value, where);
}

const headSheet = '表头';
const rowSheet = '评分表';
const noteField = '注';

function rowsOf(body: SheetRead, at: readonly number[], lines: number[], problems: Said[]): unknown[] {
  const rows: unknown[] = [];
  for (let row = 1; row < body.rows; row += 1) {
    const texts = at.map((column) => body.text(row, column).trim());
    if (texts.every((text) => text === '')) continue;
    // Whoever hid it may have meant it to be out, or only filtered: a row that prices must not be guessed.
    if (body.hiddenRow(row)) {
      problems.push(ofFile('file.rubric.hiddenRow', ofFile('file.where.rowOf', rowSheet, row + 1)));
      continue;
    }
    const kind = kinds[texts[1]!];
    if (!kind) {
      problems.push(ofFile('file.at', cellIn(rowSheet, row, at[1]!), ofFile('file.rubric.kind', texts[1]!, Object.keys(kinds).join('、'))));
      continue;
    }
    const made: Record<string, unknown> = {};
    for (const [index, column] of columns.entries()) {
      if (!column.on.includes(kind) && texts[index] === '') continue;
      if (!column.on.includes(kind)) {
        problems.push(ofFile('file.at', cellIn(rowSheet, row, at[index]!), ofFile('file.rubric.notFilled', texts[1]!, column.name)));
        continue;
      }
      for (const one of taken(() => column.read(texts[index]!, made), cellIn(rowSheet, row, at[index]!))) problems.push(one);
    }
    lines.push(row);
    rows.push(made);
  }
  return rows;
}

/** What reading a cell says is wrong with it. */
function taken(read: () => void, cell: Said): readonly Said[] {
  try {
    read();
    return [];
  } catch (error) {
    return [ofFile('file.at', cell, error instanceof CellRefused ? error.said : String(error))];
  }
}

/** What stands in a cell is not what belongs there. */
class CellRefused extends Error {
  readonly said: Said;

  constructor(...sentence: FileSentence) {
    super(say(filesZhCn, sentence));
    this.name = 'CellRefused';
    this.said = sentence;
  }
}

function cellIn(sheet: string, row: number, column: number): Said {
  return ofFile('file.where.cell', sheet, cellName(row, column));
}

type Into = Record<string, unknown>;

const tenthsText = (tenths: number | null): string => (tenths === null ? '' : String(tenths / 10));
function tenthsOf(text: string): number | null {
  if (text === '') return null;
  const number = Number(text);
  if (!/^\d+(?:\.\d)?$/.test(text)) throw new CellRefused('file.rubric.points', text);
  return Math.round(number * 10);
}
function oneOf<Value extends string>(names: Readonly<Record<string, Value>>, text: string): Value {
  const value = names[text];
  if (value === undefined) throw new CellRefused('file.rubric.oneOf', text, Object.keys(names).join('、'));
  return value;
}
const nameOf = (names: Readonly<Record<string, string>>, value: string): string => Object.entries(names).find(([, one]) => one === value)?.[0] ?? '';

const kinds: Readonly<Record<string, Row['kind']>> = { 单项否决: 'veto', 扣分: 'deduction', 人工扣分: 'manual', 加分: 'bonus', 对标: 'status' };
const units = { 处: 'occurrence', 页: 'page', 栏目: 'column', 类: 'class', 百分点: 'percent', 一次: 'once' } as const;
const countings = { 按地址: 'address', 按内容: 'item', 按类别: 'class', 按栏目: 'column', 只计一次: 'once', 按百分点: 'whole-percent' } as const;
const links = { 按页: 'page', 按全站: 'site' } as const;

interface HeadField { readonly name: string; readonly field: string; readonly hint: string; readonly write: (pack: Pack) => string; readonly read: (text: string, into: Into) => void }
const into = (field: string, part: string | null, of: (text: string) => unknown) => (text: string, made: Into): void => {
  if (part === null) made[field] = of(text);
  else made[field] = { ...made[field] as Into | undefined, [part]: of(text) };
};
const plain = (text: string): string => text;

const headFields: readonly HeadField[] = [
  { name: '编号', field: 'id', hint: '字母、数字、短横，例如 nanning-2026；不能与内置的表相同', write: ({ id }) => id, read: into('id', null, plain) },
  { name: '版本', field: 'version', hint: '从 1 起的整数；内容改了就加 1', write: ({ version }) => String(version), read: into('version', null, (text) => { if (!/^\d{1,6}$/.test(text)) throw new CellRefused('file.rubric.version', text); return Number(text); }) },
  { name: '名称', field: 'name', hint: '评分表的全称', write: ({ name }) => name, read: into('name', null, plain) },
  { name: '附件', field: 'attachment', hint: '在文件中的位置，例如 附件2', write: ({ attachment }) => attachment, read: into('attachment', null, plain) },
  { name: '文件名称', field: 'document.name', hint: '', write: ({ document }) => document.name, read: into('document', 'name', plain) },
  { name: '文号', field: 'document.number', hint: '', write: ({ document }) => document.number, read: into('document', 'number', plain) },
  { name: '发文机关', field: 'document.issuer', hint: '', write: ({ document }) => document.issuer, read: into('document', 'issuer', plain) },
  { name: '施行日期', field: 'document.inForce', hint: '例如 2026-01-01；不知道就留空', write: ({ document }) => document.inForce ?? '', read: into('document', 'inForce', (text) => { if (text !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))) throw new CellRefused('file.rubric.day', text); return text === '' ? null : text; }) },
  { name: '来源', field: 'document.source', hint: '从哪里得到这份文件', write: ({ document }) => document.source, read: into('document', 'source', plain) },
  { name: '总分', field: 'points', hint: '例如 100；不计分的对标表留空', write: ({ points }) => (points ? tenthsText(points.total) : ''), read: (text, made) => { made['points'] = text === '' ? null : { total: tenthsOf(text), failOver: null }; } },
  { name: '不合格线', field: 'points.failOver', hint: '扣分超过多少为不合格，例如 40；没有规定就留空', write: ({ points }) => tenthsText(points?.failOver ?? null), read: (text, made) => { if (text === '') return; if (made['points'] === null) throw new CellRefused('file.rubric.noTotal'); made['points'] = { ...made['points'] as Into, failOver: tenthsOf(text) }; } },
  { name: '有无加分', field: 'bonus', hint: '有 或 无', write: ({ bonus }) => (bonus ? '有' : '无'), read: (text, made) => { made['bonus'] = text === '有' ? { above: null, cap: null } : null; if (!['有', '无', ''].includes(text)) throw new CellRefused('file.rubric.yesNo', text); } },
  { name: '加分起点', field: 'bonus.above', hint: '得分高于多少才加分；没有规定就留空', write: ({ bonus }) => tenthsText(bonus?.above ?? null), read: (text, made) => { if (text === '') return; if (made['bonus'] === null) throw new CellRefused('file.rubric.noAbove'); made['bonus'] = { ...made['bonus'] as Into, above: tenthsOf(text) }; } },
  { name: '加分上限', field: 'bonus.cap', hint: '', write: ({ bonus }) => tenthsText(bonus?.cap ?? null), read: (text, made) => { if (text === '') return; if (made['bonus'] === null) throw new CellRefused('file.rubric.noCap'); made['bonus'] = { ...made['bonus'] as Into, cap: tenthsOf(text) }; } },
  { name: '断链计法', field: 'linksOncePer', hint: '同一地址 按页 计一次，或 按全站 计一次', write: ({ linksOncePer }) => nameOf(links, linksOncePer), read: into('linksOncePer', null, (text) => oneOf(links, text === '' ? '按页' : text)) },
];

type Kind = Row['kind'];
interface Column { readonly name: string; readonly field: string; readonly width: number; readonly hint: string; readonly on: readonly Kind[]; readonly write: (row: Row) => string; readonly read: (text: string, into: Into) => void }
const every: readonly Kind[] = ['veto', 'deduction', 'manual', 'bonus', 'status'];
const pricedKinds: readonly Kind[] = ['deduction', 'manual', 'bonus'];

const columns: readonly Column[] = [
  { name: '编号', field: 'id', width: 8, on: every, hint: '每行一个，不能重复，定了就不再改，例如 D2a', write: ({ id }) => id, read: into('id', null, plain) },
  { name: '类别', field: 'kind', width: 10, on: every, hint: Object.keys(kinds).join('、'), write: ({ kind }) => nameOf(kinds, kind), read: into('kind', null, (text) => kinds[text]) },
  { name: '一级指标', field: 'group', width: 14, on: every, hint: '照文件原文', write: ({ group }) => group, read: into('group', null, plain) },
  { name: '二级指标', field: 'name', width: 18, on: every, hint: '照文件原文', write: ({ name }) => name, read: into('name', null, plain) },
  { name: '考察点', field: 'looksAt', width: 26, on: every, hint: '照文件原文；没有就留空', write: ({ looksAt }) => looksAt, read: into('looksAt', null, plain) },
  { name: '扣分细则', field: 'detail', width: 40, on: every, hint: '照文件原文，整格', write: ({ detail }) => detail, read: into('detail', null, plain) },
  { name: '本行的细则', field: 'sentence', width: 40, on: every, hint: '细则中由这一行计分的那一句', write: ({ sentence }) => sentence, read: into('sentence', null, plain) },
  { name: '分值', field: 'tenths', width: 8, on: pricedKinds, hint: '每一处扣（加）多少分，最多一位小数；不知道就留空，显示为“未内置”', write: (row) => ('tenths' in row ? tenthsText(row.tenths) : ''), read: into('tenths', null, tenthsOf) },
  { name: '单位', field: 'unit', width: 8, on: pricedKinds, hint: Object.keys(units).join('、'), write: (row) => ('unit' in row ? nameOf(units, row.unit) : ''), read: into('unit', null, (text) => oneOf(units, text)) },
  { name: '最高', field: 'cap', width: 8, on: pricedKinds, hint: '这一行最多扣（加）多少分；没有规定就留空', write: (row) => ('cap' in row ? tenthsText(row.cap) : ''), read: into('cap', null, tenthsOf) },
  { name: '计次', field: 'counting', width: 10, on: ['deduction'], hint: Object.keys(countings).join('、'), write: (row) => ('counting' in row ? nameOf(countings, row.counting) : ''), read: into('counting', null, (text) => oneOf(countings, text)) },
  { name: '由哪些检查计入', field: 'from', width: 40, on: ['veto', 'deduction', 'status'], hint: '一行一项：检查: 问题、问题 @首页（或 @其他页面） [栏目类别、栏目类别]；没有就留空', write: (row) => ('from' in row ? row.from.map(sourceText).join('\n') : ''), read: into('from', null, sourcesOf) },
  { name: '否决条件', field: 'condition', width: 26, on: ['veto'], hint: '人工认定；发现问题；未更新栏目满 5 个[栏目类别、…]；空白栏目满 5 个；监测 7 天每天 20 次 15 秒 5%', write: (row) => (row.kind === 'veto' ? conditionText(row.condition) : ''), read: into('condition', null, conditionOf) },
  { name: '顶替', field: 'instead', width: 8, on: ['deduction'], hint: '认定哪个编号的单项否决后，这一行不再扣分；没有就留空', write: (row) => (row.kind === 'deduction' ? row.instead ?? '' : ''), read: (text, made) => { if (text !== '') made['instead'] = text; } },
  { name: '程序可否认定', field: 'whole', width: 10, on: ['status'], hint: '可 或 否：检查都通过时，程序能否直接认定为符合', write: (row) => (row.kind === 'status' ? (row.whole ? '可' : '否') : ''), read: into('whole', null, (text) => { if (text !== '可' && text !== '否') throw new CellRefused('file.rubric.mayOrNot', text); return text === '可'; }) },
  { name: '问题', field: 'question', width: 30, on: ['veto', 'manual', 'bonus', 'status'], hint: '问检查人员的话', write: (row) => ('question' in row ? row.question : ''), read: into('question', null, plain) },
  { name: '备注', field: 'note', width: 24, on: every, hint: '可以没有', write: ({ note }) => note ?? '', read: (text, made) => { if (text !== '') made['note'] = text; } },
];

function sourceText({ check, codes, pages, categories }: FindingSource): string {
  return `${check}: ${codes.join('、')}${pages === undefined ? '' : pages === 'home' ? ' @首页' : ' @其他页面'}${categories === undefined ? '' : ` [${categories.join('、')}]`}`;
}

function sourcesOf(text: string): unknown[] {
  return text.split(/\r?\n|；/).map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const parts = /^([a-z0-9-]+)\s*[:：]\s*([a-z0-9、，,\s-]+?)\s*(@首页|@其他页面)?\s*(?:\[([^\]]*)\])?$/.exec(line);
    if (!parts) throw new CellRefused('file.rubric.from', line);
    return {
      check: parts[1], codes: listed(parts[2]!), ...(parts[3] === undefined ? {} : { pages: parts[3] === '@首页' ? 'home' : 'other' }), ...(parts[4] === undefined ? {} : { categories: listed(parts[4]) }),
    };
  });
}

function listed(text: string): string[] {
  return text.split(/[、，,\s]+/).filter((part) => part !== '');
}

function conditionText(condition: VetoCondition): string {
  switch (condition.by) {
    case 'person': return '人工认定';
    case 'findings': return '发现问题';
    case 'columns': return `${condition.state === 'stale' ? '未更新' : '空白'}栏目满 ${condition.atLeast} 个${condition.categories === null ? '' : `[${condition.categories.join('、')}]`}`;
    case 'probes': return `监测 ${condition.days} 天每天 ${condition.perDay} 次 ${condition.seconds} 秒 ${condition.percent}%`;
  }
}

function conditionOf(text: string): unknown {
  if (text === '人工认定') return { by: 'person' };
  if (text === '发现问题') return { by: 'findings' };
  const columned = /^(未更新|空白)栏目满\s*(\d+)\s*个(?:\[([^\]]*)\])?$/.exec(text);
  if (columned) return { by: 'columns', state: columned[1] === '未更新' ? 'stale' : 'empty', categories: columned[3] === undefined ? null : listed(columned[3]), atLeast: Number(columned[2]) };
  const probed = /^监测\s*(\d+)\s*天每天\s*(\d+)\s*次\s*(\d+)\s*秒\s*(\d+)\s*%$/.exec(text);
  if (probed) return { by: 'probes', days: Number(probed[1]), perDay: Number(probed[2]), seconds: Number(probed[3]), percent: Number(probed[4]) };
  throw new CellRefused('file.rubric.condition', text);
}
