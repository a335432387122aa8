import { expect, test } from 'vitest';
import { openUnit } from './support/unit.ts';

const ask = (url: string, path: string, cookie: string): Promise<Response> => fetch(url + path, { headers: { Cookie: cookie } });

test('one person exports and searches so often and no more, is told when to come again, and holds nobody else up', async () => {
  let now = Date.now();
  await using unit = await openUnit({ exportsPerHour: 2, searchesPerMinute: 3, alone: true, now: () => now });
  const { server: { url }, administrator } = unit;
  const statuses = async (path: string, count: number): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let at = 0; at < count; at += 1) found.push((await ask(url, path, administrator)).status);
    return found;
  };
  expect(await statuses('/units/export', 3)).toEqual([200, 200, 429]);
  const refused = await ask(url, '/units/export', administrator);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
  expect(await refused.text()).toContain('稍后');

  expect(await statuses('/desk/items?q=%E6%A0%87%E7%AD%BE', 4)).toEqual([200, 200, 200, 429]);
  // Looking through the list is no search.
  expect(await statuses('/desk/items', 5)).toEqual([200, 200, 200, 200, 200]);

  now += 61_000;
  expect(await statuses('/desk/items?q=a', 1)).toEqual([200]);
  expect(await statuses('/units/export', 1)).toEqual([429]);
  now += 3_600_000;
  expect(await statuses('/units/export', 1)).toEqual([200]);
});
