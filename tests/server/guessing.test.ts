import { describe, expect, test } from 'vitest';
import { defaultCost } from '../../server/auth/password.ts';
import { addPerson, bearer, testPassword } from './support/person.ts';
import { auditOf, clock, minute } from './support/observe.ts';
import { rawSql } from './support/place.ts';
import { openUnit, type Unit } from './support/unit.ts';

test('who tries what they may not is written down, once a minute', async () => {
  await using unit = await openUnit();
  const person = await unit.person('editor', '张三');
  for (let round = 0; round < 5; round += 1) expect((await fetch(`${unit.server.url}/v1/users`, { headers: bearer(person.token) })).status).toBe(403);
  expect((await auditOf(unit)).filter(line => line === 'request.denied role')).toHaveLength(1);
});

/** T18 asks for ten thousand: `GUESSES=10000`. */
const guesses = Number(process.env['GUESSES'] ?? 1000);
/** And for as many accounts from one address: `ACCOUNTS=10000`. */
const accounts = Number(process.env['ACCOUNTS'] ?? 200);

/** Pairs of sign-ins whose time is compared: `TIMINGS=200`, with the work a real installation does. */
const timings = Number(process.env['TIMINGS'] ?? 4);

describe('guessing passwords', () => {
  const login = (unit: Unit, name: string, password: string, from = '') =>
    fetch(`${unit.server.url}/login`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ name, password }),
      headers: { Origin: unit.server.url, ...(from ? { 'X-Forwarded-For': from } : {}) },
    });

  test('five failures lock the account for 15 minutes, also for the right password; others get in', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now, trustProxy: true });
    await addPerson(unit.server.url, unit.administrator, 'reader', '张三');
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await login(unit, '张三', `Wrong-Horse-${attempt}`, `10.0.0.${attempt}`));
    expect(answers.map(answer => answer.status)).toEqual([401, 401, 401, 401, 401]);
    const locked = await login(unit, '张三', testPassword, '10.0.0.9');
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login(unit, '管理员甲', testPassword, '10.0.0.9')).status).toBe(303);
    time.pass(15 * minute + 1);
    expect((await login(unit, '张三', testPassword, '10.0.0.9')).status).toBe(303);
    expect((await auditOf(unit)).filter(line => line === 'sign-in refused')).toHaveLength(5);
  });

  test(`T18: ${guesses} guesses at one account, all at once and one after the other: five are looked at, the others are refused unseen`, async () => {
    await using unit = await openUnit({ trustProxy: true });
    await addPerson(unit.server.url, unit.administrator, 'reader', '张三');
    const statuses = new Map<number, number>();
    for (let wave = 0; wave < guesses / 50; wave += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => login(unit, '张三', `Wrong-Horse-${wave}-${at}`, `10.${wave % 200}.${Math.floor(wave / 200)}.${at}`)));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // Others get in meanwhile.
      if (wave % 5 === 0) expect((await login(unit, '管理员甲', testPassword, '10.200.0.1')).status).toBe(303);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 5, 429: guesses - 5 });
    expect((await login(unit, '张三', testPassword, '10.200.0.2')).status).toBe(429);
    expect((await auditOf(unit)).filter(line => line === 'sign-in refused')).toHaveLength(5);
  });

  test('T18: a name that is known takes no longer than one that is not: the same work is done for both; how long each took is printed, not judged', async () => {
    await using unit = await openUnit({ trustProxy: true, ...(timings > 4 ? { passwordCost: defaultCost } : {}) });
    const known = Array.from({ length: Math.ceil(timings / 4) }, (_, index) => `人员${index}`);
    for (const name of known) await addPerson(unit.server.url, unit.administrator, 'reader', name);
    const took = { known: [] as number[], unknown: [] as number[] };
    // In turns, each kind first as often as the other: what else the machine does falls on both. Never five at one account: that one is refused unseen.
    for (let turn = 0; turn < timings; turn += 1) {
      const index = turn % known.length;
      const pair = [['known', known[index]!], ['unknown', `无此人${index}`]] as const;
      for (const [kind, name] of turn % 2 === 0 ? pair : pair.toReversed()) {
        const began = performance.now();
        const answer = await login(unit, name, 'Wrong-Horse-1', `10.${kind === 'known' ? 1 : 2}.${Math.floor(turn / 250)}.${turn % 250}`);
        await answer.text();
        took[kind].push(performance.now() - began);
        expect(answer.status).toBe(401);
      }
    }
    const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
    const differences = took.known.map((time, index) => time - took.unknown[index]!);
    console.log(`T18: ${timings} pairs; median known ${middle(took.known).toFixed(1)} ms, unknown ${middle(took.unknown).toFixed(1)} ms, ratio ${(middle(took.known) / middle(took.unknown)).toFixed(3)}, median difference ${middle(differences).toFixed(1)} ms`);
    const began = performance.now();
    expect((await login(unit, '管理员甲', testPassword, '10.200.0.1')).status).toBe(303);
    console.log(`T18: another person signed in within ${(performance.now() - began).toFixed(0)} ms`);
  });

  test('unknown and known names get the same answer and the same lock', async () => {
    await using unit = await openUnit({ trustProxy: true });
    await addPerson(unit.server.url, unit.administrator, 'reader', '张三');
    const tries = async (name: string, from: string) => {
      const seen: string[] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const answer = await login(unit, name, 'Wrong-Horse-1', from);
        seen.push(`${answer.status} ${(await answer.text()).replaceAll(name, 'X')}`);
      }
      return seen;
    };
    expect(await tries('无此人', '10.0.0.1')).toEqual(await tries('张三', '10.0.0.2'));
  });

  test('thirty failures lock an address; sign-ins that succeed do not count', async () => {
    await using unit = await openUnit({ trustProxy: true });
    for (let attempt = 0; attempt < 40; attempt += 1) expect((await login(unit, '管理员甲', testPassword, '10.0.0.1')).status).toBe(303);
    for (let attempt = 0; attempt < 30; attempt += 1) expect((await login(unit, `无此人${attempt}`, 'Wrong-Horse-1', '10.0.0.1')).status).toBe(401);
    expect((await login(unit, '管理员甲', testPassword, '10.0.0.1')).status).toBe(429);
    expect((await login(unit, '管理员甲', testPassword, '10.0.0.2')).status).toBe(303);
  });

  test(`T18: ${accounts} accounts from one address: thirty are looked at, the others refused unseen; no account is locked by it, and others get in`, async () => {
    await using unit = await openUnit({ trustProxy: true });
    await addPerson(unit.server.url, unit.administrator, 'reader', '张三');
    const statuses = new Map<number, number>();
    for (let at = 0; at < accounts; at += 50) {
      const answers = await Promise.all(Array.from({ length: Math.min(50, accounts - at) }, (_, one) => login(unit, `无此人${at + one}`, 'Wrong-Horse-1', '10.0.0.1')));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (at % 200 === 0) expect((await login(unit, '管理员甲', testPassword, '10.0.0.2')).status).toBe(303);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 30, 429: accounts - 30 });
    expect((await login(unit, '张三', testPassword, '10.0.0.1')).status).toBe(429);
    expect((await login(unit, '张三', testPassword, '10.0.0.2')).status).toBe(303);
    expect((await auditOf(unit)).filter(line => line === 'sign-in refused')).toHaveLength(30);
    // What was refused unseen leaves no row behind, but for those on their way when the limit was reached: nobody fills the table from one address.
    expect(Number((await rawSql(unit.dataDir, 'SELECT count(*) AS many FROM attempts'))[0]?.['many'])).toBeLessThan(30 + 50 + 10);
  });

  test('many attempts at the same moment do not slip past the limit', async () => {
    await using unit = await openUnit();
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(unit, '管理员甲', 'Wrong-Horse-1')));
    expect(answers.filter(answer => answer.status === 401)).toHaveLength(5);
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(15);
  });
});
