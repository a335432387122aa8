import { attr, closest, computed, computedOf, contains, hasAttr, idOf, localNameOf, nextElementOf, parentOf, previousElementOf, queryAll, rect, textOf } from '../dom.ts';
import { inlineScriptOf } from './inline-script.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { windowSizeOf } from './window-size.ts';

export interface CloseControl {
  /** works: nothing speaks against it; dead: see `because`; perhaps: a small sign without a name, or a script that mentions closing. */
  readonly state: 'works' | 'dead' | 'perhaps';
  readonly element: Element | null;
  readonly because: string;
}

/**
 * What closes a floating box: inside it or directly beside it, named by text, label, class, picture or handler. A control that shows only
 * when pointed at counts. Null when there is none.
 */
export function closeControlOf(page: PageView, box: Element): CloseControl | null {
  const inside = queryAll(box, controls).slice(0, 400);
  const beside = neighbours(box).flatMap((each) => [each, ...queryAll(each, controls).slice(0, 20)]);
  const named = [...inside, ...beside].filter(isNamedClose);
  if (named.length > 0) {
    const judged = named.map((element) => ({ element, because: deadBecause(page, box, element) }));
    const good = judged.find(({ because }) => because === null);
    if (good) return { state: 'works', element: good.element, because: '' };
    return { state: 'dead', element: judged[0]!.element, because: judged[0]!.because! };
  }
  const sign = inside.find((element) => isUnnamedSign(page, box, element));
  if (sign) return { state: 'perhaps', element: sign, because: '' };
  const id = idOf(box);
  const code = inlineScriptOf(page);
  return id !== '' && code.includes(id) && /close|hide\(|remove\(|fadeOut|slideUp|display\s*=\s*['"]none/i.test(code) ? { state: 'perhaps', element: null, because: '' } : null;
}

const controls = 'a, button, span, img, i, div, area, input, em, b, label, p, li, strong, font, small, u, svg, h4, h5';
const closeText = /^[[【(<]*(?:点击|点此|我要)?(?:关闭|关掉|关|收起|隐藏|不再(?:显示|提示|弹出)|(?:我)?知道了|暂不\S{0,4}|跳过|[×✕✖╳✗☓xX]|close|hide|skip)(?:窗口|广告|浮窗|飘窗|本窗口|此窗口)?(?:\(?\d{1,3}s?\)?)?[\]】)>×x]*$/i;
const closeLabel = /关闭|关掉|收起|隐藏|不再显示|close|dismiss|^[×xX]$/i;
const closeName = /close|guan_?bi|dismiss|(?:^|[-_\s])(?:cls|gb|shut|hide|hidden-?btn|del|delete|cha|x|off|btn-?x)(?:$|[-_\s\d])/i;
const closeScript = /close|hide|remove|shut|guanbi|fadeOut|slideUp|display\s*=|visibility|['"]none['"]/i;

function isNamedClose(element: Element): boolean {
  const text = squeezed(textOf(element) ?? '');
  if (text.length <= 12 && closeText.test(text)) return true;
  if (['title', 'alt', 'aria-label', 'value'].some((name) => { const label = (attr(element, name) ?? '').trim(); return label.length <= 20 && closeLabel.test(label); })) return true;
  // A class on a large box names a state or a part, not a button.
  if (text.length <= 6 && closeName.test(`${idOf(element)} ${attr(element, 'class') ?? ''}`)) return true;
  if (localNameOf(element) === 'img' && /close|guanbi|shut|(?:^|[/_-])(?:x|cha|del|gb)\d?\.(?:png|gif|jpe?g|svg|webp)/i.test(attr(element, 'src') ?? '')) return true;
  return closeScript.test(attr(element, 'onclick') ?? '') || (/^\s*javascript:/i.test(attr(element, 'href') ?? '') && closeScript.test(attr(element, 'href') ?? ''));
}

function neighbours(box: Element): readonly Element[] {
  const found: Element[] = [];
  for (const step of [previousElementOf, nextElementOf]) {
    let at = step(box);
    for (let count = 0; at && count < 2; count += 1, at = step(at)) if (/^(?:fixed|absolute)$/.test(computed(at).position) || /close|guanbi/i.test(`${idOf(at)} ${attr(at, 'class') ?? ''}`)) found.push(at);
  }
  return found;
}

/** A drifting box pushes the control at its edge out of the window for a moment; so far out it never comes back (pixels). */
const far = 100;

/** Why a control cannot close the box, as far as the page itself tells; null when nothing speaks against it. */
function deadBecause(page: PageView, box: Element, element: Element): string | null {
  const handler = attr(element, 'onclick') ?? '';
  const link = closest(element, 'a[href]');
  const href = link ? (attr(link, 'href') ?? '').trim() : '';
  const leaves = link !== null && contains(box, link) && href !== '' && !/^(?:#|javascript:)/i.test(href);
  if (leaves && handler === '' && !hasAttr(link, 'onclick')) return '它在内容的链接里，点了会打开链接';
  const area = rect(element);
  const window = windowSizeOf(page.document);
  if (window && area.width > 0 && computed(box).position === 'fixed' && page.shown(element) && (area.right <= -far || area.bottom <= -far || area.left >= window.width + far || area.top >= window.height + far)) return '它在窗口之外，点不到';
  const code = inlineScriptOf(page);
  const files = page.all('script').some((script) => hasAttr(script, 'src'));
  if (files) return null;
  const calls = /^\s*(?:javascript:)?\s*(?:return\s+)?([A-Za-z_$][\w$]*)\s*\(/.exec(handler !== '' ? handler : /^javascript:/i.test(href) ? href : '')?.[1];
  if (calls && !/^(?:void|alert|window|document|this)$/.test(calls) && !code.includes(calls)) return `它要运行的“${calls}”在页面上没有`;
  const handled = handler !== '' || queryHandler(element, box) || /^javascript:(?!\s*(?:;|void|$))/i.test(href);
  return !handled && code.trim().replaceAll(';', '') === '' ? '它没有点击后的动作' : null;
}

function queryHandler(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at; at = at === box ? null : parentOf(at)) if (hasAttr(at, 'onclick') || hasAttr(at, 'onmousedown') || hasAttr(at, 'for') || hasAttr(at, 'popovertarget') || hasAttr(at, 'commandfor')) return true;
  return localNameOf(element) === 'input' || closest(element, 'form[method="dialog"], summary') !== null;
}

/** A small box without words that looks like a button, or draws a cross. */
function isUnnamedSign(page: PageView, box: Element, element: Element): boolean {
  const { width, height, top } = rect(element);
  if (width < 6 || height < 6 || width > 60 || height > 60 || squeezed(textOf(element) ?? '').length > 1 || !page.shown(element)) return false;
  const outer = rect(box);
  const atEdge = top <= outer.top + 60 || top + height >= outer.bottom - 60;
  if (!atEdge) return false;
  const drawn = [':before', ':after'].some((pseudo) => /[×✕✖╳✗☓]|^"?x"?$/i.test(computedOf(element, pseudo).content));
  return drawn || /^(?:button|svg|i)$/.test(localNameOf(element)) || hasAttr(element, 'onclick') || (computed(element).cursor === 'pointer' && closest(element, 'a[href]') === null);
}
