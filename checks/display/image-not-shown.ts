import { attr, closest, documentOf, idOf, imageCurrentSrc, imageNaturalWidth, localNameOf, parentOf, rect, viewOf } from '../../page/dom.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import type { PageView, Picture } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { patternOf } from '../../page/table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** 47号附件一（一）6: 避免出现图片不显示. A picture the browser gave up on, or one with no size though it has pixels. */
export default defineCheck({
  id: 'image-not-shown',
  version: 1,
  title: '图片都能显示',
  cites: ['47-1-1-6', 'db-2-30'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    broken: { verdict: 'fail', says: '图片“{{name}}”没有显示出来（{{address}}）{{times}}。', fix: '检查图片文件是否还在、地址是否写对，重新上传后更新地址；不再需要的删掉。' },
    'zero-size': { verdict: 'hint', says: '图片“{{name}}”已载入，但是宽或高为零，看不见（{{address}}）{{times}}。', fix: '检查图片的宽、高设置；不需要显示的删掉。' },
  },
  *run(page) {
    if (!isOnline(page)) return yield { cannot: '浏览器处于断网状态，图片不能载入，未能判断' };
    const broken = new Map<string, { picture: Picture; times: number }>();
    const sizeless = new Map<string, { picture: Picture; times: number }>();
    const silent = new Set<string>();
    let undecided = 0;
    for (const [index, picture] of page.pictures.entries()) {
      if (index % 40 === 39) yield pause;
      if (isCounter(page, picture) || isMark(picture) || !page.shown(picture.element)) continue;
      switch (stateOf(page, picture)) {
        case 'broken': add(broken, picture); break;
        case 'undecided': undecided += 1; break;
        case 'no-answer': silent.add(addressOf(picture)); break;
        case 'zero-size': add(sizeless, picture); break;
        default:
      }
    }
    const lost = [...broken.values()].filter(({ picture }) => isRemote(picture)).length;
    if (lost >= settingOf(page, settings.imageOutage) && lost === broken.size && !page.pictures.some((picture) => picture.state === 'loaded' && isRemote(picture))) return yield { cannot: `本页 ${lost} 张图片一张也没有载入，更像是网络或图片服务器一时的问题，未能判断；请稍后重查` };
    yield* reportsOf('broken', broken);
    yield* reportsOf('zero-size', sizeless);
    if (silent.size > 0) yield { cannot: `有 ${silent.size} 张图片没有收到应答（可能是网络一时的问题，或被浏览器里的拦截插件挡住），未能判断；请稍后重查或做链接检查` };
    if (undecided > 0) yield { cannot: `有 ${undecided} 张图片还没有载入（滚动到可见处才载入），未能判断` };
  },
});

/** Whether a picture has to come over the network; one inside the page itself proves nothing. */
function isRemote({ url }: Picture): boolean {
  return url !== null && /^https?:/.test(url.protocol);
}

/** More pictures than this are summed up in one finding that names them. */
const most = 80;

function* reportsOf<Code extends string>(code: Code, found: ReadonlyMap<string, { picture: Picture; times: number }>): Generator<Report<Code>> {
  const all = [...found.values()];
  for (const { picture, times } of all.slice(0, most)) yield reportOf(code, picture, times);
  const rest = all.slice(most);
  if (rest.length === 0) return;
  const names = rest.slice(0, 40).map(({ picture }) => nameOf(picture)).join('、');
  yield { code, about: '其余图片', data: { name: names, address: `另有 ${rest.length} 张`, times: '' } };
}

function reportOf<Code extends string>(code: Code, picture: Picture, times: number): Report<Code> {
  const address = addressOf(picture);
  return { code, at: picture.element, about: address, quote: address, data: { name: nameOf(picture), address, times: times > 1 ? `（页面上共 ${times} 处）` : '' } };
}

function add(found: Map<string, { picture: Picture; times: number }>, picture: Picture): void {
  const address = addressOf(picture);
  const had = found.get(address);
  if (had) had.times += 1;
  else found.set(address, { picture, times: 1 });
}

