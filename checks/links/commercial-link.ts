import { attr, closest, hasAttr, queryAll } from '../../page/dom.ts';
import { plantedLinks } from '../../page/hidden/scored-blocks.ts';
import { addressesOf } from '../../page/links/addresses.ts';
import { hostKinds, struckRule } from '../../page/links/host-kind.ts';
import { isBelow, registrableOf, unwrapped } from '../../page/links/link-host.ts';
import { labelOf } from '../../page/links/link-subject.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { isPressedAt } from '../../page/prompt/prompt-targets.ts';
import { entriesOf } from '../../page/table.ts';
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
      if (index % 300 === 299) yield pause;
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
      if (isDownload(page, hostname, pathname) || !(shown ?? page.shown(element)) || isEntry(hostname, pathname)) continue;
      planted ??= yield* plantedLinks(page);
      // Nobody can press it: that is told by hidden-link.
      if (planted.has(element)) continue;
      if (saysAdvert(element, text)) advert(hostname, element, `标有广告字样的链接“${called}”`);
      else if (isInAdvertPlace(element, text)) advert(hostname, element, `广告位里的图片“${called}”`);
      else if (isTrade(page, hostname) || (isTradeSuffix(hostname) && !publicBody.test(squeezed(text)))) trades.set(registrableOf(hostname), trades.get(registrableOf(hostname)) ?? element);
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
function isTradeSuffix(host: string): boolean {
  return /\.(?:com|com\.cn|net\.cn|net|co|biz|shop|store|ltd|vip|top|xyz|cc|mobi|club|site|online|xn--55qx5d|xn--io0a7i|xn--czru2d)$/.test(registrableOf(host));
}

/** A name that says it is no business: under a suffix for trade many public libraries, schools and papers live too. */
const publicBody = /(?:图书馆|博物馆|档案馆|文化馆|美术馆|纪念馆|科技馆|大学|学院|中学|小学|医院|红十字会|慈善(?:总)?会|残联|妇联|工会|团委|法院|检察院|公积金(?:管理)?中心|日报|晚报|新闻网|电视台|广播电台|广电台|融媒体中心)(?:官网|网站|网)?$/;

function isDownload(page: PageView, host: string, path: string): boolean {
  return entriesOf(page, hostTables.downloads).some((each) => isBelow(host, each)) || /\.(?:apk|ipa)$/i.test(path);
}

/** Share buttons and log-ins of commercial platforms. */
function isEntry(host: string, path: string): boolean {
  return /share|oauth|login|passport/i.test(host + path);
}

function saysAdvert(element: Element, text: string): boolean {
  const words = squeezed(`${text} ${attr(element, 'title') ?? ''} ${labelOf(element) ?? ''}`);
  return /^广告|广告$|^推广$|^商业推广|[（(【[](?:广告|推广)[)）】\]]|赞助商/.test(words) && !publicAdvert.test(words);
}

const publicAdvert = /公益|广告(?:法|监管|监测|管理|审查|发布登记|业|条例|设置|审批|备案|公司|协会|导向)|(?:户外|虚假|违法|医疗|征兵|宣传)[^，。]{0,6}广告/;

/** A picture in a place named for advertisements. Many templates name the place of their topic banners so: what speaks of public matters is none. */
function isInAdvertPlace(element: Element, text: string): boolean {
  const around = closest(element, '[class*="guanggao" i], [class~="ad" i], [class~="ads" i], [class*="advert" i], [id*="guanggao" i], [id^="ad_" i], [id*="advert" i]');
  return around !== null && queryAll(around, 'img').length > 0 && !publicMatter.test(squeezed(`${text} ${attr(element, 'title') ?? ''} ${labelOf(element) ?? ''}`));
}

const publicMatter = /专题|专栏|公益|两会|党|学习|精神|主题|宣传|活动|行动|创建|文明|志愿|法治|普法|反诈|禁毒|防(?:范|控|疫|灾|火|汛)|征集|调查|举报|热线|平台|系统|政务|政府|人民|服务|公开|招聘|招录|考试|直播|会议|论坛|节|周年|规划|振兴|营商|招商|旅游|发布|新闻|公众号|微信|微博|客户端|app/i;

interface Pressed {
  readonly element: Element;
  readonly url: URL;
  readonly text: string;
  /** Known to be seen; absent where that is still to be looked up. */
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
