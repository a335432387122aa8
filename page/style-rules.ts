import { matches } from './dom.ts';

/** The rules of a style sheet; null where there is none, or one of another origin, which nobody may read. */
export function rulesOf(sheet: CSSStyleSheet | null): CSSRuleList | null {
  try {
    return sheet?.cssRules ?? null;
  } catch {
    return null;
  }
}

/** Whether a selector of a page's sheet names the element; false for one this browser does not know. */
export function isNamedBy(element: Element, selector: string): boolean {
  try {
    return matches(element, selector);
  } catch {
    return false;
  }
}
