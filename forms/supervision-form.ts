import type { FormHead } from './form-head.ts';
import { draftSheet } from './draft.ts';
import { type Indicator, supervisionIndicators } from './supervision-indicators.ts';
import { type Sheet, workbook } from './workbook.ts';

/** What one period's column says, by indicator: a text or number as it is printed. What is absent was not entered. */
export type Figures = Readonly<Record<string, string | number>>;

export interface SupervisionFacts {
  readonly kind: 'quarter' | 'year';
  readonly year: number;
  /** Of the four quarters, in order. */
  readonly quarters: readonly [Figures, Figures, Figures, Figures];
  /** The last column of the yearly table. */
  readonly whole: Figures;
  readonly head: FormHead;
  readonly filledOn: string;
  /** What the figures were counted from, a sentence each, for page one. */
  readonly sources: readonly string[];
}

const columns = ['一季度', '二季度', '三季度', '四季度'] as const;
const texts = {
  quarter: { title: '政府网站监管季度普查报表', sheet: '监管季度普查报表', attachment: '附件9', note: '《广西壮族自治区人民政府办公厅关于印发自治区人民政府门户网站管理工作的通知》' },
  year: { title: '政府网站监管年度报表', sheet: '监管年度报表', attachment: '附件10', note: '《广西壮族自治区人民政府办公厅关于印发自治区人民政府门户网站管理办法的通知》' },
} as const;

/** 政府网站监管季度普查报表 (附件9) or 政府网站监管年度报表 (附件10). 无 stands for what was not entered, as note 1 of the form says; page one lists those cells. */
export function supervisionForm(facts: SupervisionFacts): Uint8Array {
  return workbook(supervisionSheets(facts));
}

export function supervisionSheets(facts: SupervisionFacts): readonly Sheet[] {
  return [cover(facts), table(facts)];
}

function table({ kind, quarters, whole, head, filledOn }: SupervisionFacts): Sheet {
  const text = texts[kind];
  const periods: readonly Figures[] = kind === 'year' ? [...quarters, whole] : quarters;
  const draft = draftSheet(3 + periods.length);
  draft.across(text.title, 'title');
  draft.across(`填报单位（盖章）：${head.unit}`, 'note');
  draft.across(`填报日期：${filledOn}`, 'note');
  const top = draft.at();
  draft.row(['', null, null, ...columns, ...(kind === 'year' ? ['年度'] : [])], 'head');
  draft.merge(top, 0, top, 2);
  const first = draft.at();
  supervisionIndicators.forEach((line, index) => {
    const before = supervisionIndicators[index - 1];
    const group = before?.group === line.group ? null : { value: line.group, style: 'center' as const };
    const samePart = before?.part === line.part && before.group === line.group;
    draft.row([
      group, ...(line.part === null ? [line.name, null] : [samePart ? null : { value: line.part, style: 'center' as const }, line.name]),
      ...periods.map((figures) => ({ value: figures[line.id] ?? '无', style: 'center' as const })),
    ]);
  });
  for (const merge of mergesOf(first)) draft.merge(...merge);
  draft.across(`审核人：${head.reviewer}`, 'note');
  draft.across(`填表人：${head.filler}`, 'note');
  draft.across(`联系电话：${head.phone}`, 'note');
  draft.across('注：1. 指标未产生数据一律写“无”。', 'note');
  draft.across(`2. 严格按照${text.note}(桂政办发〔2017〕115号)，切实做好相关栏目内容保障。`, 'note');
  draft.across('3. 永久下线网站和临时下线网站名单(网站名称、网站标识码、下线时间)随表报送。', 'note');
  return draft.done(text.sheet, [16, 10, 22, ...periods.map(() => 16)], { headRows: top + 1, landscape: false });
}

/** 分类 over its lines; the part of 人员培训 over its three; a name without a part over two cells. */
function mergesOf(first: number): readonly (readonly [number, number, number, number])[] {
  const merges: [number, number, number, number][] = [];
  const spans = (same: (a: Indicator, b: Indicator) => boolean, column: number, take: (line: Indicator) => boolean): void => {
    for (let start = 0; start < supervisionIndicators.length;) {
      let end = start;
      while (supervisionIndicators[end + 1] && same(supervisionIndicators[start]!, supervisionIndicators[end + 1]!)) end += 1;
      if (take(supervisionIndicators[start]!)) merges.push([first + start, column, first + end, column]);
      start = end + 1;
    }
  };
  spans((a, b) => a.group === b.group, 0, () => true);
  spans((a, b) => a.group === b.group && a.part === b.part, 1, ({ part }) => part !== null);
  supervisionIndicators.forEach(({ part }, index) => {
    if (part === null) merges.push([first + index, 1, first + index, 2]);
  });
  return merges;
}

function cover({ kind, year, quarters, whole, sources, filledOn }: SupervisionFacts): Sheet {
  const text = texts[kind];
  const draft = draftSheet(2);
  draft.across(`${text.title}：说明`, 'title');
  draft.row([{ value: '表格', style: 'head' }, `${text.title}（桂政办发〔2017〕152号 ${text.attachment}），${year} 年`]);
  draft.row([{ value: '填报日期', style: 'head' }, filledOn]);
  for (const [index, source] of sources.entries()) draft.row([{ value: index === 0 ? '数据来源' : '', style: 'head' }, source]);
  const periods: readonly (readonly [string, Figures])[] = [...columns.map((name, index) => [name, quarters[index]!] as const), ...(kind === 'year' ? [['年度', whole] as const] : [])];
  periods.forEach(([name, figures], index) => {
    const missing = supervisionIndicators.filter(({ id }) => figures[id] === undefined);
    draft.row([{ value: index === 0 ? '没有填写、按注 1 写“无”的指标' : '', style: 'head' }, `${name}：${missing.length === 0 ? '无' : missing.length === supervisionIndicators.length ? '全部' : missing.map((line) => `${line.group}·${line.name}`).join('、')}`]);
  });
  return draft.done('说明', [20, 92], { landscape: false });
}
