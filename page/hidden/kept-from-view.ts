import { attr, computed, hasAttr, localNameOf, parentOf, viewOf } from '../dom.ts';
import type { PageView } from '../page-view.ts';
import { isNamedBy, rulesOf } from '../style-rules.ts';

/**
 * Whether something outside of the page may keep an element from view: it is `display: none`, and nothing of the page's own says so.
 * Advertisement blockers take share buttons and adverts away by a style of the reader's own, which no list of the page's sheets names;
 * some put their list of selectors into the page. Where a sheet cannot be read the page's own word may stand there: then nobody knows, and it is true.
 */
export function mayBeKeptFromView(page: PageView, element: Element): boolean {
  const hidden = outermostHidden(element);
  if (!hidden || saysSoItself(hidden)) return false;
  return !page.roots.some(({ node }) => {
    const { styleSheets, adoptedStyleSheets } = node as DocumentOrShadowRoot;
    const view = viewOf('defaultView' in node ? (node as Document) : page.document);
    const left = { rules: mostRules };
    return [...Array.from(styleSheets ?? []), ...(adoptedStyleSheets ?? [])].some((sheet) => hides(sheet, hidden, view, left));
  });
}

/** The one whose own `display` takes it and all within away. */
function outermostHidden(element: Element): Element | null {
  let hidden: Element | null = null;
  for (let at: Element | null = element; at; at = parentOf(at)) if (computed(at).display === 'none') hidden = at;
  return hidden;
}

function saysSoItself(element: Element): boolean {
  return hasAttr(element, 'hidden') || /display\s*:\s*none/i.test(attr(element, 'style') ?? '') || /^(?:dialog|template|noscript|script|style|head|area|param|datalist|option|input|title)$/.test(localNameOf(element));
}

function hides(sheet: CSSStyleSheet, element: Element, view: Window | null, left: { rules: number }): boolean {
  if (sheet.disabled || (sheet.media.mediaText !== '' && view?.matchMedia(sheet.media.mediaText).matches === false)) return false;
  const list = rulesOf(sheet);
  return list !== null && anyHides(list, element, view, left);
}

function anyHides(list: CSSRuleList, element: Element, view: Window | null, left: { rules: number }): boolean {
  for (let index = 0; index < list.length && left.rules > 0; index += 1) {
    const rule = list[index]!;
    left.rules -= 1;
    if ('selectorText' in rule) {
      const { selectorText, style } = rule as CSSStyleRule;
      if (style.display === 'none' && !isBlockersList(selectorText, style) && isNamedBy(element, selectorText)) return true;
    } else if ('styleSheet' in rule) {
      const inner = (rule as CSSImportRule).styleSheet;
      if (inner && hides(inner, element, view, left)) return true;
    } else if ('cssRules' in rule && !('media' in rule && view?.matchMedia((rule as CSSMediaRule).media.mediaText).matches === false)) {
      if (anyHides((rule as CSSGroupingRule).cssRules, element, view, left)) return true;
    }
  }
  return false;
}

/** Nobody writes so many selectors into one rule by hand, and nothing else needs the last word over all of them. */
function isBlockersList(selectorText: string, style: CSSStyleDeclaration): boolean {
  return style.getPropertyPriority('display') === 'important' && selectorText.split(',').length > 20;
}

const mostRules = 60_000;
