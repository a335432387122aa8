import { browser } from 'wxt/browser';

/** What is kept for as long as the browser runs: it survives the worker, not the browser. */
export interface SessionArea {
  readonly get: (key: string) => Promise<Record<string, unknown>>;
  readonly set: (values: Record<string, unknown>) => Promise<void>;
  readonly remove: (keys: string | string[]) => Promise<void>;
}

const prefix = 'session/';

/** Whether the browser has an area of this kind: in memory, out of reach of web pages. Some browsers built on Chromium lack it. */
export const hasSessionStorage: boolean = Boolean(browser.storage.session as typeof browser.storage.session | undefined);

/** `storage.session`, or a part of local storage that is emptied when the browser starts. Nothing secret goes in here then: see token-box.ts. */
export const sessionArea: SessionArea = hasSessionStorage ? {
  get: (key) => browser.storage.session.get(key),
  set: (values) => browser.storage.session.set(values),
  remove: (keys) => browser.storage.session.remove(keys),
} : {
  async get(key) {
    const stored = await browser.storage.local.get(prefix + key) as Record<string, unknown>;
    return prefix + key in stored ? { [key]: stored[prefix + key] } : {};
  },
  set: (values) => browser.storage.local.set(Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]))),
  remove: (keys) => browser.storage.local.remove([keys].flat().map((key) => prefix + key)),
};

/** Forgets the last run of the browser where it does not do so itself. Call synchronously when the worker starts. */
export function forgetLastSession(): void {
  if (hasSessionStorage) return;
  browser.runtime.onStartup.addListener(() => {
    void browser.storage.local.get(null).then((stored) => browser.storage.local.remove(Object.keys(stored).filter((key) => key.startsWith(prefix))));
  });
}
