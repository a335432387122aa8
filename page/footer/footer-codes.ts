import { sightings, type Sighting } from './footer-text.ts';
import { beginsElement } from '../element-edge.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** A 网站标识码 written in the page. */
export interface CodeSighting extends Sighting {
  /** As shown, spaces removed; empty when the label has no value. */
  readonly value: string;
}

/** Form of a 网站标识码: `bm` and eight digits, or ten digits. */
export function isSiteCode(value: string): boolean {
  return /^(?:bm\d{8}|\d{10})$/i.test(value);
}

/** All labels 网站标识码 (and what people write for it) outside article text, with the values after them. */
export const codesInText = derived((page: PageView): readonly CodeSighting[] =>
  sightings(page, label, true)
    .filter(({ match, start, place }) => match[1] !== undefined || (place === 'footer' && !isEndOfName(page, start)))
    .map((each) => ({ ...each, value: valueAt(page, each.start + each.match[0].length) })));

/** The visible codes of the footer, well-formed ones only, each once. */
export const shownCodes = derived((page: PageView): readonly string[] => [...new Set(codesInText(page).filter(({ shown, place, value }) => shown && place !== 'top' && isSiteCode(value)).map(({ value }) => value.toLowerCase()))]);

/** The well-formed values of the SiteIDCode tags, each once. */
export const taggedCodes = derived((page: PageView): readonly string[] =>
  [...new Set(page.tags.filter(({ name, content }) => name === 'siteidcode' && content !== null && isSiteCode(content)).map(({ content }) => content!.toLowerCase()))]);

/** The code this site is to be judged by: the tag's when there is one, else the footer's; empty when the page has neither. */
export function ownCodes(page: PageView): readonly string[] {
  const tagged = taggedCodes(page);
  return tagged.length > 0 ? tagged : shownCodes(page);
}

const label = /(网站\s{0,3}(?:标识码|标识编码|标示码|标志码|识别码|识别号|标识号))|标识码/g;

/** 政务服务标识码 and the like are other codes; what an element beside it ends with is no part of the name. */
function isEndOfName(page: PageView, start: number): boolean {
  return /[\u4e00-\u9fa5]/.test(page.text.norm[start - 1] ?? '') && !beginsElement(page, start);
}

/** The value after a label; a number of an element beside it that touches it is no part of it. */
function valueAt(page: PageView, from: number): string {
  const rest = page.text.norm.slice(from, from + 80);
  const whole = valueAfter(rest);
  if (isSiteCode(whole)) return whole;
  for (let at = 8; at < rest.length; at += 1) {
    if (!/\d/.test(rest[at]!) || !/\d/.test(rest[at - 1]!) || !beginsElement(page, from + at)) continue;
    const own = valueAfter(rest.slice(0, at));
    return isSiteCode(own) ? own : whole;
  }
  return whole;
}

/** The value after a label: separators skipped, ten spaced digits joined, else the first run of letters and digits. */
function valueAfter(rest: string): string {
  const after = rest.replace(/^[\s:;()"'“”【】[\]|为是-]{0,30}/, '');
  const spaced = /^(?:bm\s?)?(?:\d ?){8,10}(?!\d)/i.exec(after)?.[0].replace(/\s/g, '');
  if (spaced && isSiteCode(spaced)) return spaced;
  return /^[a-z]{0,4}\d{1,30}/i.exec(after)?.[0] ?? '';
}
