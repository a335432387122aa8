import type { SyncState, UiConflict } from '../../contract/ui-state.ts';
import { reading } from '../../store/database.ts';
import { currentAccount, currentSettings, recordDatabase } from './services.ts';

/** How the sharing stands, in words where something is wrong. */
export async function syncStateOf(): Promise<SyncState> {
  const [account, settings, store] = await Promise.all([currentAccount(), currentSettings(), recordDatabase()]);
  const tx = reading(store);
  const [waiting, conflicts] = await Promise.all([tx.objectStore('op').count(), tx.objectStore('tray').count()]);
  return {
    mode: settings.server === null ? 'alone' : 'signed-out', server: settings.server, name: account?.name ?? null, role: account?.role ?? null,
    waiting: settings.server === null ? 0 : waiting, conflicts, lastAt: null, problem: null, busy: false,
  };
}

/** Every change the server did not take, until a person settles it. */
export async function conflictsOf(): Promise<UiConflict[]> {
  const entries = await reading(await recordDatabase()).objectStore('tray').getAll();
  return entries.map((entry) => ({
    opId: entry.opId, entity: entry.op.entity, id: entry.about, code: entry.code, message: entry.message, title: entry.title,
    mine: entry.op.fields, theirs: entry.theirs?.data ?? null,
    theirName: entry.theirs?.decision?.byName ?? null, theirAt: entry.theirs?.decision?.receivedAt ?? null, at: entry.at,
  }));
}
