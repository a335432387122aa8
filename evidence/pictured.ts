import type { Place } from '../contract/finding.ts';

/**
 * Whether the screen can show a place at all. A fault that is nowhere on the page, a tag in its head, or an element that was not
 * rendered when the page was read has words for proof and no picture: nobody is to be sent to take one.
 */
export function canBePictured(place: Place | null): boolean {
  if (place === null) return false;
  const path = place.selector.split(' >>> ').at(-1)!;
  if (/^(?:html > )?head(?: |$|[:#.[])/.test(path) || /(?:^| > )(?:meta|title|link|base|script|style|template|noscript)(?:[:#.[][^>]*)?$/.test(path)) return false;
  const [, , width, height] = place.box;
  return width > 0 || height > 0;
}
