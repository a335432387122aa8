import type { ReadingDay } from '../../../contract/reading-day.ts';
import { scopeOf } from '../page-scope.ts';

/**
 * The page to read after this one: the next of the list it was opened from that was not read today; after the last of them the next
 * column of the register. Only pages of the same host, and no files. Null when everything was read.
 * @param here address of the page in front, without fragment; @param read addresses read today
 */
export function nextOf(here: string, host: string, list: { readonly from: string; readonly items: readonly string[] } | null, columns: readonly string[], read: ReadonlySet<string>): ReadingDay['next'] {
  const items = list ? unique(list.items, host) : [];
  // Somebody who left the list by another way is not sent back into it.
  const inList = list !== null && (list.from === here || items.includes(here));
  const fresh = (address: string): boolean => address !== here && !read.has(address);
  if (inList) {
    const at = items.indexOf(here);
    const next = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(fresh);
    if (next !== undefined) return { url: next, from: 'list', left: items.filter(fresh).length };
  }
  const register = unique(columns, host);
  const at = register.indexOf(inList ? list.from : here);
  const next = [...register.slice(at + 1), ...register.slice(0, Math.max(0, at))].find(fresh);
  return next === undefined ? null : { url: next, from: 'register', left: register.filter(fresh).length };
}

function unique(addresses: readonly string[], host: string): readonly string[] {
  return [...new Set(addresses.map((address) => scopeOf(address)).filter((where) => where.scope === 'government' && where.host === host && !files.test(where.url)).map(({ url }) => url))];
}

const files = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|mp4|mp3|txt|csv)(?:\?|$)/i;
