import { derived } from './memo.ts';
import type { PageView } from './page-view.ts';

/** How such a page is called where a person is asked. */
export const foreignPage = '外文或者少数民族文字的页面';

/**
 * Whether the page is a version in another language: hardly any Chinese characters among many letters. The clauses name words and a
 * layout in Chinese and say nothing of such versions, so what is missing there is for a person to judge.
 */
export const isForeignPage: (page: PageView) => boolean = derived((page) => isForeignText(page.text.norm, enoughLetters));

const enoughLetters = 200;
/** Characters looked at. */
const farthest = 20_000;

/**
 * Whether more than `least` letters of other scripts stand in a text and ten of them to one Chinese character. Kana beside many
 * characters is Japanese.
 */
export function isForeignText(text: string, least: number): boolean {
  const read = text.slice(0, farthest);
  const han = read.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = (read.match(/\p{L}/gu)?.length ?? 0) - han;
  if (letters <= least) return false;
  return han < letters / 10 || (read.match(/[\u3040-\u30ff]/g)?.length ?? 0) > han / 2;
}
