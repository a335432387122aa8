import { expect, test } from 'vitest';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

// The same bad days for people who prove what they confirm: npm run simulate -- <first seed> <how many> --proofs for more.
test('five hundred lives with proofs: words and pictures once, none shown as uploaded that is not, everybody of the unit has what the server has', async () => {
  const server = await openServerPort();
  const broken: string[] = [];
  for (let seed = 1; seed <= 500; seed += 1) for (const line of await live(seed, server, null, false, true)) broken.push(`seed ${seed}: ${line}`);
  expect(broken).toEqual([]);
}, 3_600_000);
