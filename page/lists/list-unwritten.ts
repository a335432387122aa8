import { unloadedWriter } from '../article/article-unloaded.ts';
import { attr, bodyOf, childNodesOf, dataOf, nodeTypeOf, rect, textOf } from '../dom.ts';
import { contentAwaitsScroll } from '../hidden/awaits-scroll.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/**
 * Why (a part of) the page's lists may not be written yet, or not be seen by us; null when what is seen is what the page has.
 * A script, frame or request that did not load, a page that never came to rest, a frame of another origin, data of a list that
 * waits in a script, a template or a comment.
 */
export const listMayBeUnwritten: (page: PageView) => string | null = derived((page) => {
  const body = bodyOf(page.document);
  if (body && !page.shown(body)) return '整个页面处于隐藏状态（可能要等脚本显示）';
  const failed = unloadedWriter(page);
  if (failed) return `可能写出列表的脚本、框架或请求未能加载（${failed}）`;
  if (page.load.settledBy === 'limit') return '页面在时限内一直在变化，列表可能还没有写完';
  return contentAwaitsScroll(page) ?? hiddenInFrame(page) ?? dataInScript(page) ?? unfilledTemplate(page) ?? (page.load.failuresKnown ? null : unknownWriter(page));
});

/** As `listMayBeUnwritten`, for a page that shows no list at all: also a list that waits in a comment. */
export const emptyListMayBeUnwritten: (page: PageView) => string | null = derived((page) => listMayBeUnwritten(page) ?? listInComment(page));

/** Frames too small to hold a list are counters and widgets. */
const smallest = { width: 250, height: 100 };

/** Why a frame that may hold the page's list is not seen by us; null when there is none. */
export function hiddenInFrame(page: PageView): string | null {
  for (const { element, url, state } of page.frames) {
    if (state === 'inspected' || (state === 'blank' && url === null) || !page.shown(element) || widget.test(url?.href ?? '')) continue;
    const { width, height } = rect(element);
    if (width < smallest.width || height < smallest.height) continue;
    return state === 'failed' ? `列表可能在未能加载的框架里（${url?.hostname ?? ''}）` : `列表可能在无法查看的框架里（${url?.hostname ?? '空白框架'}）`;
  }
  return null;
}

const widget = /weather|tianqi|map|video|player|counter|share|conac|jiucuo|wza/i;
const longestScript = 400_000;

/** `"pubDate":"2025-07-29 11:45"` and the like three times and more, or a data store with records: the list is made from it. */
function dataInScript(page: PageView): string | null {
  for (const script of page.all('script')) {
    if (attr(script, 'src') !== null) continue;
    const code = (textOf(script) ?? '').slice(0, longestScript);
    if (code.length < 80) continue;
    const type = attr(script, 'type') ?? '';
    if (/ld\+json/i.test(type)) continue;
    if (/xml|html|template/i.test(type)) {
      if (/<record|<li\b|<tr\b|v-for|\{\{/i.test(code)) return '列表的数据还在脚本里，页面上没有显示出来';
      continue;
    }
    if ((code.match(/["']?(?:pub(?:lish)?_?(?:date|time)|doc(?:rel)?(?:pub)?(?:title|time|date)|create_?(?:time|date)|deploytime|release_?(?:time|date)|showTitle)["']?\s{0,3}:/gi)?.length ?? 0) >= 3) return '列表的数据写在脚本里，未能确认是否已经显示出来';
  }
  return null;
}

/** What a template engine should have replaced: `{{item.title}}` on the page. */
function unfilledTemplate(page: PageView): string | null {
  return /\{\{\s?[\w.$]{1,40}\s?\}\}|<%=|\$\{\w[\w.]{0,40}\}/.test(page.text.norm.slice(0, 200_000)) ? '页面上还有没有替换的模板变量，列表可能没有写出' : null;
}

/** When nobody knows what failed, a script that is named after lists may be the one. */
function unknownWriter(page: PageView): string | null {
  for (const script of page.all('script')) {
    const src = attr(script, 'src');
    const url = src ? page.resolve(src, script) : null;
    if (url && /list|page(?:r|nat|view)|jpage|dataproxy|column|channel|news/i.test(url.pathname.slice(-80))) return `不知道写出列表的脚本是否加载成功（${url.hostname}），请刷新页面后再查`;
  }
  return null;
}

/** Items inside a comment while the list itself stands empty: a script was to fill it. Direct children of lists and blocks only. */
function listInComment(page: PageView): string | null {
  let looked = 0;
  for (const name of ['ul', 'ol', 'tbody', 'dl', 'div']) {
    for (const element of page.all(name)) {
      looked += 1;
      if (looked > 5000) return null;
      for (const node of childNodesOf(element)) {
        if (nodeTypeOf(node) === 8 && /<(?:li|tr|dd|a)\b/i.test(dataOf(node as unknown as CharacterData).slice(0, 5000))) return '列表的内容在注释里，可能等待脚本写出';
      }
    }
  }
  return null;
}
