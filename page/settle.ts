import { bodyOf, dataOf, firstChildOf, localNameOf, nextSiblingOf, nodeTypeOf, parentNodeOf, rootElementOf } from './dom.ts';

export interface SettleOptions {
  /** Nothing may change for this long, milliseconds. */
  readonly quiet?: number;
  /** Not settled earlier than this long after the load event: scripts write a footer or a whole page a moment later. Milliseconds. */
  readonly afterLoad?: number;
  /** The same for a page that shows next to no words yet: the shell of an application, a splash. Milliseconds. */
  readonly afterLoadBlank?: number;
  /** Upper bound from the call on, milliseconds. */
  readonly limit?: number;
  /** Same-site requests on their way as the browser counts them; null when nobody knows. */
  readonly pending?: () => Promise<number | null>;
  readonly signal?: AbortSignal;
}

/**
 * Waits until the page is *settled*: its load event is over for `afterLoad` milliseconds, its text and elements have not
 * changed and no same-site request has been on its way for `quiet` milliseconds. Attribute changes (carousels, clocks' styles) do not count.
 * Answers `limit` when the upper bound came first; never throws but for an aborted signal.
 */
export async function settle(document: Document, { quiet = 400, afterLoad = 1000, afterLoadBlank = 3000, limit = 8000, pending, signal }: SettleOptions = {}): Promise<'quiet' | 'limit'> {
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
      if (document.readyState === 'complete' && now - last >= quiet && now - loadEnd() >= (isBlank(document) ? afterLoadBlank : afterLoad)) {
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
  let last = loadEnd();
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) last = Math.max(last, entry.responseEnd);
  return Math.max(last, performance.now() - Math.max(0, quiet - watched));
}

/** When the load event was over, on the page's clock; 0 where the browser does not tell. */
export function loadEnd(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.loadEventEnd ?? 0;
}

/** Milliseconds. */
const watched = 150;

/** Whether the body holds next to no words. Ends at the first few, so it is cheap on a page that has some. */
function isBlank(document: Document): boolean {
  const body = bodyOf(document);
  let words = 0;
  let node: Node | null = body && firstChildOf(body);
  while (node && words < fewWords) {
    if (nodeTypeOf(node) === 3) words += dataOf(node as Text).trim().length;
    const inside: Node | null = nodeTypeOf(node) === 1 && !wordless.has(localNameOf(node as Element)) ? firstChildOf(node) : null;
    let next: Node | null = inside ?? nextSiblingOf(node);
    for (let at = parentNodeOf(node); !next && at && at !== body; at = parentNodeOf(at)) next = nextSiblingOf(at);
    node = next;
  }
  return words < fewWords;
}

/** Characters. */
const fewWords = 12;
const wordless = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg']);
