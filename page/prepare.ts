import { readingArticle } from './article/article.ts';
import { readingList } from './lists/information-list.ts';
import { groupingLists } from './lists/list-items.ts';
import type { PageView } from './page-view.ts';

/**
 * The long derivations that checks of this kind of page ask for, worked out in steps before any check runs: a check that asks
 * for a whole list of thousands of items at once would hold the page up. What no check of the page type needs is left alone.
 */
export function* preparing(page: PageView): Generator<{ readonly pause: true }> {
  if (!page.load.opened) return;
  if (page.type === 'article' || page.type === 'guide') yield* readingArticle(page);
  if (page.type === 'column' || page.type === 'home') yield* groupingLists(page);
  if (page.type !== 'guide' && page.type !== 'interaction') yield* readingList(page);
}
