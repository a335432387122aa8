import { packKey } from '../standards/pack.ts';
import type { InspectionFacts, ReviewRule } from './inspection-facts.ts';
import type { Cell, Sheet } from './workbook.ts';
import { beijingMinute, howChosen, inspectionWords, resultWords, scoreWords, siteName } from './wording.ts';

/**
 * Page one of every form: whose sheet it is, by which form and versions it was made, which pages were read, and what was
 * not checked. What a reader does not find here was not left out silently.
 */
export function coverSheet(facts: InspectionFacts, form: string): Sheet {
  const { pack, sheet, site, inspection, pages, findings } = facts;
  const opened = pages.filter(({ opened }) => opened);
  const count = (status: string): number => findings.filter((finding) => finding.status === status).length;
  const lines: readonly (readonly [string, string])[] = [
    ['网站', `${siteName(site)}${site?.code ? `（${site.code}）` : '（标识码未登记）'}`],
    ['首页网址', site?.host ?? '无'],
    ['巡检', `${inspectionWords[inspection.kind]}，${beijingMinute(inspection.startedAt)} 开始，${inspection.closedAt === null ? '尚未结束' : `${beijingMinute(inspection.closedAt)} 结束`}`],
    ['表格', `${form}（${pack.document.number} ${pack.attachment}）`],
    ['评分表版本', `${packKey(pack)}，${pack.document.name}，${pack.document.inForce ?? '施行日期未载'} 起施行`],
    // What the wording of the document means where it must be read otherwise than it is printed.
    ...pack.notes.filter((note) => !note.startsWith('注：')).map((note, index) => [index === 0 ? '对原文的说明' : '', note] as const),
    ['检查版本', `读网 ${listed(facts.tools)}；检查目录 ${listed(facts.catalogues)}`],
    ['导出时间', `${beijingMinute(facts.exportedAt)}（北京时间）`],
    ...proofLines(facts),
    ['状态', sheet.state === 'provisional' ? '暂定：下列各行还没有检查，或还需要人认定，不能算作通过。' : '已定'],
    ['结果', sheet.score ? `${resultWords(sheet)}，得分 ${scoreWords(sheet)}${sheet.score[0] === sheet.score[1] ? '' : '（低值为待确认问题全部属实时）'}` : resultWords(sheet)],
    ...sheet.vetoes.map(({ row, by, reason }) => ['单项否决', `${rowLabel(facts, row)}：${reason}（认定人：${by ?? '无'}）`] as const),
    ...(sheet.wouldHaveBeen ? [['若无单项否决', `得分 ${scoreWords(sheet.wouldHaveBeen)}`] as const] : []),
    ['读过的网页', `${pages.length} 页，打开 ${opened.length} 页${pages.length > opened.length ? `，未能打开 ${pages.length - opened.length} 页` : ''}；${howChosen(inspection)}`],
    ['发现的问题', `${findings.length} 个：已确认 ${count('confirmed')}，待确认 ${count('pending')}，误报 ${count('dismissed')}。只有已确认的计入扣分。`],
  ];
  const gaps = facts.checks.filter(({ settled, cannot, notRun }) => cannot > 0 || notRun > 0 || settled === 0);
  return {
    name: '说明', widths: [18, 92], landscape: false, merges: [[0, 0, 0, 1]],
    rows: [
      [{ value: `${form}：说明`, style: 'title' }, null],
      ...lines.map(([name, value]): Cell[] => [{ value: name, style: 'head' }, { value }]),
      ...listing('未定的行', together(sheet.open.map(({ row, reason }) => [reason, rowLabel(facts, row)])).map(([says, names]) => lineOf([says, inRanges(names)]))),
      ...listing('未检的检查项', together(gaps.map(({ name, settled, cannot, notRun }) => [settled === 0 && cannot === 0 && notRun === 0 ? '没有适用的页面' : `已查 ${settled} 页，无法检查 ${cannot} 页，未检 ${notRun} 页`, name])).map(lineOf)),
      ...listing('读过的网页', pages.slice(0, 300).map(({ url, title, opened }) => `${title || '（无标题）'}　${url}${opened ? '' : '（未能打开）'}`), pages.length),
    ],
  };
}

