import { bodyOf, doctypeOf, firstChildOf } from './dom.ts';
import type { LoadState } from './page-view.ts';

interface Watched {
  readonly status: number | null;
  readonly known: boolean;
  readonly failed: LoadState['failed'];
}

/**
 * What can be said of the page's loading: from the browser's own record when the worker watched (`known`), else from what
 * the page's timeline still tells (failed same-origin loads; failures on other hosts leave no trace there).
 */
export function readLoadState(document: Document, settledBy: LoadState['settledBy'], watched: Watched | null): LoadState {
  const status = watched?.status ?? navigationStatus();
  const because = notOpened(document, status);
  const failed = watched?.known ? watched.failed : [...(watched?.failed ?? []), ...timelineFailures(watched?.failed ?? [])];
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

function timelineFailures(known: LoadState['failed']): LoadState['failed'] {
  const had = new Set(known.map(({ url }) => url));
  const entries = performance.getEntriesByType('resource') as (PerformanceResourceTiming & { responseStatus?: number })[];
  return entries
    .filter((entry) => (entry.responseStatus ?? 0) >= 400 && !had.has(entry.name))
    .map((entry) => ({ url: entry.name, kind: kinds[entry.initiatorType] ?? 'other' }));
}

const kinds: Readonly<Record<string, LoadState['failed'][number]['kind']>> = {
  script: 'script', iframe: 'frame', frame: 'frame', link: 'style', css: 'style', img: 'image', fetch: 'request', xmlhttprequest: 'request',
};
