import { formatBeijing } from '../../page/date-format.ts';
import { columnNameOf } from '../../page/lists/column-name.ts';
import { columnHeadingOf } from '../../page/lists/list-heading.ts';
import { listsOf, newestOf, type ListItem } from '../../page/lists/list-items.ts';
import { laterPageOf } from '../../page/lists/list-pages.ts';
import { leadsElsewhere, readingLists } from '../../page/lists/list-tokens.ts';
import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { mainListOf } from '../../page/lists/main-list.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { isRemovedColumn, registeredColumn } from '../../page/lists/registered-column.ts';
import { tabLabelOf } from '../../page/lists/tab-label.ts';
import { valueOf } from '../../page/tags/tags.ts';
import { columnCategories, columnSubject, isColumnCategory, type ColumnCategory } from '../../standards/column-category.ts';
import { columnState } from '../../standards/column-state.ts';
import { categoryOfName, guessedCategory, periodInWords, type HasWord } from '../../standards/column-words.ts';
import { daysBetween } from '../../standards/window.ts';
import { defineCheck, pause, type CannotCheck, type Report } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { patternOf } from '../../page/table.ts';

type Step = Report<'stale' | 'no-dates'> | CannotCheck;

/**
 * 《政府网站监测评分表》 基本信息 1–3, 单项否决 3: 动态、要闻类 2 周内，通知公告、政策文件类 6 个月内，人事、规划计划类 1 年内未更新；
 * 未注明信息发布时间的视为不更新. The newest item counts, wherever it stands. The category comes from the register of columns; guessed
 * from ColumnType and name it is a lead only.
 */
export default defineCheck<'stale' | 'no-dates'>({
  id: 'stale-column',
  version: 1,
  title: '动态要闻、通知公告、政策文件、人事、规划计划类栏目按期更新',
  cites: ['47-1-3-5', '47-1-3-4'],
  on: ['column', 'home'],
  stage: 'stable',
  messages: {
    stale: {
      verdict: 'fail',
      says: '“{{name}}”{{guess}}最新一条信息是 {{newest}}{{inferred}}，距今 {{days}} 天；{{category}}类栏目应在 {{period}}内有更新。',
      fix: '请补充更新该栏目；确实无法保障的，按 47 号附件一（三）5 优化调整或关停并转。{{confirm}}',
    },
    'no-dates': {
      verdict: 'fail',
      says: '“{{name}}”{{guess}}的 {{count}} 条信息都没有注明发布时间；按评分表，未注明信息发布时间的视为不更新。',
      fix: '请在列表中为每条信息标明发布时间，格式 YYYY-MM-DD。{{confirm}}',
    },
  },
  unless: (page) => (page.type === 'column' ? noDuty(page) : null),
  *run(page) {
    yield* readingLists(page);
    if (page.type === 'home') yield* homeBlocks(page);
    else yield* columnPage(page);
  },
});

/** Fewer items without a date may be anything. */
const fewestOnHome = 3;

interface Judged {
  readonly name: string;
  readonly category: ColumnCategory;
  readonly sure: boolean;
  /** The category was guessed from the name, not read off the register. */
  readonly guessed: boolean;
}

function judgedColumn(page: PageView): Judged | null {
  const registered = registeredColumn(page);
  if (registered) return registered.category !== null && isColumnCategory(registered.category) ? { name: registered.name, category: registered.category, sure: true, guessed: false } : null;
  const name = columnNameOf(page)?.name ?? '';
  const category = guessedCategory(valueOf(page, 'ColumnType'), name, wordsOn(page));
  return category && name !== '' ? { name, category, sure: false, guessed: true } : null;
}

function noDuty(page: PageView): string | null {
  const later = laterPageOf(page);
  if (later) return `这是列表的第 ${later} 页，更新情况看第 1 页`;
  if (isRemovedColumn(page.site, page.url.href)) return '已在栏目登记中列为不是栏目';
  if (judgedColumn(page)) return null;
  return registeredColumn(page) ? '栏目登记中的类别没有规定更新期限' : '没有认出属于动态要闻、通知公告、政策文件、人事、规划计划类的栏目，评分表没有规定更新期限';
}

