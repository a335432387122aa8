import { attr } from '../dom.ts';
import { normalText } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { slicesOf } from './word-slips.ts';

/** One text that people or search engines read. */
export interface ReadableText {
  /** Same length as `raw`, half-width. */
  readonly norm: string;
  readonly raw: string;
  /** Where it is, for people: 页面上, 网页标题… */
  readonly where: string;
  /** The element at an offset; null for the title of the page. */
  readonly at: (offset: number) => Element | null;
  /** Whether the text at an offset is rendered. */
  readonly shown: (offset: number) => boolean;
}

/** Everything the page says: its text, its title, what its tags describe, alternative texts and tool tips. In that order. */
export function* readableTextsOf(page: PageView): Generator<ReadableText> {
  yield { norm: page.text.norm, raw: page.text.raw, where: '页面上', at: (offset) => page.text.pieceAt(offset)?.element ?? null, shown: page.text.isShown };
  yield { norm: normalText(page.title), raw: page.title, where: '网页标题里', at: () => null, shown: () => true };
  for (const { element, content, name } of page.tags) if (content && content.length > 3 && described.has(name)) yield written(content, `标签 ${name} 里`, element);
  for (const { element } of page.pictures) {
    const text = attr(element, 'alt') ?? attr(element, 'title') ?? '';
    if (text.length > 3) yield written(text, '图片的替代文字里', element);
  }
  for (const { element, text: words } of page.links) {
    const text = attr(element, 'title') ?? '';
    if (text.length > 3 && text.trim() !== words) yield written(text, '链接的提示文字里', element);
  }
}

/** A piece of a readable text, small enough to be compared at a stretch. */
export interface TextSlice { readonly text: ReadableText; readonly start: number; readonly raw: string }

/** The page's readable texts in slices, in order: what whoever compares words is given, and how its answers are told apart. */
export function* textSlicesOf(page: PageView): Generator<TextSlice> {
  let left = mostLetters;
  for (const text of readableTextsOf(page)) {
    for (const [start, end] of slicesOf(text.raw)) {
      if ((left -= end - start) < 0) return;
      yield { text, start, raw: text.raw.slice(start, end) };
    }
  }
}

/** Beyond so many letters a page is not read on, and says so: five megabytes of Chinese text are 1.7 million. */
export const mostLetters = 3_000_000;

const described: ReadonlySet<string> = new Set(['sitename', 'columnname', 'columndescription', 'columnkeywords', 'articletitle', 'contentsource', 'keywords', 'description']);

function written(raw: string, where: string, element: Element): ReadableText {
  return { norm: normalText(raw), raw, where, at: () => element, shown: () => true };
}
