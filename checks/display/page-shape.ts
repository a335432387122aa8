import { attr, bodyOf, childrenOf, computed, documentOf, idOf, localNameOf, rect, rootElementOf, scrollWidthOf, viewOf } from '../../page/dom.ts';
import type { PageView } from '../../page/page-view.ts';
import { windowSizeOf } from '../../page/display/window-size.ts';
import { missingFact } from '../../page/missing-facts.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck, pause } from '../define-check.ts';

/** Width of the narrowest window judged: the common 1366-pixel screens less the scroll bar and a little more. */
const leastWindow = 1180;
/** Common screens of office computers and notebooks, less the scroll bar. */
const commonWidth = 1349;
/** One screen of a common window; 首页不宜过长 has no official figure. */
const screen = 900;

/**
 * 47号附件一（一）3: 按照适配常用分辨率的规格设计页面，首页不宜过长; 4: 页面保持整齐不变形. Judged in the window as it is: one that is narrower
 * than common screens, or without its style sheets, is not judged.
 */
export default defineCheck({
  id: 'page-shape',
  version: 1,
  title: '页面适合常用分辨率，首页不过长',
  cites: ['47-1-1-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'overflow-x': { verdict: 'review', says: '页面比窗口宽 {{wider}} 像素，要左右拖动才能看全（窗口宽 {{window}} 像素，最宽处是 {{what}}）。', fix: '把超出的内容改窄：图片和表格设 max-width: 100%，固定宽度改为不超过页面主体。', cites: ['47-1-1-3', '47-1-1-4'] },
    'home-too-long': { verdict: 'hint', says: '首页较长，约 {{screens}} 屏（每屏按 {{screen}} 像素计），用户要多次翻动才能看完。', fix: '精简首页内容，把次要的放进栏目页；首页一般以 {{most}} 屏以内为宜。' },
    'fixed-width': { verdict: 'hint', says: '页面主体的宽度固定为 {{width}} 像素，超过常用的 1366×768 分辨率，在这样的屏幕上要左右拖动。', fix: '把页面主体的宽度改为不超过 1200 像素，或随窗口变化（max-width: 100%）。' },
  },
  *run(page) {
    const html = rootElementOf(page.document);
    const body = bodyOf(page.document);
    const window = windowSizeOf(page.document);
    if (!html || !window || !body || localNameOf(body) !== 'body') return yield { cannot: '页面由框架组成，没有自己的版面，未能判断' };
    if (missingFact(page, 'styles') !== null) return yield { cannot: '样式文件没有载入，页面不是原来的样子，未能判断' };
    // Traditional Mongolian and old-style pages are written in columns, and read by scrolling sideways.
    if (/^(?:vertical|sideways)/.test(computed(body).writingMode)) return;
    const fixed = fixedWidth(body);
    if (fixed) yield { code: 'fixed-width', at: fixed.element, about: '页面主体', quote: tagOf(fixed.element), data: { width: fixed.width } };
    yield pause;
    const height = Math.round(rect(html).height);
    const mostScreens = settingOf(page, settings.homeScreens);
    const narrow = window.width < leastWindow;
    // In a narrow window a page is longer than it is meant to be.
    if (page.type === 'home' && !narrow && height > screen * mostScreens) yield { code: 'home-too-long', about: '首页', data: { screens: Math.round(height / screen), screen, most: mostScreens } };
    const wider = window.contentWidth - window.width;
    if (wider < settingOf(page, settings.overflow) || isCut(html, body)) return;
    if (narrow) return yield { cannot: `窗口太窄（${window.width} 像素），版面未能判断，放大到 1366 像素以上再查` };
    const widest = widestIn(page, body, window.width);
    yield { code: 'overflow-x', at: widest, about: '页面宽度', quote: widest ? tagOf(widest) : '', data: { wider, window: window.width, what: widest ? tagOf(widest) : '未找到' } };
  },
});

/** The window shows no bar to drag. */
function isCut(html: Element, body: Element): boolean {
  const outer = computed(html).overflowX;
  // The body's overflow goes for the window where the root has none of its own.
  return outer === 'hidden' || outer === 'clip' || (outer === 'visible' && /^(?:hidden|clip)$/.test(computed(body).overflowX));
}

/** The innermost box that makes the page wider than the window, followed down from the body. */
function widestIn(page: PageView, body: Element, limit: number): Element | null {
  const scrolled = viewOf(documentOf(body))?.scrollX ?? 0;
  let found: Element | null = null;
  for (let at: Element | null = body, depth = 0; at && depth < 30; depth += 1) {
    let most = limit + 5;
    let next: Element | null = null;
    for (const child of Array.from(childrenOf(at)).slice(0, 400)) {
      const reach = reachOf(child) + scrolled;
      if (reach <= most || !page.shown(child)) continue;
      most = reach;
      next = child;
    }
    if (next) found = next;
    at = next !== null && localNameOf(next) !== 'table' && !cuts(next) ? next : null;
  }
  return found;
}

/** How far to the right a box reaches with what sticks out of it. */
function reachOf(element: Element): number {
  const { left, right } = rect(element);
  const inside = scrollWidthOf(element);
  return inside > right - left && !cuts(element) ? left + inside : right;
}

function cuts(element: Element): boolean {
  return /^(?:hidden|clip|auto|scroll)$/.test(computed(element).overflowX);
}

/** A width in pixels beyond common screens, written on the body or on a box directly in it. */
function fixedWidth(body: Element): { element: Element; width: number } | null {
  for (const element of [body, ...Array.from(childrenOf(body)).slice(0, 60)]) {
    if (!/^(?:body|div|table|center|main|section|header|footer|nav)$/.test(localNameOf(element))) continue;
    const style = computed(element);
    if (style.position === 'fixed' || style.position === 'absolute' || style.display === 'none') continue;
    const written = /(?:^|;)\s*width\s*:\s*(\d{3,5})px/i.exec(attr(element, 'style') ?? '')?.[1] ?? (localNameOf(element) === 'table' ? /^\s*(\d{3,5})(?:px)?\s*$/.exec(attr(element, 'width') ?? '')?.[1] : undefined);
    const width = Math.max(/px$/.test(style.minWidth) ? Number.parseFloat(style.minWidth) : 0, written === undefined || style.maxWidth !== 'none' ? 0 : Number(written));
    if (width > commonWidth) return { element, width: Math.round(width) };
  }
  return null;
}

function tagOf(element: Element): string {
  const id = idOf(element);
  const name = (attr(element, 'class') ?? '').trim().split(/\s+/)[0] ?? '';
  return `<${localNameOf(element)}${id ? ` id="${id.slice(0, 40)}"` : name ? ` class="${name.slice(0, 40)}"` : ''}>`;
}
