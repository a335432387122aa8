import { expect, test } from 'vitest';
import { errorSchema } from '../../../contract/sync.ts';
import { postJson, pullAll, push } from '../support/person.ts';
import { create, finding, site } from '../support/records.ts';
import { openUnit } from '../support/unit.ts';

test('a full disk is 503 for every write, loses nothing acknowledged, and the server goes on by itself once there is room', async () => {
  await using full = await openUnit();
  const writer = await full.person('inspector', '张三');
  const { write } = full.server.context.db;
  const { sql } = await import('kysely');
  const { rows: [size] } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(write);
  await sql.raw(`PRAGMA max_page_count=${(size?.page_count ?? 0) + 20}`).execute(write);

  const place = site();
  await push(writer, [create('site', place)]);
  const acknowledged = new Set([place.id]);
  const refused = [];
  for (let round = 0; round < 40 && refused.length < 3; round += 1) {
    const op = create('finding', finding(place.id, { says: '问'.repeat(3000) }));
    const answer = await postJson(writer.url, '/v1/sync/push', { deviceId: writer.deviceId, s: 1, ops: [op] }, writer.token);
    if (answer.status === 200) acknowledged.add(op.id);
    else {
      expect(answer.status).toBe(503);
      expect(errorSchema.parse(await answer.json()).error).toBe('storage');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      refused.push(op);
    }
  }
  expect(refused).toHaveLength(3);
  expect((await pullAll(writer)).rows.map(row => row.id).toSorted()).toEqual([...acknowledged].toSorted());

  await sql.raw('PRAGMA max_page_count=1000000').execute(write);
  expect((await push(writer, refused)).results.map(result => result.st)).toEqual(['ok', 'ok', 'ok']);
  expect((await pullAll(writer)).rows).toHaveLength(acknowledged.size + 3);
  expect((await fetch(`${writer.url}/readyz`)).status).toBe(200);
});
