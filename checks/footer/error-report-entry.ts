import { attr, hasAttr, textOf } from '../../page/dom.ts';
import { ownCodes } from '../../page/footer/footer-codes.ts';
import { isDeadHost, linkFunction, reportEntries, reportScripts, strayTarget, type ReportEntry } from '../../page/footer/footer-report.ts';
import { absence, undecidable } from '../../page/footer/footer-absence.ts';
import { footerPlace, hasUnreadablePicture, sightings, standing } from '../../page/footer/footer-text.ts';
import { footerMayBeUnwritten } from '../../page/footer/footer-unwritten.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer carries the entry 我为政府网站找错, visible, clickable, on the current host, with the site's own code. */
export default defineCheck({
  id: 'error-report-entry',
  version: 1,
  title: '底部有“我为政府网站找错”入口，可以打开',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有“我为政府网站找错”监督举报平台入口{{note}}', fix: '在底部功能区加入官方入口代码（见下），sitecode 填写本网站标识码。' },
    'dead-host': { verdict: 'review', says: '“我为政府网站找错”入口使用旧地址 {{about}}，可能已不能使用，请核对', fix: '改用现行地址 https://zfwzgl.www.gov.cn/exposure/ 的官方入口代码（见下）。' },
    'not-clickable': { verdict: 'fail', says: '“我为政府网站找错”图标点击后没有反应（{{why}}）', fix: '改用官方入口代码（见下），图标即可点击。' },
    'not-visible': { verdict: 'fail', says: '源代码里有“我为政府网站找错”入口，但在本页上不显示', fix: '取消隐藏，使入口在页面底部显示。' },
    'code-differs': { verdict: 'fail', says: '“我为政府网站找错”入口里的标识码“{{about}}”与本网站标识码 {{own}} 不一致，网民留言会转给别的网站', fix: '把入口代码里的标识码改为本网站标识码 {{own}}。' },
  },
  *run(page) {
    const state = standing(page, reportEntries(page));
    const scripts = reportScripts(page);
    const patch = { html: officialCode(ownCodes(page)[0] ?? '') };
    yield* deadHosts(page, state.good, patch);
    yield* differingCodes(page, state.good.length > 0 ? state.good : state.hidden, patch);
    if (state.good.length > 0) {
      const [best] = state.good.filter(({ click }) => click !== 'none');
      const entry = best ?? state.good[0]!;
      const why = whyDead(page, entry);
      const strays = state.good.map((each) => strayTarget(page, each));
      // Every one of them goes elsewhere: the picture is there, the way to the platform is not.
      if (strays.every((target) => target !== null)) yield { code: 'missing', verdict: 'review', at: entry.element, about: '我为政府网站找错', data: { note: `：图标链接到 ${strays[0]!.hostname}，不是监督举报平台，请核对` }, patch };
      else if (why !== null) yield 'cannot' in why ? why : { code: 'not-clickable', at: entry.element, about: '我为政府网站找错', data: { why: why.why }, patch };
      return;
    }
    if (scripts.some(({ loaded }) => loaded === false)) {
      yield { cannot: '“我为政府网站找错”图标由脚本写出，该脚本未能加载，不能断定没有' };
      return;
    }
    if (scripts.some(({ loaded }) => loaded === null) || (scripts.length === 0 && hasPlaceholder(page) && !page.load.failuresKnown)) {
      yield { cannot: '“我为政府网站找错”图标由脚本写出，不知道该脚本是否加载成功，请刷新页面后再查' };
      return;
    }
    if (state.hidden.length > 0 && undecidable(page, 'report') === null) {
      yield { code: 'not-visible', at: state.hidden[0]!.element, about: '我为政府网站找错', patch };
      return;
    }
    const missing = absence(page, 'report', '“我为政府网站找错”入口', state);
    const ownEntry = sightings(page, /(?:网站|网页|我要|我来|政府网站)?\s?(?:纠\s?错|找\s?错|挑错)/g, false).find(({ shown, place }) => shown && place === 'footer');
    if ('cannot' in missing) yield missing;
    else if (scripts.length === 0 && hasUnreadablePicture(page)) yield { cannot: '底部有没有文字说明、点击由脚本处理的图片，无法断定其中是否有“我为政府网站找错”入口' };
    else if (ownEntry) yield { code: 'missing', verdict: 'review', at: ownEntry.element, about: '我为政府网站找错', data: { note: `，只有本网站自设的“${ownEntry.match[0].replace(/\s/g, '')}”` }, patch };
    else yield { code: 'missing', verdict: missing.verdict, ...footerPlace(page), about: '我为政府网站找错', data: { note: scripts.length > 0 ? '（有入口脚本，但没有写出图标）' : missing.note }, patch };
  },
});

