import { browser, type Browser } from 'wxt/browser';
import type { LoadAnswer } from '../../../contract/messages.ts';
import { recall, remember, type StoredLoad } from '../tab-memory.ts';

interface Watched {
  url: string;
  status: number | null;
  /** Whether we watched since the page began: only then is the list of failures complete. */
  known: boolean;
  error: string | null;
  failed: LoadAnswer['failed'];
  /** Scripts and style sheets answered with a web page. */
  pages: LoadAnswer['pages'];
  /** Same-site requests on their way by request id; null after the worker died meanwhile. */
  pending: Set<string> | null;
}

type Kind = LoadAnswer['failed'][number]['kind'];
type Headers = Browser.webRequest.HttpHeader[] | undefined;
type Details = Pick<Browser.webRequest.OnBeforeRequestDetails, 'tabId' | 'requestId' | 'url' | 'type' | 'frameId'>;

const watched = new Map<number, Watched>();
const failuresKept = 200;

/** Starts watching page loads on the hosts the browser allows. Call synchronously when the worker starts. */
export function watchLoads(): void {
  const filter = { urls: ['http://*/*', 'https://*/*'] };
  browser.webRequest.onBeforeRequest.addListener((details) => {
    began(details);
    return undefined;
  }, filter);
  browser.webRequest.onResponseStarted.addListener((details) => answered(details, details.statusCode), filter);
  browser.webRequest.onResponseStarted.addListener((details) => {
    if (details.statusCode >= 400) return undefined;
    if (isRefused(details, details.responseHeaders)) add(details, 'failed', details.statusCode);
    else if (pageType.test(header(details.responseHeaders, 'content-type'))) add(details, 'pages');
    return undefined;
  }, { ...filter, types: ['script', 'stylesheet'] }, ['responseHeaders']);
  browser.webRequest.onBeforeRedirect.addListener((details) => {
    if (details.type !== 'main_frame' && !asked.has(details.requestId)) asked.set(details.requestId, details.url);
  }, filter);
  browser.webRequest.onCompleted.addListener((details) => ended(details), filter);
  browser.webRequest.onErrorOccurred.addListener((details) => {
    failed(details, details.error);
    ended(details);
  }, filter);
  browser.tabs.onRemoved.addListener((tabId) => watched.delete(tabId));
}

/** What is known of the loading of the page in a tab. Nothing is claimed that was not seen. */
export async function loadOf(tabId: number): Promise<LoadAnswer & { readonly error: string | null; readonly url: string }> {
  const live = watched.get(tabId);
  if (live) return { url: live.url, pending: live.pending?.size ?? null, status: live.status, known: live.known, failed: [...live.failed], pages: [...live.pages], error: live.error };
  const stored = await recall(tabId, 'load');
  return { url: stored?.url ?? '', pending: null, status: stored?.status ?? null, known: stored?.known ?? false, failed: stored?.failed ?? [], pages: stored?.pages ?? [], error: stored?.error ?? null };
}

function began(details: Details): void {
  if (details.tabId < 0) return;
  if (details.type === 'main_frame') {
    watched.set(details.tabId, { url: details.url, status: null, known: true, error: null, failed: [], pages: [], pending: new Set() });
    keep(details.tabId);
    return;
  }
  const page = watched.get(details.tabId);
  if (!page?.pending || !kinds[details.type] || !sameSite(page.url, details.url)) return;
  page.pending.add(details.requestId);
}

function ended({ tabId, requestId }: Details): void {
  asked.delete(requestId);
  watched.get(tabId)?.pending?.delete(requestId);
}

function answered(details: Details, status: number): void {
  const page = watched.get(details.tabId);
  if (details.type === 'main_frame') {
    if (!page) return;
    page.url = details.url;
    page.status = status;
    keep(details.tabId);
  } else if (status >= 400) {
    add(details, 'failed', status);
  }
}

