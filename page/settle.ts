import { rootElementOf } from './dom.ts';

export interface SettleOptions {
  /** Nothing may change for this long, milliseconds. */
  readonly quiet?: number;
  /** Upper bound from the call on, milliseconds. */
  readonly limit?: number;
  /** Same-site requests on their way as the browser counts them; null when nobody knows. */
  readonly pending?: () => Promise<number | null>;
  readonly signal?: AbortSignal;
}

/**
 * Waits until the page is *settled*: its load event is over, its text and elements have not changed and no same-site
 * request has been on its way for `quiet` milliseconds. Attribute changes (carousels, clocks' styles) do not count.
 * Answers `limit` when the upper bound came first; never throws but for an aborted signal.
 */
export async function settle(document: Document, { quiet = 400, limit = 8000, pending, signal }: SettleOptions = {}): Promise<'quiet' | 'limit'> {
  const started = performance.now();
  let last = started;
  const touch = (): void => {
    last = performance.now();
  };
  const observer = new MutationObserver(touch);
  const root = rootElementOf(document);
  if (root) observer.observe(root, { childList: true, characterData: true, subtree: true });
  const resources = 'PerformanceObserver' in globalThis ? new PerformanceObserver(touch) : null;
  try {
    resources?.observe({ type: 'resource' });
    // A page that stood still before we came need not be watched for the whole time again.
    if (document.readyState === 'complete') last = Math.min(started, lastActivity(quiet));
    for (;;) {
      signal?.throwIfAborted();
      const now = performance.now();
      if (now - started >= limit) return 'limit';
      if (document.readyState === 'complete' && now - last >= quiet) {
        const waiting = (await pending?.()) ?? 0;
        if (waiting === 0 && performance.now() - last >= quiet) return 'quiet';
        if (waiting > 0) touch();
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(50, quiet)));
    }
  } finally {
    observer.disconnect();
    resources?.disconnect();
  }
}

/** When the page's last load activity ended, on the page's clock; a change of the DOM before we came leaves no trace, so the last 150 ms of `quiet` are always watched. */
function lastActivity(quiet: number): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  let last = navigation?.loadEventEnd ?? 0;
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) last = Math.max(last, entry.responseEnd);
  return Math.max(last, performance.now() - Math.max(0, quiet - watched));
}

/** Milliseconds. */
const watched = 150;
