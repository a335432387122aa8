import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** Places of a source in which no link belongs. */
export type SourcePlace = 'after-end' | 'in-head' | 'before-start';

/**
 * Addresses of links and frames written before the document, in its head, or after its last `</html>`: parsers put them into the body, so only
 * the source tells. Empty when the source is not at hand. An address that also stands in the body proper is left out.
 */
export const placesInSource: (page: PageView) => ReadonlyMap<string, SourcePlace> = derived((page) => {
  const places = new Map<string, SourcePlace>();
  if (page.source === null) return places;
  const source = blanked(page.source);
  const end = source.toLowerCase().lastIndexOf('</html');
  const start = source.search(/<!doctype|<html|<head|<body/i);
  const head = source.search(/<head[\s>]/i);
  const body = source.search(/<body[\s>]|<\/head/i);
  const proper = new Set<string>();
  for (const match of source.matchAll(/<(?:a|area|iframe)\s[^<>]{0,2000}?(?:href|src)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/gi)) {
    const address = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&');
    const at = match.index;
    const place = end >= 0 && at > end ? 'after-end' : start > 0 && at < start ? 'before-start' : head >= 0 && at > head && body > head && at < body ? 'in-head' : null;
    if (place === null) proper.add(address);
    else places.set(address, place);
  }
  for (const address of proper) places.delete(address);
  return places;
});

/** Comments and scripts as blanks, so that offsets stay. Linear: each is looked for from the end of the one before. */
function blanked(source: string): string {
  const parts: string[] = [];
  let at = 0;
  const opener = /<!--|<script[\s>]|<style[\s>]|<textarea[\s>]|<noscript[\s>]/gi;
  for (let match = opener.exec(source); match; match = opener.exec(source)) {
    const closer = match[0] === '<!--' ? '-->' : `</${/[a-z]+/i.exec(match[0])![0].toLowerCase()}`;
    const end = closer === '-->' ? source.indexOf(closer, match.index + 4) : indexOfTag(source, closer, match.index);
    const stop = end < 0 ? source.length : end + closer.length;
    parts.push(source.slice(at, match.index), ' '.repeat(stop - match.index));
    at = stop;
    opener.lastIndex = stop;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

function indexOfTag(source: string, closer: string, from: number): number {
  const search = new RegExp(closer, 'gi');
  search.lastIndex = from;
  return search.exec(source)?.index ?? -1;
}
