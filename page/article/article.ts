import { articleBodyOf, type ArticleBody } from './article-body.ts';
import { publishDatesOf, type PublishDates } from './article-dates.ts';
import { sourceLabelsOf, type SourceLabel } from './article-source.ts';
import { articleTitleOf, type ArticleTitle } from './article-title.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** The single text a page is about, taken apart. Offsets are into `page.text`. */
export interface Article {
  /** The shown heading; null when none could be told for sure. */
  readonly title: ArticleTitle | null;
  readonly body: ArticleBody | null;
  /** [start, end) between heading and body, where time, source and tools stand; null without a title. */
  readonly block: readonly [number, number] | null;
  readonly dates: PublishDates;
  /** Every 来源 label outside links and lists, in document order; hidden copies included. */
  readonly sources: readonly SourceLabel[];
}

/**
 * Title, body, publish-time candidates and source labels of the page's article.
 * A part that is not there is null or empty, never guessed: a check that needs it says so instead of reporting it missing.
 */
export const articleOf: (page: PageView) => Article = derived((page) => {
  const title = articleTitleOf(page);
  const body = articleBodyOf(page, title);
  const block = blockOf(page, title, body);
  return { title, body, block, dates: publishDatesOf(page, block, body), sources: sourceLabelsOf(page, block, body) };
});

/** A block longer than this is no line of particulars but text: the body was not found, or stands elsewhere. */
const longestBlock = 1500;
const shortBlock = 300;

function blockOf(page: PageView, title: ArticleTitle | null, body: ArticleBody | null): readonly [number, number] | null {
  if (!title) return null;
  const end = body && body.start >= title.end && body.start - title.end <= longestBlock ? body.start : title.end + shortBlock;
  return [title.end, Math.min(end, page.text.norm.length)];
}
