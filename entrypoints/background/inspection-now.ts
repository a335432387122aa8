import { rootCausesOf, type RootCause } from '../../scoring/root-causes.ts';
import { revisionOf, type Store } from '../../store/database.ts';
import { readInspection, type InspectionRead } from '../../store/read-inspection.ts';
import { recordDatabase } from './services.ts';

interface Kept { readonly store: Store; readonly revision: number; readonly id: string; readonly read: Promise<InspectionRead>; causes: readonly RootCause[] | null }

/** The inspection that was asked for last: a person looks at one, and asks a dozen things of it before anything changes. */
let kept: Kept | null = null;

/** All of one inspection as it stands now; read anew only after something was written. @throws StoreRefused for an unknown inspection */
export async function inspectionNow(id: string): Promise<InspectionRead> {
  return (await keptOf(id)).read;
}

/** Its root causes. */
export async function causesNow(id: string): Promise<readonly RootCause[]> {
  const now = await keptOf(id);
  const { findings } = await now.read;
  now.causes ??= rootCausesOf(findings);
  return now.causes;
}

async function keptOf(id: string): Promise<Kept> {
  const store = await recordDatabase();
  const revision = revisionOf(store);
  if (kept?.store === store && kept.revision === revision && kept.id === id) return kept;
  const mine: Kept = { store, revision, id, read: readInspection(store, id), causes: null };
  kept = mine;
  // What could not be read is asked for again.
  mine.read.catch(() => {
    if (kept === mine) kept = null;
  });
  return mine;
}
