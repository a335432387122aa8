import { expect, test } from 'vitest';
import type { Op } from '../../contract/sync.ts';
import { openDatabases } from '../../server/db/databases.ts';
import { verifyAudit } from '../../server/repo/audit.ts';
import { addPerson, allowOwnReview, type Person, postJson, pullAll, setUp, signIn } from './support/person.ts';
import { startProcess } from './support/processes.ts';
import { create, decision, finding, site } from './support/records.ts';
import { databaseAt, dropDatabase, engine, portToReturnTo, rawSql, temporaryFolder } from './support/place.ts';

/** T1 asks for a hundred: `CRASH_ROUNDS=100`. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 5);
/** Sends batches until told to stop. `answers` are the acknowledged operations; what got no reply stays in `unanswered`. */
async function keepWriting(person: Person, journal: Map<string, Op>, acknowledged: Map<string, string>, running: () => boolean): Promise<void> {
  while (running()) {
    const place = site();
    const problem = finding(place.id);
    const ops = [create('site', place), create('finding', problem), create('decision', decision(problem.id))];
    for (const op of ops) journal.set(op.opId, op);
    const answer = await postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops }, person.token).catch(() => null);
    const body = answer?.status === 200 ? await answer.json().catch(() => null) as { results: { opId: string }[] } | null : null;
    if (!body) return;
    for (const result of body.results) acknowledged.set(result.opId, JSON.stringify(result));
  }
}

test(`SIGKILL of the server ${rounds} times under writers: nothing acknowledged is lost, nothing is done twice`, async () => {
  const dataDir = temporaryFolder();
  const journal = new Map<string, Op>();
  const acknowledged = new Map<string, string>();
  const port = await portToReturnTo();
  let server = await startProcess(dataDir, port);
  const administrator = await setUp(server.setupLink ?? '');
  await allowOwnReview(server.url, administrator);
  const people: Person[] = [];
  for (const name of ['甲甲', '乙乙', '丙丙', '丁丁', '戊戊', '己己', '庚庚', '辛辛']) {
    await addPerson(server.url, administrator, 'inspector', name);
    people.push(await signIn(server.url, name));
  }

  for (let round = 0; round < rounds; round += 1) {
    let running = true;
    const before = acknowledged.size;
    const writers = people.map(person => keepWriting(person, journal, acknowledged, () => running));
    while (acknowledged.size < before + 60) await new Promise(resolve => setTimeout(resolve, 5));
    await server.kill();
    running = false;
    await Promise.all(writers);
    server = await startProcess(dataDir, port);
    expect(server.setupLink).toBeNull();
  }

  // Everything is sent again, with or without an answer before: every acknowledged operation gets its old answer.
  const person = people[0]!;
  const owners = new Map<string, string>();
  for (const someone of people) owners.set(someone.deviceId, someone.token);
  const ledger = new Map((await rawSql(dataDir, 'SELECT op_id, result FROM ledger')).map(row => [String(row['op_id']), String(row['result'])]));
  expect([...acknowledged].filter(([opId, result]) => JSON.stringify(JSON.parse(ledger.get(opId) ?? 'null')) !== result)).toEqual([]);
  if (engine === 'sqlite') expect((await rawSql(dataDir, 'PRAGMA integrity_check'))[0]?.['integrity_check']).toBe('ok');

  const unanswered = [...journal.values()].filter(op => !acknowledged.has(op.opId) && !ledger.has(op.opId));
  for (let from = 0; from < unanswered.length; from += 99) {
    const answer = await postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops: unanswered.slice(from, from + 99) }, person.token);
    expect(answer.status).toBe(200);
  }
  const { rows } = await pullAll(person);
  expect(rows).toHaveLength(journal.size);
  expect(rows.filter(row => row.rev !== (row.entity === 'finding' ? 2 : 1))).toEqual([]);

  await server.kill();
  const db = await openDatabases(await databaseAt(dataDir));
  expect((await verifyAudit(db.read)).trouble).toEqual([]);
  await db.close();
  await dropDatabase(dataDir);
}, 60_000 * rounds);
