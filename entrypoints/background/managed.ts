import { browser } from 'wxt/browser';
import { readManaged, unmanaged, type Managed } from '../../contract/managed.ts';

/** What the unit's administrator fixed by policy; nothing where there is no policy (Firefox then refuses to answer). */
export async function managed(): Promise<Managed> {
  const area = browser.storage.managed as typeof browser.storage.managed | undefined;
  return readManaged(await area?.get(null).catch(() => null)) ?? unmanaged;
}

/** Calls back when the policy changes while the browser runs. Call synchronously when the worker starts. */
export function watchManaged(changed: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') changed();
  });
}
