import { attr, closest, computed, contains, documentOf, hasAttr, idOf, localNameOf, queryAll, rect, textOf } from '../dom.ts';
import { inlineScriptOf } from './inline-script.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { windowSizeOf } from './window-size.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A box that stays over the page while it is scrolled, or drifts across it. */
export interface FloatingBox {
  readonly element: Element;
  /** It is there to be clicked: a large picture that leads somewhere. Otherwise what it is for is not certain. */
  readonly advertises: boolean;
  /** It moves or stays for sure; a drifting box is told by its name and its script. */
  readonly floats: 'fixed' | 'drifting' | 'perhaps';
  /** Share of the window it covers, 0–1. */
  readonly share: number;
  /** Its content is a page of another site, which cannot be looked into. */
  readonly closedFrame: boolean;
}

type Pause = { readonly pause: true };

const boxes = ['div', 'section', 'aside', 'iframe', 'table', 'ul', 'dl', 'center', 'form', 'p'];

/**
 * Floating boxes of the page that are no bar, menu, toolbar, way back to the top, code to scan or empty cover. Styles are read of containers only, in
 * slices; rectangles only of those that float. Outermost boxes, in document order.
 */
export function* floatingBoxes(page: PageView): Generator<Pause, readonly FloatingBox[]> {
  const candidates = new Map<Element, FloatingBox['floats']>();
  let looked = 0;
  for (const name of boxes) {
    for (const element of page.all(name)) {
      looked += 1;
      if (looked % 200 === 0) yield { pause: true };
      const floats = floatsBy(page, element);
      if (floats) candidates.set(element, floats);
    }
  }
  for (const element of queryAll(page.document, 'a[style*="fixed" i], img[style*="fixed" i], span[style*="fixed" i], a[style*="absolute" i], img[style*="absolute" i]').slice(0, 200)) {
    const floats = floatsBy(page, element);
    if (floats) candidates.set(element, floats);
  }
  const found: FloatingBox[] = [];
  const several = [...candidates].slice(0, 200);
  for (const [element, floats] of several) {
    looked += 1;
    if (looked % 20 === 0) yield { pause: true };
    if (several.some(([other]) => other !== element && contains(other, element))) continue;
    const box = judged(page, element, floats);
    if (box) found.push(box);
  }
  return found.sort((a, b) => (a.element === b.element ? 0 : 4 & Node.prototype.compareDocumentPosition.call(a.element, b.element) ? -1 : 1));
}

/** Names content systems give to drifting windows and couplets. */
const driftName = /(?:^|[-_\s])(?:ads?|(?:gg)?roll|codefans_net)(?:$|[-_\s\d])|float|piao|drift|(?:^|[-_])fly(?!out)|couplet|dui_?lian|flow_?ad|pop_?ad|move_?(?:ad|div|img)|ad_?move/i;

