import { articleOf } from '../../page/article/article.ts';
import type { PublishDate } from '../../page/article/article-dates.ts';
import { foreignArticle } from '../../page/article/foreign-article.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { formatBeijing, parseDateTime } from '../../page/date-format.ts';
import { contentAwaitsScroll } from '../../page/hidden/awaits-scroll.ts';
import { hiddenByWidth, narrowWindow } from '../../page/hidden/narrow-window.ts';
import { folded } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { listOf } from '../../page/lists/information-list.ts';
import { defineCheck, type CannotCheck, type Report } from '../define-check.ts';
import { columnNameOf } from '../../page/lists/column-name.ts';
import { patternOf } from '../../page/table.ts';
import { valueOf } from '../../page/tags/tags.ts';
import { directoryTable } from '../../standards/tables/columns.ts';

const about = '发布时间';
const day = 86_400_000;
const beijing = 8 * 3_600_000;

type Code = 'missing' | 'not-visible' | 'no-time' | 'separator' | 'seconds' | 'full-width' | 'invalid' | 'future';

/** 47号附件一（一）5: 网站内容要清晰显示发布时间，时间格式为 YYYY-MM-DD HH:MM. 00:00 is taken as it stands. */
export default defineCheck({
  id: 'publish-time',
  version: 2,
  title: '清晰显示发布时间，格式为 YYYY-MM-DD HH:MM',
  cites: ['47-1-1-5', 'db-1-100'],
  on: ['article', 'column'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '{{where}}没有显示发布时间{{detail}}{{tongue}}。', fix: '{{advice}}' },
    'not-visible': { verdict: 'fail', says: '页面里有发布时间“{{seen}}”，但是被隐藏，公众看不到{{tongue}}。', fix: '让标题下方的发布时间显示出来，写成“发布时间：{{right}}”。' },
    'no-time': { verdict: 'fail', says: '发布时间“{{seen}}”只有日期，没有时和分{{tongue}}。', fix: '改为“{{right}}”{{note}}。在网站后台把发布时间的显示格式设为 YYYY-MM-DD HH:MM，全部内容页一起生效。' },
    separator: { verdict: 'fail', says: '发布时间“{{seen}}”的写法不是 YYYY-MM-DD HH:MM{{detail}}{{tongue}}。', fix: '改为“{{right}}”{{note}}：年月日之间用半角短横线，月、日、时、分各两位，24小时制。' },
    seconds: { verdict: 'hint', says: '发布时间“{{seen}}”多了秒。', fix: '改为“{{right}}”，不显示秒。' },
    'full-width': { verdict: 'hint', says: '发布时间“{{seen}}”用了全角字符（数字、冒号或横线）。', fix: '改为半角的“{{right}}”。' },
    invalid: { verdict: 'fail', says: '发布时间“{{seen}}”不是真实存在的日期或时刻。', fix: '按实际发布的时间更正，写成 YYYY-MM-DD HH:MM。' },
    future: { verdict: 'fail', says: '发布时间“{{seen}}”晚于检查当天（{{today}}）。', fix: '核实后改为实际发布时间。' },
  },
  unless: (page) => {
    if (page.type !== 'column' || unloadedWriter(page)) return null;
    if (!isList(page)) return '本页没有信息列表';
    return isDirectory(page) ? '本栏目是机构、人员、事项等的目录，不是按时间发布的信息' : null;
  },
  *run(page) {
    if (page.type === 'column') yield* checkColumn(page);
    else yield* lessSure(checkArticle(page), foreignArticle(page));
  },
});

/** Times in another language are written in many ways: a person says whether the clause's applies. */
function* lessSure(said: Iterable<Report<Code> | CannotCheck>, because: string | null): Generator<Report<Code> | CannotCheck> {
  for (const one of said) yield because && 'code' in one && byWords.has(one.code) ? { ...one, verdict: 'review', data: { ...one.data, tongue: because } } : one;
}

const byWords: ReadonlySet<Code> = new Set(['missing', 'not-visible', 'no-time', 'separator']);