function failed(details: Details, error: string): void {
  if (details.type === 'main_frame') {
    const page = watched.get(details.tabId);
    // A download or a newer click ends the request without the page having failed.
    if (page && !/ABORTED/.test(error)) page.error = error;
    keep(details.tabId);
  } else if (/BLOCKED_BY_ORB/.test(error)) {
    // Another site's answer that is no script by its type and its first signs. A picture of that kind is the site's own fault.
    if (details.type === 'script') add(details, 'failed', 200);
  } else if (isLoss(details, error)) {
    add(details, 'failed');
  }
}

/**
 * Whether the page goes without this part for a reason outside of it. What another extension blocked counts: the site may well
 * have it. A script breaks off requests of its own, but a picture or film broken off was never judged by the browser.
 */
function isLoss({ type }: Details, error: string): boolean {
  return !/CACHE_MISS/.test(error) && (!/ABORTED/.test(error) || type === 'image' || type === 'media');
}

/**
 * A part of the page that failed or came as a web page, under the address the page asked for, with the server's answer when there
 * was one. Without an entry (the worker died) it is taken from the session store first.
 */
function add(details: Details, to: 'failed' | 'pages', status?: number, url = (asked.get(details.requestId) ?? details.url).slice(0, 2000)): void {
  // The browser asks for it on its own; no page shows it.
  if (/\/favicon\.ico(?:\?|$)/.test(details.url)) return;
  const kind = kinds[details.type] ?? 'other';
  const page = watched.get(details.tabId);
  if (page) {
    const known: readonly { readonly url: string }[] = page[to];
    if (known.length >= failuresKept || known.some((one) => one.url === url)) return;
    if (to === 'failed') page.failed.push({ url, kind, ...(status !== undefined && { status }) });
    else page.pages.push({ url, kind: kind === 'style' ? 'style' : 'script' });
    keep(details.tabId);
    return;
  }
  void recall(details.tabId, 'load').then((stored) => {
    if (!stored || watched.has(details.tabId)) return;
    watched.set(details.tabId, { ...stored, failed: [...stored.failed], pages: [...(stored as Partial<StoredLoad>).pages ?? []], pending: null });
    add(details, to, status, url);
  });
}

/** The server forbids guessing (`nosniff`), and what it calls the answer is no script or style sheet: no browser takes it then. */
function isRefused({ type }: Details, headers: Headers): boolean {
  if (!/^\s*nosniff\s*(?:,|$)/i.test(header(headers, 'x-content-type-options'))) return false;
  const said = header(headers, 'content-type').split(';')[0]!.trim();
  return said !== '' && !(type === 'script' ? /^(?:application|text)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*$/i : /^text\/css$/i).test(said);
}

function header(headers: Headers, wanted: string): string {
  return headers?.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}

const pageType = /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i;

/** What the page asked for, of requests that were sent on, by their id: the page knows its parts by that address. */
const asked = new Map<string, string>();

const timers = new Map<number, ReturnType<typeof setTimeout>>();

/** Writes down what is known, soon: the worker lives at least 30 seconds after the last event. */
function keep(tabId: number): void {
  if (timers.has(tabId)) return;
  timers.set(tabId, setTimeout(() => {
    timers.delete(tabId);
    const page = watched.get(tabId);
    if (!page) return;
    const stored: StoredLoad = { url: page.url, status: page.status, known: page.known, error: page.error, failed: page.failed, pages: page.pages };
    void remember(tabId, 'load', stored).catch(() => undefined);
  }, 300));
}

/** Same registered domain, near enough for counting requests: three labels under gov.cn, com.cn and the like, else two. */
function sameSite(page: string, request: string): boolean {
  return siteOf(page) === siteOf(request);
}

function siteOf(address: string): string {
  const labels = new URL(address).hostname.split('.');
  return labels.slice(/^(?:gov|com|org|net|edu|ac)$/.test(labels.at(-2) ?? '') && labels.at(-1) === 'cn' ? -3 : -2).join('.');
}

const kinds: Readonly<Record<string, Kind>> = { script: 'script', sub_frame: 'frame', stylesheet: 'style', image: 'image', xmlhttprequest: 'request' };
