import type { OpResult } from '../../contract/sync.ts';
import { verdictsZhCn } from '../../messages/verdicts-zh-cn.ts';
import type { StoredRecord } from '../repo/records.ts';

/** Why an operation was not taken. The sentence goes along in Chinese: the ledger answers the same question byte by byte, whoever asks; a client that knows the code says it in its own language. */
export type Code = Exclude<keyof typeof verdictsZhCn extends `verdict.${infer Name}` ? Name : never, 'too_large' | 'item_refused' | 'other'>;

export function refuse(opId: string, st: 'denied' | 'invalid' | 'deferred', code: Code): OpResult {
  return { opId, st, code, message: verdictsZhCn[`verdict.${code}`] };
}

/** Both versions are kept: the client has its own, this carries ours, with the ruling that won where there is one. */
export function conflict(opId: string, code: Code, record: StoredRecord, decision: StoredRecord | null): OpResult {
  const { rev, data } = record;
  const ruling = decision && { data: decision.data, byName: String(decision.data['by']), receivedAt: decision.receivedAt };
  return { opId, st: 'conflict', rev, code, message: verdictsZhCn[`verdict.${code}`], current: { rev, data, decision: ruling } };
}
