import { createHash } from 'node:crypto';
import { routes } from '../../contract/routes.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { reading } from '../../store/database.ts';
import type { Client } from './client.ts';
import { same } from './oracle.ts';
import type { ServerPort } from './server-port.ts';

/**
 * What must hold of proofs and pictures when everything has healed: what is shown as uploaded is at the server with its picture, what is not
 * there says why, whoever has nothing open sees what the server has for them, and nothing lies there that nobody made.
 * @param restored whether an older backup was put in its place: then browsers may hold what the server has lost with their authors gone
 */
export async function proofTroubles(server: ServerPort, tenant: string, clients: readonly Client[], restored: boolean): Promise<readonly string[]> {
  const out: string[] = [];
  const rows = await server.db.selectFrom('evidence').selectAll().where('tenant_id', '=', tenant).execute();
  const blobs = await server.db.selectFrom('blobs').selectAll().where('tenant_id', '=', tenant).execute();
  const findings = new Map((await server.db.selectFrom('records').selectAll().where('tenant_id', '=', tenant).where('entity', '=', 'finding').execute()).map(row => [row.id, { stream: row.stream, status: (JSON.parse(row.data) as { status: string }).status }]));
  const here = new Map(rows.map(row => [row.id, { row, data: JSON.parse(row.data) as Evidence }]));
  const made = new Map<string, Evidence>();
  for (const { store } of clients) {
    const all = reading(store);
    for (const upload of await all.objectStore('upload').getAll()) if (upload.state !== 'theirs') made.set(upload.id, (await all.objectStore('evidence').get(upload.id))!);
  }

  for (const [id, { row, data }] of here) {
    if (!made.has(id)) out.push(`evidence ${id}: nobody made it`);
    else if (!same(made.get(id), data)) out.push(`evidence ${id}: is not as it was sealed`);
    if (findings.get(row.finding_id)?.stream !== row.stream) out.push(`evidence ${id}: its finding is in another unit`);
  }
  for (const blob of blobs) {
    if (createHash('sha256').update(Buffer.from(blob.content, 'base64')).digest('hex') !== blob.sha256) out.push(`picture ${blob.sha256}: other bytes`);
    if (!rows.some(row => row.finding_id === blob.finding_id && row.picture === blob.sha256)) out.push(`picture ${blob.sha256}: proves nothing`);
  }
  for (const { who, store } of clients) {
    const user = await server.db.selectFrom('users').select(['org_id', 'role']).where('tenant_id', '=', tenant).where('user_id', '=', who.userId).executeTakeFirstOrThrow();
    const all = reading(store);
    const maySend = routes.sendEvidence.roles.some(role => role === user.role);
    for (const upload of await all.objectStore('upload').getAll()) {
      const evidence = (await all.objectStore('evidence').get(upload.id))!;
      const pictured = evidence.picture === null || blobs.some(blob => blob.finding_id === evidence.findingId && blob.sha256 === evidence.picture?.sha256);
      if (upload.state === 'done' && !(here.has(upload.id) && pictured)) out.push(`${who.name} ${upload.id}: shown as uploaded, the server ${here.has(upload.id) ? 'has no picture of it' : 'does not have it'}`);
      if (upload.state === 'refused' && upload.why === null) out.push(`${who.name} ${upload.id}: refused, and nobody knows why`);
      if (upload.state === 'waiting' && maySend && findings.get(evidence.findingId)?.stream === user.org_id && findings.get(evidence.findingId)?.status === 'confirmed') out.push(`${who.name} ${upload.id}: never drains`);
      if (upload.state === 'theirs' && !restored && here.get(upload.id)?.row.stream !== user.org_id) out.push(`${who.name}: holds evidence ${upload.id}, which the server has not for them`);
    }
    for (const [id, { row, data }] of here) {
      if (row.stream !== user.org_id) continue;
      const own = await all.objectStore('evidence').get(id);
      if (!own) out.push(`${who.name}: lacks evidence ${id}`);
      else if (!same(own, data)) out.push(`${who.name}: evidence ${id} is another one here`);
    }
  }
  return out;
}
