import { foreignPage, isForeignPage, isForeignText } from '../foreign-language.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';
import { articleOf } from './article.ts';

/**
 * Words for a finding when the text a page is about is in another language, though its frame may be Chinese: then whether the
 * clause asks for Chinese labels there is for a person to say. Null for a Chinese text.
 */
export const foreignArticle: (page: PageView) => string | null = derived((page) => {
  const words = `（这是${foreignPage}，请核对是否适用）`;
  if (isForeignPage(page)) return words;
  const { title, body } = articleOf(page);
  if (!title || !isForeignText(page.text.norm.slice(title.start, title.end), 6)) return null;
  return !body || isForeignText(page.text.norm.slice(body.start, body.end), 60) ? words : null;
});
