import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceLimits } from '../../../contract/shared-evidence.ts';
import { appKey } from '../../../server/auth/app-key.ts';
import { openPostgres } from '../../../server/db/postgres.ts';
import { openSqlite } from '../../../server/db/sqlite.ts';
import { sumsOf, transfer } from '../../../server/db/transfer.ts';
import { canSign } from '../../../server/exchange/sign-packs.ts';
import { verifySignatures } from '../../../server/exchange/verify-signatures.ts';
import { homeTenant } from '../../../server/repo/organisations.ts';
import { listSigningKeys } from '../../../server/repo/signatures.ts';
import { startServer } from '../../../server/start.ts';
import { addPerson, allowOwnReview, bearer, pullAll, push, setUp, signIn, testExtId } from '../support/person.ts';
import { databaseAt, dropDatabase, temporaryFolder } from '../support/place.ts';
import { fetchPicture, png, proof, sendEvidence, sendPicture, sha256Of } from '../support/proof.ts';
import { quickCost } from '../support/quick-cost.ts';
import { create, decision, finding, newId, site } from '../support/records.ts';
import { somePack } from '../support/some-pack.ts';

const options = { secondFactor: 'off', extIds: [testExtId], passwordCost: quickCost, pushPerMinute: 1e6, pullPerMinute: 1e6 } as const;

test('a SQLite database moved to PostgreSQL: counts and digests equal, people stay signed in, work goes on where it was', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const old = await startServer({ ...options, dataDir: from });
  const administrator = await setUp(old.setupLink ?? '');
  await allowOwnReview(old.url, administrator);
  await addPerson(old.url, administrator, 'editor', '张三');
  const person = await signIn(old.url, '张三');
  const place = site({ name: '汉字与表情😀与引号"\'\\' });
  const problems = Array.from({ length: 60 }, () => finding(place.id, { says: '空\u0000字符' }));
  const ops = [create('site', place), ...problems.map(problem => create('finding', problem))];
  await push(person, ops);
  await push(person, problems.slice(0, 20).map(problem => create('decision', decision(problem.id))));
  // Enough large pictures that no page of rows may hold them all.
  const pictures = Array.from({ length: 20 }, (_, at) => png(at < 3 ? evidenceLimits.picture - 5000 : 300));
  expect((await sendEvidence(person, pictures.map((picture, at) => proof(problems[at]!, picture)))).status).toBe(200);
  for (const picture of pictures) expect((await sendPicture(person, picture)).status).toBe(200);
  const held = await pullAll(person);
  await old.stop();

  const source = openSqlite(join(from, 'duwang.sqlite'));
  const { postgres = '' } = await databaseAt(to);
  const target = await openPostgres(postgres);
  const sums = await transfer(source.write, target.write, Date.now);
  expect(sums).toEqual(await sumsOf(source.read));
  expect(sums.find(one => one.table === 'records')?.rows).toBe(81);
  expect(['evidence', 'blobs'].map(table => sums.find(one => one.table === table)?.rows)).toEqual([20, 20]);
  await expect(transfer(source.write, target.write, Date.now)).rejects.toThrow('不是空的');
  await source.close();
  await target.close();

  const moved = await startServer({ ...options, dataDir: from, postgres });
  expect(moved.setupLink).toBeNull();
  const same = { ...person, url: moved.url };
  expect((await fetch(`${moved.url}/v1/me`, { headers: bearer(person.token) })).status).toBe(200);
  expect(await pullAll(same)).toEqual(held);
  for (const picture of pictures) expect(Buffer.from(await (await fetchPicture(same, sha256Of(picture))).arrayBuffer()).equals(picture)).toBe(true);
  expect((await push(same, ops)).results.map(result => result.st)).toEqual(ops.map(() => 'ok'));
  expect((await push(same, [create('finding', finding(place.id))])).results[0]?.st).toBe('ok');
  expect((await pullAll(same, held.next)).rows).toHaveLength(1);
  await moved.stop();
  await dropDatabase(to);
  rmSync(from, { recursive: true });
});

test('signing keys go along: they open, every signature holds, and what is published next is signed with the same key', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const old = await startServer({ ...options, dataDir: from });
  const administrator = await setUp(old.setupLink ?? '');
  await addPerson(old.url, administrator, 'editor', '张三');
  const person = await signIn(old.url, '张三');
  const pack = (code: string) => {
    const { format: _, ...head } = somePack({ code });
    const id = newId();
    return create('pack', { id, edition: id, part: 0, parts: 1, ...head, state: 'on', by: '', at: 1 });
  };
  await push(person, [pack('one'), pack('two')]);
  const keys = await listSigningKeys(old.context.db.read, await homeTenant(old.context.db.read));
  await old.stop();
  const source = openSqlite(join(from, 'duwang.sqlite'));
  const { postgres = '' } = await databaseAt(to);
  const target = await openPostgres(postgres);
  await transfer(source.write, target.write, Date.now);
  await source.close();
  await target.close();

  const moved = await startServer({ ...options, dataDir: from, postgres });
  const tenant = await homeTenant(moved.context.db.read);
  expect(await listSigningKeys(moved.context.db.read, tenant)).toEqual(keys);
  expect(canSign(appKey(from, undefined), tenant, keys)).toBe(true);
  await push({ ...person, url: moved.url }, [pack('three')]);
  expect(await verifySignatures(moved.context.db.read)).toEqual({ checked: 3, trouble: [] });
  await moved.stop();
  await dropDatabase(to);
  rmSync(from, { recursive: true });
});
