import { browser } from 'wxt/browser';
import { createApi } from '../../../sync/api-client.ts';
import { bearer } from '../../../sync/bearer.ts';
import { synchronise } from '../../../sync/synchronise.ts';
import { changed } from '../changes.ts';
import { managed } from '../managed.ts';
import { currentAccount, currentSettings, recordDatabase } from '../services.ts';
import { tokenBox } from './token-box.ts';

const alarm = 'sync';
const debounce = 2000;
/** When a line comes back it comes back for a whole building. Milliseconds. */
const together = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Starts the exchange's own clock: each minute, and when the network comes back. Call synchronously when the worker starts;
 * alarms are made anew each time, because not every browser keeps them over a restart.
 */
export function keepSyncing(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void syncNow(false);
  });
  void browser.alarms.get(alarm).then(async (known) => {
    // Each browser at a second of its own: all computers of a unit start at eight.
    if (!known) await browser.alarms.create(alarm, { delayInMinutes: 0.5 + Math.random() / 2, periodInMinutes: 1 });
  });
  globalThis.addEventListener('online', () => setTimeout(() => void syncNow(true), Math.random() * together));
}

/** Asks for a synchronisation two seconds from now; many calls make one. Should the worker die before, the alarm does it. */
export function syncSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void syncNow(false), debounce);
}

/** Synchronises now, unless one is on its way, nobody is signed in, or (not `urgent`) the back-off is not over. Never throws. */
export async function syncNow(urgent: boolean): Promise<void> {
  try {
    const [account, settings] = await Promise.all([currentAccount(), currentSettings()]);
    if (!account || settings.server !== account.server || !await tokenBox.get()) return;
    const store = await recordDatabase();
    const api = createApi(account.server, { language: settings.language });
    const { signingKey: fixedKey = null } = await managed();
    await synchronise({ store, fixedKey, api, deviceId: account.deviceId, now: () => Date.now(), urgent, evidence: { pictures: settings.uploadPictures }, token: () => bearer(api, tokenBox, account, Date.now()) });
    await changed(null);
  } catch (error) {
    console.error('Duwang sync', error);
  }
}
