import { answeredWithPages, type PageInStead } from './answered-with-pages.ts';
import { attr, bodyOf, doctypeOf, firstChildOf, queryAll } from './dom.ts';
import type { ScriptText } from './observed-facts.ts';
import type { LoadState } from './page-view.ts';
import { standsIn } from './stands-in.ts';
import { today, type Judged } from './table.ts';

interface Watched {
  readonly status: number | null;
  readonly known: boolean;
  readonly failed: LoadState['failed'];
  readonly pages: readonly PageInStead[];
}

/**
 * What can be said of the page's loading: from the browser's own record when the worker watched (`known`), else from what
 * the page's timeline still tells (failed same-origin loads; failures on other hosts leave no trace there).
 * @param scripts script files as the browser keeps them; none where nobody read them
 * @param judged which rules tell a page from what stands in its stead
 */
export function readLoadState(document: Document, settledBy: LoadState['settledBy'], watched: Watched | null, scripts: readonly ScriptText[], judged: Judged = today()): LoadState {
  const status = watched?.status ?? navigationStatus();
  const because = notOpened(document, status) ?? standsIn(document, judged);
  const told = watched?.failed ?? [];
  const pages = watched?.known ? watched.pages : [...watched?.pages ?? [], ...timelinePages()];
  const failed = [...told, ...(watched?.known ? [] : timelineFailures(told)), ...blockedScripts(document, told), ...answeredWithPages(document, pages, scripts)].sort(byAddress);
  return { opened: because === null, because, status, settledBy: because === null ? settledBy : 'failed', failed, failuresKnown: watched?.known ?? false };
}

/** Why this document is not the page that was asked for; null when it is. */
function notOpened(document: Document, status: number | null): string | null {
  const type = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType')!.get!.call(document) as string;
  if (type === 'application/pdf') return '这是 PDF 文件，不是网页，未检';
  if (!/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return `这不是网页（${type}），未检`;
  if (status !== null && status >= 400) return `页面未能打开（HTTP ${status}），未检`;
  const body = bodyOf(document);
  if (!body || firstChildOf(body) === null) return doctypeOf(document) || body ? '页面是空的，没有可以检查的内容' : '页面未能打开，未检';
  return null;
}

function navigationStatus(): number | null {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & { responseStatus?: number })[];
  return entry?.responseStatus || null;
}

/** Which request fails first is the network's affair; what is said of the page must not hang on it. */
function byAddress(a: LoadState['failed'][number], b: LoadState['failed'][number]): number {
  if (a.url !== b.url) return a.url < b.url ? -1 : 1;
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}

function timelineFailures(known: LoadState['failed']): LoadState['failed'] {
  const had = new Set(known.map(({ url }) => url));
  const entries = performance.getEntriesByType('resource') as (PerformanceResourceTiming & { responseStatus?: number })[];
  return entries
    .filter((entry) => (entry.responseStatus ?? 0) >= 400 && !had.has(entry.name))
    // What a style sheet asks for is mostly pictures and fonts.
    .map((entry) => ({ url: entry.name, kind: entry.initiatorType === 'css' && !/\.css(?:[?#]|$)/i.test(entry.name) ? 'other' : kinds[entry.initiatorType] ?? 'other', status: entry.responseStatus! }));
}

/** Chromium tells what was sent, of this origin and of servers that allow it. */
function timelinePages(): PageInStead[] {
  const entries = performance.getEntriesByType('resource') as (PerformanceResourceTiming & { contentType?: string })[];
  return entries.flatMap(({ contentType, initiatorType, name }): PageInStead[] => {
    const kind = kinds[initiatorType];
    return /^(?:text\/html|application\/xhtml\+xml)$/.test(contentType ?? '') && (kind === 'script' || kind === 'style') ? [{ url: name, kind }] : [];
  });
}

/**
 * Plain-http scripts of an https page: the browser refuses them before any request is made, so no list of failed requests
 * names them. A page that asks for upgrading has the https address in its timeline instead.
 */
function blockedScripts(document: Document, known: LoadState['failed']): LoadState['failed'] {
  const base = new URL(document.baseURI);
  if (location.protocol !== 'https:') return [];
  const had = new Set(known.map(({ url }) => url));
  const came = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  const blocked = new Set<string>();
  for (const script of queryAll(document, 'script[src]')) {
    const src = (attr(script, 'src') ?? '').trim();
    const url = URL.canParse(src, base.href) ? new URL(src, base) : null;
    if (url?.protocol !== 'http:' || isLocal.test(url.hostname)) continue;
    if (had.has(url.href) || came.has(url.href.replace(/^http:/, 'https:'))) continue;
    blocked.add(url.href.slice(0, 2000));
  }
  return [...blocked].map((url) => ({ url, kind: 'script' }));
}

const isLocal = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const kinds: Readonly<Record<string, LoadState['failed'][number]['kind']>> = {
  script: 'script', iframe: 'frame', frame: 'frame', link: 'style', css: 'style', img: 'image', fetch: 'request', xmlhttprequest: 'request',
};
