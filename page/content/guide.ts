import { articleTitleOf } from '../article/article-title.ts';
import { closest, contains, queryAll } from '../dom.ts';
import { footersOf } from '../footer/footer.ts';
import { contentOf } from './guide-content.ts';
import type { LabelContent } from './guide-reading.ts';
import { isNear, readLabel, type GuideClass } from './guide-words.ts';
import { derived } from '../memo.ts';
import { squeezed, tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** A label of the guide, with the classes it names; without any it is the label of something else. Offsets are into `page.text`. */
export interface GuideLabel {
  readonly classes: readonly GuideClass[];
  readonly strict: boolean;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly element: Element;
}

export interface GuideEntry extends GuideLabel {
  readonly content: LabelContent;
}

/** The elements of an 办事指南 as the page has them. */
export interface Guide {
  /** Every label outside footer, header and search forms, in document order, with what stands under it. */
  readonly entries: readonly GuideEntry[];
  readonly of: (kind: GuideClass) => readonly GuideEntry[];
  /** Text that looks like the class without its label, or is a label of something near; null when there is none. */
  readonly hintOf: (kind: GuideClass) => string | null;
  /** Name of the item as heading or title, where it is more than 办事指南; null otherwise. */
  readonly name: string | null;
}

/** Labels and contents of the page's guide: headings, tables, dl, tabs, accordions (hidden ones too), `label：value` lines. */
export const guideOf: (page: PageView) => Guide = derived((page) => {
  const labels = labelsOf(page);
  const entries = labels.map((label, index): GuideEntry => ({ ...label, content: contentOf(page, labels, index) }));
  const body = bodyText(page);
  return {
    entries,
    of: (kind) => entries.filter(({ classes }) => classes.includes(kind)),
    hintOf: (kind) => hintOf(page, kind, entries, body),
    name: nameOf(page),
  };
});

const mostLabels = 200;

function labelsOf(page: PageView): GuideLabel[] {
  const found = new Map<number, GuideLabel>();
  const { norm } = page.text;
  const add = (from: number, to: number): void => {
    const text = norm.slice(from, to);
    const start = from + (text.length - text.trimStart().length);
    if (found.has(start) || found.size >= mostLabels) return;
    const reading = readLabel(page, text);
    if (!reading) return;
    const element = page.text.pieceAt(start)?.element;
    if (!element || isOutside(page, element)) return;
    found.set(start, { ...reading, text: tidy(text), start, end: to, element });
  };
  for (const { start, end } of page.text.pieces) if (end - start <= 40) add(start, end);
  let lineStart = 0;
  for (const line of norm.split('\n')) {
    if (line.length <= 40) add(lineStart, lineStart + line.length);
    for (const match of line.slice(0, 20_000).matchAll(beforeColon)) add(lineStart + match.index, lineStart + match.index + match[0].length);
    lineStart += line.length + 1;
  }
  return withoutInner([...found.values()].sort((a, b) => a.start - b.start || b.end - a.end));
}

const beforeColon = /[\u4e00-\u9fa5、/和与及()· ]{2,24}[:】]/g;

/** A label cut by tags is read once whole and once in parts: the whole wins. */
function withoutInner(labels: readonly GuideLabel[]): GuideLabel[] {
  const kept: GuideLabel[] = [];
  for (const label of labels) {
    const last = kept.at(-1);
    if (last && label.start < last.end) continue;
    kept.push(label);
  }
  return kept;
}

function isOutside(page: PageView, element: Element): boolean {
  return closest(element, 'option, footer, button[type="submit"], form[action*="search" i]') !== null || inFooter(page, element);
}

/** Inside a footer block itself; what stands beside it may be the guide's end. */
export function inFooter(page: PageView, element: Element): boolean {
  return footersOf(page).some((footer) => contains(footer.element, element));
}

/** All text of the page without its footers, 100,000 characters at most. */
function bodyText(page: PageView): string {
  const { norm } = page.text;
  const footers = footersOf(page).map(({ range }) => range).sort((a, b) => a[0] - b[0]);
  let text = '';
  let from = 0;
  for (const [start, end] of footers) {
    if (start > from) text += `${norm.slice(from, start)}\n`;
    from = Math.max(from, end);
  }
  return (text + norm.slice(from)).slice(0, 100_000);
}

const signs: Readonly<Record<GuideClass, RegExp>> = {
  事项名称: /(?!)/,
  设定依据: /(?:根据|依据|按照)\s?《[^》]{2,40}》|《[^》]{2,40}》\s?(?:\([^)]{2,30}\)\s?)?第[一二三四五六七八九十百\d]{1,5}条/,
  申请条件: /(?:符合|具备|满足)(?:以下|下列|如下|规定的?)[\u4e00-\u9fa5]{0,8}(?:条件|情形|要求)|应当(?:具备|符合)|申请人(?:应|须|应当|必须)(?:具备|符合|满足)/,
  办理材料: /(?:提交|提供|携带|出具|准备|报送|填写|持)[\u4e00-\u9fa5、《》()]{0,20}(?:材料|资料|证件|证明|身份证|户口簿|申请[表书]|原件|复印件)/,
  办理地点: /(?:政务服务|行政服务|便民服务|行政审批|办事|办税|服务)(?:中心|大厅)|\d{1,3}号?窗口|窗口(?:办理|受理|提交|递交)|(?:路|街|大道)\s?\d{1,5}\s?号/,
  办理时间: /周一|星期一|工作日\s?[:(]?\s?(?:上午|\d{1,2}[:点时])|上午\s?[:：]?\s?\d{1,2}\s?[:点时]/,
  联系电话: /(?<!\d)0\d{2,3}\s?-\s?\d{7,8}(?!\d)|(?<![\d.-])12345(?!\d)|电话\s?[:：]?\s?(?:为|是)?\s?\d{5,12}/,
  办理流程: /流程图|(?:第一步|步骤一|step\s?1)|申请\s?[-—→>➔、]{1,3}\s?受理|受理\s?[-—→>➔、]{1,3}\s?(?:审核|审查)|(?:决定|审查|审核)\s?[-—→>➔、]{1,3}\s?(?:办结|发证|送达|领取)/i,
};

function hintOf(page: PageView, kind: GuideClass, entries: readonly GuideEntry[], body: string): string | null {
  const label = entries.find(({ text }) => isNear(page, kind, text));
  if (label) return `有“${label.text.replace(/[:】【]/g, '').trim()}”一项`;
  const words = signs[kind].exec(body);
  if (words) return `正文里有“${tidy(words[0]).slice(0, 30)}”`;
  return kind === '办理流程' && hasChart(page) ? '页面有图片或附件，可能是流程图' : null;
}

function hasChart(page: PageView): boolean {
  return page.roots.some(({ node }) => queryAll(node, 'img[alt*="流程"], img[title*="流程"], img[src*="lct" i], img[src*="liucheng" i], [id*="flowchart" i], [class*="flowchart" i], [class*="liucheng" i]').length > 0)
    || page.links.some(({ text }) => text.includes('流程'));
}

function nameOf(page: PageView): string | null {
  const title = articleTitleOf(page);
  const shown = title ? page.text.norm.slice(title.start, title.end) : '';
  const headings = ['h1', 'h2'].flatMap((name) => page.all(name).slice(0, 20).map((each) => page.text.norm.slice(...page.text.rangeOf(each))));
  const tagged = page.tags.filter(({ name }) => name === 'articletitle').map(({ content }) => content ?? '');
  const titles = page.title.split(/[-_|｜—–丨>»]+/);
  for (const text of [shown, ...tagged, ...headings, ...titles]) {
    const words = squeezed(text);
    if (words.length >= 3 && words.length <= 120 && !general.test(words) && !readLabel(page, words)) return tidy(text);
  }
  return null;
}

/** Titles that name no item. */
const general = /^(?:办事指南|服务指南|办事服务|政务服务|事项详情|指南详情|办理指南|服务事项|在线办事|网上办事|个人办事|法人办事|事项指南|办事大厅|详情|首页|.{0,24}(?:人民政府|政府网|网站|门户|政务服务网|服务中心|管委会|委员会|[局厅部办]))$/;