function floatsBy(page: PageView, element: Element): FloatingBox['floats'] | null {
  if (documentOf(element) !== page.document) return null;
  const { position } = computed(element);
  if (position === 'fixed') return 'fixed';
  if (position !== 'absolute') return null;
  const names = `${idOf(element)} ${attr(element, 'class') ?? ''}`;
  const style = attr(element, 'style') ?? '';
  // A script that moves a box writes its place into it.
  if ((!driftName.test(names) && !isMovedByName(page, idOf(element))) || !/(?:left|right)\s*:\s*-?[\d.]+px/i.test(style) || !/(?:top|bottom)\s*:\s*-?[\d.]+px/i.test(style)) return null;
  const id = idOf(element);
  const code = inlineScriptOf(page);
  return id !== '' && code.includes(id) && /setInterval|setTimeout|requestAnimationFrame|float_?ad|\.animate\(/i.test(code) ? 'drifting' : 'perhaps';
}

/** A script of the page finds the box by its id and sets its place again and again. */
function isMovedByName(page: PageView, id: string): boolean {
  if (id.length < 2) return false;
  const code = inlineScriptOf(page);
  const at = code.search(new RegExp(`['"#]${id.replace(/[^\\w-]/g, '.')}['"]`));
  return at >= 0 && /\.style\.(?:left|right|pixelLeft)|css\(\s*[{'"]\s*['"]?(?:left|right)/.test(code.slice(at, at + 3000)) && /setInterval|setTimeout|requestAnimationFrame/.test(code);
}

/** More text than this is a page, not a box over it (characters). */
const longestWords = 3000;

function judged(page: PageView, element: Element, floats: FloatingBox['floats']): FloatingBox | null {
  const window = windowSizeOf(page.document);
  if (!window || !page.shown(element)) return null;
  const { width, height } = window;
  const box = rect(element);
  const across = Math.max(0, Math.min(box.right, width) - Math.max(box.left, 0));
  const down = floats === 'fixed' ? Math.max(0, Math.min(box.bottom, height) - Math.max(box.top, 0)) : box.height;
  if (box.width * box.height < 2500 || across * down < box.width * box.height * 0.3) return null;
  const covers = across >= width * 0.8 && down >= height * 0.8;
  const words = textOf(element) ?? '';
  // What holds the page itself: an application's root, a head, a menu.
  if (words.length > longestWords || isFrameOfPage(element) || (covers ? localNameOf(element) === 'iframe' : isBar(box, width, height))) return null;
  const picture = largePicture(page, element);
  const names = `${idOf(element)} ${attr(element, 'class') ?? ''}`;
  const said = squeezed(words);
  // The words of a picture and of its link tell a tool as well as text does.
  const tool = toolName.test(names) || isTools(page, said) || (said === '' && picture !== null && isTools(page, labelsOf(element, picture)));
  const closedFrame = picture !== null && localNameOf(picture) === 'iframe' && page.frames.some((frame) => frame.element === picture && frame.state === 'cross-origin');
  const leads = picture !== null && leadsSomewhere(element, picture);
  const share = Math.min(1, (across * down) / (width * height));
  if (leads && !covers && !(tool && box.width * box.height <= 24_000)) return { element, advertises: !tool, floats, share, closedFrame };
  if (tool || (picture && isCode(picture, said))) return null;
  if (picture) return { element, advertises: false, floats, share, closedFrame };
  const links = queryAll(element, 'a[href]').length;
  // Words alone: a notice, unless it is a list of links or nothing at all.
  return said.length >= 8 && links <= 2 && box.width >= 80 && box.height >= 60 && queryAll(element, 'input, select, textarea, ul ul').length === 0 ? { element, advertises: false, floats, share, closedFrame } : null;
}

/** Heads, feet and side columns that stay in place. */
function isBar(box: DOMRect, width: number, height: number): boolean {
  if (box.width >= width * 0.9 && (box.top <= 5 || box.bottom >= height - 5)) return true;
  return box.height >= height * 0.85 && (box.left <= 5 || box.right >= width - 5);
}

function isFrameOfPage(element: Element): boolean {
  if (/^(?:header|nav|footer|form)$/.test(localNameOf(element)) || closest(element, 'header, nav, footer') !== null) return true;
  if (queryAll(element, 'nav, header, h1, input[type="text"], input[type="search"], input:not([type]), select').length > 0) return true;
  return queryAll(element, 'a[href]').length > 8;
}

/** A picture, film or frame of at least 80 × 60 in the box, or the box's own background. */
function largePicture(page: PageView, element: Element): Element | null {
  if (/^(?:img|iframe)$/.test(localNameOf(element))) return element;
  const large = (each: Element): boolean => {
    const { width, height } = rect(each);
    return width >= 80 && height >= 60 && page.shown(each);
  };
  const inside = queryAll(element, 'img, iframe, video, object, embed, canvas').slice(0, 40).find(large);
  if (inside) return inside;
  return [element, ...queryAll(element, 'a, div').slice(0, 20)].find((each) => computed(each).backgroundImage.includes('url(') && large(each)) ?? null;
}

function leadsSomewhere(element: Element, picture: Element): boolean {
  const link = closest(picture, 'a[href]') ?? (localNameOf(picture) === 'a' ? picture : null);
  if (link && (contains(element, link) || contains(link, element)) && isDestination(attr(link, 'href') ?? '')) return true;
  if (/open|location|href/i.test(attr(picture, 'onclick') ?? attr(element, 'onclick') ?? '')) return true;
  return hasAttr(picture, 'usemap') && queryAll(element, 'area[href]').some((area) => isDestination(attr(area, 'href') ?? ''));
}

function isDestination(href: string): boolean {
  return href.trim() !== '' && !/^\s*(?:#|javascript:)/i.test(href);
}

/** A square picture that leads nowhere, or words that ask to scan it. */
function isCode(picture: Element, words: string): boolean {
  const { width, height } = rect(picture);
  return /扫|二维码|微信|公众号|客户端|APP|小程序|微博/i.test(words) || (width / height > 0.85 && width / height < 1.18 && width <= 260);
}

const toolName = /tool|side-?_?(?:bar|nav|menu)|(?:right|left|fix(?:ed)?)-?_?(?:nav|bar|menu|tool|side)|(?:go|to|back|scroll|return)-?_?top|totop|wza|zhangai|barrier|accessib|esd|older|elder|share|jiathis|qr-?code|ewm|erweima|weixin|wechat|kefu|robot|chat|online|consult|translate|feedback|toast|layui|loading|cookie|player|audio|voice|pointer|guides|menu|(?:^|[-_\s])(?:nav|header|footer|search|login|im|top)(?:$|[-_\s])/i;
function toolWords(words: string): RegExp {
  return new RegExp(words, 'gi');
}

function labelsOf(element: Element, picture: Element): string {
  const link = closest(picture, 'a');
  return squeezed([picture, link, element].map((each) => (each ? `${attr(each, 'alt') ?? ''}${attr(each, 'title') ?? ''}${attr(each, 'aria-label') ?? ''}` : '')).join(''));
}

/** Nothing but the names of tools. */
function isTools(page: PageView, words: string): boolean {
  return words.length > 0 && words.replace(patternOf(page, contextTables.floatingTools, toolWords), '').length <= Math.min(6, words.length / 3);
}
