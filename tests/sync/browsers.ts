import { createApi, type ApiOptions } from '../../sync/api-client.ts';
import { synchronise, type SyncInput } from '../../sync/synchronise.ts';
import type { Person } from '../server/support/person.ts';
import { newStore, penFor } from '../store/reports.ts';

/** A browser of one person, signed in at a real server: a store of its own and the exchange, without the browser. */
export async function browserOf(person: Person, options: ApiOptions & { readonly name?: string } = {}) {
  const store = await newStore(options.name);
  const pen = penFor(store, { by: person.me.name });
  const sync = (over: Partial<SyncInput> = {}): Promise<boolean> => synchronise({
    store, api: createApi(person.url, options), deviceId: person.deviceId, now: Date.now, urgent: true, token: async () => ({ ok: true, value: person.token }), ...over,
  });
  return { store, pen, sync };
}
