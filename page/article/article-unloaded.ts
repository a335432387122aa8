import { attr } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/**
 * Short name of the first script, frame or data request that did not load and may have written a part of the article;
 * null when everything that could have written one is there. Statistics, marks, toolbars and weather write no article.
 */
export const unloadedWriter: (page: PageView) => string | null = derived((page) => firstUnloaded(page, innocent));

/** As `unloadedWriter`, for share components: share services are not innocent here. */
export const unloadedShareWriter: (page: PageView) => string | null = derived((page) => firstUnloaded(page, neverShare));

/**
 * Short name of the first script of a share service that did not load, or of which nobody knows whether it did: buttons without an
 * address of their own do nothing without it. Null when there is none.
 */
export function unloadedShareService(page: PageView): string | null {
  const asked = page.load.failuresKnown ? [] : page.all('script').map((script) => page.resolve(attr(script, 'src') ?? '', script)?.href ?? '');
  const lost = [...page.load.failed.filter(({ kind }) => kind === 'script').map(({ url }) => url), ...asked].find((url) => shareService.test(url));
  return lost === undefined ? null : shortName(lost);
}

const shareService = /bdimg\.share|bshare|social-?share|jiathis|addthis|sharesdk|[/_.-]share(?:[_.-][^/?]*)?\.js/i;
const never = '^(?:chrome|moz|ms-browser|safari-web)-extension:|phpstat|statistic|/count|CA\\d{18}|cnzz|51\\.la|hm\\.baidu|tongji|google-?analytics|googletagmanager|conac|jiucuo|kaipuyun\\.cn/exposure|zfwzgl|wza|cniil|esdtools|accessib|barrier|weather|tianqi|webdig|webtrends|gridsum|beacon|/ta\\.js|ipv6|voice|speech|foot|copyright|bottom|robot|smart|kefu|counter|visit|hits?\\b|click';
const neverShare = new RegExp(never, 'i');
const innocent = new RegExp(`${never}|bshare|bdimg\\.share|share|jiathis|addthis|jweixin|qrcode`, 'i');

/** Whether an address is that of statistics, marks, toolbars and the like, which write no article and no list. */
export function isInnocent(address: string): boolean {
  return innocent.test(address);
}

function firstUnloaded(page: PageView, harmless: RegExp): string | null {
  const writers = page.load.failed.filter(({ kind, url }) => (kind === 'script' || kind === 'frame' || kind === 'request') && !harmless.test(url));
  return writers[0] ? shortName(writers[0].url) : null;
}

/** File name and host: an address as a reason is shown to people and may be very long. */
function shortName(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, 80);
  const { hostname, pathname } = new URL(address);
  const file = pathname.slice(pathname.lastIndexOf('/') + 1).slice(0, 60);
  return file ? `${hostname} 的 ${file}` : hostname;
}
