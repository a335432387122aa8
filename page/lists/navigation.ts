import { attr, closest, contains, localNameOf, parentOf, queryAll } from '../dom.ts';
import { derived } from '../memo.ts';
import { folded, squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** One entry of a navigation bar. */
export interface NavigationEntry {
  readonly element: Element;
  readonly text: string;
  readonly url: URL | null;
}

export interface Navigation {
  readonly element: Element;
  /** Entries of the first level as shown, 首页 left out, each name once. */
  readonly entries: readonly NavigationEntry[];
}

/** A name that a page shows or holds for a column: a link, a heading, a picture's words, a line of its own. */
export interface NamedEntry {
  readonly element: Element;
  readonly name: string;
}

const fewestEntries = 3;
const longestName = 20;

/**
 * The main navigation: the bar around the first shown 首页 link outside crumbs and footers, with the entries of its first level;
 * null when there is none of three entries. Sub-menus, opened or not, are no entries of the first level.
 */
export const navigationOf: (page: PageView) => Navigation | null = derived((page) => {
  for (const { element, text } of page.links) {
    if (!homeWord.test(squeezed(text)) || closest(element, outside) || !page.shown(element)) continue;
    const bar = barOf(page, element);
    if (bar) return bar;
  }
  return null;
});

/** All names of columns a page holds, hidden menus included, in text order; each name once. */
export const namesOnPage: (page: PageView) => readonly NamedEntry[] = derived((page) => {
  const names = new Map<string, Element>();
  const add = (text: string | null, element: Element): void => {
    const name = squeezed(text ?? '');
    if (name.length >= 2 && name.length <= longestName && !names.has(name)) names.set(name, element);
  };
  for (const { element, text } of page.links) {
    add(text, element);
    if (text.length > longestName || text === '') add(attr(element, 'title'), element);
    add(attr(element, 'aria-label'), element);
  }
  for (const { element } of page.pictures) {
    add(attr(element, 'alt'), element);
    add(attr(element, 'title'), element);
  }
  for (const { element, start, end } of page.text.pieces) if (end - start <= 60) add(page.text.norm.slice(start, end), element);
  return [...names].map(([name, element]) => ({ name, element }));
});

const homeWord = /^(?:网站|本站|返回|门户|本网|政府|中文)?(?:首页|主页)$|^home$/i;
const outside = 'footer, [class*="foot" i], [id*="foot" i], [class*="crumb" i], [class*="position" i], [class*="location" i], [class*="weizhi" i], [class*="copyright" i]';

/** The nearest element around 首页 that holds more entries beside it; rows of one navigation are taken together. */
function barOf(page: PageView, home: Element): Navigation | null {
  let at = parentOf(home);
  for (let level = 0; at && level < 6; level += 1, at = parentOf(at)) {
    const entries = firstLevel(page, at);
    if (entries.length < fewestEntries) continue;
    const parent = parentOf(at);
    const together = parent && (localNameOf(at) === 'ul' || localNameOf(at) === 'tr') && queryAll(parent, `:scope > ${localNameOf(at)}`).length > 1 ? firstLevel(page, parent) : entries;
    return { element: at, entries: together };
  }
  return null;
}

/** Shown links with short names, none of them inside another entry's item. */
function firstLevel(page: PageView, bar: Element): readonly NavigationEntry[] {
  const found: NavigationEntry[] = [];
  const names = new Set<string>();
  let item: Element | null = null;
  for (const element of queryAll(bar, 'a').slice(0, 400)) {
    if (item && contains(item, element)) continue;
    const name = squeezed(folded(attr(element, 'title') && wordsOf(page, element) === '' ? attr(element, 'title')! : wordsOf(page, element)));
    if (name.length < 2 || name.length > longestName || !page.shown(element)) continue;
    item = itemOf(element, bar);
    if (homeWord.test(name) || patternOf(page, contextTables.navigationTools, anywhere).test(name) || names.has(name)) continue;
    names.add(name);
    found.push({ element, text: name, url: page.resolve(attr(element, 'href') ?? '', element) });
  }
  return found;
}

function wordsOf(page: PageView, element: Element): string {
  const [start, end] = page.text.rangeOf(element);
  return page.text.norm.slice(start, Math.min(end, start + 60));
}

/** The outermost `li`, `td` or `dl` around an entry inside the bar: what is in it besides is its sub-menu. */
function itemOf(element: Element, bar: Element): Element | null {
  let item: Element | null = null;
  for (let at = parentOf(element); at && at !== bar; at = parentOf(at)) if (/^(?:li|td|dl|dt)$/.test(localNameOf(at))) item = at;
  return item;
}

function anywhere(words: string): RegExp {
  return new RegExp(words, 'i');
}
