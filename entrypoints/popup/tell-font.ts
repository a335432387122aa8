import { browser } from 'wxt/browser';
import { drawsChinese } from '../../components/chinese-font.ts';
import { fontKey } from '../../contract/font-told.ts';

/**
 * Tells the worker, which cannot see it, whether this machine draws Chinese, so that what it says can be read there. Wait for it before
 * the worker is asked anything; where Chinese is drawn it settles at once. It is kept: the next start of the browser begins in the same words.
 * @param stored local storage, where it was asked for already
 * @returns true when the worker did not know: what it said meanwhile is to be asked for again
 */
export async function tellFont(stored: Promise<Readonly<Record<string, unknown>>> = browser.storage.local.get(fontKey)): Promise<boolean> {
  const kept = stored.then((all) => all[fontKey] === 'en', () => false);
  if (drawsChinese()) {
    // A font was installed since: one sentence in English meanwhile can be read, so nobody waits for it.
    void kept.then((known) => (known ? browser.storage.local.remove(fontKey) : undefined)).catch(() => undefined);
    return false;
  }
  if (await kept) return false;
  return browser.storage.local.set({ [fontKey]: 'en' }).then(() => true, () => false);
}
