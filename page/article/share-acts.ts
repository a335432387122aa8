import { attr, attrNamesOf, closest, hasAttr, matches, parentOf, queryAll, textOf } from '../dom.ts';
import { isDeadHref } from '../footer/footer-clicks.ts';
import type { PageView } from '../page-view.ts';

/**
 * Whether one of the places where an article is shared does something by itself: an address that is one, a handler written at it,
 * a code to scan, a framework's mark. If none does, a script has to listen, which cannot be seen.
 */
export function shareActs(page: PageView, places: readonly Element[]): boolean {
  return places.some((place) => closest(place, acting) !== null || toScan.test(textOf(place) ?? '') || inside(place).some((each) => page.shown(each) && actsItself(each)));
}

/** Read with a telephone: no script takes part. */
const toScan = /扫一扫|扫码|扫描/;
const acting = '[onclick], [ng-click], [onmousedown], [onmouseup], [jsaction]';

function inside(place: Element): readonly Element[] {
  return [place, ...queryAll(place, `a, area, button, img, canvas, input, form, ${acting}`).slice(0, 100)];
}

function actsItself(element: Element): boolean {
  if (matches(element, acting) || /(?:^|\s)(?:@click|v-on:click|data-v-|_ngcontent)/.test(names(element)) || matches(element, 'canvas, form, input')) return true;
  const link = closest(element, 'a, area');
  const href = link && attr(link, 'href');
  if (href !== null && !isDeadHref(href) && !/^#(?!\/)/.test(href.trim())) return true;
  // A picture to scan is wider than the mark of a service.
  return matches(element, 'img') && (/qr|erweima|ewm|二维码|扫/i.test(`${attr(element, 'src') ?? ''} ${attr(element, 'alt') ?? ''}`) || hasAttr(element, 'usemap'));
}

function names(element: Element): string {
  return [element, parentOf(element)].flatMap((each) => (each ? [...attrNamesOf(each)] : [])).join(' ');
}
