import { formatBeijing } from '../../page/date-format.ts';
import { listsOf } from '../../page/lists/list-items.ts';
import { readingLists } from '../../page/lists/list-tokens.ts';
import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { daysBetween, windowStart } from '../../standards/window.ts';
import { contextTables } from '../../standards/tables/context.ts';
import { patternOf } from '../../page/table.ts';
import { defineCheck, pause } from '../define-check.ts';

/**
 * 47号附件一（五）3: 专项工作结束时，相关专题要从首页显著位置撤下并标注归档标识. Whether the work has ended no machine knows: a topic whose newest
 * item is more than a year old and that carries no mark of archiving is a lead.
 */
export default defineCheck({
  id: 'topic-archive',
  version: 1,
  title: '不再更新的专题标注归档标识',
  cites: ['47-1-5-3', 'db-1-110'],
  on: ['topic'],
  stage: 'stable',
  messages: {
    'stale-topic': {
      verdict: 'review',
      says: '专题最新一条信息是 {{newest}}{{inferred}}，距今 {{days}} 天，页面上没有归档标识。',
      fix: '专项工作已经结束的，请从首页显著位置撤下、在页面显著位置标注“已归档”和归档时间，并保留至专题区；仍在进行的，请更新内容。',
    },
  },
  *run(page) {
    yield* readingLists(page);
    const today = formatBeijing(page.now, false);
    let newest: { readonly day: string; readonly inferred: boolean; readonly element: Element; readonly quote: string } | null = null;
    let items = 0;
    for (const list of listsOf(page)) {
      yield pause;
      for (const { day, addressDay, inferred, element, title } of list.items) {
        // A date in the address alone tells that a topic lives, and is as good here as one shown.
        const known = day ?? (addressDay !== null && addressDay <= today ? addressDay : null);
        if (known === null) continue;
        items += 1;
        if (!newest || known > newest.day) newest = { day: known, inferred: day !== null && inferred, element, quote: title };
      }
    }
    const archived = patternOf(page, contextTables.archived, anywhere);
    if (archived.test(page.text.norm) || archived.test(page.title)) return;
    if (newest && newest.day >= windowStart(today, { months: settingOf(page, settings.topicMonths) })) return;
    const unwritten = listMayBeUnwritten(page);
    if (!newest || items < settingOf(page, settings.topicFewest) || unwritten) {
      yield { cannot: unwritten ?? '专题页上没有带时间的信息，无法判断是否应当归档，请人工查看' };
      return;
    }
    yield {
      code: 'stale-topic', at: newest.element, quote: newest.quote, about: '专题',
      data: { newest: newest.day, inferred: newest.inferred ? '（年份为推定）' : '', days: daysBetween(newest.day, today) },
    };
  },
});

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
