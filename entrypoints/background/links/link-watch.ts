import { browser, type Browser } from 'wxt/browser';
import type { LinkHop } from '../../../contract/link.ts';
import type { Observation } from '../../../links/request.ts';

interface Watch {
  readonly url: string;
  readonly hops: LinkHop[];
  headers: ReadonlyMap<string, string>;
  error: string;
  told: () => void;
  started: () => void;
}

type Headers = readonly { readonly name: string; readonly value?: string | undefined }[] | undefined;
type Details = Pick<Browser.webRequest.OnBeforeRequestDetails, 'tabId' | 'requestId' | 'url'>;

/** Requests announced and not yet seen, by address; and those on their way, by the browser's id. */
const awaited = new Map<string, Watch[]>();
const running = new Map<string, Watch>();
/** Events may come a little after what they tell of. Milliseconds. */
const patience = 500;

/** Watches the worker's own requests. Call synchronously when the worker starts. */
export function watchLinks(): void {
  const filter: Browser.webRequest.RequestFilter = { urls: ['http://*/*', 'https://*/*'], tabId: -1 };
  // Cookies are only shown to who asks for all headers; Firefox shows them anyway and knows no such option.
  const all = (import.meta.env.FIREFOX ? ['responseHeaders'] : ['responseHeaders', 'extraHeaders']) as ['responseHeaders'];
  browser.webRequest.onBeforeRequest.addListener((details) => {
    if (awaited.size > 0) began(details);
    return undefined;
  }, filter);
  browser.webRequest.onBeforeRedirect.addListener((details) => {
    running.get(details.requestId)?.hops.push({ status: details.statusCode, url: details.redirectUrl, cookie: headersOf(details.responseHeaders).has('set-cookie') });
  }, filter, all);
  browser.webRequest.onResponseStarted.addListener((details) => {
    const watch = running.get(details.requestId);
    if (!watch) return;
    watch.headers = headersOf(details.responseHeaders);
    watch.started();
  }, filter, all);
  browser.webRequest.onErrorOccurred.addListener((details) => {
    const watch = running.get(details.requestId);
    if (!watch) return;
    watch.error = details.error;
    watch.told();
  }, filter);
}

/** Announces a request of ours that is about to leave. */
export function observeLink(url: string): Observation {
  let tell: () => void = () => undefined;
  const error = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let start: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const watch: Watch = { url, hops: [], headers: new Map(), error: '', told: tell, started: start };
  const list = awaited.get(url);
  if (list) list.push(watch);
  else awaited.set(url, [watch]);
  return {
    hops: watch.hops,
    get headers() {
      return watch.headers;
    },
    async error() {
      await Promise.race([error, new Promise((resolve) => setTimeout(resolve, patience))]);
      return watch.error;
    },
    answered: () => Promise.race([started, new Promise<void>((resolve) => setTimeout(resolve, patience))]),
    end() {
      drop(watch);
      for (const [id, one] of running) if (one === watch) running.delete(id);
    },
  };
}

function began({ tabId, requestId, url }: Details): void {
  if (tabId !== -1 || running.has(requestId)) return;
  const watch = awaited.get(url)?.[0];
  if (!watch) return;
  drop(watch);
  running.set(requestId, watch);
}

function drop(watch: Watch): void {
  const rest = awaited.get(watch.url)?.filter((one) => one !== watch) ?? [];
  if (rest.length > 0) awaited.set(watch.url, rest);
  else awaited.delete(watch.url);
}

function headersOf(headers: Headers): ReadonlyMap<string, string> {
  return new Map((headers ?? []).map(({ name, value }) => [name.toLowerCase(), value ?? '']));
}
