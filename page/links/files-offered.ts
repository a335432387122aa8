import { closest, localNameOf, parentOf, queryAll, textOf } from '../dom.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';

/** A document the page offers to download. */
export interface OfferedFile {
  readonly link: Link & { readonly url: URL };
  /** Ending of its name, lower case, without the dot. */
  readonly ending: string;
  /** Words that stand with the link in the same entry or sentence, the link's own left out. */
  readonly beside: string;
}

/** Links to documents and archives, judged by the ending of the path, of a name in the parameters, or of the link's text. */
export const filesOf: (page: PageView) => readonly OfferedFile[] = derived((page) => page.links.flatMap((link) => {
  if (!link.url || !/^(?:https?|ftp):$/.test(link.url.protocol)) return [];
  const ending = endingOf(link.url, link.text);
  return ending === null ? [] : [{ link: link as Link & { url: URL }, ending, beside: besideOf(link) }];
}));

const endings = /\.(pdf|docx?|xlsx?|xlsm|pptx?|wps|et|dps|ofd|txt|rtf|csv|zip|rar|7z|tar|gz|cebx?|caj|nh|kdh|gd|gw|s72|sep|edc|wdl|mdi|djvu|vsdx?|mdb|dbf|rmv?b?|flv|swf|wmv|avi|dwg|odt|ods|odp)$/i;

function endingOf(url: URL, text: string): string | null {
  const path = endings.exec(decoded(url.pathname))?.[1];
  if (path) return path.toLowerCase();
  if (url.search === '' || url.search.length > 2000) return null;
  for (const value of url.searchParams.values()) {
    const name = endings.exec(value)?.[1];
    if (name && /down|file|attach|affix|annex|upload/i.test(url.pathname + url.search)) return name.toLowerCase();
  }
  return /down|file|attach|affix|annex/i.test(url.pathname) ? (endings.exec(text)?.[1]?.toLowerCase() ?? null) : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function besideOf({ element }: Link): string {
  const row = closest(element, 'tr') ?? closest(element, 'li, p, dd') ?? parentOf(element);
  if (!row || /^(?:body|html|table|tbody)$/.test(localNameOf(row))) return '';
  let words = (textOf(row) ?? '').slice(0, 1000);
  // What other links are called does not name this one.
  for (const other of queryAll(row, 'a').slice(0, 30)) words = words.replace(textOf(other) ?? '', '');
  return words.length > 400 ? '' : squeezed(words);
}
