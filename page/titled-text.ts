import { squeezed } from './normal-text.ts';
import { hasLink, publishLine } from './page-shape.ts';
import type { PageView } from './page-view.ts';

/**
 * Whether the page's own title stands on it as a headline, with a publish time or a source right below and no link between: one text,
 * however short, whatever lists stand around it. A list's entries are links.
 * @param title the page's own part of `<title>`
 */
export function isTitledText(page: Pick<PageView, 'text'>, title: string): boolean {
  const wanted = squeezed(title);
  if (wanted.length < shortest) return false;
  const { norm } = page.text;
  let below = 0;
  for (let start = 0, lines = 0; start < norm.length && lines < farthest; lines += 1) {
    const newline = norm.indexOf('\n', start);
    const end = newline < 0 ? norm.length : newline;
    const text = end - start > 300 ? '' : norm.slice(start, end).trim();
    const line = { start, text };
    start = end + 1;
    if (text === '') continue;
    if (below > 0 && (publishLine.test(text) || timeFirst.test(text)) && !hasLink(page, line)) return true;
    if (below > 0) below = hasLink(page, line) ? 0 : below - 1;
    if (squeezed(text) === wanted && !hasLink(page, line)) below = linesBelow;
  }
  return false;
}

/** A shorter one may be a column's. */
const shortest = 8;
const linesBelow = 3;
/** Lines. */
const farthest = 5000;
const timeFirst = /^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d\d/;
