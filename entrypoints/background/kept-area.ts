import { browser } from 'wxt/browser';
import type { Loss } from '../../contract/loss.ts';
import { lossOf, type KeptArea } from '../../store/kept-token.ts';

const key = 'kept';

/** Local storage lies apart from the databases, and one key of it is written whole or not at all. */
export const keptArea: KeptArea = {
  read: async () => (await browser.storage.local.get(key))[key],
  write: (kept) => browser.storage.local.set({ [key]: kept }),
};

/** What a person has to be told of lost records; null: nothing, or local storage cannot be read. Only reads. */
export async function lossNow(): Promise<Loss | null> {
  return lossOf(keptArea).catch(() => null);
}
