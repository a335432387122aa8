import { articleOf } from '../article/article.ts';
import { bare } from '../article/article-title.ts';
import { parseDateTime } from '../date-format.ts';
import { codesInText, isSiteCode } from '../footer/footer-codes.ts';
import { reportEntries, reportScripts } from '../footer/footer-report.ts';
import { folded, normalText, squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { bareHost } from '../header/site-domain.ts';
import { valueState } from './tag-value.ts';
import { tagsOf } from './tags.ts';
import { entriesOf } from '../table.ts';
import { wordTables } from '../../standards/tables/words.ts';

export interface Beside {
  readonly element: Element;
  /** As the page shows it. */
  readonly text: string;
}

/**
 * The shown heading when it surely is the article's and is not what the tag says; else null. Letters and digits alone are
 * compared; one that holds the other (a subtitle, a cut heading) agrees.
 */
export function shownTitleBeside(page: PageView, tagged: string): Beside | null {
  const letters = bare(normalText(tagged));
  if (letters.length < 2) return null;
  const { title, dates, sources } = articleOf(page);
  if (!title?.shown) return null;
  // A heading is the article's for sure when its time or source follows.
  if (!dates.candidates.some(({ inBlock }) => inBlock) && !sources.some(({ place }) => place === 'block')) return null;
  const text = folded(page.text.raw.slice(title.start, title.end));
  if (agrees(letters, bare(normalText(text)))) return null;
  // The tag's words may stand in a heading that was not taken for one: then nothing is sure.
  return bare(page.text.norm.slice(0, 200_000)).includes(letters) ? null : { element: title.element, text };
}

/** The shown publish time when it is more than a day away from the tag's; else null. Update and document dates are not asked. */
export function dateGap(page: PageView, tagged: string): (Beside & { readonly gap: string }) | null {
  const own = parseDateTime(tagged);
  if (own.value === null) return null;
  const { dates } = articleOf(page);
  const shown = dates.candidates.filter((each) => each.shown && each.reading.value !== null);
  const sure = shown.find(({ rank }) => rank >= 2);
  if (!sure || dates.doubtful.some((text) => isNear(own.value!, parseDateTime(text).value))) return null;
  if (shown.some(({ reading }) => isNear(own.value!, reading.value))) return null;
  const days = Math.round(Math.abs(own.value - sure.reading.value!) / day);
  return { element: sure.element, text: sure.text, gap: days >= 730 ? `约 ${Math.round(days / 365)} 年` : `${Math.max(days, 2)} 天左右` };
}

/** The shown source when it names another body than the tag; else null. Short forms (市水利局 of 示范市水利局) and 本网 agree. */
export function shownSourceBeside(page: PageView, tagged: string): Beside | null {
  const own = bare(normalText(tagged));
  if (own.length < 2 || unspecific.test(own)) return null;
  const shown = articleOf(page).sources.filter((each) => each.shown && bare(normalText(each.value)).length >= 2 && valueState('ContentSource', each.value, entriesOf(page, wordTables.templateWords)) === 'filled');
  const first = shown.find(({ place }) => place === 'block');
  if (!first || shown.some(({ value }) => isSameBody(own, bare(normalText(value))))) return null;
  return { element: first.element, text: first.value };
}

/** Every well-formed 网站标识码 of this site on the page: its tag, the visible footer text, the report entry. */
export function siteCodesOf(page: PageView): readonly { readonly where: string; readonly code: string; readonly element: Element | null }[] {
  const found: { where: string; code: string; element: Element | null }[] = [];
  const add = (where: string, code: string, element: Element | null): void => {
    const tight = squeezed(code).toLowerCase();
    if (isSiteCode(tight) && !found.some((each) => each.where === where && each.code === tight)) found.push({ where, code: tight, element });
  };
  for (const { content, element } of tagsOf(page).SiteIDCode.copies) add('SiteIDCode 标签', content ?? '', element);
  for (const { value, shown, place, element } of codesInText(page)) if (shown && place === 'footer') add('底部文字', value, element);
  for (const { codes, place, shown, element } of reportEntries(page)) if (shown && place !== 'article') for (const code of codes) add('找错入口', code, element);
  for (const { codes, element } of reportScripts(page)) for (const code of codes) add('找错入口', code, element);
  return found;
}

/** Whether the Url tag leads elsewhere: scheme http on an https page counts; `www.`, a slash or index file at the end and parameters do not. */
export function isDifferentAddress(page: PageView, tagged: string): boolean {
  const url = page.resolve(tagged.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return true;
  const isOlder = url.protocol === 'http:' && page.url.protocol === 'https:';
  return isOlder || bareHost(url.hostname) !== bareHost(page.url.hostname) || pathOf(url) !== pathOf(page.url) || !sharesQuery(url, page.url);
}

const day = 86_400_000;
const unspecific = /^(?:本(?:网站?|站)(?:原创)?|原创|转载|网络|互联网|其他|其它|未知|无|不详)$/;

/** Within a day of each other; a date without time stands for its whole day, so half a day more is let pass. */
function isNear(a: number, b: number | null): boolean {
  return b !== null && Math.abs(a - b) <= day * 1.5;
}

function agrees(a: string, b: string): boolean {
  return a === b || (a.length >= 4 && b.includes(a)) || (b.length >= 4 && a.includes(b));
}

function isSameBody(a: string, b: string): boolean {
  if (unspecific.test(b) || a.includes(b) || b.includes(a)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return short.length >= 3 && at === short.length;
}

function pathOf(url: URL): string {
  return url.pathname.replace(/\/(?:index|default)\.\w+$/i, '/').replace(/(?<=.)\/$/, '').toLowerCase();
}

/** Every parameter the tag has is the page's too; the page may have more. */
function sharesQuery(tagged: URL, own: URL): boolean {
  return [...tagged.searchParams].every(([key, value]) => own.searchParams.get(key) === value);
}
