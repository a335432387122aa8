import { StoreRefused, write } from '../../../store/database.ts';
import { trustKey } from '../../../store/signing.ts';
import { changed } from '../changes.ts';
import { managed } from '../managed.ts';
import { recordDatabase } from '../services.ts';
import { syncNow } from './syncing.ts';

/**
 * A person has compared the fingerprint of the server's new signing key. Packs and forms are then fetched anew and judged by it.
 * @throws StoreRefused when it is another key by now, or the unit's policy names one
 */
export async function trustSigningKey(key: string): Promise<void> {
  if ((await managed()).signingKey !== undefined) throw new StoreRefused('rule', 'said.signing.fixed');
  if (!await write(await recordDatabase(), (tx) => trustKey(tx, key))) throw new StoreRefused('rule', 'said.signing.changed');
  await changed(null);
  await syncNow(true);
}
