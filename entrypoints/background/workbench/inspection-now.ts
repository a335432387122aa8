import { rootCausesOf, type RootCause } from '../../../scoring/root-causes.ts';
import { findingIds } from '../../../store/list-inspections.ts';
import type { InspectionRead } from '../../../store/read-inspection.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import { idsOf, shortReader, type Look } from '../../../store/short-read.ts';
import { recordDatabase } from '../services.ts';

/** What this worker knows of the inspections that were looked at; the next worker begins with what `keepSummary` wrote down. */
const reader = shortReader();
const causes = new WeakMap<Look, readonly RootCause[]>();

/** All of one inspection as it stands now, its findings in short; read anew only as far as something was written. @throws StoreRefused for an unknown inspection */
export async function inspectionNow(id: string): Promise<InspectionRead<ShortFinding>> {
  return (await lookNow(id)).read;
}

/** The same with the ids of all findings, twins among them. */
export async function lookNow(id: string): Promise<Look> {
  return reader.look(await recordDatabase(), id);
}

/** Ids of its findings by check, of one check or one status where asked: from what this worker knows, else from an index. */
export async function idsNow(id: string, only: Parameters<typeof idsOf>[1]): Promise<readonly string[]> {
  const store = await recordDatabase();
  const look = await reader.fresh(store, id);
  return look ? idsOf(look, only) : findingIds(store, id, only);
}

/** Its root causes. */
export function causesOf(look: Look): readonly RootCause[] {
  const known = causes.get(look) ?? rootCausesOf(look.read.findings);
  causes.set(look, known);
  return known;
}

/** Writes down what the next worker would have to read in full. */
export async function keepSummary(id: string): Promise<void> {
  await reader.keep(await recordDatabase(), id);
}
