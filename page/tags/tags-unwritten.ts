import { attr, textOf } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/**
 * Why the page's tags may be missing or empty only because the script that writes them did not run; null when what is
 * seen is what the page has. Only pages that are built in the browser set their tags by script: an application shell with
 * hardly any text of its own. A page that came with its text came with its tags.
 */
export const tagsMayBeUnwritten: (page: PageView) => string | null = derived((page) => {
  if (!isShell(page)) return null;
  const failed = page.load.failed.find(({ kind, url }) => (kind === 'script' || kind === 'request') && !statistics.test(url));
  if (failed) return `页面内容由脚本写入，而脚本或数据未能加载（${short(failed.url)}），标签可能尚未写出`;
  if (page.load.settledBy === 'limit') return '页面内容由脚本写入，到时限仍未稳定，标签可能尚未写出';
  if (!page.load.failuresKnown && page.text.norm.trim().length < littleText) return '页面内容由脚本写入，目前几乎没有文字，不知脚本是否加载成功，请刷新页面后再查';
  return null;
});

const littleText = 200;
const statistics = /hm\.baidu|cnzz|51\.la|tongji|_trs|analytics|statistic/i;

/** An empty or nearly empty mount point of the usual frameworks, and hardly any text on the page. */
function isShell(page: PageView): boolean {
  if (page.text.norm.replace(/\s+/g, '').length >= littleText) return false;
  if (page.all('app-root').length > 0 || page.all('ng-view').length > 0) return true;
  return page.all('div').slice(0, 30).some((element) => /^(?:app|root|__next|__nuxt|main-app|container-app)$/i.test(attr(element, 'id') ?? '') && (textOf(element) ?? '').trim().length < littleText)
    || ['html', 'body', 'div'].some((name) => page.all(name).slice(0, 20).some((element) => attr(element, 'ng-app') !== null || attr(element, 'ng-view') !== null || attr(element, 'data-ng-app') !== null));
}

function short(address: string): string {
  const [path = ''] = address.split('?');
  return path.length > 80 ? `…${path.slice(-78)}` : path;
}
