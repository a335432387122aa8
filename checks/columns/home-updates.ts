import { formatBeijing } from '../../page/date-format.ts';
import { listsOf, newestOf, type ListItem } from '../../page/lists/list-items.ts';
import { leadsElsewhere, readingLists } from '../../page/lists/list-tokens.ts';
import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import type { PageView } from '../../page/page-view.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { inWindow, windowStart } from '../../standards/window.ts';
import { defineCheck, pause } from '../define-check.ts';

/**
 * 《政府网站监测评分表》 单项否决 2, 首页栏目: 监测 2 周，首页栏目无信息更新 / 信息更新总量少于 10 条; 未注明信息发布时间的视为不更新.
 * `none` may cost a site everything: it is said only when the whole home page is known and nearly every item shows its date.
 */
export default defineCheck({
  id: 'home-updates',
  version: 1,
  title: '首页两周内更新信息不少于 10 条',
  cites: ['47-1-3-5', '47-1-3-4'],
  on: ['home'],
  stage: 'stable',
  messages: {
    few: {
      verdict: 'fail',
      says: '首页标明时间的信息中，{{from}} 至 {{today}} 发布的只有 {{count}} 条，少于 {{enough}} 条{{doubt}}。',
      fix: '请及时更新首页各栏目的信息；评分表按{{period}}内更新总量计算。{{undated}}',
    },
    none: {
      verdict: 'fail',
      says: '首页 {{dated}} 条标明时间的信息中，没有一条是 {{from}} 至 {{today}} 发布的，最新的是 {{newest}}{{doubt}}。',
      fix: '首页{{period}}无更新属单项否决情形，请立即核实并更新。{{undated}}',
    },
  },
  *run(page) {
    yield* readingLists(page);
    const items = distinct(page);
    yield pause;
    const fewestItems = settingOf(page, settings.homeFewestItems);
    if (items.length < fewestItems) {
      yield { cannot: '首页没有信息列表，看起来仅为导航入口；按评分表此时应查看所有二级页面的栏目更新情况，请逐个检查二级页面' };
      return;
    }
    const today = formatBeijing(page.now, false);
    const window = { days: settingOf(page, settings.homeUpdatesDays) };
    const enough = settingOf(page, settings.homeUpdatesFewest);
    const period = window.days === 14 ? '两周' : `${window.days} 天`;
    const isFresh = (day: string | null): boolean => day !== null && day <= today && inWindow(day, today, window);
    const fresh = items.filter(({ day, addressDay, dating }) => isFresh(day ?? (dating === 'undated' ? addressDay : null)));
    if (fresh.length >= enough) return;
    const unwritten = listMayBeUnwritten(page);
    if (unwritten) {
      yield { cannot: `${unwritten}，不能确定首页的更新条数（目前看到 ${fresh.length} 条）` };
      return;
    }
    const dated = items.filter(({ day }) => day !== null);
    const undated = items.length - dated.length;
    if (dated.length < fewestItems || undated > dated.length) {
      yield { cannot: `首页 ${items.length} 条信息中有 ${undated} 条没有标明发布时间，不能确定更新条数（标明的有 ${fresh.length} 条在${period}内）；未注明时间的按评分表视为不更新，请人工核对` };
      return;
    }
    const newest = newestOf(dated)!;
    const isDoubtful = undated > 0 && fresh.length + undated >= (fresh.length === 0 ? 1 : enough);
    yield {
      code: fresh.length === 0 ? 'none' : 'few', about: '首页', ...(isDoubtful ? { verdict: 'review' as const } : {}),
      data: {
        count: fresh.length, enough, period, dated: dated.length, newest: newest.day + (newest.inferred ? '（年份为推定）' : ''), today, from: windowStart(today, window),
        doubt: isDoubtful ? `；另有 ${undated} 条没有标明时间，按评分表视为不更新，请核对` : '', undated: undated > 0 ? '没有标明发布时间的信息请补上时间。' : '',
      },
    };
  },
});

/**
 * The home page's items, each address once (carousels and tabs repeat them), hidden tabs included. What shows no date counts only
 * when it looks like a piece of news: on the same host, at the length of a headline.
 */
function distinct(page: PageView): readonly ListItem[] {
  const known = new Map<string, ListItem>();
  for (const { items } of listsOf(page)) {
    for (const item of items) {
      const isNews = item.dating !== 'undated' || item.addressDay !== null || (item.title.length >= 10 && item.link.url?.hostname === page.url.hostname && leadsElsewhere(item.link));
      if (!isNews) continue;
      const key = leadsElsewhere(item.link) ? item.link.url!.href : item.title;
      const had = known.get(key);
      if (!had || (had.day === null && item.day !== null)) known.set(key, item);
    }
  }
  return [...known.values()];
}
