import { attr, bodyOf, childrenOf, computed, contains, hasAttr, localNameOf, parentOf, precedes, textOf } from '../dom.ts';
import { isFooterNamed } from './footer-names.ts';
import { marksOf } from './footer-marks.ts';
import { footersOf, placeInPage } from './footer.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** What of the footer is asked about: the official icons are written by scripts of their own. */
export type FooterPart = 'mark' | 'report' | 'text';

/**
 * Why this part of the footer may be missing only because something that would have written it did not load; null when
 * what is seen is what the page has. Scripts that never write footers (statistics, share buttons, players, widgets) and
 * the icon scripts of the other part do not count.
 * @param about `absent`: nothing of the part is in the page at all, so that in a well-filled footer only what is known to
 * write footers counts; `dead`: it is there and a script may show it or bring it to life.
 */
export function footerMayBeUnwritten(page: PageView, part: FooterPart, about: 'absent' | 'dead' = 'dead'): string | null {
  const body = bodyOf(page.document);
  if (body && !page.shown(body)) return '整个页面处于隐藏状态（可能要等脚本显示）';
  const hasFooter = footersOf(page).some(({ shown }) => shown);
  for (const failure of page.load.failed) {
    if (failure.kind === 'image' || failure.kind === 'style' || (failure.kind === 'other' && !writer.test(failure.url))) continue;
    if (isIconScript(failure.url)) {
      if (iconPart(failure.url) === part) return `写出它的脚本未能加载（${nameOf(failure.url)}）`;
      continue;
    }
    if (failure.kind === 'frame') {
      const frame = page.frames.find(({ url }) => url?.href === failure.url);
      if (mayHoldFooter(page, frame?.element ?? null, failure.url, hasFooter)) return `可能含有底部的框架未能加载（${nameOf(failure.url)}）`;
    } else if (mayWriteFooter(page, failure.url, hasFooter, about)) {
      return `可能写出底部的脚本或请求未能加载（${nameOf(failure.url)}）`;
    }
  }
  for (const frame of page.frames) {
    if (frame.state === 'inspected' || (frame.state === 'blank' && frame.url === null && !isFooterNear(page, frame.element))) continue;
    if (frame.state === 'blank' && !isFooterNear(page, frame.element)) continue;
    if (mayHoldFooter(page, frame.element, frame.url?.href ?? '', hasFooter)) return `底部可能在无法查看的框架里（${frame.url ? nameOf(frame.url.href) : '空白框架'}）`;
  }
  const component = emptyComponent(page);
  if (component) return `底部组件 <${component}> 的内容无法查看`;
  if (!hasFooter && page.load.settledBy === 'limit') return '页面在时限内一直在变化，底部可能还没有写出';
  if (!page.load.failuresKnown) return unknownWriter(page, hasFooter);
  return null;
}

/** Scripts whose failure is not known: only those that stand in the footer's place or carry its name could matter. */
function unknownWriter(page: PageView, hasFooter: boolean): string | null {
  for (const script of page.all('script')) {
    const src = attr(script, 'src');
    const url = src ? page.resolve(src, script) : null;
    if (!url || isIconScript(url.href) || isUnrelated(page, url)) continue;
    if (url.hostname === page.url.hostname && hasFooter) continue;
    if (!hasFooter && url.hostname !== page.url.hostname && isOwn(page, url) && !widget.test(fileOf(url)) && !library.test(fileOf(url))) return `不知道别的主机上的脚本是否加载成功（${nameOf(url.href)}），请刷新页面后再查`;
    if (footerScript.test(fileOf(url)) && isOwn(page, url)) return `不知道写出底部的脚本是否加载成功（${nameOf(url.href)}），请刷新页面后再查`;
  }
  return null;
}

/** Whether an address is one of the two official icon scripts. */
export function isIconScript(url: string): boolean {
  return /jiucuo|dcs[.-]conac|\/CA\d{12,}/i.test(url);
}

function iconPart(url: string): FooterPart {
  return /jiucuo/i.test(url) ? 'report' : 'mark';
}

function mayWriteFooter(page: PageView, address: string, hasFooter: boolean, about: 'absent' | 'dead'): boolean {
  const url = parse(address);
  if (!url || isUnrelated(page, url)) return false;
  const own = isOwn(page, url);
  if (!hasFooter) return own || !library.test(fileOf(url)) || inlineWrites(page);
  if (footerScript.test(fileOf(url))) return true;
  if (scriptPlaces(page).some((each) => each.url === url.href && each.near)) return true;
  if (widget.test(fileOf(url))) return false;
  if (library.test(fileOf(url))) return inlineWrites(page);
  return own && !(about === 'absent' && isFilled(page));
}

/** A footer that stands in the page with three or more of its texts is written by the template; an unnamed script elsewhere does not add the fourth. */
const isFilled = derived((page: PageView): boolean => {
  const footers = footersOf(page);
  const kinds = marksOf(page).filter(({ kind, shown, element }) => shown && textKinds.has(kind) && footers.some((footer) => contains(footer.element, element))).map(({ kind }) => kind);
  return new Set(kinds).size >= 3;
});

