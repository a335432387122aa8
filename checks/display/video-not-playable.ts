import { attr, attrNamesOf, closest, documentOf, idOf, localNameOf, parentOf, queryAll, viewOf } from '../../page/dom.ts';
import { embeddedOf } from '../../page/display/embedded.ts';
import { filmsOf, type Film } from '../../page/display/films.ts';
import { inlineScriptOf } from '../../page/display/inline-script.ts';
import { parseUrl } from '../../contract/parse-url.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/**
 * 47号附件一（一）6: 避免出现视频无法播放, and 四（3）: 视频格式应便于常用软件打开. Judged from what the browser itself says of each film;
 * one that is loaded only on a click, or whose player did not load, is not judged.
 */
export default defineCheck({
  id: 'video-not-playable',
  version: 1,
  title: '视频都能播放',
  cites: ['47-1-1-6', '47-4-3', 'db-2-30'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    error: { verdict: 'fail', says: '视频不能播放，浏览器打不开它的文件（{{address}}）。', fix: '检查视频文件是否还在、地址是否写对、格式是否为 MP4（H.264），重新上传后更新地址；不再需要的删掉。' },
    'no-source': { verdict: 'fail', says: '页面上有一个视频播放框，没有写视频地址，不能播放。', fix: '填上视频地址；不再需要的，把播放框删掉。' },
    'plugin-only': { verdict: 'fail', says: '视频要安装插件或专门的播放器才能播放（{{address}}），现在的浏览器放不了。', fix: '把视频转成 MP4（H.264）格式，用 <video controls src="视频地址.mp4"></video> 播放。' },
  },
  *run(page) {
    let waiting = 0;
    let unfit = 0;
    let unloaded = false;
    let silent = false;
    for (const film of filmsOf(page)) {
      const address = readableAddress(film.addresses[0] ?? '');
      switch (film.state) {
        case 'ready': break;
        case 'plugin': yield { code: 'plugin-only', at: film.element, about: address, quote: address, data: { address } }; break;
        case 'failed':
          if (!isOnline(page)) waiting += 1;
          else if (hadNoAnswer(page, film)) silent = true;
          else yield { code: 'error', at: film.element, about: address, quote: address, data: { address } };
          break;
        case 'unfit': unfit += 1; break;
        case 'empty':
          if (page.load.failed.some(({ kind }) => kind === 'script' || kind === 'request')) unloaded = true;
          else if (mayBeFilledLater(film)) waiting += 1;
          else yield { code: 'no-source', at: film.element, about: nameOf(film.element), ...(isForgotten(page, film) ? {} : { verdict: 'review' as const }) };
          break;
        default: waiting += 1;
      }
    }
    for (const { element, address, playsVideo, replaced, tiny } of embeddedOf(page)) {
      if (!playsVideo || replaced || tiny) continue;
      const shown = readableAddress(address) || '没有写地址';
      yield { code: 'plugin-only', at: element, about: readableAddress(address) || nameOf(element), quote: shown, data: { address: shown } };
    }
    if (unloaded) yield { cannot: '播放器的脚本没有载入，视频能否播放未能判断' };
    if (silent) yield { cannot: '视频文件没有收到应答（可能是网络一时的问题，或被浏览器里的拦截插件挡住），视频能否播放未能判断' };
    if (unfit > 0) yield { cannot: `这个浏览器缺少常用视频格式的解码能力，有 ${unfit} 个视频未能判断，换一个浏览器再查` };
    if (waiting > 0) yield { cannot: `有 ${waiting} 个视频还没有载入（点播放后才载入，或正在载入、网络中断），未能判断` };
  },
});

/** Nothing came back for one of its addresses (a line cut for a moment, or another extension that blocks), or for anything of its host. */
function hadNoAnswer(page: PageView, { element, addresses }: Film): boolean {
  const asked = addresses.map((address) => page.resolve(address, element)?.href);
  return page.load.failed.some(({ url, status }) => status === undefined && asked.includes(url)) || isHostSilent(page, addresses[0] ?? '');
}

/** Several files of the film's host failed without an answer and no picture of it came: then the host or the way to it is at fault, not the film. */
function isHostSilent(page: PageView, address: string): boolean {
  const host = page.resolve(address)?.hostname;
  if (!host || page.pictures.some(({ state, url }) => state === 'loaded' && url?.hostname === host)) return false;
  return page.load.failed.filter(({ url, status }) => status === undefined && parseUrl(url)?.hostname === host).length >= 3;
}

/** Players draw their own bar and set the address on the first click; frameworks bind it. */
function mayBeFilledLater({ element, controls }: Film): boolean {
  if (attrNamesOf(element).some((name) => /^data-(?!v-)|^(?:ng-|v-|:|@|x5-)|^_ng/.test(name) && !/^data-(?:id|title)$/.test(name))) return true;
  if (controls) return false;
  return closest(element, '[class*="player" i], [class*="video-js" i], [class*="vjs" i], [class*="prism" i], [id*="player" i], [class*="video" i], [id*="video" i]') !== null;
}

/** Nothing on the page could give it an address: no code that speaks of it, no list of films to choose from. */
function isForgotten(page: PageView, { element, controls }: Film): boolean {
  if (!controls || !page.load.failuresKnown || page.load.settledBy !== 'quiet') return false;
  const code = inlineScriptOf(page);
  const id = idOf(element);
  if (/video|\.(?:mp4|m3u8|flv)|player/i.test(code) || (id !== '' && code.includes(id))) return false;
  return queryAll(page.document, '[onclick*=".mp4" i], [onclick*="play" i], [data-mp4], [data-video], [data-src*=".mp4" i], a[href*=".mp4" i], a[href*=".m3u8" i]').length === 0;
}

function nameOf(element: Element): string {
  const id = idOf(element);
  const name = id || (attr(element, 'title') ?? attr(element, 'class') ?? '').trim().split(/\s+/)[0] || '';
  const around = name === '' ? parentOf(element) : null;
  return `<${localNameOf(element)}>${name || (around ? `（在 ${localNameOf(around)}${idOf(around) ? `#${idOf(around)}` : ''} 内）` : '')}`;
}

function isOnline(page: PageView): boolean {
  const view = viewOf(documentOf(page.all('html')[0] ?? page.all('body')[0]!));
  return view?.navigator.onLine !== false;
}
