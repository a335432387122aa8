import { expect, test } from 'vitest';
import { openUnit } from './support/unit.ts';

/** Work that lets nothing else happen meanwhile. */
const block = (milliseconds: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test('a process that stays behind by half a second sends requests away for a moment, says when to come again, and still says whether it is well; one stall is none', async () => {
  await using unit = await openUnit({ eventLoopLimit: 500 });
  const ask = (path: string): Promise<Response> => fetch(unit.server.url + path);
  await expect.poll(async () => (await ask('/v1/me')).status, { timeout: 10_000 }).toBe(401);
  block(900);
  expect((await ask('/v1/me')).status).toBe(401);
  block(900);
  await new Promise(resolve => setTimeout(resolve, 1));
  block(900);
  const [refused, well] = await Promise.all([ask('/v1/me'), ask('/healthz')]);
  expect([refused.status, refused.headers.get('retry-after'), (await refused.json() as { error: string }).error]).toEqual([503, '2', 'busy']);
  expect(well.status).toBe(200);
  await expect.poll(async () => (await ask('/v1/me')).status, { timeout: 10_000 }).toBe(401);
});
