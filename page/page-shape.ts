import { closest } from './dom.ts';
import type { PageView } from './page-view.ts';

/** What the words of a page look like from afar: the signals of its type that need no tag and no address. */
export interface PageShape {
  /** Lines that are an item of a dated list: a linked title with a date before, behind, above or below it. */
  readonly datedItems: number;
  /** A labelled publish time or source near a title. */
  readonly hasPublishLine: boolean;
  /** Characters of the longest line of running text that is no link. */
  readonly longestProse: number;
  /** How many of the eight element classes of a guide (and 办理时限) stand as labels of their own. */
  readonly guideLabels: number;
  /** How many labels of a letter and its answer stand on the page. */
  readonly letterLabels: number;
  /** 当前位置：首页 > … */
  readonly hasTrail: boolean;
  /** Characters of all text, white space left out. */
  readonly characters: number;
}

type Untyped = Pick<PageView, 'text'>;

/** One pass over the lines of the page's text; every pattern is tried on a short, trimmed line only. */
export function shapeOf(page: Untyped): PageShape {
  const work = readingShape(page);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const known = new WeakMap<Untyped['text'], PageShape>();

/** The same in steps: what `shapeOf` is asked afterwards is there. */
export function* readingShape(page: Untyped): Generator<{ readonly pause: true }, PageShape> {
  const had = known.get(page.text);
  if (had) return had;
  const shape = yield* readLines(page);
  known.set(page.text, shape);
  return shape;
}

function* readLines(page: Untyped): Generator<{ readonly pause: true }, PageShape> {
  const { norm } = page.text;
  const guide = new Set<number>();
  const letter = new Set<string>();
  let datedItems = 0;
  let longestProse = 0;
  let hasPublishLine = false;
  let hasTrail = false;
  let characters = 0;
  const before: Line[] = [];
  let waitingDate = false;
  let start = 0;
  let lines = 0;
  while (start <= norm.length) {
    lines += 1;
    if (lines % 500 === 0) yield { pause: true };
    const newline = norm.indexOf('\n', start);
    const end = newline < 0 ? norm.length : newline;
    const text = end - start > longestLine ? '' : norm.slice(start, end).trim();
    const line: Line = { start, text };
    start = end + 1;
    if (text === '') continue;
    characters += text.length;

    if (text.length <= 200) {
      if (text.length <= 60) {
        const label = guideLabel.exec(text);
        if (label) guide.add(label.slice(1).findIndex((group) => group !== undefined));
        const letterMatch = letterLabel.exec(text);
        if (letterMatch) letter.add(letterMatch[1]!);
      }
      if (!hasPublishLine && publishLine.test(text)) hasPublishLine = true;
      if (!hasTrail && trail.test(text)) hasTrail = true;
      const linked = (of: Line): boolean => of.text.length >= 4 && hasLink(page, of);
      if (dateAlone.test(text)) {
        if (linked(line) || (datedItems < enough && before.some(linked))) datedItems += 1;
        else waitingDate = true;
      } else {
        if (waitingDate && linked(line)) datedItems += 1;
        else if (datedItems < enough && dateAtEdge(text) && linked(line)) datedItems += 1;
        waitingDate = false;
      }
    } else {
      waitingDate = false;
    }
    if (text.length > longestProse && prose.test(text) && !hasLink(page, line)) longestProse = text.length;
    before.unshift(line);
    before.length = Math.min(before.length, 3);
  }
  return { datedItems, hasPublishLine, longestProse, guideLabels: guide.size, letterLabels: letter.size, hasTrail, characters };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

const longestLine = 20_000;
/** Beyond this many items nothing changes. */
const enough = 60;
const prose = /[。；;]/;
/** A labelled time or source, or a full time before a source. */
export const publishLine = /(?:发布|公布|发稿|发文|更新)(?:时间|日期)\s*:?\s*\d{4}|^(?:时间|日期)\s*:\s*\d{4}|(?:来源|稿源|信息来源)\s*:\s*\S|\d{4}-\d\d-\d\d \d\d:\d\d.{0,40}来源/;
const trail = /^(?:您?(?:的|所在|当前)?(?:当前)?(?:所在)?位置|当前页面|您现在的位置|现在位置)(?:是|为)?\s*:?/;
const day = String.raw`(?:(?:19|20)\d\d\s?(?:-\s?\d{1,2}\s?-\s?\d{1,2}|/\s?\d{1,2}\s?/\s?\d{1,2}|\.\s?\d{1,2}\s?\.\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?)|(?:0[1-9]|1[0-2])[-/][0-3]\d|\d{1,2}月\d{1,2}日)`;
const time = String.raw`(?:\s{0,3}\d{1,2}:\d\d(?::\d\d)?)?`;
/** A line that is only a date: `[06-13]`, `2024年6月13日`, a block's big day or year and month (`2024-06`, `06/2024`). */
const dateAlone = new RegExp(String.raw`^[\[(【]?(?:(?:发布)?(?:时间|日期)\s*:\s*)?(?:${day}${time}|(?:19|20)\d\d[-/.年]\d{1,2}月?|\d{1,2}[-/](?:19|20)\d\d)[\])】]?$`);
const dateAtEnd = new RegExp(String.raw`(?:^|[^\d-])${day}${time}\s?[\])】]?$`);
const dateAtStart = new RegExp(String.raw`^[\[(【·•]?\s?${day}${time}\s?[\])】]?(?![\d:、,，。至-])`);

function dateAtEdge(text: string): boolean {
  if (publishLine.test(text)) return false;
  return (/[\d日\])】]$/.test(text) && dateAtEnd.test(text.slice(-40))) || dateAtStart.test(text.slice(0, 40));
}

