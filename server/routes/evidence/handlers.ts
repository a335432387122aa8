import { createHash } from 'node:crypto';
import { pictureTypeOf } from '../../../contract/picture-form.ts';
import type { EvidencePage } from '../../../contract/shared-evidence.ts';
import type { Actor, Context } from '../../context.ts';
import { cryptoProfiles } from '../../crypto/profile.ts';
import { labelledDigest } from '../../crypto/hash.ts';
import { inTransaction } from '../../db/transaction.ts';
import { type Position, readCursor, writeCursor } from '../../exchange/cursor.ts';
import { takeEvidence } from '../../exchange/take-evidence.ts';
import type { Answer, Handlers } from '../../http/call.ts';
import { Refused, refusals } from '../../refusal.ts';
import { appendAudit } from '../../repo/audit.ts';
import { findBlob, putBlob, readBlob } from '../../repo/blobs.ts';
import { findingsWithPicture, pullEvidence } from '../../repo/evidence.ts';
import { readEpoch, readValue } from '../../repo/installation.ts';
import { readClock } from '../../repo/records.ts';
import { findingInScope } from '../../repo/scope.ts';

const pageRows = 200;

export const evidence: Pick<Handlers, 'sendEvidence' | 'fetchEvidence' | 'sendPicture' | 'fetchPicture' | 'deskPicture'> = {
  async sendEvidence({ context, actor, body }) {
    limit(context, actor);
    const results = await inTransaction(context.db.write, tx => takeEvidence(tx, actor, body.evidence, context.now()));
    return { json: { epoch: await readEpoch(context.db.read), results } };
  },

  async fetchEvidence({ context, actor, query }) {
    const positions = readCursor(query.c ?? '');
    if (!positions) throw new Refused(refusals.badRequest);
    limit(context, actor);
    return { json: await pageFor(context, actor, positions) };
  },

  async sendPicture({ context, actor, parameter, bytes }) {
    limit(context, actor);
    const sha256 = parameter('id');
    // Who brings the bytes has brought the words before, in the same unit; anything else is not there.
    const findings = await findingsWithPicture(context.db.read, actor.tenant, actor.stream, sha256);
    if (findings.length === 0) throw new Refused(refusals.notFound);
    const content = await bytes();
    const mime = pictureTypeOf(content);
    if (!mime) throw new Refused(refusals.notPicture);
    if (createHash('sha256').update(content).digest('hex') !== sha256) throw new Refused(refusals.otherPicture);
    const profile = await readValue(context.db.read, 'crypto_profile') === 'sm' ? 'sm' : 'intl';
    const digest = labelledDigest(cryptoProfiles[profile].hash, content);
    const made = await inTransaction(context.db.write, async tx => {
      let fresh = 0;
      for (const findingId of findings) if (await putBlob(tx, actor.tenant, { findingId, sha256, mime, bytes: content.length, digest }, content, context.now())) fresh += 1;
      if (fresh > 0) await appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'evidence.picture', target: sha256, before: '', after: digest, result: 'ok' });
      return fresh > 0;
    });
    return { json: { new: made } };
  },

  async fetchPicture({ context, actor, parameter, head }) {
    limit(context, actor);
    return pictureFor(context, actor, parameter('id'), head);
  },

  deskPicture: ({ context, actor, parameter, head }) => pictureFor(context, actor, parameter('id'), head),
};

/** The next proofs of the person's own unit. As with records, the cursor starts anew when rights changed or an older backup was restored. */
async function pageFor(context: Context, actor: Actor, positions: readonly Position[]): Promise<EvidencePage> {
  const { read } = context.db;
  const epoch = await readEpoch(read);
  const held = positions.find(one => one.stream === actor.stream);
  const fits = held !== undefined && held.scope === actor.scopeEpoch && held.v <= await readClock(read, actor.tenant, actor.stream);
  const from: Position = held && fits ? held : { stream: actor.stream, v: 0, id: '', scope: actor.scopeEpoch };
  const found = await pullEvidence(read, actor.tenant, from.stream, from.v, from.id, pageRows + 1);
  const rows = found.slice(0, pageRows);
  const last = rows.at(-1);
  return { epoch, rows, next: writeCursor([last ? { ...from, v: last.v, id: last.id } : from]), more: found.length > pageRows, reset: positions.length > 0 && !fits };
}

/** @throws Refused `not_found` alike for what is not there and for what proves only findings the person may not read */
async function pictureFor({ db }: Context, actor: Actor, sha256: string, head: boolean): Promise<Answer> {
  const kept = await findBlob(db.read, actor.tenant, sha256);
  const findingId = await findingInScope(db.read, actor, kept.map(one => one.findingId));
  const blob = kept.find(one => one.findingId === findingId);
  const picture = head ? Buffer.alloc(0) : await readBlob(db.read, actor.tenant, findingId, sha256);
  if (!blob || !picture) throw new Refused(refusals.notFound);
  return { picture, type: blob.mime, length: blob.bytes };
}

/** Evidence and pictures together, counted by device (backend 3). */
function limit(context: Context, { deviceId, sessionId }: Actor): void {
  const wait = context.requests.take(`blob ${deviceId ?? sessionId}`, context.configuration.blobsPerMinute);
  if (wait > 0) throw new Refused(refusals.tooMany, wait);
}
