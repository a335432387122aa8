import { articleBodyOf, type ArticleBody } from './article-body.ts';
import { publishDatesOf, readingDates, type PublishDates } from './article-dates.ts';
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
 * Title, body, publish-time candidates and source labels of the page's article. Each part is worked out when it is first asked
 * for: on a list page nobody asks for the dates of its thousand items.
 * A part that is not there is null or empty, never guessed: a check that needs it says so instead of reporting it missing.
 */
export const articleOf: (page: PageView) => Article = derived((page) => {
  const known = partsOf(page);
  return {
    get title() {
      return (known.title ??= { is: articleTitleOf(page) }).is;
    },
    get body() {
      return (known.body ??= { is: articleBodyOf(page, this.title) }).is;
    },
    get block() {
      return (known.block ??= { is: blockOf(page, this.title, this.body) }).is;
    },
    get dates() {
      return (known.dates ??= { is: publishDatesOf(page, this.block, this.body) }).is;
    },
    get sources() {
      return (known.sources ??= { is: sourceLabelsOf(page, this.block, this.body) }).is;
    },
  };
});

/** Does the work of `articleOf` in steps, so that a long text holds nothing up: what is asked for afterwards is there. */
export function* readingArticle(page: PageView): Generator<{ readonly pause: true }> {
  const known = partsOf(page);
  const article = articleOf(page);
  for (const part of ['title', 'body', 'block'] as const) {
    if (!known[part]) void article[part];
    yield { pause: true };
  }
  if (!known.dates) known.dates = { is: yield* readingDates(page, article.block, article.body) };
  yield { pause: true };
  if (!known.sources) void article.sources;
}

type Parts = { -readonly [Part in keyof Article]?: { readonly is: Article[Part] } };

const partsOf: (page: PageView) => Parts = derived(() => ({}));

/** A block longer than this is no line of particulars but text: the body was not found, or stands elsewhere. */
const longestBlock = 1500;
const shortBlock = 300;

function blockOf(page: PageView, title: ArticleTitle | null, body: ArticleBody | null): readonly [number, number] | null {
  if (!title) return null;
  const end = body && body.start >= title.end && body.start - title.end <= longestBlock ? body.start : title.end + shortBlock;
  return [title.end, Math.min(end, page.text.norm.length)];
}