/** Whether any text of the line is inside a link. */
export function hasLink(page: Untyped, line: Line): boolean {
  const { pieces } = page.text;
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.end <= line.start) low = middle + 1;
    else high = middle;
  }
  const end = line.start + line.text.length;
  for (let index = low, looked = 0; index < pieces.length && pieces[index]!.start <= end && looked < 20; index += 1, looked += 1) {
    if (closest(pieces[index]!.element, 'a')) return true;
  }
  return false;
}

const number = String.raw`^[【\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|\([一二三四五六七八九十\d]{1,3}\))?[、.．\s]{0,3}`;
/** A label ends the line or is followed by a mark, a note in brackets or one of the usual suffixes: `申请条件齐全的` is prose. */
const labelEnd = String.raw`(?:清单|目录|要求|说明|一览|及[\u4e00-\u9fa5]{1,6}|和[\u4e00-\u9fa5]{1,6})?(?=\s*(?:[:(【】\]/、]|$)|\s+\S)`;
const guideLabel = new RegExp(`${number}(?:${[
  '(事项名称|服务事项|办理事项)',
  '((?:设定|法定|办理|实施|受理|政策)依据)',
  '((?:申请|受理|办理|办事|申报)条件|(?:服务|办理|受理)对象)',
  '((?:办理|申请|申报|所需|提交|办事)材料|材料(?=清单))',
  '((?:办理|受理|办公|办事)(?:地点|地址)|(?:办理|受理)窗口)',
  '((?:办理|办公|受理|工作|办事)时间)',
  '((?:联系|咨询|监督|投诉|服务)(?:电话|方式))',
  '((?:办理|办事|服务|审批)(?:流程|程序))',
  '((?:办理|法定|承诺)(?:办结)?(?:时限|期限))',
].join('|')})${labelEnd}`);

const letterLabel = new RegExp(`${number}(来信人|写信人|写信时间|来信时间|来信日期|留言时间|留言日期|提问时间|信件编号|来信编号|信件标题|来信标题|留言标题|来信内容|信件内容|留言内容|咨询内容|受理单位|受理日期|受理时间|办理单位|答复单位|回复单位|答复部门|答复时间|答复日期|回复时间|回复日期|答复内容|回复内容|处理结果|信件状态|办理状态)(?=\\s*(?:[:(【]|$)|\\s+\\S)`);
