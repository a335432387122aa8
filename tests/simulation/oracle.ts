import { modelItem, modelStep, modelVerification } from './item-oracle.ts';
import type { Op, OpResult } from '../../contract/sync.ts';

type Data = Record<string, unknown>;
export interface Modelled { readonly entity: string; rev: number | null; data: Data }

/** One operation as the server took it, in the order it did. */
export interface Taken { readonly op: Op; readonly result: OpResult }

/**
 * What must be true of the server, worked out anew from what it answered: it knows nothing of how the server works.
 * @returns the records as they must stand, and every promise that was broken on the way.
 */
export function replay(taken: readonly Taken[]): { readonly records: ReadonlyMap<string, Modelled>; readonly broken: readonly string[] } {
  const records = new Map<string, Modelled>();
  const aliases = new Map<string, string>();
  const broken: string[] = [];
  const named = (id: string): string => aliases.get(id) ?? id;

  for (const { op, result } of taken) {
    if (result.st !== 'ok') continue;
    if (op.kind === 'create') {
      const known = records.get(op.id);
      if (known) continue;
      if (op.entity === 'site' && result.code === 'merged') {
        const { data } = result.current as { readonly data: Data };
        const kept = records.get(String(data['id']));
        if (!kept) { broken.push(`${op.opId}: merged into a site that is not there`); continue; }
        if (kept.data['name'] !== '' && kept.data['name'] !== data['name']) broken.push(`${op.opId}: the merged site lost its name`);
        aliases.set(op.id, String(data['id']));
        kept.data = { ...data };
        kept.rev = null;
        continue;
      }
      records.set(op.id, { entity: op.entity, rev: 1, data: { ...op.fields } });
      if (op.entity === 'decision') rule(op, records, broken);
      if (op.entity === 'rectification') modelItem(op, records, broken);
      if (op.entity === 'step') modelStep(op, records, broken);
      if (op.entity === 'verification') modelVerification(op, result, records, broken);
      continue;
    }
    const record = records.get(named(op.id));
    if (!record) { broken.push(`${op.opId}: changed what is not there`); continue; }
    for (const [field, wanted] of Object.entries(op.fields)) change(record, field, op.was?.[field], wanted, op.opId, broken);
    if (record.rev !== null) record.rev += 1;
  }
  return { records, broken };
}

/** Of two rulings on one state only one can have been taken. */
function rule(op: Op, records: ReadonlyMap<string, Modelled>, broken: string[]): void {
  const finding = records.get(String(op.fields['findingId']));
  if (!finding) return void broken.push(`${op.opId}: a ruling on nothing`);
  if (finding.data['status'] !== op.fields['expects']) broken.push(`${op.opId}: a second ruling on the same state was taken`);
  finding.data = { ...finding.data, status: op.fields['ruling'] };
  if (finding.rev !== null) finding.rev += 1;
}

/** A change is made on what its maker saw: what stood there must be that, or say the same already. */
function change(record: Modelled, field: string, was: unknown, wanted: unknown, opId: string, broken: string[]): void {
  const now = record.data[field];
  if (field === 'pageTypes') {
    const [before, after, current] = [was, wanted, now].map(value => ({ ...value as Data }));
    for (const key of new Set([...Object.keys(before!), ...Object.keys(after!)])) {
      if (before![key] === after![key]) continue;
      if (current![key] !== before![key] && current![key] !== after![key]) broken.push(`${opId}: page type ${key} was overwritten unseen`);
      if (after![key] === undefined) delete current![key];
      else current![key] = after![key];
    }
    record.data = { ...record.data, pageTypes: current };
    return;
  }
  if (!same(now, was) && !same(now, wanted)) broken.push(`${opId}: ${field} was overwritten unseen`);
  record.data = { ...record.data, [field]: wanted };
}

export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, part]) => [key, sorted(part)]));
}
