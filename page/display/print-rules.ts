import type { PageView, Root } from '../page-view.ts';
import { matchesRule, readRules } from './style-rules.ts';

/**
 * The selector of the rule that hides the innermost element of a chain (innermost first) when the page is printed, or null.
 * A later rule for the same element overrules an earlier one, `!important` overrules both; finer points of the cascade are left to a person.
 */
export function hiddenInPrint(page: PageView, node: Root['node'], chain: readonly Element[]): string | null {
  const display = new Map<Element, { hides: boolean; strong: boolean; selector: string }>();
  const visibility = new Map<Element, { hides: boolean; strong: boolean; selector: string }>();
  let rules = 0;
  readRules(page, node, ({ selector, style, print }) => {
    if (!print || rules > 2000) return;
    rules += 1;
    for (const [property, known, hiding] of [['display', display, 'none'], ['visibility', visibility, 'hidden']] as const) {
      const value = style.getPropertyValue(property);
      if (value === '') continue;
      const strong = style.getPropertyPriority(property) === 'important';
      for (const element of chain) {
        if (!matchesRule(element, selector) || (known.get(element)?.strong && !strong)) continue;
        known.set(element, { hides: value === hiding, strong, selector });
      }
    }
  });
  for (const element of chain) {
    const said = display.get(element);
    if (said?.hides) return `${said.selector.slice(0, 60)} { display: none }`;
  }
  for (const element of chain) {
    const said = visibility.get(element);
    if (said) return said.hides ? `${said.selector.slice(0, 60)} { visibility: hidden }` : null;
  }
  return null;
}
