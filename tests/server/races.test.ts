import { expect, test } from 'vitest';
import type { Op } from '../../contract/sync.ts';
import { tick } from '../../server/repo/records.ts';
import { postJson, pullAll, pullPage, push } from './support/person.ts';
import { create, decision, finding, newId, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

const races = 200;
const patience = 240_000;

test('of two rulings on one finding at the same moment exactly one wins, every time', async () => {
  await using unit = await openUnit();
  const author = await unit.person('inspector', '张三');
  const editors = [await unit.person('editor', '李四'), await unit.person('editor', '王五')] as const;
  const place = site();
  const problems = Array.from({ length: races }, () => finding(place.id));
  await push(author, [create('site', place)]);
  for (let from = 0; from < races; from += 100) await push(author, problems.slice(from, from + 100).map(problem => create('finding', problem)));

  for (const [round, problem] of problems.entries()) {
    const contenders = round % 2 === 0 ? editors : editors.toReversed();
    const answers = await Promise.all(contenders.map((person, place_) =>
      push(person, [create('decision', decision(problem.id, { ruling: place_ === 0 ? 'confirmed' : 'dismissed' }))])));
    const results = answers.map(answer => answer.results[0]!);
    expect(results.map(result => result.st).toSorted()).toEqual(['conflict', 'ok']);
    const winner = contenders[results.findIndex(result => result.st === 'ok')]!;
    const loser = results.find(result => result.st === 'conflict')!;
    expect(loser.current).toMatchObject({ decision: { byName: winner.me.name } });
  }
}, patience);

test('a reader who pulls page by page while others write never misses a row and never sees one out of order', async () => {
  await using unit = await openUnit();
  const writers = await Promise.all(['甲甲', '乙乙', '丙丙', '丁丁'].map(name => unit.person('inspector', name)));
  const reader = await unit.person('reader', '读者');
  const written = new Set<string>();
  let writing = true;

  const write = Promise.all(writers.map(async person => {
    let earlier: string | null = null;
    for (let round = 0; round < 25; round += 1) {
      const place = site();
      const ops: Op[] = [create('site', place), ...Array.from({ length: 1 + (round % 5) }, () => create('finding', finding(place.id)))];
      // An old record moves behind the back of a reader who has passed it.
      if (earlier !== null) ops.push(update('site', earlier, 1, { name: place.name }, { name: `第${round}次` }));
      earlier = place.id;
      const { results } = await push(person, ops);
      for (const [at, op] of ops.entries()) if (results[at]?.st === 'ok') written.add(op.id);
    }
  })).finally(() => { writing = false; });

  const seen = new Map<string, number>();
  let cursor = '';
  let last: readonly [number, string] = [0, ''];
  for (let more = true; more;) {
    const stillWriting = writing;
    const answer = await pullPage(reader, cursor, 3);
    expect(answer.reset).toEqual([]);
    for (const row of answer.rows) {
      expect(row.v > last[0] || (row.v === last[0] && row.id > last[1])).toBe(true);
      last = [row.v, row.id];
      seen.set(row.id, row.rev);
    }
    cursor = answer.next;
    more = answer.more || stillWriting;
  }
  await write;
  expect([...written].filter(id => !seen.has(id))).toEqual([]);
  expect(seen.size).toBe(written.size);
  // Not only every record: every record as it stands in the end.
  expect((await pullAll(reader)).rows.filter(row => seen.get(row.id) !== row.rev)).toEqual([]);
}, patience);

test('sixty-four people at once are all served; what does not fit is told to come again and loses nothing', async () => {
  await using unit = await openUnit();
  const person = await unit.person('inspector', '张三');
  const ops = Array.from({ length: 64 }, () => create('site', site()));
  const results = await Promise.all(ops.map(op => push(person, [op])));
  expect(results.flatMap(answer => answer.results.map(result => result.st))).toEqual(ops.map(() => 'ok'));

  await using narrow = await openUnit({ admission: { commits: 1, requestsPerCommit: 1 } });
  const impatient = await narrow.person('inspector', '李四');
  const pending = new Map(Array.from({ length: 40 }, () => create('site', site())).map(op => [op.opId, op]));
  // Somebody holds the database (a slow disk, a backup): one commit waits, the rest is sent away with a time to come again.
  let letGo = (): void => undefined;
  const held = narrow.server.context.db.write.transaction().execute(async tx => {
    await tick(tx, impatient.me.tenant, impatient.me.stream);
    await new Promise<void>(resolve => { letGo = resolve; });
  });
  let refused = 0;
  while (pending.size > 0) {
    await Promise.all([...pending.values()].map(async op => {
      const answer = await postJson(impatient.url, '/v1/sync/push', { deviceId: impatient.deviceId, s: 1, ops: [op] }, impatient.token);
      if (answer.status === 200) return void pending.delete(op.opId);
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      refused += 1;
      letGo();
    }));
  }
  await held;
  expect(refused).toBeGreaterThan(0);
  expect((await pullPage(impatient)).rows).toHaveLength(40);
}, patience);

test('a request that fails inside a shared commit does not take the others with it', async () => {
  await using unit = await openUnit();
  const person = await unit.person('inspector', '张三');
  const place = site();
  await push(person, [create('site', place)]);
  // A record whose stored text is broken makes every operation on it fail inside the transaction.
  await unit.server.context.db.write.updateTable('records').set({ data: '{broken' }).where('tenant_id', '=', person.me.tenant).where('id', '=', place.id).execute();
  const good = Array.from({ length: 5 }, () => create('site', site()));
  const answers = await Promise.all([
    postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops: [update('site', place.id, 1, { name: '' }, { name: newId() })] }, person.token),
    ...good.map(op => postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops: [op] }, person.token)),
  ]);
  expect(answers.map(answer => answer.status)).toEqual([500, 200, 200, 200, 200, 200]);
});
