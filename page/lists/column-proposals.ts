import { columnAddress } from '../../contract/column-address.ts';
import { contains, matches, parentOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';
import { dayInAddress } from './list-date.ts';
import { navigationOf } from './navigation.ts';

/** A column a page's navigation leads to, for the register: proposed, never registered by itself. */
export interface ColumnProposal {
  readonly name: string;
  readonly url: string;
  /** Where it was read, in words. */
  readonly because: string;
}

/** More than any navigation has; a page that lists everything (a site map) is no navigation. */
const most = 200;
const longestName = 20;

/**
 * Columns of the page's own site: entries of the main navigation, of its menus (opened or not), and other links whose words the caller
 * knows as a column's name (`isColumnName`), such as the headings of a home page's blocks. Each address once, under the first name it
 * has; single texts, files, scripts, other hosts and the home page are none.
 */
export function columnProposalsOf(page: PageView, isColumnName: (name: string) => boolean): readonly ColumnProposal[] {
  const navigation = navigationOf(page);
  const first = new Set(navigation?.entries.map(({ element }) => element));
  const known = new Set([columnAddress(page.url.href), columnAddress(new URL('/', page.url).href)]);
  const found: ColumnProposal[] = [];
  const take = (links: readonly Link[], because: (link: Link) => string | null): void => {
    for (const link of links) {
      if (found.length >= most) return;
      const name = squeezed(link.text);
      if (name.length < 2 || name.length > longestName || !link.url || homeWord.test(name) || tool.test(name) || !isColumnLike(page, link.url)) continue;
      const address = columnAddress(link.url.href);
      const reason = address === null || known.has(address) ? null : because(link);
      if (address === null || reason === null) continue;
      known.add(address);
      found.push({ name, url: withoutFragment(link.url), because: reason });
    }
  };
  if (navigation) {
    take(page.links.filter(({ element }) => first.has(element)), () => '主导航');
    const menus = menusOf(page);
    take(page.links.filter(({ element }) => !first.has(element) && (contains(navigation.element, element) || menus(element))), () => '主导航的下级菜单');
  }
  take(page.links, (link) => (isColumnName(squeezed(link.text)) ? '页面上的栏目链接' : null));
  return found;
}

/** A navigation whose menus stand beside its bar, each in a block named after it. */
const menusOf = derived((page: PageView) => {
  const bar = navigationOf(page)?.element;
  let holder: Element | null = bar ?? null;
  for (let at = bar ?? null, level = 0; at && level < 3; at = parentOf(at), level += 1) if (matches(at, navigationNames)) holder = at;
  return (element: Element): boolean => holder !== null && contains(holder, element);
});

const navigationNames = 'nav, [class*="nav" i], [id*="nav" i], [class*="menu" i], [id*="menu" i]';
const homeWord = /^(?:网站|本站|返回|门户|本网|政府|中文)?(?:首页|主页)$|^home$/i;
const tool = /登录|注册|退出|无障碍|长者|关怀|老年|简体|繁[体體]|english|手机版|客户端|微信|微博|收藏|设为首页|邮箱|rss|搜索|检索|ipv6|^更多|^more|网站地图|站点地图|联系我们|隐私|网站声明|关于我们|上一|下一|^\d+$/i;
const file = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|mp4|mp3|apk|exe)$/i;
/** `t20260312_1234.html`, `art_123_45.html`, `content_123.html`, a long number at the end: one text. */
const single = /\/(?:t\d{8}_\d+|art[_-]?\d|content[_/]|post_\d|info\/\d|detail|\d{5,}|[0-9a-f]{24,})[^/]*$/i;

function isColumnLike(page: PageView, url: URL): boolean {
  if (url.hostname.replace(/^www\./, '') !== page.url.hostname.replace(/^www\./, '')) return false;
  if (file.test(url.pathname) || dayInAddress(url) !== null) return false;
  return !single.test(url.pathname);
}

function withoutFragment(url: URL): string {
  const copy = new URL(url);
  copy.hash = '';
  return copy.href;
}
