import type { AuditAction } from '../audit-actions.ts';
import type { Op, OpResult, Role } from '../../contract/sync.ts';
import type { Policies } from '../repo/organisations.ts';
import type { StoredRecord } from '../repo/records.ts';

/** Who sends, as far as judging goes. */
export interface Sender { readonly userId: string; readonly name: string; readonly roles: readonly Role[]; readonly policies: Policies; readonly stream: string; /** May close (auth/step-up.ts). */ readonly steppedUp: boolean }

/** The records a request touches, as they stand inside the transaction. Judging changes this picture; the caller writes what changed. */
export interface Desk {
  readonly sender: Sender;
  readonly now: number;
  readonly records: Map<string, StoredRecord>;
  readonly siteByHost: Map<string, string>;
  /** Forms of the unit by `id@version`. */
  readonly rubricByName: Map<string, string>;
  readonly changed: Set<string>;
  /** Records an earlier operation of the same request failed on, with how it failed. */
  readonly failed: Map<string, OpResult['st']>;
  /** What happened in the register of 整改, each a line of the audit of its own. */
  readonly register: { readonly action: AuditAction; readonly target: string; readonly result: string }[];
  /** 登记编号 of this tenant and year: the last one given. Moved with the items, in their transaction, so that no number is lost. */
  readonly numbers: { readonly year: number; last: number };
}

/** A merged site goes on under the id that stayed. */
export function canonicalId(desk: Desk, id: string): string {
  return desk.records.get(id)?.mergedInto ?? id;
}

/** By what a record is found that there can be only one of: a site by its host, a form by `id@version`. */
function nameIn(entity: Op['entity'], data: Readonly<Record<string, unknown>>): string | null {
  if (entity === 'site') return String(data['host']);
  if (entity !== 'rubric') return null;
  const { id, version } = data['pack'] as { readonly id: string; readonly version: number };
  return `${id}@${version}`;
}

/** A record as its creator sent it. */
export function newRecord(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): StoredRecord {
  return {
    id: op.id, stream: desk.sender.stream, entity: op.entity, rev: 1, del: false, authorId: desk.sender.userId, decisionId: null, mergedInto: null,
    createHash, data, receivedAt: desk.now, host: nameIn(op.entity, data), itemId: null,
  };
}

/** Puts a record on the desk as it stands now. */
export function put(desk: Desk, record: StoredRecord): void {
  desk.records.set(record.id, record);
  desk.changed.add(record.id);
}
