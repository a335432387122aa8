import { articleOf } from '../article/article.ts';
import { attr, closest, contains, matches, nextElementOf, parentOf, precedes, queryAll, rect, textOf } from '../dom.ts';
import { folded, normalText, squeezed } from '../normal-text.ts';
import type { PageView, Picture } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** A map the page shows, as far as can be told without looking at the picture. */
export interface ShownMap {
  readonly element: Element;
  /** By what it was told. */
  readonly because: string;
  /** Stable subject: file name of a picture, kind of a map service. */
  readonly about: string;
}

/** Maps in the page and frames of map services that cannot be looked into. */
export interface MapsShown {
  readonly maps: readonly ShownMap[];
  readonly foreign: readonly Element[];
}

/**
 * Shown maps: containers that a map library has filled, pictures whose file name, alternative text or the article's
 * headline says so. Icons and logos are too small; a site map, a mind map and a map of services show no land.
 */
export function mapsShownOn(page: PageView): MapsShown {
  const maps: ShownMap[] = [];
  for (const { node } of page.roots) {
    for (const element of queryAll(node, containers)) {
      // A library nests its containers: the outermost stands for the map.
      if (!page.shown(element) || maps.some((each) => contains(each.element, element)) || !isLarge(element)) continue;
      maps.push({ element, because: '地图控件', about: libraries.find(([selector]) => matches(element, selector))![1] });
    }
  }
  const headline = headlineOf(page);
  for (const picture of page.pictures) {
    if (picture.state === 'failed' || picture.state === 'none') continue;
    const because = pictureSays(page, picture) ?? captionSays(page, picture.element) ?? (headline && isBelowHeadline(page, picture.element) ? `标题“${headline}”下的图片` : null);
    if (because === null || !page.shown(picture.element) || !isLarge(picture.element) || closest(picture.element, 'footer, nav, header')) continue;
    maps.push({ element: picture.element, because, about: nameOf(picture) || because });
  }
  const foreign = page.frames.filter(({ state, url, element }) => state === 'cross-origin' && url && patternOf(page, hostTables.mapServices, hostOf).test(`${url.host}${url.pathname}`) && page.shown(element)).map(({ element }) => element);
  return { maps, foreign };
}

/** Under the article's title, in its text or before it: what stands behind the text belongs to something else. */
function isBelowHeadline(page: PageView, element: Element): boolean {
  const { body, title } = articleOf(page);
  return precedes(title!.element, element) && (!body || contains(body.element, element) || precedes(element, body.element));
}

/** Whether a number of approval stands anywhere on the page: in its text, or in an alternative text. */
export function hasApprovalNumber(page: PageView): boolean {
  if (approval.test(page.text.norm)) return true;
  return page.pictures.some(({ element }) => approval.test(normalText(`${attr(element, 'alt') ?? ''} ${attr(element, 'title') ?? ''}`)));
}

/** GS(2024)0592号, GS京(2022)1061号, 粤S(2022)001号, with any brackets and spaces; or the words. */
const approval = /审图号|[G京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔贵云滇陕甘青蒙宁新藏]\s?S\s?[\u4e00-\u9fa5]?\s?[([〔【]\s?\d{4}\s?[)\]〕】]\s?\d{1,6}\s?号/;

const libraries = [
  ['.amap-container', '高德地图控件'], ['.BMap_mask, .anchorBL', '百度地图控件'], ['.leaflet-container', 'Leaflet 地图控件'], ['.tdt-container', '天地图控件'],
  ['.ol-viewport', 'OpenLayers 地图控件'], ['.esri-view, .esriMapContainer', 'ArcGIS 地图控件'], ['.mapboxgl-map, .maplibregl-map', 'Mapbox 地图控件'],
] as const;
const containers = libraries.map(([selector]) => selector).join(', ');
const fileWords = /(?:^|[_-])(?:map|ditu|xzqh|quhua)[_-]?\d{0,4}$|[\u4e00-\u9fa5]地图|区划图/i;

function pictureSays(page: PageView, { element, url, src }: Picture): string | null {
  const words = folded(normalText(`${attr(element, 'alt') ?? ''} ${attr(element, 'title') ?? ''}`)).slice(0, 200);
  if (patternOf(page, contextTables.maps, anywhere).test(words) && !patternOf(page, contextTables.noLand, anyCase).test(words)) return `图片的文字“${words.slice(0, 30)}”`;
  const name = nameOf({ url, src });
  return fileWords.test(name.replace(/\.[a-z]{3,4}$/i, '')) && !/site[_-]?map|wzdt/i.test(name) ? `图片文件名 ${name.slice(0, 40)}` : null;
}

/** What stands right under a picture and calls it the map of a place, and nothing else: 图1 云河县行政区划图. */
function captionSays(page: PageView, element: Element): string | null {
  let at: Element | null = element;
  for (let up = 0; at && up < 4 && squeezed(textOf(at) ?? '') === ''; up += 1, at = parentOf(at)) {
    let next = nextElementOf(at);
    // Editors leave empty paragraphs behind.
    if (next && squeezed(textOf(next) ?? '') === '' && queryAll(next, 'img').length === 0 && !matches(next, 'img')) next = nextElementOf(next);
    const words = next ? squeezed((textOf(next) ?? '').slice(0, 200)) : '';
    if (words === '') continue;
    const name = words.replace(/^(?:附?图(?:[\d一二三四五六七八九十]{1,3}|(?=[:.、]))[:.、]?|▲)/, '');
    return name.length <= 30 && caption.test(name) && !patternOf(page, contextTables.noLand, anyCase).test(name) ? `图片下方的文字“${name}”` : null;
  }
  return null;
}

/** The name of a place, then of a map; no sentence about one. */
const caption = /^(?!.*[的绘制看展挂赠送售印领观])[\u4e00-\u9fa5]{1,16}(?:省|市|县|区|旗|州|盟|镇|乡|村|街道|国|流域)(?:行政区划图|政区图|区划图|地图|交通图|旅游图|交通旅游图|区位图|地形图|水系图)(?:\([^)]{1,12}\))?$/;

/** The file name of a picture, decoded; empty for data. */
function nameOf({ url, src }: Pick<Picture, 'url' | 'src'>): string {
  if (!url || !src || !/^https?:$/.test(url.protocol)) return '';
  const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  return /^(?:[^%]|%[0-9a-f]{2})*$/i.test(last) ? decoded(last) : last;
}

function decoded(name: string): string {
  const bytes = [...name.matchAll(/%([0-9a-f]{2})|([^%])/gi)].flatMap(([, code, letter]) => (code ? [parseInt(code, 16)] : [...new TextEncoder().encode(letter)]));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** A headline that announces a map and nothing else. */
function headlineOf(page: PageView): string | null {
  if (page.type !== 'article') return null;
  const { title } = articleOf(page);
  if (!title) return null;
  const words = folded(page.text.norm.slice(title.start, title.end));
  return words.length <= 30 && /(?:地图|区划图|交通图|旅游图|区位图|分布图)(?:[((].{0,10}[))])?$/.test(words) && !patternOf(page, contextTables.noLand, anyCase).test(words) ? words : null;
}

/** Smaller is an icon or a button. */
function isLarge(element: Element): boolean {
  const { width, height } = rect(element);
  return width >= 240 && height >= 160;
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}

function hostOf(hosts: string): RegExp {
  return new RegExp(`(?:^|\\.)(?:${hosts})`);
}