const textKinds: ReadonlySet<string> = new Set(['code', 'icp', 'police', 'map', 'sponsor', 'copyright', 'report']);

/** Scripts with an address, and whether they stand in a footer's place. */
const scriptPlaces = derived((page: PageView): readonly { readonly url: string; readonly near: boolean }[] => {
  const [footer] = footersOf(page);
  return page.all('script').flatMap((script) => {
    const src = attr(script, 'src');
    const url = src ? page.resolve(src, script) : null;
    return url ? [{ url: url.href, near: footer !== undefined && contains(footer.element, script) }] : [];
  });
});

function mayHoldFooter(page: PageView, element: Element | null, address: string, hasFooter: boolean): boolean {
  const url = parse(address);
  if (url && isUnrelated(page, url)) return false;
  if (element && (!page.shown(element) || isOverlay(element))) return false;
  if (!hasFooter) return true;
  return footerScript.test(url ? fileOf(url) : '') || (element !== null && isFooterNear(page, element));
}

/** Counters without a face, and panels laid over the page. */
function isOverlay(element: Element): boolean {
  const style = computed(element);
  return style.position === 'fixed' || Number.parseFloat(style.height) <= 2 || Number.parseFloat(style.width) <= 2;
}

function isFooterNear(page: PageView, element: Element): boolean {
  for (let at = parentOf(element); at; at = parentOf(at)) if (isFooterNamed(at)) return true;
  return footersOf(page).some((footer) => contains(footer.element, element)) || (placeInPage(page, element) === 'footer' && footersOf(page).every((footer) => precedes(footer.element, element)));
}

/** A custom element named as a footer with nothing to see in it: its shadow root is closed. */
function emptyComponent(page: PageView): string | null {
  for (const name of ['site-footer', 'page-footer', 'app-footer', 'gov-footer', 'common-footer', 'web-footer', 'my-footer', 'footer-component']) {
    const element = page.all(name)[0];
    if (element && childrenOf(element).length === 0 && (textOf(element) ?? '').trim() === '' && !page.roots.some(({ host }) => host === element)) return localNameOf(element);
  }
  return null;
}

/** Whether a script in the page itself speaks of the footer, so that a library it builds on matters. */
const inlineWrites = derived((page: PageView): boolean => page.all('script').some((script) => !hasAttr(script, 'src') && /foot|bottom|copyright|jiucuo|conac|\.load\(/i.test((textOf(script) ?? '').slice(0, 50_000))));

/** The site's own hosts and those of other government sites, whose shared parts it may include. */
function isOwn(page: PageView, url: URL): boolean {
  return url.hostname === page.url.hostname || baseOf(url.hostname) === baseOf(page.url.hostname) || url.hostname.endsWith('.gov.cn') || isAddress.test(url.hostname);
}

function baseOf(host: string): string {
  return host.split('.').slice(-3).join('.');
}

function isUnrelated(page: PageView, url: URL): boolean {
  return patternOf(page, hostTables.unrelated, below).test(url.hostname) || patternOf(page, hostTables.statistics, beginning).test(url.hostname) || unrelatedFile.test(fileOf(url));
}

function below(hosts: string): RegExp {
  return new RegExp(`(?:^|\\.)(?:${hosts})$`, 'i');
}

function beginning(names: string): RegExp {
  return new RegExp(`^(?:${names})[.-]`, 'i');
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function fileOf(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf('/') + 1) + url.search.slice(0, 60);
}

function nameOf(address: string): string {
  const url = parse(address);
  const name = url ? `${url.hostname}/…/${fileOf(url)}` : address;
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}

const writer = /\.(?:js|mjs|html?|shtml|jsp|json|aspx?|php|do|action)(?:[?#]|$)/i;
const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const unrelatedFile = /analytic|tongji|statist|stat(?:\.|_|$)|counter|visit|click|hits?\b|gethit|webdig|_trs|(?:^|[._-])ta\.js|hm\.js|gws|beacon|piwik|matomo|monitor|trace|esdtools|wza|barrier|aria|oldman|cniil|share|bshare|qrcode|player|video|ckplayer|swfobject|flash|weather|calendar|date(?:picker|time)|map(?:api)?\.js|captcha|geetest|fontsize|print|html5shiv|html5\.js|respond|pngfix|selectivizr|css3|modernizr|polyfill|es5|es6|promise/i;
const library = /^(?:jquery|zepto|vue|react|angular|require|sea|avalon|layui|underscore|lodash|ext|yui|prototype|mootools|axios|bootstrap)(?:[-_.]?(?:min|all|core|slim|migrate|pack|global|runtime|prod|\d+(?:\.\d+)*))*(?:\.min)?\.js/i;
const widget = /jquery[.-]?(?!\d|min|js)|swiper|slide|carousel|scroll|marquee|layer|lazy|fancybox|owl|tab|wow|animate|echarts|highlight|zoom|highcharts|pinyin|md5|base64|crypto|cookie|rem\.js|flexible|hover|dialog|popup|float|top\.js|search|suggest|login|vote|page(?:r|ination)/i;
const footerScript = /foot|bottom|copyright|dibu|yejiao|(?<!de)tail|include/i;
