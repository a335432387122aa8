import * as z from 'zod/mini';
import { evidenceSchema, type Evidence } from '../../contract/evidence.ts';
import { evidenceLimits, type EvidenceResult, pictureTypes } from '../../contract/shared-evidence.ts';
import type { Actor } from '../context.ts';
import type { Tx } from '../db/transaction.ts';
import { sha256Hex } from '../ids.ts';
import { Refused, refusals } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { addEvidence, countEvidence, loadEvidence } from '../repo/evidence.ts';
import { loadRecords, tick } from '../repo/records.ts';
import { readScopeEpoch } from '../repo/users.ts';
import { canonical } from './canonical.ts';

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/**
 * Takes proofs of confirmed findings of the sender's own unit, in one transaction behind the lock of the stream, as a push is. The same
 * proof again has no second effect. A finding that is foreign and one that is not there are answered alike.
 * @throws Refused `busy` when the sender's rights changed since they were read
 */
export async function takeEvidence(tx: Tx, actor: Actor, given: readonly unknown[], now: number): Promise<readonly EvidenceResult[]> {
  const v = await tick(tx, actor.tenant, actor.stream);
  if (await readScopeEpoch(tx, actor.tenant, actor.userId) !== actor.scopeEpoch) throw new Refused(refusals.busy);
  const parsed = given.map(shapeOf);
  const good = parsed.filter(one => one !== null);
  const findings = new Map((await loadRecords(tx, actor.tenant, [...new Set(good.map(one => one.findingId))])).map(record => [record.id, record]));
  const known = new Map((await loadEvidence(tx, actor.tenant, good.map(one => one.id))).map(one => [one.id, one]));
  const counts = new Map(await countEvidence(tx, actor.tenant, [...findings.keys()]));
  const taken: Evidence[] = [];

  const results = parsed.map((one, place): EvidenceResult => {
    if (!one) return { id: idOf(given[place]), st: 'refused', code: 'invalid' };
    const finding = findings.get(one.findingId);
    if (finding?.stream !== actor.stream && finding && actor.formerStreams.includes(finding.stream)) return { id: one.id, st: 'refused', code: 'moved' };
    if (finding?.entity !== 'finding' || finding.del || finding.stream !== actor.stream) return { id: one.id, st: 'later', code: 'missing' };
    const before = known.get(one.id);
    if (before) return before.hash === one.hash && before.stream === actor.stream ? { id: one.id, st: 'ok' } : { id: one.id, st: 'refused', code: 'id_taken' };
    if (finding.data['status'] !== 'confirmed') return { id: one.id, st: 'later', code: 'not_confirmed' };
    const count = counts.get(finding.id) ?? 0;
    if (count >= evidenceLimits.perFinding) return { id: one.id, st: 'refused', code: 'too_many' };
    counts.set(finding.id, count + 1);
    known.set(one.id, { id: one.id, stream: actor.stream, findingId: finding.id, hash: one.hash });
    taken.push(one);
    return { id: one.id, st: 'ok' };
  });
  await addEvidence(tx, actor.tenant, actor.stream, v, { userId: actor.userId, name: actor.name, at: now }, taken);
  if (taken.length > 0) await appendAudit(tx, actor.tenant, {
    at: now, actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'evidence.add', target: `${actor.stream} v${v}`, before: '', after: taken.map(one => one.id + one.hash).join('\n'), result: `ok:${taken.length}`,
  });
  return results;
}

/** The proof, if it has the right shape and size and is what its hash says. */
function shapeOf(given: unknown): Evidence | null {
  const parsed = evidenceSchema.safeParse(given);
  if (!parsed.success) return null;
  const { hash, ...body } = parsed.data;
  if (![body.id, body.findingId].every(id => uuid.safeParse(id).success) || JSON.stringify(given).length > evidenceLimits.bytes) return null;
  if (body.picture && (!pictureTypes.some(type => type === body.picture?.mime) || body.picture.bytes > evidenceLimits.picture)) return null;
  return sha256Hex(canonical(body)) === hash ? parsed.data : null;
}

function idOf(given: unknown): string {
  const id = (given as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 36) : '';
}
