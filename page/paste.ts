import { articleOf } from './article/article.ts';
import { parseDateTime } from './date-format.ts';
import { footerBlock } from './footer/footer-block.ts';
import { folded } from './normal-text.ts';
import type { PageView } from './page-view.ts';
import { tagBlock } from './tags/tag-block.ts';

/** What an editor can paste, filled from the page: the tags its type requires, its publish time as it should be written, the footer. `date` is null where the page has none. */
export function pasteOf(page: PageView): { readonly meta: string; readonly date: string | null; readonly footer: string } {
  return { meta: tagBlock(page), date: dateOf(page), footer: footerBlock(page) };
}

/** What a published article says, by which its edit page is recognised; null where the page is none, or its title or text was not recognised. */
export function articleFacts(page: PageView): { readonly title: string; readonly date: string | null; readonly source: string | null; readonly body: string } | null {
  if (page.type !== 'article') return null;
  const { title, body, sources } = articleOf(page);
  if (!title || !body) return null;
  const date = dateOf(page);
  const source = sources.find(({ shown, place, value }) => shown && place === 'block' && value !== '')?.value ?? null;
  return {
    title: folded(page.text.raw.slice(title.start, title.end)).slice(0, 500), date: date === null ? null : date.slice(0, 16).trim().replace(/ 【.*$/, ''),
    source: source && folded(source).slice(0, 300), body: folded(page.text.raw.slice(body.start, body.end)).slice(0, 300),
  };
}

/** `YYYY-MM-DD HH:MM`; where the page tells the day alone, the hour is left to be filled in. */
function dateOf(page: PageView): string | null {
  if (page.type !== 'article' && page.type !== 'guide') return null;
  const shown = articleOf(page).dates.candidates.filter((each) => each.shown && each.rank >= 2 && each.reading.normal !== null).map(({ reading }) => reading);
  const tag = parseDateTime(page.tags.find(({ name, content }) => name === 'pubdate' && content)?.content ?? '');
  const first = shown[0] ?? (tag.normal ? tag : null);
  if (!first?.normal) return null;
  if (first.hasTime) return first.normal;
  return tag.hasTime && tag.normal?.startsWith(first.normal) ? tag.normal : `${first.normal} 【请填写：时:分】`;
}
