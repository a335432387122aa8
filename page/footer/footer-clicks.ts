import { attr, attrNamesOf, hasAttr, parentOf, queryAll } from '../dom.ts';
import type { Link, PageView } from '../page-view.ts';

/** Whether a click on a link leads anywhere: to an address other than nothing, `#` or an empty script, or to a handler of its own. */
export function leads(page: PageView, link: Link): boolean {
  if (hasAttr(link.element, 'onclick')) return true;
  const href = (link.href ?? '').trim();
  if (isDeadHref(href)) return false;
  if (!href.startsWith('#') || href.startsWith('#/')) return true;
  const name = href.slice(1);
  return page.roots.some(({ node }) => queryAll(node, '[id], a[name]').some((target) => attr(target, 'id') === name || attr(target, 'name') === name));
}

/** Addresses that are none: empty, `#`, `about:blank`, `http://` alone, a script that does nothing or only says something. */
export function isDeadHref(href: string): boolean {
  return /^(?:#*|about:blank|https?:\/*|javascript:[\s;]*(?:void\s*\(?\s*["']?\d?["']?\s*\)?|null|undefined|false|alert\s*\([^()]{0,80}\))?[\s;]*)$/i.test(href.trim());
}

/** Whether the element or one of its two next ancestors carries marks of a component framework, whose handlers cannot be seen. */
export function isBoundByScript(element: Element): boolean {
  let at: Element | null = element;
  for (let step = 0; at && step < 3; step += 1) {
    if (attrNamesOf(at).some((name) => /^(?:data-v-|ng-click|v-on|@click|data-reactid|_ngcontent)/.test(name))) return true;
    at = parentOf(at);
  }
  return false;
}

/** The `onclick` of the element or of an ancestor within `steps`, joined; empty when there is none. */
export function onclickAround(element: Element, steps = 2): string {
  const found: string[] = [];
  let at: Element | null = element;
  for (let step = 0; at && step <= steps; step += 1) {
    const handler = attr(at, 'onclick');
    if (handler) found.push(handler);
    at = parentOf(at);
  }
  return found.join(';');
}
