import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { footersOf } from '../../page/footer/footer.ts';
import { footerUnseen } from '../../page/footer/footer-absence.ts';
import { footerMayBeUnwritten } from '../../page/footer/footer-unwritten.ts';
import { frameElementsOf, navigationEntry } from '../../page/header/frame-elements.ts';
import { headerRegionOf } from '../../page/header/header-region.ts';
import { hiddenByWidth, narrowWindow } from '../../page/hidden/narrow-window.ts';
import type { PageView } from '../../page/page-view.ts';
import { decoded, pathPattern } from '../../page/path-pattern.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件一（二）5: header and footer of every page as on the home page, 原则上; compared as sets of elements with the remembered home page. */
export default defineCheck({
  id: 'frame-differs',
  version: 1,
  title: '头部标识区和底部功能区与首页一致',
  cites: ['47-1-2-5'],
  on: ['column', 'article', 'guide', 'interaction', 'disclosure', 'topic', 'search', 'other'],
  stage: 'stable',
  messages: {
    'header-differs': { verdict: 'review', says: '头部与首页不一致：首页头部有、本页没有查到{{missing}}。', fix: '请对照首页查看。确实不一致的，让本页使用与首页相同的头部模板；专题、第三方系统等页面可以在本站设置里列为不比对。' },
    'footer-differs': { verdict: 'review', says: '底部与首页不一致：首页底部有、本页没有查到{{missing}}。', fix: '请对照首页查看。确实不一致的，让本页使用与首页相同的底部模板；专题、第三方系统等页面可以在本站设置里列为不比对。' },
  },
  unless: (page) => (page.preview ? '预览页面，不与首页比对' : isExempt(page) ? '本页已列为不与首页比对' : null),
  *run(page) {
    const home = { header: page.site?.homeHeader ?? null, footer: page.site?.homeFooter ?? null };
    if (!home.header?.length && !home.footer?.length) return yield { cannot: '尚未读过本站首页，无法比对' };
    const own = frameElementsOf(page);
    if (home.header?.length) yield* header(page, missingHeader(home.header, own.header));
    else yield { cannot: '首页的头部没有读到，无法比对' };
    if (home.footer?.length) yield* footer(page, home.footer.filter((name) => !own.footer.includes(name)));
    else yield { cannot: '首页的底部没有读到，无法比对' };
  },
});

function* header(page: PageView, missing: readonly string[]): Generator<{ cannot: string } | { code: 'header-differs'; at: Element | null; about: string; data: { missing: string } }> {
  if (missing.length === 0) return;
  const writer = unloadedWriter(page);
  if (writer) return yield { cannot: `头部可能由未能加载的脚本或框架写出（${writer}），无法与首页比对` };
  if (page.load.settledBy === 'limit') return yield { cannot: '页面在时限内一直在变化，头部可能还没有写完，无法与首页比对' };
  if (headerRegionOf(page).hidden.slice(0, 20).some(({ element }) => hiddenByWidth(page, element))) return yield { cannot: `${narrowWindow(page)}，无法与首页比对头部` };
  yield { code: 'header-differs', at: headerRegionOf(page).elements[0] ?? null, about: '头部', data: { missing: listed(missing) } };
}

function* footer(page: PageView, missing: readonly string[]): Generator<{ cannot: string } | { code: 'footer-differs'; at: Element | null; about: string; data: { missing: string } }> {
  if (missing.length === 0) return;
  const unwritten = (['mark', 'report', 'text'] as const).map((part) => footerMayBeUnwritten(page, part)).find((reason) => reason !== null);
  if (unwritten) return yield { cannot: `${unwritten}，无法与首页比对底部` };
  const unseen = footerUnseen(page);
  if (unseen) return yield { cannot: `${unseen}，无法与首页比对底部` };
  yield { code: 'footer-differs', at: footersOf(page).find(({ shown }) => shown)?.element ?? null, about: '底部', data: { missing: listed(missing) } };
}

/** Elements of the home page's header that are gone. Single entries of a navigation vary; half of them gone is another navigation. */
function missingHeader(home: readonly string[], own: readonly string[]): readonly string[] {
  const gone = home.filter((name) => !own.includes(name));
  const entries = home.filter((name) => name.startsWith(navigationEntry));
  const goneEntries = gone.filter((name) => name.startsWith(navigationEntry));
  const isOtherNavigation = entries.length >= 4 && goneEntries.length * 2 >= entries.length;
  return isOtherNavigation ? gone : gone.filter((name) => !name.startsWith(navigationEntry));
}

function listed(names: readonly string[]): string {
  const words = names.map((name) => `“${name.replace(navigationEntry, '导航 ')}”`);
  return words.length > 8 ? `${words.slice(0, 8).join('、')} 等 ${words.length} 项` : words.join('、');
}

/** A pattern is a path with its numbers as `#`; one that ends in `/` or `*` stands for all below it. */
function isExempt(page: PageView): boolean {
  const path = decoded(page.url.pathname);
  return page.site?.frameExempt.some((pattern) => (/[/*]$/.test(pattern) ? path.startsWith(pattern.replace(/\*+$/, '')) : pattern === path || pattern === pathPattern(page.url))) ?? false;
}
