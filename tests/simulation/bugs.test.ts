import { expect, test } from 'vitest';
import { bugs } from './bugs.ts';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

test.each(bugs.map(bug => [bug.name, bug] as const))('noticed: %s', async (_name, bug) => {
  const server = await openServerPort();
  let noticed = 0;
  for (let seed = 1; seed <= bug.within && noticed === 0; seed += 1) if ((await live(seed, server, bug)).length > 0) noticed = seed;
  expect(noticed).toBeGreaterThan(0);
}, 600_000);

test('one seed is one life', async () => {
  const tell = async () => {
    const server = await openServerPort();
    const lives: string[] = [];
    for (let seed = 7; seed < 12; seed += 1) lives.push((await live(seed, server, bugs.find(({ name }) => name === 'the last writer wins')!)).join('\n'));
    return lives;
  };
  const first = await tell();
  expect(first.join('')).not.toBe('');
  expect(await tell()).toEqual(first);
});
