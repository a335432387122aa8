import type { Tx } from '../db/transaction.ts';
import { moveEvidence } from './evidence.ts';
import { mergeSites } from '../exchange/merge.ts';
import { loadNamed, loadRecords, putRecords, type StoredRecord, tick } from './records.ts';

const page = 500;

/**
 * Moves every record of a stream to another, in the order they have, under new clock values of that stream.
 * A site both have registered becomes one, as when two people register it (docs/decisions/server-sites-merge.md), and what
 * hung on the other hangs on it.
 */
export async function moveRecords(tx: Tx, tenant: string, from: string, to: string, now: number): Promise<{ readonly records: number; readonly sitesJoined: number }> {
  // Both clocks are held, in one order, so that nobody writes to either meanwhile and two merges do not lock each other out.
  const clocks = new Map<string, number>();
  for (const stream of [from, to].toSorted()) clocks.set(stream, await tick(tx, tenant, stream));
  const v = clocks.get(to) ?? 0;
  const kept = await joinSites(tx, tenant, from, to, v);

  let records = 0;
  for (let after = ''; ;) {
    const rows = await tx.selectFrom('records').select('id').where('tenant_id', '=', tenant).where('stream', '=', from).where('id', '>', after).orderBy('id').limit(page).execute();
    if (rows.length === 0) break;
    const found = await loadRecords(tx, tenant, rows.map(row => row.id));
    await tx.updateTable('records').set({ stream: to, v }).where('tenant_id', '=', tenant).where('id', 'in', rows.map(row => row.id)).execute();
    await putRecords(tx, tenant, v, found.filter(one => isAbout(one, kept)).map(one => ({ ...one, stream: to, rev: one.rev + 1, data: { ...one.data, siteId: kept.get(String(one.data['siteId'])) }, receivedAt: now })));
    records += rows.length;
    after = rows.at(-1)?.id ?? '';
  }
  await moveEvidence(tx, tenant, from, to, v);
  return { records, sitesJoined: kept.size };
}

/** @returns for each site that gives way, the one that stays. */
async function joinSites(tx: Tx, tenant: string, from: string, to: string, v: number): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  const hosts = await tx.selectFrom('records').select('host').where('tenant_id', '=', tenant).where('stream', '=', from).where('entity', '=', 'site').where('del', '=', 0).execute();
  const known = hosts.map(row => row.host).filter(host => host !== null);
  for (let at = 0; at < known.length; at += page) {
    const part = known.slice(at, at + page);
    const theirs = new Map((await loadNamed(tx, tenant, to, 'site', part)).map(site => [site.host, site]));
    for (const site of await loadNamed(tx, tenant, from, 'site', part)) {
      const staying = theirs.get(site.host);
      if (!staying) continue;
      kept.set(site.id, staying.id);
      await pointOn(tx, tenant, v, site.id, staying.id);
      await putRecords(tx, tenant, v, [
        { ...staying, rev: staying.rev + 1, data: mergeSites(staying.data, site.data) },
        { ...site, rev: site.rev + 1, del: true, host: null, mergedInto: staying.id, data: { mergedInto: staying.id } },
      ]);
    }
  }
  return kept;
}

/** What had given way to this site before gives way to the one that stays. */
async function pointOn(tx: Tx, tenant: string, v: number, from: string, to: string): Promise<void> {
  await tx.updateTable('records').set({ merged_into: to, data: JSON.stringify({ mergedInto: to }), v })
    .where('tenant_id', '=', tenant).where('merged_into', '=', from).execute();
}

function isAbout(record: StoredRecord, kept: ReadonlyMap<string, string>): boolean {
  return !record.del && typeof record.data['siteId'] === 'string' && kept.has(record.data['siteId']);
}
