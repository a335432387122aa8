import { expect, test } from 'vitest';
import { startPostgres } from '../../../scripts/start-postgres.ts';
import { startServer } from '../../../server/start.ts';
import { openPostgres } from '../../../server/db/postgres.ts';
import { errorSchema } from '../../../contract/sync.ts';
import { addPerson, postJson, pullAll, setUp, signIn, testExtId } from '../support/person.ts';
import { temporaryFolder } from '../support/place.ts';
import { quickCost } from '../support/quick-cost.ts';
import { create, site } from '../support/records.ts';

test('PostgreSQL killed under writers: 503 with a time to come again, never anything acknowledged lost, and on again by itself', async () => {
  const postgres = await startPostgres();
  try {
    const server = await startServer({ secondFactor: 'off', dataDir: temporaryFolder(), postgres: postgres.url, extIds: [testExtId], passwordCost: quickCost, pushPerMinute: 1e6, pullPerMinute: 1e6 });
    await addPerson(server.url, await setUp(server.setupLink ?? ''), 'inspector', '张三');
    const writer = await signIn(server.url, '张三');
    const acknowledged = new Set<string>();
    const refused = new Set<string>();
    let restarted = false;
    let restarting: Promise<void> | null = null;
    for (let after = 0; after < 10;) {
      const op = create('site', site());
      const answer = await postJson(writer.url, '/v1/sync/push', { deviceId: writer.deviceId, s: 1, ops: [op] }, writer.token);
      if (answer.status === 200) acknowledged.add(op.id);
      else {
        expect([answer.status, errorSchema.parse(await answer.json()).error]).toEqual([503, 'storage']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        refused.add(op.id);
        expect((await fetch(`${writer.url}/healthz`)).status).toBe(200);
      }
      if (acknowledged.size === 10) restarting ??= postgres.restart().finally(() => { restarted = true; });
      if (restarted && answer.status === 200) after += 1;
    }
    await restarting;
    expect((await fetch(`${writer.url}/readyz`)).status).toBe(200);
    const held = (await pullAll(writer)).rows.map(row => row.id);
    expect([...acknowledged].filter(id => !held.includes(id))).toEqual([]);
    await server.stop();
  } finally {
    await postgres.stop();
  }
});

test('a database that cannot be reached, or forgets what it acknowledged, is refused in words', async () => {
  await expect(openPostgres('postgres://nobody@127.0.0.1:9/none')).rejects.toThrow('连不上数据库');
});
