import { attr, closest, hasAttr, queryAll } from '../../page/dom.ts';
import { advertisers, downloadHosts, tradeNames } from '../../page/links/commercial-hosts.ts';
import { hostKinds } from '../../page/links/host-kind.ts';
import { isBelow, registrableOf, unwrapped } from '../../page/links/link-host.ts';
import { labelOf } from '../../page/links/link-subject.ts';
import { squeezed } from '../../page/normal-text.ts';
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
    for (const [index, { element, url, text }] of page.links.entries()) {
      if (index % 300 === 299) yield pause;
      if (!url || !/^https?:/.test(url.href)) continue;
      const { hostname, pathname } = unwrapped(url);
      if (harmless.has(hostname)) continue;
      if (kindOf(hostname) === 'listed' || (!isAdvertiser(hostname) && kindOf(hostname) !== 'unknown' && !isTrade(hostname))) {
        harmless.add(hostname);
        continue;
      }
      if (isAdvertiser(hostname)) {
        advert(hostname, element, `链接“${(text || labelOf(element) || '图片').slice(0, 40)}”`);
        continue;
      }
      if (isDownload(hostname, pathname) || !page.shown(element) || isEntry(hostname, pathname)) continue;
      if (saysAdvert(element, text)) advert(hostname, element, `标有广告字样的链接“${(text || labelOf(element) || '图片').slice(0, 40)}”`);
      else if (isTrade(hostname) || isTradeSuffix(hostname)) trades.set(registrableOf(hostname), trades.get(registrableOf(hostname)) ?? element);
    }
    for (const { element, url } of page.frames) if (url && isAdvertiser(url.hostname)) advert(url.hostname, element, '嵌入的框架');
    for (const element of page.all('script')) {
      const url = hasAttr(element, 'src') ? page.resolve(attr(element, 'src')!, element) : null;
      if (url && isAdvertiser(url.hostname) && !counts.test(url.hostname + url.pathname)) advert(url.hostname, element, '投放广告的脚本');
    }
    const all = [...adverts];
    for (const [host, { at, what, times }] of all.slice(0, most)) yield { code: 'advertisement', at, about: host, data: { what, times: times > 1 ? `（共 ${times} 处）` : '' } };
    if (all.length > most) yield { code: 'advertisement', about: all.slice(most).map(([host]) => host).sort().join('、'), data: { what: '其余广告', times: '' } };
    if (trades.size > 0) {
      const hosts = [...trades.keys()].sort();
      yield { code: 'commercial', at: [...trades.values()][0]!, about: hosts.join('、'), quote: hosts.join('、'), data: { count: hosts.length, hosts: hosts.length > 30 ? `${hosts.slice(0, 30).join('、')} 等` : hosts.join('、') } };
    }
  },
});

function isAdvertiser(host: string): boolean {
  return advertisers.some((each) => isBelow(host, each));
}

/** Statistics and sharing of the same companies. */
const counts = /(?:hm|tongji|share|push|zhanzhang|bdimg)\.|\/hm\.js/;

function isTrade(host: string): boolean {
  return tradeNames.some((each) => isBelow(host, each)) && !/^(?:share|map|maps|api|hm|tongji|lbsyun|passport|service|openapi|bdimg|ditu|j\.map)\./.test(host);
}

/** Suffixes for trade. A `.cn` or an unknown suffix says nothing. */
function isTradeSuffix(host: string): boolean {
  return /\.(?:com|com\.cn|net\.cn|net|co|biz|shop|store|ltd|vip|top|xyz|cc|mobi|club|site|online|xn--55qx5d|xn--io0a7i|xn--czru2d)$/.test(registrableOf(host));
}

function isDownload(host: string, path: string): boolean {
  return downloadHosts.some((each) => isBelow(host, each)) || /\.(?:apk|ipa)$/i.test(path);
}

/** Share buttons and log-ins of commercial platforms. */
function isEntry(host: string, path: string): boolean {
  return /share|oauth|login|passport/i.test(host + path);
}

function saysAdvert(element: Element, text: string): boolean {
  const words = squeezed(`${text} ${attr(element, 'title') ?? ''} ${labelOf(element) ?? ''}`);
  if (/^广告|广告$|^推广|[（(【[]广告[)）】\]]|赞助商/.test(words) && !/公益广告|广告(?:法|监管|监测|管理|审查|发布登记|业|条例)/.test(words)) return true;
  const around = closest(element, '[class*="guanggao" i], [class~="ad" i], [class~="ads" i], [class*="advert" i], [id*="guanggao" i], [id^="ad_" i], [id*="advert" i]');
  return around !== null && queryAll(element, 'img').length > 0;
}