function stateOf(page: PageView, picture: Picture): 'broken' | 'no-answer' | 'undecided' | 'zero-size' | 'fine' {
  const { element, state, url } = picture;
  if (waitsForScroll(page, picture)) return 'undecided';
  if (state === 'undecided') return localNameOf(element) === 'img' ? 'undecided' : 'fine';
  if (state === 'none') return 'fine';
  if (state === 'failed') {
    const failure = failureOf(page, picture);
    // Nothing came back: a line cut for a moment, or another extension that blocks. One answer from the host does not tell which.
    if (failure && isRemote(picture) && failure.status === undefined) return 'no-answer';
    if (!failure && isRemote(picture) && !page.load.failuresKnown && !isHostHeard(page, picture)) return 'no-answer';
    if (!isDrawing(url) || failure) return 'broken';
    // A drawing without a size of its own has no pixels to count in some browsers.
    return page.load.failuresKnown ? 'fine' : 'undecided';
  }
  return hasNoSize(picture) ? 'zero-size' : 'fine';
}

/** The browser's own word that this address did not load. */
function failureOf(page: PageView, { element, url }: Picture): PageView['load']['failed'][number] | null {
  // Plain-http pictures of https pages are asked for over https.
  const addresses = [imageCurrentSrc(element as HTMLImageElement), url?.href].flatMap((address) => (address ? [address, address.replace(/^http:/, 'https:')] : []));
  return page.load.failed.find((each) => addresses.includes(each.url)) ?? null;
}

/** Whether another picture came from the same host: then the host and the line work, and this address is at fault. */
function isHostHeard(page: PageView, { url }: Picture): boolean {
  return page.pictures.some((each) => each.state === 'loaded' && isRemote(each) && each.url?.host === url?.host);
}

function isDrawing(url: URL | null): boolean {
  return url !== null && (/\.svgz?$/i.test(url.pathname) || url.href.startsWith('data:image/svg'));
}

const lazyAttributes = ['data-src', 'data-original', 'data-lazy', 'data-lazy-src', 'data-url', 'data-echo', 'lay-src', 'original', '_src', 'data-actualsrc', 'lazy-src', 'lazysrc', 'file'];

/** A script is to put the real address in place; until then what is in `src` is a stand-in. */
function waitsForScroll(page: PageView, { element, url, state }: Picture): boolean {
  for (const name of lazyAttributes) {
    const real = attr(element, name);
    if (!real || !/[./]/.test(real)) continue;
    const address = page.resolve(real, element);
    if (address && address.href === url?.href) return false;
    return state !== 'loaded' || /(?:blank|placeholder|loading|lazy|grey|gray|spacer|pixel|default|1x1|^data:)/i.test(attr(element, 'src') ?? '');
  }
  return false;
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}

/** Statistics and tracking pixels are not there to be seen. */
function isCounter(page: PageView, { element, url }: Picture): boolean {
  const tiny = (name: 'width' | 'height'): boolean => /^\s*[0-3](?:px)?\s*$/.test(attr(element, name) ?? '') || new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*[0-3]px`, 'i').test(attr(element, 'style') ?? '');
  return (tiny('width') && tiny('height')) || (url !== null && patternOf(page, hostTables.counters, anyCase).test(url.href));
}

/** The party-government mark's picture is judged by its own check. */
function isMark({ element, url }: Picture): boolean {
  return idOf(element) === 'imgConac' || (url !== null && /(?:^|\.)conac\.cn$/.test(url.hostname));
}

/** Loaded, more than a pixel, not made small on purpose, and still without width or height in a box that has both. */
function hasNoSize({ element }: Picture): boolean {
  if (localNameOf(element) !== 'img' || imageNaturalWidth(element as HTMLImageElement) <= 2) return false;
  const { width, height } = rect(element);
  if (width > 0 && height > 0) return false;
  if (/^\s*0/.test(attr(element, 'width') ?? '') || /^\s*0/.test(attr(element, 'height') ?? '') || closest(element, 'noscript, template, [aria-hidden="true"], [class*="swiper" i], [class*="slick" i]')) return false;
  const holder = parentOf(element);
  if (!holder) return false;
  const box = rect(holder);
  return box.width > 0 && box.height > 0;
}

function addressOf({ url, src }: Picture): string {
  return readableAddress(url?.href ?? src ?? '');
}

function nameOf({ element, url }: Picture): string {
  const words = (attr(element, 'alt') ?? attr(element, 'title') ?? '').trim();
  if (words !== '') return words.slice(0, 60);
  const file = url && !url.href.startsWith('data:') ? readableAddress(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)) : '';
  return file.slice(-60) || '无名称';
}

function isOnline(page: PageView): boolean {
  const view = viewOf(documentOf(page.all('html')[0] ?? page.all('body')[0]!));
  return view?.navigator.onLine !== false;
}
