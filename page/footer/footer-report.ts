import { attr, idOf, queryAll, textOf } from '../dom.ts';
import { isDeadHref, isBoundByScript, onclickAround } from './footer-clicks.ts';
import { placeInPage, type PlaceInPage } from './footer.ts';
import { labelOf, linkAround } from './footer-text.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView, Picture } from '../page-view.ts';
import { entriesOf, type Judged } from '../table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** One entry to 我为政府网站找错 that a person could see and click. */
export interface ReportEntry {
  readonly element: Element;
  /** How a click is answered: by its address, by the page's function Link(), by other script, by nothing. */
  readonly click: 'address' | 'link-function' | 'script' | 'none';
  /** The host a click leads to, as far as it can be read. */
  readonly host: string | null;
  /** 网站标识码 written in it; '' when the parameter is there and empty. */
  readonly codes: readonly string[];
  readonly place: PlaceInPage;
  readonly shown: boolean;
}

/** The official script on the page: `<script id="_jiucuo_" sitecode=…>` or any script file of that name. */
export interface ReportScript {
  readonly element: Element;
  readonly host: string | null;
  readonly codes: readonly string[];
  /** Whether it is known to have loaded: false when it failed, null when nobody knows. */
  readonly loaded: boolean | null;
}

/** All visible or hidden entries (links and pictures), comments and empty placeholders left out. */
export const reportEntries = derived((page: PageView): readonly ReportEntry[] => {
  const entries: ReportEntry[] = [];
  const taken = new Set<Element>();
  for (const link of page.links) {
    const click = attr(link.element, 'onclick') ?? '';
    if (!isEntryAddress(link.href ?? '') && !isEntryClick(`${click};${link.href ?? ''}`)) continue;
    const pictures = queryAll(link.element, 'img');
    for (const picture of pictures) taken.add(picture);
    if (pictures.length === 0 && squeezed(link.text) === '' && labelOf(link.element) === '') continue;
    const face = pictures.find((each) => page.shown(each)) ?? pictures[0] ?? link.element;
    entries.push(entryOf(page, link.element, face, link, click));
  }
  for (const picture of page.pictures) {
    if (taken.has(picture.element) || !isEntryPicture(page, picture)) continue;
    entries.push(entryOf(page, picture.element, picture.element, linkAround(page, picture.element), onclickAround(picture.element)));
  }
  return entries;
});

export const reportScripts = derived((page: PageView): readonly ReportScript[] =>
  page.all('script').flatMap((element) => {
    const src = attr(element, 'src') ?? '';
    if (idOf(element) !== '_jiucuo_' && !/jiucuo/i.test(src)) return [];
    const url = src === '' ? null : page.resolve(src, element);
    const sitecode = attr(element, 'sitecode');
    const failed = page.load.failed.some((failure) => failure.url === url?.href || (/jiucuo/i.test(failure.url) && failure.kind === 'script'));
    return [{ element, host: url?.hostname ?? null, codes: sitecode === null ? [] : [sitecode.trim()], loaded: failed ? false : page.load.failuresKnown ? true : null }];
  }));

/** The host the page's own `Link(site_code)` opens; '' when it is defined and opens no readable address; null when no script text of the page defines it. */
export const linkFunction = derived((page: PageView): string | null => {
  for (const script of page.all('script')) {
    const text = (textOf(script) ?? '').slice(0, 500_000);
    const at = /function\s{1,5}Link\s{0,3}\(|(?:^|[\s;.,])Link\s{0,3}[=:]\s{0,3}(?:function|\()/.exec(text);
    if (at) return /(?:https?:)?\/\/([\w.-]+)(?::\d+)?\/[\w/.-]*(?:jiucuo|exposure)/i.exec(text.slice(at.index, at.index + 1500))?.[1] ?? '';
  }
  return null;
});

/** Whether a host no longer serves the entry: the former platform, or a bare IP address. */
export function isDeadHost(page: Judged, host: string | null): boolean {
  return host !== null && (entriesOf(page, hostTables.reportDead).some((each) => host === each || host.endsWith(`.${each}`)) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host));
}

function entryOf(page: PageView, element: Element, face: Element, link: Link | null, click: string): ReportEntry {
  const href = link?.href ?? '';
  const isPseudo = /^\s*javascript:/i.test(href);
  const handler = `${click};${isPseudo ? href : ''}`;
  const how = /(?:^|[^\w.])Link\s*\(/.test(handler) ? 'link-function'
    : link?.url && !isPseudo && !isDeadHref(href) ? 'address'
    : click !== '' || (isPseudo && !isDeadHref(href)) || isBoundByScript(face) ? 'script' : 'none';
  const all = `${href};${click};${attr(face, 'src') ?? ''}`;
  const codes = [...all.matchAll(/site_?code=([\w-]*)|\bLink\s*\(\s*["']([^"']*)["']|jiucuo\.png\?v=(\w*)/gi)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const host = how === 'address' ? link!.url!.hostname : /\/\/([\w.-]+)[:/]/.exec(handler)?.[1] ?? null;
  return { element, click: how, host, codes, place: placeInPage(page, element), shown: page.shown(face) };
}

/**
 * The address of another site, or the front page of this one, to which an entry leads instead of the platform; null when it leads to
 * the platform, perhaps through a page or a script of this site, or when that cannot be read.
 */
export function strayTarget(page: PageView, entry: ReportEntry): URL | null {
  if (entry.click !== 'address' || onclickAround(entry.element) !== '' || isBoundByScript(entry.element)) return null;
  const target = linkAround(page, entry.element)?.url ?? null;
  if (!target || !/^https?:$/.test(target.protocol) || /jiucuo|zhaocuo/i.test(target.href) || isEntryAddress(safelyDecoded(target.href)) || isDeadHost(page, target.hostname)) return null;
  const isOwn = siteOf(target.hostname) === siteOf(page.url.hostname);
  return isOwn && (target.pathname.length > 1 || target.search !== '') ? null : target;
}

/** A host without what differs between doors of one site. */
function siteOf(host: string): string {
  return host.replace(/^(?:www|m|wap|zwgk|zfxxgk)\./, '');
}

function safelyDecoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Addresses of the platform, now and formerly, also through a rewriting proxy. */
function isEntryAddress(href: string): boolean {
  return /zfwzgl[.-]www[.-]gov|pucha[.-]kaipuyun|\/exposure\/|jiucuo\.html|errorInfo\/jcInfo/i.test(href);
}

function isEntryClick(click: string): boolean {
  return /jiucuo|zfwzgl|pucha\.kaipuyun|\bLink\s*\(\s*["']\s*(?:bm)?\d{6,}/i.test(click);
}

function isEntryPicture(page: PageView, picture: Picture): boolean {
  if (/(?:^|\/)[^/]*jiucuo[^/]*\.(?:png|gif|jpe?g|svg|webp)/i.test(picture.src ?? '') || isEntryClick(onclickAround(picture.element))) return true;
  if (/政府网站找错/.test(squeezed(labelOf(picture.element)))) return placeInPage(page, picture.element) !== 'article';
  const file = (picture.src ?? '').split('/').at(-1)!;
  return /zhaocuo|zfwzzc/i.test(file) && placeInPage(page, picture.element) === 'footer';
}