/** Former hosts in entries, in the official script and in the page's own Link(). */
function* deadHosts(page: PageView, entries: readonly ReportEntry[], patch: { readonly html: string }) {
  const seen = new Map<string, Element>();
  for (const { host, element, click } of entries) {
    const reached = click === 'link-function' ? linkFunction(page) || null : host;
    if (reached !== null && isDeadHost(page, reached) && !seen.has(reached)) seen.set(reached, element);
  }
  for (const { host, element } of reportScripts(page)) if (host !== null && isDeadHost(page, host) && !seen.has(host)) seen.set(host, element);
  for (const [host, at] of seen) yield { code: 'dead-host' as const, at, about: host, patch };
}

/** Codes in entries and scripts that are not the site's; without a code of the page to go by, entries must agree with one another. */
function* differingCodes(page: PageView, entries: readonly ReportEntry[], patch: { readonly html: string }) {
  const written = [...entries, ...reportScripts(page)].flatMap(({ codes, element }) => codes.map((code) => ({ code: code.toLowerCase(), element })));
  const own = ownCodes(page);
  const reference = own.length > 0 ? own : written.slice(0, 1).map(({ code }) => code);
  const told = new Set<string>();
  for (const { code, element } of written) {
    if (reference.includes(code) || told.has(code)) continue;
    told.add(code);
    yield { code: 'code-differs' as const, at: element, about: code === '' ? '（空）' : code, data: { own: reference.join('、') }, patch };
  }
}

/** Why a click on an entry does nothing, or why that cannot be known; null when it works. */
function whyDead(page: PageView, entry: ReportEntry): { readonly why: string } | { readonly cannot: string } | null {
  if (entry.click === 'address') return null;
  if (entry.click === 'script') return null;
  const scripts = reportScripts(page);
  if (entry.click === 'link-function') {
    if (linkFunction(page) !== null || scripts.some(({ loaded }) => loaded !== false)) return null;
    if (scripts.length > 0 || page.load.failed.some(({ kind }) => kind === 'script')) return { cannot: '“我为政府网站找错”图标调用 Link()，定义它的脚本未能加载，不能断定点击无效' };
    if (hasOwnScripts(page)) return { cannot: '“我为政府网站找错”图标调用 Link()，它可能在外部脚本中定义，不能断定点击无效' };
    return { why: '图标调用 Link()，但页面没有引入 jiucuo.js，也没有定义 Link()' };
  }
  const name = /^[\w-]{3,}$/;
  const hooks = [attr(entry.element, 'id') ?? '', ...(attr(entry.element, 'class') ?? '').split(/\s+/)].filter((each) => name.test(each));
  if (page.all('script').some((script) => !hasAttr(script, 'src') && hooks.some((hook) => (textOf(script) ?? '').includes(hook)))) return { cannot: '“我为政府网站找错”图标的点击由页面脚本处理，不能断定是否有效' };
  const unwritten = footerMayBeUnwritten(page, 'report');
  if (unwritten) return { cannot: `“我为政府网站找错”图标没有链接，但${unwritten}，不能断定点击无效` };
  return { why: '图片没有链接，也没有点击处理' };
}

function hasOwnScripts(page: PageView): boolean {
  return page.all('script').some((script) => {
    const url = page.resolve(attr(script, 'src') ?? '', script);
    return hasAttr(script, 'src') && url !== null && !/jquery|swiper|echarts|bootstrap/i.test(url.pathname) && /(?:^|\.)gov\.cn$/.test(url.hostname);
  });
}

/** An empty place that a script is to fill. */
function hasPlaceholder(page: PageView): boolean {
  return page.all('span').some((span) => attr(span, 'id') === '_span_jiucuo');
}

function officialCode(code: string): string {
  return `<script id="_jiucuo_" sitecode="${/^\w{1,20}$/.test(code) ? code : '（填写本网站标识码）'}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`;
}
