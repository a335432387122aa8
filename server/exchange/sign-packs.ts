import { type SignedEntity, signedEntities, signedText, type Signature, vouchedText } from '../../contract/signature.ts';
import type { AppKey } from '../auth/app-key.ts';
import { isSigned, makeSigningKey, signText } from '../crypto/signing.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { sha256Hex } from '../ids.ts';
import { appendAudit } from '../repo/audit.ts';
import { loadRecords, type StoredRecord } from '../repo/records.ts';
import { addSigningKey, type KeptKey, listSigningKeys, loadSignatures, pageOfSignatures, putSignatures, replaceSigningSecret } from '../repo/signatures.ts';
import { canonical } from './canonical.ts';

/** Who published or switched something, and when the server took it. */
export interface Publisher { readonly by: string; readonly at: number }

/**
 * Signs what a push has changed of packs and forms, before it is written. A change is signed only when it continues something whose
 * signature holds: a row that was altered in the database does not get a good signature by being switched off and on.
 * Where the key cannot be opened (APP_KEY is another one) it stays unsigned, and whoever checks finds that: work must not be stuck for it.
 */
export async function signChanged(tx: Tx, key: AppKey, tenant: string, changed: readonly StoredRecord[], publisher: Publisher): Promise<void> {
  const ours = changed.filter(isSignable);
  if (ours.length === 0) return;
  const keys = await keysOf(tx, key, tenant, publisher.at);
  const before = await loadRecords(tx, tenant, ours.map(({ id }) => id));
  const sound = new Set((await soundOf(tx, tenant, keys, before)).map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  await sign(tx, key, tenant, keys, ours.filter(({ id }) => !known.has(id) || sound.has(id)), () => publisher);
}

/** Signs anew, for the unit they go to, the packs and forms of a unit that is merged into another; before they move. */
export async function signMoved(tx: Tx, key: AppKey, tenant: string, from: string, to: string, at: number): Promise<void> {
  const keys = await keysOf(tx, key, tenant, at);
  for (let after = ''; ;) {
    const page = await pageOfSignatures(tx, tenant, from, after, atOnce);
    if (page.length === 0) return;
    const publishers = new Map(page.map(one => [one.id, one]));
    const sound = await soundOf(tx, tenant, keys, await loadRecords(tx, tenant, page.map(({ id }) => id)));
    await sign(tx, key, tenant, keys, sound.map(record => ({ ...record, stream: to })), ({ id }) => publishers.get(id)!);
    after = page.at(-1)!.id;
  }
}

/**
 * The keys of a tenant. Where there is none yet, the first is made, and what was published before there were signatures is signed with
 * it, once: later a missing signature is a missing signature.
 */
export async function keysOf(tx: Tx, key: AppKey, tenant: string, at: number): Promise<readonly KeptKey[]> {
  const keys = await listSigningKeys(tx, tenant);
  if (keys.length > 0) return keys;
  const made = await addSigningKey(tx, tenant, sealed(key, tenant, makeSigningKey(), 1, at, null));
  const now = await listSigningKeys(tx, tenant);
  let signed = 0;
  if (made) for (let after = ''; ;) {
    const rows = await tx.selectFrom('records').select('id').where('tenant_id', '=', tenant).where('entity', 'in', signedEntities).where('del', '=', 0).where('id', '>', after).orderBy('id').limit(atOnce).execute();
    if (rows.length === 0) break;
    await sign(tx, key, tenant, now, await loadRecords(tx, tenant, rows.map(({ id }) => id)), ({ data, receivedAt }) => ({ by: String(data['by']), at: receivedAt }));
    signed += rows.length;
    after = rows.at(-1)!.id;
  }
  if (signed > 0) await appendAudit(tx, tenant, { at, actor: 'command', device: '', address: '', action: 'signing.begin', target: now.at(-1)!.id, before: '', after: '', result: String(signed) });
  return now;
}

/**
 * A new key, vouched for by the one before; what has a good signature is signed anew. The private part of the one before is
 * forgotten, its public part stays known.
 * @returns the new key; `vouched` is null where the one before could not be opened, and then people confirm the new one
 */
export async function renewSigningKey(tx: Tx, key: AppKey, tenant: string, at: number): Promise<KeptKey> {
  const keys = await keysOf(tx, key, tenant, at);
  const last = keys.at(-1)!;
  const pair = makeSigningKey();
  const secret = opened(key, tenant, last);
  const next = sealed(key, tenant, pair, last.number + 1, at, secret === null ? null : { by: last.id, signature: signText(secret, vouchedText(pair.publicKey)) });
  if (!await addSigningKey(tx, tenant, next)) throw new Error('另一个进程正在更换签名密钥，请再试一次。Another process is renewing the key; try again.');
  const all = [...keys, next];
  for (let after = ''; ;) {
    const rows = await tx.selectFrom('signatures').select('record_id').where('tenant_id', '=', tenant).where('record_id', '>', after).orderBy('record_id').limit(atOnce).execute();
    if (rows.length === 0) break;
    const page = await loadSignatures(tx, tenant, rows.map(row => row.record_id));
    const publishers = new Map(page.map(one => [one.id, one]));
    await sign(tx, key, tenant, all, await soundOf(tx, tenant, keys, await loadRecords(tx, tenant, [...publishers.keys()])), ({ id }) => publishers.get(id)!);
    after = rows.at(-1)!.record_id;
  }
  await replaceSigningSecret(tx, tenant, last.number, null);
  return next;
}

/** Whether the newest key can be opened here. */
export function canSign(key: AppKey, tenant: string, keys: readonly KeptKey[]): boolean {
  const last = keys.at(-1);
  return last !== undefined && opened(key, tenant, last) !== null;
}

/** What the private part of a key is sealed for. */
export function sealedFor(tenant: string, id: string): string {
  return `signing-key ${tenant} ${id}`;
}

/** Those of these records whose signature holds as they stand. */
export async function soundOf(db: Db, tenant: string, keys: readonly KeptKey[], records: readonly StoredRecord[]): Promise<readonly StoredRecord[]> {
  const signatures = new Map((await loadSignatures(db, tenant, records.map(({ id }) => id))).map(one => [one.id, one]));
  return records.filter(record => {
    const one = signatures.get(record.id);
    const publicKey = keys.find(({ id }) => id === one?.key)?.publicKey;
    return one !== undefined && publicKey !== undefined && one.rev === record.rev && one.unit === record.stream && isSigned(publicKey, textOf(record, one), one.signature);
  });
}

async function sign(tx: Tx, key: AppKey, tenant: string, keys: readonly KeptKey[], records: readonly StoredRecord[], publisherOf: (record: StoredRecord) => Publisher): Promise<void> {
  if (records.length === 0) return;
  const last = keys.at(-1)!;
  const secret = opened(key, tenant, last);
  if (secret === null) return;
  await putSignatures(tx, tenant, records.map((record): Signature => {
    const { by, at } = publisherOf(record);
    return { id: record.id, unit: record.stream, rev: record.rev, by, at, key: last.id, signature: signText(secret, textOf(record, { by, at })) };
  }));
}

function textOf(record: StoredRecord, { by, at }: Publisher): string {
  return signedText({ unit: record.stream, entity: record.entity as SignedEntity, id: record.id, rev: record.rev, by, at }, sha256Hex(canonical(record.data)));
}

function isSignable({ entity, del }: StoredRecord): boolean {
  return !del && (signedEntities as readonly string[]).includes(entity);
}

function sealed(key: AppKey, tenant: string, pair: ReturnType<typeof makeSigningKey>, number: number, madeAt: number, vouched: KeptKey['vouched']): KeptKey {
  return { number, id: pair.id, publicKey: pair.publicKey, secret: key.seal(pair.secret, sealedFor(tenant, pair.id)), madeAt, vouched };
}

/** The private part; null where it is gone or was sealed with another key of the installation. */
function opened(key: AppKey, tenant: string, { id, secret }: KeptKey): string | null {
  if (secret === null) return null;
  try {
    return key.open(secret, sealedFor(tenant, id));
  } catch {
    return null;
  }
}

const atOnce = 500;
