import { attr, closest, hasAttr, idOf, imageNaturalWidth, localNameOf, queryAll, rect, textOf } from '../../page/dom.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView, Picture } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

/** Pictures listed one by one; the others are summed up. */
const most = 30;

/**
 * 47号附件一（一）1 (W3C): a picture that says something has words for those who cannot see it. An empty `alt` is a statement
 * (decoration), so only pictures without any are reported; icons, counters, captioned pictures and pictures beside the text of their link are not.
 */
export default defineCheck({
  id: 'image-without-alt',
  version: 1,
  title: '图片有替代文字（alt）',
  cites: ['47-1-1-1', 'db-2-28'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'hint', says: '图片“{{name}}”没有替代文字（alt），看不到图片的人不知道内容{{times}}。', fix: '在图片上写 alt="图片内容的简短说明"；只作装饰的写 alt=""。' },
  },
  *run(page) {
    const found = new Map<string, { picture: Picture; times: number }>();
    const least = { width: settingOf(page, settings.imageWidth), height: settingOf(page, settings.imageHeight) };
    let unknown = 0;
    for (const [index, picture] of page.pictures.entries()) {
      if (index % 60 === 59) yield pause;
      if (!lacksWords(picture.element) || !page.shown(picture.element) || isMark(picture) || isNamedByNeighbours(picture.element)) continue;
      const size = sizeOf(picture, least);
      if (size === 'unknown') unknown += 1;
      if (size !== 'content') continue;
      const address = readableAddress(picture.url?.href ?? picture.src ?? '');
      const had = found.get(address);
      if (had) had.times += 1;
      else found.set(address, { picture, times: 1 });
    }
    const all = [...found];
    for (const [address, { picture, times }] of all.slice(0, most)) {
      yield { code: 'missing', at: picture.element, about: address, quote: address, data: { name: nameOf(page, picture, address), times: times > 1 ? `（页面上共 ${times} 处）` : '' } };
    }
    const rest = all.slice(most);
    if (rest.length > 0) {
      const names = rest.slice(0, 30).map(([address, { picture }]) => nameOf(page, picture, address)).join('、');
      yield { code: 'missing', about: '其余图片', data: { name: `${names}${rest.length > 30 ? '等' : ''}`, times: `（另有 ${rest.length} 张）` } };
    }
    if (unknown > 0) yield { cannot: `有 ${unknown} 张没有替代文字的图片没有载入，不知道是内容图片还是小图标，未能判断` };
  },
});

function lacksWords(element: Element): boolean {
  if (hasAttr(element, 'alt') || localNameOf(element) !== 'img') return false;
  if (/^(?:presentation|none)$/.test(attr(element, 'role') ?? '') || attr(element, 'aria-hidden') === 'true') return false;
  return ['title', 'aria-label', 'aria-labelledby'].every((name) => (attr(element, name) ?? '').trim() === '');
}

/** The marks of the foot have checks of their own. */
function isMark({ element, url }: Picture): boolean {
  if (idOf(element) === 'imgConac' || (url !== null && /(?:^|\.)conac\.cn$/.test(url.hostname))) return true;
  return closest(element, 'a[href*="conac" i], a[href*="jiucuo" i], a[href*="beian" i]') !== null;
}

/** The link's own text, its title or the figure's caption says what the picture shows. */
function isNamedByNeighbours(element: Element): boolean {
  const link = closest(element, 'a, button');
  if (link && (squeezed(textOf(link) ?? '') !== '' || (attr(link, 'title') ?? attr(link, 'aria-label') ?? '').trim() !== '')) return true;
  const figure = closest(element, 'figure');
  if (figure && queryAll(figure, 'figcaption').some((caption) => squeezed(textOf(caption) ?? '') !== '')) return true;
  return closest(element, '[aria-hidden="true"], noscript') !== null;
}

/** Whether it is large enough to say something: below `least` (CSS pixels) it is an icon, a dot or a line. Of what is not loaded only written sizes are known. */
function sizeOf({ element, state }: Picture, least: { readonly width: number; readonly height: number }): 'content' | 'small' | 'unknown' {
  if (state === 'none') return 'small';
  const width = written(element, 'width');
  const height = written(element, 'height');
  if ((width !== null && width < least.width) || (height !== null && height < least.height)) return 'small';
  if (state === 'loaded') {
    const box = rect(element);
    // A one-pixel gif stretched to a size is a spacer or a stand-in for a lazy picture.
    if (imageNaturalWidth(element as HTMLImageElement) <= 2) return isLazy(element) ? 'unknown' : 'small';
    return box.width >= least.width && box.height >= least.height ? 'content' : 'small';
  }
  return width !== null && height !== null ? 'content' : 'unknown';
}

function isLazy(element: Element): boolean {
  return ['data-src', 'data-original', 'data-lazy', 'data-url', 'lay-src'].some((name) => hasAttr(element, name));
}

/** A width or height in pixels as attribute or inline style; null without, or in another unit. */
function written(element: Element, name: 'width' | 'height'): number | null {
  const style = new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]{1,8})px`, 'i').exec(attr(element, 'style') ?? '')?.[1];
  const given = style ?? /^\s*(\d{1,5})(?:px)?\s*$/.exec(attr(element, name) ?? '')?.[1];
  return given === undefined ? null : Number(given);
}

function nameOf({ resolve }: PageView, { element, url }: Picture, address: string): string {
  const real = isLazy(element) ? resolve(attr(element, 'data-src') ?? attr(element, 'data-original') ?? '', element) ?? url : url;
  if (!real || real.protocol === 'data:') return address.slice(0, 40);
  return readableAddress(real.pathname.slice(real.pathname.lastIndexOf('/') + 1)).slice(-60) || address.slice(0, 60);
}
