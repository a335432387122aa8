import { expect, test } from 'vitest';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

// Half of the 5,000 lives of every test run; the other half runs beside it. More of them: npm run simulate -- <first seed> <how many>.
test('lives 2501 to 5000: nothing lost, nothing done twice, nothing overwritten unseen, everybody sees the same', async () => {
  const server = await openServerPort();
  const broken: string[] = [];
  for (let seed = 2501; seed <= 5000; seed += 1) for (const line of await live(seed, server)) broken.push(`seed ${seed}: ${line}`);
  expect(broken).toEqual([]);
}, 3_600_000);
