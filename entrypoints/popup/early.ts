import { browser } from 'wxt/browser';

/** What a view needs before it can show anything, on its way while the code that shows it is still being read. */
export interface Early {
  /** The tab it is about; undefined where the browser names none. */
  readonly tabId: Promise<number | undefined>;
  /** Everything in local storage; empty where it cannot be read. */
  readonly stored: Promise<Readonly<Record<string, unknown>>>;
  /** The worker's answer to what is known of the tab, not yet checked; null when the worker did not answer. */
  readonly state: Promise<unknown>;
}

/** Asks for all of it at once: the worker wakes meanwhile. `?tab=7` names the tab: for screenshots and tests. */
export function askEarly(): Early {
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  const tabId = asked ? Promise.resolve(asked) : browser.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab?.id, () => undefined);
  return {
    tabId,
    stored: browser.storage.local.get(null).catch(() => ({})),
    state: tabId.then((id) => (id === undefined ? null : browser.runtime.sendMessage({ type: 'view.state', tabId: id }))).catch(() => null),
  };
}

/**
 * Settles when the browser has painted what the page itself says: code asked for sooner is in the way of that paint. Where none comes
 * (a window behind another paints nothing) it waits no longer than a fifth of a second.
 */
export function painting(): Promise<void> {
  return new Promise((done) => {
    new PerformanceObserver(() => done()).observe({ type: 'paint', buffered: true });
    setTimeout(done, 200);
  });
}
