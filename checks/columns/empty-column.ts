import { columnNameOf } from '../../page/lists/column-name.ts';
import { laterPageOf } from '../../page/lists/list-pages.ts';
import { readingLists } from '../../page/lists/list-tokens.ts';
import { emptyListMayBeUnwritten, hiddenInFrame } from '../../page/lists/list-unwritten.ts';
import { mainListOf } from '../../page/lists/main-list.ts';
import { ownContentOf } from '../../page/lists/own-content.ts';
import { isRemovedColumn, registeredColumn } from '../../page/lists/registered-column.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';

/**
 * 47号附件一（三）5: 杜绝出现空白栏目. A column is empty when the page says so (暂无数据) and shows nothing else, or when nothing stands between
 * 当前位置 and the footer. What may still be written by a script, or stands where we cannot look, is not empty but unknown.
 */
export default defineCheck({
  id: 'empty-column',
  version: 2,
  title: '没有空白栏目',
  cites: ['47-1-3-5', 'db-3-11'],
  on: ['column'],
  stage: 'stable',
  messages: {
    empty: {
      verdict: 'fail',
      says: '栏目“{{name}}”没有内容{{evidence}}。',
      fix: '请补充内容；暂时不能保障的栏目从页面和导航里撤下。全站空白栏目达到 5 个的，属单项否决情形。',
    },
  },
  unless: (page) => (laterPageOf(page) ? '这是列表的后续页' : isRemovedColumn(page.site, page.url.href) ? '已在栏目登记中列为不是栏目' : noList(page)),
  *run(page) {
    yield* readingLists(page);
    const dates = mainListOf(page)?.dates ?? 0;
    yield pause;
    if (dates > 0) return;
    const { hasHeadlines, allHidden, prose, hasShortLines, links, objects, nothing, hasTrail } = ownContentOf(page);
    yield pause;
    if ((hasHeadlines && !allHidden) || prose > 0) return;
    if (allHidden) {
      // Behind tabs it is a page with tabs; with nothing at all beside it nobody can tell what would show it.
      if (!hasShortLines && links === 0 && objects === 0) yield { cannot: '内容区里看不到信息，列表在隐藏的部分里，可能要点开才显示，请人工查看' };
      return;
    }
    if (!nothing && (hasShortLines || links > 0 || objects > 0)) {
      // What a frame holds that we cannot look into is neither there nor missing.
      const frame = objects > 0 ? hiddenInFrame(page) : null;
      if (frame) yield { cannot: frame };
      return;
    }
    const unwritten = emptyListMayBeUnwritten(page);
    if (unwritten) {
      yield { cannot: unwritten };
      return;
    }
    if (!nothing && !hasTrail) {
      yield { cannot: '没有认出栏目的内容区，请人工查看是否为空白栏目' };
      return;
    }
    const registered = registeredColumn(page);
    const name = registered?.name ?? columnNameOf(page)?.name ?? '本栏目';
    const hasMore = links > 2 || objects > 0;
    // The page's own words settle it; where nothing stands at all, only what a person registered as a column of information is surely one.
    const isSure = nothing !== null ? !hasMore : registered !== null;
    yield {
      code: 'empty', at: nothing?.element ?? null, about: name, ...(isSure ? {} : { verdict: 'review' as const }),
      data: { name, evidence: nothing !== null ? `，页面上写着“${nothing.words}”${hasMore ? '，但是另有链接或图片，请查看' : ''}` : `，“当前位置”以下到页面底部之间没有信息${isSure ? '' : '，请查看'}` },
    };
  },
});

/** The register says what the page is; without it its name may. */
function noList(page: PageView): string | null {
  const registered = registeredColumn(page);
  if (registered) return registered.kind === 'system' ? '栏目登记中是在线系统，不是信息栏目' : null;
  return noColumn.test(columnNameOf(page)?.name ?? '') ? '检索、登录等功能页不是信息栏目' : null;
}

const noColumn = /搜索|检索|登[录陆]|注册|站点地图|网站地图|404|出错/;
