import { attr, closest, hasAttr, queryAll } from '../../page/dom.ts';
import { isReachable } from '../../page/hidden/reachable-links.ts';
import { plantedLinks } from '../../page/hidden/scored-blocks.ts';
import { addressesOf } from '../../page/links/addresses.ts';
import { hostKinds, struckRule } from '../../page/links/host-kind.ts';
import { isBelow, registrableOf, unwrapped } from '../../page/links/link-host.ts';
import { labelOf } from '../../page/links/link-subject.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { isPressedAt } from '../../page/prompt/prompt-targets.ts';
import { entriesOf, patternOf } from '../../page/table.ts';
import { contextTables } from '../../standards/tables/context.ts';
import { hostTables } from '../../standards/tables/hosts.ts';
import { defineCheck, pause } from '../define-check.ts';

/** Advertisements of more hosts than this are named in the last finding. */
const most = 20;

/**
 * 47号附件二（二）: 原则上不得链接商业网站; 附件四: 严禁刊登商业广告或链接商业广告页面. Which host is a business no machine knows: leads only, one
 * for each advertiser, one for all commercial hosts of the page together.
 */
export default defineCheck({
  id: 'commercial-link',
  version: 1,
  title: '不链接商业网站和广告',
  cites: ['47-2-2-2'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    advertisement: { verdict: 'review', says: '疑似商业广告：{{what}}，指向 {{about}}{{times}}。', fix: '核实：是商业广告的，从页面和模板里删掉；不是的，标为误报。', cites: ['47-4-5', '47-2-2-2'] },
    commercial: { verdict: 'review', says: '链接到 {{count}} 个疑似商业网站：{{hosts}}。', fix: '逐个核实：与本页无关的删掉；确需保留的（如本单位服务的官方入口），经负责人审核后标为误报。' },
  },
  *run(page) {
    const kindOf = hostKinds(page);
    const adverts = new Map<string, { at: Element; what: string; times: number }>();
    const trades = new Map<string, Element>();
    const advert = (host: string, at: Element, what: string): void => {
      const had = adverts.get(host);
      if (had) had.times += 1;
      else adverts.set(host, { at, what, times: 1 });
    };
    const harmless = new Set<string>([page.url.hostname]);
    let planted: ReadonlySet<Element> | null = null;
    const pressed = yield* pressedLinks(page);
    for (const [index, { element, url, text, shown }] of pressed.entries()) {
      if (index % 100 === 99) yield pause;
      const { hostname, pathname } = unwrapped(url);
      if (harmless.has(hostname)) continue;
      if (kindOf(hostname) === 'listed' || (!isAdvertiser(page, hostname) && kindOf(hostname) !== 'unknown' && !isTrade(page, hostname))) {
        harmless.add(hostname);
        continue;
      }
      const called = (text || labelOf(element) || '图片').slice(0, 40);
      if (isAdvertiser(page, hostname)) {
        advert(hostname, element, `链接“${called}”`);
        continue;
      }
      if (isDownload(page, hostname, pathname) || !(shown ?? isReachable(page, element)) || isEntry(hostname, pathname)) continue;
      planted ??= yield* plantedLinks(page);
      // Nobody can press it: that is told by hidden-link.
      if (planted.has(element)) continue;
      if (saysAdvert(page, element, text)) advert(hostname, element, `标有广告字样的链接“${called}”`);
      else if (isInAdvertPlace(page, element, text)) advert(hostname, element, `广告位里的图片“${called}”`);
      else if (isTrade(page, hostname) || (isTradeSuffix(page, hostname) && !patternOf(page, contextTables.publicBodies, endsWith).test(squeezed(text)))) trades.set(registrableOf(hostname), trades.get(registrableOf(hostname)) ?? element);
    }
    for (const { element, url } of page.frames) if (url && isAdvertiser(page, url.hostname)) advert(url.hostname, element, '嵌入的框架');
    for (const element of page.all('script')) {
      const url = hasAttr(element, 'src') ? page.resolve(attr(element, 'src')!, element) : null;
      if (url && isAdvertiser(page, url.hostname) && !counts.test(url.hostname + url.pathname)) advert(url.hostname, element, '投放广告的脚本');
    }
    const all = [...adverts];
    for (const [host, { at, what, times }] of all.slice(0, most)) yield { code: 'advertisement', at, about: host, data: { what, times: times > 1 ? `（共 ${times} 处）` : '' } };
    if (all.length > most) yield { code: 'advertisement', about: all.slice(most).map(([host]) => host).sort().join('、'), data: { what: '其余广告', times: '' } };
    if (trades.size > 0) {
      const hosts = [...trades.keys()].sort();
      const rule = struckRule(page, hosts);
      yield { code: 'commercial', ...(rule === undefined ? {} : { rule }), at: [...trades.values()][0]!, about: hosts.join('、'), quote: hosts.join('、'), data: { count: hosts.length, hosts: hosts.length > 30 ? `${hosts.slice(0, 30).join('、')} 等` : hosts.join('、') } };
    }
  },
});