/** By which 定稿 a form is, the head of the chain of records (whoever holds this paper can tell whether they were changed since), and whether people ruled on findings of their own. */
export function proofLines({ finalised, proof, reviewRule }: Pick<InspectionFacts, 'finalised' | 'proof' | 'reviewRule'>): readonly (readonly [string, string])[] {
  return [
    ...(finalised ? [['定稿', `第 ${finalised.version} 稿，${finalised.by}，${beijingMinute(finalised.at)}；${finalised.whole ? '按冻结的依据导出' : '计算依据在定稿的电脑上，分数取自定稿，清单取自本机记录'}；评分表校验值 ${finalised.sheetHash}，依据校验值 ${finalised.inputHash}${finalised.note ? `；说明：${finalised.note}` : ''}`] as const] : []),
    ...(proof ? [['记录链', proof.chains.length === 0 ? '本机没有这次巡检的记录链' : proof.chains.map(({ links, head }) => `${links} 环，最后一环校验值 ${head}`).join('；')] as const] : []),
    ...(reviewRule === undefined ? [] : [['审核方式', reviewWords(reviewRule)] as const]),
  ];
}

function reviewWords(rule: ReviewRule): string {
  if (rule === 'alone') return '单机使用，结论由使用人一人作出，没有第二人审核';
  if (rule === 'unknown') return '没有从服务器取得本单位的审核规定';
  if (!rule.ownReview) return '发现人不审核自己发现的问题，由他人审核';
  const { exception } = rule;
  return `本单位允许发现人审核自己发现的问题${exception ? `（${exception.by || '管理员'}于 ${beijingMinute(exception.at)} 设定，理由：${exception.because}）` : ''}`;
}

/** A row as people find it in the form: its 二级指标 with the number of its sentence; a duty by table and number. */
export function rowLabel({ pack }: Pick<InspectionFacts, 'pack'>, id: string): string {
  const row = pack.rows.find((one) => one.id === id);
  if (!row) return id;
  if (row.kind === 'status') return id.replace(/^db-(\d+)-(\d+)$/, '表$1第$2项');
  const number = /^(\d+)\./.exec(row.sentence)?.[1];
  return `${row.kind === 'veto' ? '单项否决 ' : ''}${row.name}${number ? `（${number}）` : ''}`;
}

/** What is said of each name: names of which the same is said stand together, in the order they came. */
export function together(entries: readonly (readonly [string, string])[]): readonly (readonly [string, readonly string[]])[] {
  const lines = new Map<string, string[]>();
  for (const [says, name] of entries) {
    const names = lines.get(says);
    if (names) names.push(name);
    else lines.set(says, [name]);
  }
  return [...lines];
}

/** 表1第1项、表1第2项、表1第3项 → 表1第1—3项: a hundred duties are no list to read. Other names stay as they are, before them. */
export function inRanges(names: readonly string[]): readonly string[] {
  const others: string[] = [];
  const tables = new Map<string, [from: number, to: number][]>();
  for (const name of names) {
    const found = /^表(\d)第(\d+)项$/.exec(name);
    if (!found) {
      others.push(name);
      continue;
    }
    const [, table, written] = found;
    const number = Number(written);
    const ranges = tables.get(table!) ?? [];
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
    tables.set(table!, ranges);
  }
  return [...others, ...[...tables].map(([table, ranges]) => `表${table}第${ranges.map(([from, to]) => (from === to ? from : `${from}—${to}`)).join('、')}项`)];
}

function lineOf([says, names]: readonly [string, readonly string[]]): string {
  return `${says}：${names.join('、')}`;
}

/** One line of its own for each entry, so that no cell is too long for a row. */
function listing(name: string, entries: readonly string[], all = entries.length): readonly Cell[][] {
  if (entries.length === 0) return [[{ value: name, style: 'head' }, { value: '无' }]];
  const rows = entries.map((value, index): Cell[] => [{ value: index === 0 ? name : '', style: 'head' }, { value }]);
  return all > entries.length ? [...rows, [{ value: '', style: 'head' }, { value: `……共 ${all} 项` }]] : rows;
}

function listed(versions: readonly string[]): string {
  return versions.length === 0 ? '无' : versions.join('、');
}
