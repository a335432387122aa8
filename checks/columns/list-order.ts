import { attr, queryAll } from '../../page/dom.ts';
import type { ListItem } from '../../page/lists/list-items.ts';
import { laterPageOf } from '../../page/lists/list-pages.ts';
import { readingLists } from '../../page/lists/list-tokens.ts';
import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { mainListOf } from '../../page/lists/main-list.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

/**
 * 47号附件一（三）4: 栏目页要优先展现最新更新的信息内容. Items pinned on top (置顶, an icon, the first few out of order) are tolerated, and so
 * are single late entries; years that were inferred prove an order only when the whole list runs the wrong way.
 */
export default defineCheck({
  id: 'list-order',
  version: 1,
  title: '栏目页优先展现最新的信息',
  cites: ['47-1-3-4', 'db-1-107'],
  on: ['column'],
  stage: 'stable',
  messages: {
    'not-newest-first': {
      verdict: 'review',
      says: '列表没有按时间从新到旧排列：最新的一条（{{newest}}）排在第 {{place}} 位，{{older}} 的“{{title}}”排在它前面。',
      fix: '请按发布时间从新到旧排列；需要长期放在前面的信息请标明“置顶”。',
    },
  },
  unless(page) {
    if (laterPageOf(page)) return '这是列表的后续页，排列顺序看第 1 页';
    return !mainListOf(page) && !listMayBeUnwritten(page) ? '本页没有信息列表' : null;
  },
  *run(page) {
    yield* readingLists(page);
    const main = mainListOf(page);
    if (!main || main.dates === 0) {
      yield { cannot: listMayBeUnwritten(page) ?? '没有认出带日期的信息列表' };
      return;
    }
    const items = main.items.filter((item): item is ListItem & { readonly day: string } => item.day !== null);
    yield pause;
    const loose = items.filter((item, index) => index >= topmost || !isPinned(page, item));
    const order = loose.slice(leading(loose.map(({ day }) => day), settingOf(page, settings.orderPinned)));
    if (order.length < settingOf(page, settings.orderFewest)) return;
    const days = order.map(({ day }) => day);
    const rises = days.filter((day, index) => index > 0 && day > days[index - 1]!).length;
    const falls = days.filter((day, index) => index > 0 && day < days[index - 1]!).length;
    const newest = days.reduce((best, day, index) => (day > days[best]! ? index : best), 0);
    const guessed = order.some(({ inferred }) => inferred);
    const isWrong = guessed ? falls === 0 && rises >= 3 : rises >= 2 && newest >= 3 && rises * 4 >= days.length - 1;
    if (!isWrong) return;
    const oldest = order.slice(0, newest).reduce((best, item) => (item.day < best.day ? item : best), order[0]!);
    yield {
      code: 'not-newest-first', at: order[newest]!.element, quote: `${order[newest]!.title} ${order[newest]!.written}`, about: '信息列表',
      data: { newest: days[newest]!, place: items.indexOf(order[newest]!) + 1, older: oldest.day, title: oldest.title.slice(0, 40) },
    };
  },
});

/** Pinned items stand on top: further down nobody looks for their signs. */
const topmost = 30;

/** How many of the first items stand above newer ones: pinned without a sign. At most `mostPinned`, and only when the rest is in order. */
function leading(days: readonly string[], mostPinned: number): number {
  for (let from = 0; from <= Math.min(mostPinned, days.length - 2); from += 1) {
    if (days.slice(from + 1).every((day, index) => day <= days[from + index]!)) return from;
  }
  return 0;
}

function isPinned(page: PageView, { element, title }: ListItem): boolean {
  if (/置顶|^[[【(]顶[\])】]/.test(title) || /(?:^|[\s_-])(?:top|zd|zhiding|istop|stick|sticky|pinned)(?:[\s_-]|$)/i.test(attr(element, 'class') ?? '')) return true;
  const [start, end] = page.text.rangeOf(element);
  if (end - start < 800 && /置顶|[[【(]顶[\])】]/.test(page.text.norm.slice(start, end))) return true;
  return queryAll(element, 'img, i, em, span').slice(0, 8).some((each) => /置顶|(?:^|[/_.\s-])(?:top|zd|zhiding|stick|ding)\d?(?:[_.\s-]|$)/i.test(`${attr(each, 'src') ?? ''} ${attr(each, 'alt') ?? ''} ${attr(each, 'title') ?? ''} ${attr(each, 'class') ?? ''}`));
}
