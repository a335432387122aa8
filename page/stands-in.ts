import { editionOn } from '../standards/edition.ts';
import { firewallMarks, linkTables } from '../standards/tables/links.ts';
import { standInMarks, standInSays } from '../standards/tables/stand-ins.ts';
import { beijingDay } from '../standards/window.ts';
import { attr, baseUriOf, bodyOf, dataOf, localNameOf, parentOf, queryAll, rootElementOf, textOf, titleOf } from './dom.ts';
import { patternOf, type Judged } from './table.ts';

/**
 * Why this document is not the page that was asked for though the server answered as if all were well: a gateway's error, a
 * firewall's block or challenge page, "page not found", a page that only leads on, the words of the browser's translator. Nothing such a page lacks is the site's fault. Null for the page itself,
 * and wherever there is a doubt: words in a page of some size, or in one that carries the tags of 附件三, prove nothing.
 */
export function standsIn(document: Document, judged: Judged): string | null {
  if (isTranslated(document)) return `${standInSays}浏览器翻译过的文字，不是网页自己的，未检；请显示原文以后再检查`;
  const title = titleOf(document).replace(/[\s\u3000]+/g, ' ').trim().slice(0, 200);
  const { errorTitle, refusal } = marksOn(beijingDay(judged.now));
  if (errorTitle.test(title)) return `${standInSays}服务器或防火墙的提示页“${title.slice(0, 40)}”，不是网页本身，未检`;
  if (patternOf(judged, linkTables.missingTitle, anyCase).test(title)) return missingPage;
  const text = shortText(document);
  if (text === null || queryAll(document, 'a[href]').length > mostLinks || isTagged(document)) return null;
  // Signing in asks for proofs as well.
  if (queryAll(document, 'input[type="password" i]').length > 0) return null;
  const words = `${title}\n${text}`;
  if (refusal.test(words) || namedProduct(document, judged, words)) return blockedPage;
  // A number is one of a document, or part of an address, as soon as anything stands beside it.
  if (patternOf(judged, linkTables.missing, anyCase).test(text.length < aWordOrTwo ? words : words.replace(/404/g, ' '))) return missingPage;
  if (leadsOn(document) || passingBy.test(words)) return passingPage;
  return null;
}

const passingPage = `${standInSays}自动跳转的提示页，不是网页的内容，未检；请等跳转以后再检查`;
const passingBy = /正在(?:为您)?(?:自动)?(?:跳转|转向)|(?:页面|自动)跳转中|即将(?:为您)?(?:自动)?(?:跳转|转到)|秒(?:钟)?(?:后|之后)(?:将)?(?:会)?(?:自动)?(?:跳转|转到|进入|返回)/;
const missingPage = `${standInSays}“页面不存在”的提示页，不是网页的内容，未检`;
const blockedPage = `${standInSays}防火墙的拦截或验证页，不是网页本身，未检；请按页面提示通过以后重新检查`;

/** By the browser, for its reader: Chrome marks the root, Edge every text it changed. */
function isTranslated(document: Document): boolean {
  const root = rootElementOf(document);
  return root !== null && (/(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/.test(attr(root, 'class') ?? '') || queryAll(document, 'title[_msttexthash], h1[_msttexthash], p[_msttexthash], a[_msttexthash]').length > 0);
}

/** Characters, links: what says only that there is nothing here is smaller. The link check's own measure of a short page (`links.md` 2.6) is the same. */
const shortPage = 300;
const aWordOrTwo = 16;
const nextToNothing = 60;
const mostLinks = 8;

/** The document's words, white space folded; null when there are more than a short page has. */
function shortText(document: Document): string | null {
  const body = bodyOf(document);
  if (!body) return null;
  const walker = Document.prototype.createTreeWalker.call(document, body, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = parentOf(node);
    if (parent && unread.has(localNameOf(parent))) continue;
    text = `${text} ${dataOf(node as Text)}`.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ');
    if (text.length > shortPage) return null;
  }
  return text.trim();
}

const unread: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'textarea']);

/** Sent on by `<meta http-equiv="refresh">` to another address, sooner or later. */
function leadsOn(document: Document): boolean {
  return queryAll(document, 'meta[http-equiv]').some((meta) => {
    if ((attr(meta, 'http-equiv') ?? '').trim().toLowerCase() !== 'refresh') return false;
    const to = /^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(attr(meta, 'content') ?? '')?.[1]?.trim();
    const here = baseUriOf(document);
    return to !== undefined && URL.canParse(to, here) && withoutFragment(new URL(to, here)) !== withoutFragment(new URL(here));
  });
}

function withoutFragment({ href }: URL): string {
  return href.split('#')[0]!;
}

/** Tags of a site's own templates. */
function isTagged(document: Document): boolean {
  return queryAll(document, 'meta[name]').some((meta) => /^(?:SiteName|SiteDomain|SiteIDCode|ColumnName|ArticleTitle|PubDate)$/i.test((attr(meta, 'name') ?? '').trim()));
}

/** A product by what its pages say; by its code only where there is next to nothing to see: it leaves code in the pages it lets through as well. */
function namedProduct(document: Document, judged: Judged, words: string): boolean {
  const { value } = editionOn(firewallMarks.editions, beijingDay(judged.now));
  const blank = words.length < nextToNothing && queryAll(document, 'img, picture, svg, canvas, iframe, frame, object, embed, video').length === 0;
  const code = blank ? queryAll(document, 'script').map((script) => `${attr(script, 'src') ?? ''} ${(textOf(script) ?? '').slice(0, 20_000)}`).join('\n').slice(0, 100_000) : '';
  return value.some(({ mark }) => new RegExp(mark, 'i').test(`${words}\n${code}`));
}

const made = new Map<string, { readonly errorTitle: RegExp; readonly refusal: RegExp }>();

/** The marks in force on a day, made into patterns once. */
function marksOn(day: string): { readonly errorTitle: RegExp; readonly refusal: RegExp } {
  const known = made.get(day);
  if (known) return known;
  const { value } = editionOn(standInMarks.editions, day);
  const marks = { errorTitle: anyCase(value.errorTitle.join('|')), refusal: anyCase(value.refusal.join('|')) };
  made.set(day, marks);
  return marks;
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}