function* checkArticle(page: PageView): Generator<Report<Code> | CannotCheck> {
  const { title, block, dates } = articleOf(page);
  const shown = dates.candidates.filter((each) => each.shown);
  const chosen = chooseShown(shown);
  if (chosen) {
    yield* faultsOf(chosen, page);
    return;
  }
  if (dates.unread && dates.unread.follows !== '') {
    yield* unreadable(dates.unread.element, dates.unread.follows);
    return;
  }
  const writer = unloadedWriter(page);
  if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），发布时间可能由它写入，未能判断` };
  if (!title || !block) return yield { cannot: '没有认出正文标题，不能确定发布时间应在何处，请人工查看' };
  if (!title.shown) return yield { cannot: '正文标题没有显示出来（可能尚在加载），未能判断发布时间' };
  if (dates.unread && !page.load.failuresKnown) return yield { cannot: '有“发布时间”字样，但是后面的时间可能由脚本写入，未能判断' };
  const unseen = contentAwaitsScroll(page);
  if (unseen) return yield { cannot: unseen };
  const hidden = dates.candidates.find(({ shown: isShown, rank }) => !isShown && rank >= 2);
  if (hidden && hiddenByWidth(page, hidden.element)) return yield { cannot: narrowWindow(page) };
  if (hidden) {
    yield { code: 'not-visible', at: hidden.element, quote: hidden.text, about, data: { seen: hidden.text, right: hidden.reading.normal ?? 'YYYY-MM-DD HH:MM' } };
    return;
  }
  if (dates.doubtful.length > 0) return yield { cannot: `标题附近有日期“${dates.doubtful[0]!}”，不能确定是不是发布时间，请人工查看` };
  const detail = dates.unread ? '：有“发布时间”字样，后面是空的' : dates.others.length > 0 ? `（页面上只有${dates.others.slice(0, 3).join('、')}，不能代替发布时间）` : '';
  yield {
    code: 'missing', at: dates.unread?.element ?? title.element, about,
    data: { where: '内容页', detail, advice: '在标题下方写明“发布时间：YYYY-MM-DD HH:MM”，例如“发布时间：2026-03-05 09:30”。' },
  };
}

/** The candidate to judge: the surest one, or another shown one of the same day that is written as it should be. */
function chooseShown(shown: readonly PublishDate[]): PublishDate | null {
  const first = shown[0];
  if (!first) return null;
  const better = shown.find(({ reading, rank }) => rank >= 2 && reading.kind === 'full' && dayOf(reading.value) === dayOf(first.reading.value));
  return better ?? first;
}

function dayOf(value: number | null): number | null {
  return value === null ? null : Math.floor((value + beijing) / day);
}

function* faultsOf(date: PublishDate, page: PageView): Generator<Report<Code>> {
  const { reading, text, element } = date;
  const [right, note] = correctedOf(date, page);
  const isTimeFirst = !reading.hasTime && timeBefore.test(page.text.norm.slice(Math.max(0, date.start - 14), date.start));
  const report = (code: Code, detail = ''): Report<Code> => ({ code, at: element, quote: text, about, data: { seen: text, right, note, detail } });
  if (reading.faults.includes('invalid')) return yield report('invalid');
  for (const fault of reading.faults) {
    if (fault === 'date-only') yield isTimeFirst ? report('separator', '，时和分写在了日期前面') : report('no-time');
    else if (fault === 'separator' || fault === 'none') yield report('separator', /[上下]午|[AP]M/i.test(text) ? '，用了12小时制' : '');
    else if (fault === 'seconds' || fault === 'full-width') yield report(fault);
  }
  const today = formatBeijing(page.now, false);
  if (reading.value !== null && dayOf(reading.value)! > dayOf(page.now)!) {
    yield { code: 'future', at: element, quote: text, about, data: { seen: text, today } };
  }
}

/** `09:30 2026-10-12` */
const timeBefore = /(?:^|[^\d:])\d{1,2}\s?:\s?\d\d(?:\s?:\s?\d\d)?\s{1,3}$/;

/** How it should read; the hour is taken from the PubDate tag only when that names the same day. */
function correctedOf({ reading }: PublishDate, page: PageView): readonly [string, string] {
  if (reading.normal === null) return ['YYYY-MM-DD HH:MM', ''];
  if (reading.hasTime) return [reading.normal, ''];
  const tag = page.tags.find(({ name, content }) => name === 'pubdate' && content)?.content ?? '';
  const tagged = parseDateTime(tag);
  if (tagged.hasTime && tagged.normal?.startsWith(reading.normal)) return [tagged.normal, '（时和分取自 PubDate 标签）'];
  return [`${reading.normal} HH:MM`, '（HH:MM 为实际发布的时和分）'];
}

function* unreadable(element: Element, follows: string): Generator<Report<Code> | CannotCheck> {
  const compact = /^\d{8}(?:\d{4}(?:\d\d)?)?/.exec(follows)?.[0] ?? '';
  const reading = parseDateTime(compact);
  if (/[{$<]/.test(follows) || !/\d|今天|昨天|刚刚/.test(follows)) {
    return yield { cannot: `“发布时间”后面是“${folded(follows)}”，不是时间（可能由脚本写入），未能判断` };
  }
  const data = { seen: follows, right: reading.normal === null ? 'YYYY-MM-DD HH:MM' : reading.hasTime ? reading.normal : `${reading.normal} HH:MM`, note: '', detail: '' };
  if (reading.faults.includes('date-only')) yield { code: 'no-time', at: element, quote: follows, about, data };
  yield { code: 'separator', at: element, quote: follows, about, data };
}

/** A few headlines without dates may be anything (entries, offices); from five on it is a list that lacks them. */
function isList(page: PageView): boolean {
  const list = listOf(page);
  return list !== null && (list.dates > 0 || list.items >= 5);
}

/** Offices, leaders, services and the like, by the column's name: entries of such a list have no day of publication. */
function isDirectory(page: PageView): boolean {
  if ((listOf(page)?.dates ?? 0) > 0) return false;
  return [columnNameOf(page)?.name ?? '', valueOf(page, 'ColumnType')].some((name) => patternOf(page, directoryTable, anywhere).test(name));
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

/** A column: only whether its list has dates at all, for a person to judge; some columns have formats of their own. */
function* checkColumn(page: PageView): Generator<Report<Code> | CannotCheck> {
  const list = listOf(page);
  if (list && list.dates > 0) return;
  const writer = unloadedWriter(page);
  if (!list || writer) return yield { cannot: `脚本或框架未能加载（${writer ?? ''}），列表可能由它写入，未能判断` };
  yield {
    code: 'missing', verdict: 'review', at: list.element, about,
    data: { where: `本栏目列表（${list.items} 条信息）`, detail: '', advice: '在每条信息后写明发布时间，例如“2026-03-05”。如本栏目不是信息列表（如机构、事项目录），可标为误报。' },
  };
}