function isAdvertiser(page: PageView, host: string): boolean {
  return entriesOf(page, hostTables.advertisers).some((each) => isBelow(host, each));
}

/** Statistics and sharing of the same companies. */
const counts = /(?:hm|tongji|share|push|zhanzhang|bdimg)\.|\/hm\.js/;

function isTrade(page: PageView, host: string): boolean {
  return entriesOf(page, hostTables.trade).some((each) => isBelow(host, each)) && !/^(?:share|map|maps|api|hm|tongji|lbsyun|passport|service|openapi|bdimg|ditu|j\.map)\./.test(host);
}

/** Suffixes for trade. A `.cn` or an unknown suffix says nothing. */
function isTradeSuffix(page: PageView, host: string): boolean {
  return patternOf(page, contextTables.tradeSuffixes, suffix).test(registrableOf(host));
}

/** A name that says it is no business: under a suffix for trade many public libraries, schools and papers live too. */
function endsWith(words: string): RegExp {
  return new RegExp(`(?:${words})(?:官网|网站|网)?$`);
}

function isDownload(page: PageView, host: string, path: string): boolean {
  return entriesOf(page, hostTables.downloads).some((each) => isBelow(host, each)) || /\.(?:apk|ipa)$/i.test(path);
}

/** Share buttons and log-ins of commercial platforms. */
function isEntry(host: string, path: string): boolean {
  return /share|oauth|login|passport/i.test(host + path);
}

function saysAdvert(page: PageView, element: Element, text: string): boolean {
  const words = squeezed(`${text} ${attr(element, 'title') ?? ''} ${labelOf(element) ?? ''}`);
  return /^广告|广告$|^推广$|^商业推广|[（(【[](?:广告|推广)[)）】\]]|赞助商/.test(words) && !patternOf(page, contextTables.publicAdverts, anywhere).test(words);
}

/** A picture in a place named for advertisements. Many templates name the place of their topic banners so: what speaks of public matters is none. */
function isInAdvertPlace(page: PageView, element: Element, text: string): boolean {
  const around = closest(element, '[class*="guanggao" i], [class~="ad" i], [class~="ads" i], [class*="advert" i], [id*="guanggao" i], [id^="ad_" i], [id*="advert" i]');
  return around !== null && queryAll(around, 'img').length > 0 && !patternOf(page, contextTables.publicMatters, anyCase).test(squeezed(`${text} ${attr(element, 'title') ?? ''} ${labelOf(element) ?? ''}`));
}

function suffix(words: string): RegExp {
  return new RegExp(`\\.(?:${words})$`);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}

interface Pressed {
  readonly element: Element;
  readonly url: URL;
  readonly text: string;
  /** Known to be seen; absent where it is still to be looked up whether anybody can press it. */
  readonly shown?: boolean;
}

/** Links, choices of lists and what handlers open. */
function* pressedLinks(page: PageView): Generator<typeof pause, readonly Pressed[]> {
  const pressed: Pressed[] = [];
  for (const { element, url, text } of page.links) if (url && /^https?:/.test(url.href)) pressed.push({ element, url, text });
  const { list } = yield* addressesOf(page);
  for (const { url, places } of list) {
    for (const place of places) {
      if (place.attribute === 'href' || !isPressedAt(page, place)) continue;
      const seen = place.attribute === 'value' ? closest(place.element, 'select') ?? place.element : place.element;
      pressed.push({ element: place.element, url, text: place.text, shown: page.shown(seen) });
    }
  }
  return pressed;
}
