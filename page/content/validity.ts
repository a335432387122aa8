import { articleOf } from '../article/article.ts';
import { dateTimePattern, parseDateTime } from '../date-format.ts';
import { attr, closest, queryAll } from '../dom.ts';
import { derived } from '../memo.ts';
import { squeezed, tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** Signs that a document is no longer in force, and whether the page says so. */
export interface Validity {
  /** A shown mark near the title, in the table of particulars or as a seal. */
  readonly isMarked: boolean;
  /** The last day in force as the document itself tells it, epoch milliseconds; null when it tells none. */
  readonly until: number | null;
  /** The words it was read from. */
  readonly quote: string;
  readonly start: number;
  /** A link on this page that announces the repeal of this very document. */
  readonly repeal: Element | null;
  readonly repealText: string;
}

export const validityOf: (page: PageView) => Validity = derived((page) => {
  const { until, quote, start } = endOf(page);
  const repeal = repealOf(page);
  return { isMarked: isMarked(page), until, quote, start, repeal: repeal?.element ?? null, repealText: repeal?.text ?? '' };
});


function isMarked(page: PageView): boolean {
  const { title, body } = articleOf(page);
  const gone = patternOf(page, contextTables.gone, anywhere);
  if (title && gone.test(page.text.norm.slice(title.start, title.end))) return true;
  for (const { element, start, end } of page.text.pieces) {
    if (end - start > 60 || !gone.test(page.text.norm.slice(start, end)) || !page.text.isShown(start)) continue;
    const isInText = body !== null && start >= body.start + 60 && start < body.end;
    if (!isInText && !closest(element, 'a, nav, footer, option')) return true;
  }
  return page.pictures.some(({ element, src }) => gone.test(`${attr(element, 'alt') ?? ''}${attr(element, 'title') ?? ''}`) || /(?:shixiao|feizhi|invalid|abolish|repeal)/i.test(src ?? ''))
    || page.roots.some(({ node }) => queryAll(node, '[class*="shixiao" i], [class*="feizhi" i], [class*="invalid-doc" i]').some((each) => page.shown(each)));
}

interface End {
  readonly until: number | null;
  readonly quote: string;
  readonly start: number;
}

const years = '([一二三四五六七八九十两\\d]{1,3})\\s?年';
/** The document's own term, not that of a licence it speaks of. */
const term = new RegExp(`(?:本(?:办法|规定|细则|意见|方案|通知|规划|措施|文件|制度|规则|条例|政策|标准|预案|实施[\\u4e00-\\u9fa5]{2})|施行|实施|执行|生效|之日起)[^。;\\n]{0,40}有效期(?:限)?(?:为|至|到|:|截止到?|截至)?\\s?(?:${years}|([^。;\\n]{0,40}))`, 'g');
const labelled = /(?:^|\n)\s*(?:(?:失效|废止|终止)(?:日期|时间)|有\s?效\s?期(?:限|至)?)\s*?:?(\s*)([^\n]{0,60})/g;
/** What may stand below its label. Anything else there is the next label: this one was left empty. */
const valueBelow = /^(?:自|从|至|截至)?\s?[\d一二三四五六七八九十]/;

function endOf(page: PageView): End {
  const { body, title } = articleOf(page);
  const { norm } = page.text;
  const none: End = { until: null, quote: '', start: 0 };
  const head = norm.slice(0, Math.min(body?.start ?? norm.length, 20_000));
  for (const match of head.matchAll(labelled)) {
    const [, gap, value] = match as unknown as readonly [string, string, string];
    const until = gap.includes('\n') && !valueBelow.test(value) ? null : lastDateIn(value);
    if (until !== null) return { until, quote: tidy(match[0]), start: match.index };
  }
  const from = body?.start ?? title?.end ?? 0;
  const text = norm.slice(from, Math.min(body?.end ?? norm.length, from + 200_000));
  let found = none;
  for (const match of text.matchAll(term)) {
    const until = match[1] === undefined ? lastDateIn(match[2] ?? '') : yearsAfter(startOf(page, text, match.index), numberOf(match[1]));
    if (until !== null) found = { until, quote: tidy(match[0]), start: from + match.index };
  }
  return found;
}

function lastDateIn(text: string): number | null {
  const dates = [...text.matchAll(dateTimePattern())].map((match) => parseDateTime(match[0]).value).filter((value) => value !== null);
  return dates.at(-1) ?? null;
}

/** The day the term begins: named beside it, else the day the page was published; null when neither is known. */
function startOf(page: PageView, text: string, at: number): number | null {
  const before = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at), at - 60, 0);
  const near = text.slice(before, at + 60);
  const named = /自\s?((?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s?起/.exec(near)?.[1];
  if (named) return parseDateTime(named).value;
  if (!/(?:发布|印发|公布|下发|发文)之日/.test(near)) return null;
  const tag = page.tags.find(({ name }) => name === 'pubdate')?.content;
  return articleOf(page).dates.candidates[0]?.reading.value ?? (tag ? parseDateTime(tag).value : null);
}

function yearsAfter(start: number | null, count: number): number | null {
  if (start === null || !(count > 0)) return null;
  const day = new Date(start + 8 * 3_600_000);
  return Date.UTC(day.getUTCFullYear() + count, day.getUTCMonth(), day.getUTCDate()) - 8 * 3_600_000;
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = '零一二三四五六七八九';
  const plain = text.replace('两', '二');
  if (plain === '十') return 10;
  const [tens, ones] = plain.includes('十') ? plain.split('十') as [string, string] : ['', plain];
  return (plain.includes('十') ? (tens === '' ? 10 : digits.indexOf(tens) * 10) : 0) + (ones === '' ? 0 : digits.indexOf(ones));
}

function repealOf(page: PageView): { readonly element: Element; readonly text: string } | null {
  const { title } = articleOf(page);
  if (!title) return null;
  const own = squeezed(page.text.norm.slice(title.start, title.end));
  const names = [...own.matchAll(/《([^》]{4,80})》/g)].map((match) => match[1]!);
  const wanted = [own, ...names].map((name) => name.replace(/的通知$/, '')).filter((name) => name.length >= 6);
  for (const { element, text } of page.links) {
    const words = squeezed(text);
    if (/废止|失效|停止执行/.test(words) && words !== own && wanted.some((name) => words.includes(name))) return { element, text };
  }
  return null;
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