function* columnPage(page: PageView): Generator<Step> {
  const column = judgedColumn(page)!;
  const main = mainListOf(page);
  const unwritten = listMayBeUnwritten(page);
  if (!main) {
    yield { cannot: unwritten ?? '没有认出信息列表，请人工查看栏目是否更新' };
    return;
  }
  const items = [...main.items, ...main.others.flatMap((list) => list.items)];
  if (main.dates === 0) {
    yield* undated(page, column, main.element, main.items, unwritten);
    return;
  }
  // A list that stands there with its dates is what the visitor sees, whatever else did not load; a few items may be a remainder.
  if (unwritten && main.dates < 5) yield { cannot: unwritten };
  else yield* dated(page, column, main.element, items);
}

function* dated(page: PageView, column: Judged, at: Element, items: readonly ListItem[]): Generator<Step> {
  const today = formatBeijing(page.now, false);
  const newest = newestOf(items);
  if (!newest) {
    yield { cannot: '列表上的日期都是将来的日期或不存在的日期，无法判断更新情况' };
    return;
  }
  if (columnState(column.category, newest.day, today) !== 'stale') return;
  const fresh = items.find((item) => item.day === null && columnState(column.category, item.addressDay ?? newest.day, today) === 'updated');
  if (fresh) {
    yield { cannot: `“${fresh.title.slice(0, 30)}”没有注明时间，从地址看是 ${fresh.addressDay} 发布的，请打开核对` };
    return;
  }
  const undatedItems = items.filter(({ dating }) => dating !== 'dated').length;
  if (undatedItems * 2 > items.length) {
    yield { cannot: `列表有 ${items.length} 条信息，其中 ${undatedItems} 条没有可用的发布时间，请打开核对` };
    return;
  }
  yield {
    code: 'stale', at, quote: `${newest.title} ${newest.written}`, about: columnSubject(column.category, column.name), ...(column.sure ? {} : { verdict: 'review' as const }),
    data: { ...words(column), newest: newest.day, inferred: newest.inferred ? '（年份为推定）' : '', days: daysBetween(newest.day, today), period: periodInWords(columnCategories[column.category]) },
  };
}

function* undated(page: PageView, column: Judged, at: Element, items: readonly ListItem[], unwritten: string | null): Generator<Step> {
  const own = items.filter(({ link, title }) => link.url?.hostname === page.url.hostname && leadsElsewhere(link) && title.length >= 8);
  if (unwritten || own.length < settingOf(page, settings.staleFewest)) {
    yield { cannot: unwritten ?? '没有认出带发布时间的信息列表，请人工查看栏目是否更新' };
    return;
  }
  const today = formatBeijing(page.now, false);
  const byAddress = own.map(({ addressDay }) => addressDay).filter((day) => day !== null && day <= today).toSorted().at(-1);
  if (byAddress && columnState(column.category, byAddress, today) === 'updated') {
    yield { cannot: `列表没有注明发布时间；从地址看最近一条发布于 ${byAddress}，请打开信息核对` };
    return;
  }
  yield { code: 'no-dates', at, quote: own[0]!.title, about: columnSubject(column.category, column.name), ...(column.sure ? {} : { verdict: 'review' as const }), data: { ...words(column), count: own.length } };
}

/** Blocks of the home page under a heading of their own that names their category. Always a lead: the block may show a choice only. */
function* homeBlocks(page: PageView): Generator<Step | typeof pause> {
  const seen = new Set<string>();
  for (const { element, items, shown } of listsOf(page)) {
    yield pause;
    if (items.filter(({ dating }) => dating === 'dated').length < fewestOnHome) continue;
    const name = tabLabelOf(page, element) ?? (shown ? columnHeadingOf(page, items[0]!) : null);
    if (name === null || seen.has(name)) continue;
    const registered = page.site?.columns?.find((column) => squeezed(column.name) === squeezed(name));
    const category = registered ? registered.category : categoryOfName(name, wordsOn(page));
    if (category === null || !isColumnCategory(category)) continue;
    seen.add(name);
    for (const step of dated(page, { name, category, sure: false, guessed: !registered }, element, items)) if ('code' in step) yield step;
  }
  if (seen.size === 0) yield { cannot: '首页上没有认出标题表明更新期限的栏目块，更新情况请看各栏目页' };
}

function words({ name, category, guessed }: Judged): Readonly<Record<string, string>> {
  return { name, category, guess: guessed ? `（按名称推定为${category}类）` : '', confirm: guessed ? '类别是按栏目名称推定的，请核对，或在栏目登记中确认。' : '' };
}

function wordsOn(page: PageView): HasWord {
  return (table, name) => patternOf(page, table, anywhere).test(name);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
