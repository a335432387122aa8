import { bodyOf, computed, documentOf, parentOf, rect, viewOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { unreadSheets } from '../missing-facts.ts';
import type { PageView } from '../page-view.ts';
import { mayBeKeptFromView } from './kept-from-view.ts';
import { isNamedBy, rulesOf } from '../style-rules.ts';

/**
 * Whether an element that is not seen is hidden only because the window is narrow: beside the browser's panel, at 200 %, on half a
 * screen. In a window of the usual width its sheets show it. Where a sheet cannot be read and the page's other rules do not hide it,
 * nobody knows, and it is true in a narrow window.
 */
export function hiddenByWidth(page: PageView, element: Element): boolean {
  const width = widthOf(page);
  if (width >= usualWidth) return false;
  const rules = widthRules(page);
  for (let at: Element | null = element; at && at !== bodyOf(page.document); at = parentOf(at)) {
    const cause = causeAt(at);
    if (cause !== null && rules.some(({ here, style, selector }) => isAbout(cause, style, here) && isNamedBy(at!, selector))) return true;
  }
  return width < surelyNarrow && unreadSheets(page).length > 0 && mayBeKeptFromView(page, element);
}

/** Said of what `hiddenByWidth` is true of. */
export function narrowWindow(page: PageView): string {
  return `窗口只有 ${widthOf(page)} 像素宽，网页按窄屏显示（请放宽窗口、关掉侧栏或减小缩放后再查）`;
}

/** CSS pixels. 1366 is the least wide of common screens; pages tell desks from tablets at 992 to 1200. */
const usualWidth = 1366;
const surelyNarrow = 1200;

function widthOf(page: PageView): number {
  return viewOf(page.document)?.innerWidth ?? usualWidth;
}

interface WidthRule {
  readonly selector: string;
  readonly style: CSSStyleDeclaration;
  /** In force in this window and not in a usual one; false: the other way round. */
  readonly here: boolean;
}

/** Rules in force in only one of this window and one of the usual width, that hide or show something. */
const widthRules = derived((page: PageView): readonly WidthRule[] => {
  const found: WidthRule[] = [];
  const width = widthOf(page);
  let left = 60_000;
  const read = (list: CSSRuleList, here: boolean, usual: boolean): void => {
    for (let index = 0; index < list.length && left > 0; index += 1) {
      const rule = list[index]!;
      left -= 1;
      if ('selectorText' in rule) {
        const { selectorText: selector, style } = rule as CSSStyleRule;
        if (here !== usual && found.length < 5000 && touching.test(style.cssText)) found.push({ selector, style, here });
      } else if ('styleSheet' in rule) {
        const { media, styleSheet } = rule as CSSImportRule;
        readSheet(styleSheet, here && holdsAt(media.mediaText, width), usual && holdsAt(media.mediaText, usualWidth));
      } else if ('cssRules' in rule) {
        const condition = 'media' in rule ? (rule as CSSMediaRule).media.mediaText : '';
        read((rule as CSSGroupingRule).cssRules, here && holdsAt(condition, width), usual && holdsAt(condition, usualWidth));
      }
    }
  };
  const readSheet = (sheet: CSSStyleSheet | null, here: boolean, usual: boolean): void => {
    const list = rulesOf(sheet);
    if (list && sheet && !sheet.disabled) read(list, here && holdsAt(sheet.media.mediaText, width), usual && holdsAt(sheet.media.mediaText, usualWidth));
  };
  for (const { node } of page.roots) {
    const { styleSheets, adoptedStyleSheets } = node as DocumentOrShadowRoot;
    for (const sheet of [...Array.from(styleSheets ?? []), ...(adoptedStyleSheets ?? [])]) readSheet(sheet, true, true);
  }
  return found;
});

/** Whether a condition holds on a screen of this width, as far as widths are concerned; what else it asks for is taken to hold. */
function holdsAt(condition: string, width: number): boolean {
  if (condition.trim() === '') return true;
  return condition.split(',').some((part) => {
    if (/^\s*(?:only\s+)?(?:print|speech)\b/i.test(part) || /^\s*not\b/i.test(part)) return false;
    const limits = [...part.matchAll(/\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)\s*\)/gi)].map(([, end, size, unit]) => ({ least: end!.toLowerCase() === 'min', size: pixels(size!, unit!) }));
    const ranges = [...part.matchAll(/\(\s*width\s*([<>])=?\s*([\d.]+)(px|r?em)\s*\)/gi)].map(([, sign, size, unit]) => ({ least: sign === '>', size: pixels(size!, unit!) }));
    return [...limits, ...ranges].every(({ least, size }) => (least ? width >= size : width <= size));
  });
}

function pixels(size: string, unit: string): number {
  return Number(size) * (unit.toLowerCase() === 'px' ? 1 : 16);
}

type Cause = 'display' | 'visibility' | 'opacity' | 'size' | 'place' | 'letters';

/** What this element itself does to hide what it holds. */
function causeAt(element: Element): Cause | null {
  const style = computed(element);
  if (style.display === 'none') return 'display';
  if (style.visibility !== 'visible') return 'visibility';
  if (Number(style.opacity || 1) <= 0.05) return 'opacity';
  if (Number.parseFloat(style.fontSize) === 0) return 'letters';
  const box = rect(element);
  if ((box.width <= 2 || box.height <= 2) && style.overflow !== 'visible') return 'size';
  return box.right <= 0 || box.bottom + (viewOf(documentOf(element))?.scrollY ?? 0) <= 0 ? 'place' : null;
}

/** Whether a rule of this window hides so, or one of a usual window would not. */
function isAbout(cause: Cause, style: CSSStyleDeclaration, here: boolean): boolean {
  const set = (value: string, hidden: boolean): boolean => value !== '' && hidden === here;
  switch (cause) {
    case 'display': return set(style.display, style.display === 'none');
    case 'visibility': return set(style.visibility, /hidden|collapse/.test(style.visibility));
    case 'opacity': return set(style.opacity, Number(style.opacity) <= 0.05);
    case 'letters': return set(style.fontSize, Number.parseFloat(style.fontSize) === 0);
    case 'size': return [style.height, style.maxHeight, style.width, style.maxWidth].some((value) => set(value, /^0(?:px)?$/.test(value)));
    case 'place': return [style.left, style.right, style.top, style.marginLeft, style.marginTop, style.transform, style.textIndent].some((value) => set(value, /-\s*\d{2,}/.test(value))) || (!here && style.position !== '');
  }
}

const touching = /display|visibility|opacity|font|height|width|left|right|top|margin|transform|indent|position/;
