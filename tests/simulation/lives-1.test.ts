import { expect, test } from 'vitest';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

// Half of the 5,000 lives of every test run; the other half runs beside it. More of them: npm run simulate -- <first seed> <how many>.
test('lives 1 to 2500: nothing lost, nothing done twice, nothing overwritten unseen, everybody sees the same', async () => {
  const server = await openServerPort();
  const broken: string[] = [];
  for (let seed = 1; seed <= 2500; seed += 1) for (const line of await live(seed, server)) broken.push(`seed ${seed}: ${line}`);
  expect(broken).toEqual([]);
}, 3_600_000);
