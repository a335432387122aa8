import { expect, test } from 'vitest';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

// The same bad days for people who issue 整改 items, answer, look, return and close: npm run simulate -- <first seed> <how many> --items for more.
test('five hundred lives with items: each step once and on what stood there, nothing closed without proof, numbers without gaps', async () => {
  const server = await openServerPort();
  const broken: string[] = [];
  for (let seed = 1; seed <= 500; seed += 1) for (const line of await live(seed, server, null, true)) broken.push(`seed ${seed}: ${line}`);
  expect(broken).toEqual([]);
}, 3_600_000);
