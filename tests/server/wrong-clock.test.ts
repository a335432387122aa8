import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDaily } from '../../server/jobs/daily.ts';
import { auditOf, clock, me, minute } from './support/observe.ts';
import { addPerson, allowOwnReview, type Person, postForm, postJson, pullAll, push, signIn } from './support/person.ts';
import { databaseAt, dropDatabase, rawSql, temporaryFolder } from './support/place.ts';
import { create, decision, finding, rectification, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

const day = 24 * 60 * minute;
const year = 365.25 * day;

let dataDir: string;
let time: ReturnType<typeof clock>;
let unit: Unit;
let editor: Person;
const shown = site();

/** A unit that has worked in November 2026, and was stopped. */
beforeEach(async () => {
  dataDir = temporaryFolder();
  time = clock();
  unit = await openUnit({ dataDir, now: time.now });
  editor = await unit.person('editor', '李四');
  await allowOwnReview(unit.server.url, unit.administrator);
  await push(editor, [create('site', shown)]);
});
afterEach(async () => {
  await unit[Symbol.asyncDispose]();
  await dropDatabase(dataDir);
});

/** The same server started anew on a clock that has jumped. */
async function restartAfter(jump: number): Promise<void> {
  await unit[Symbol.asyncDispose]();
  time.pass(jump);
  unit = await openUnit({ dataDir, now: time.now });
}
const ready = async (): Promise<unknown> => (await fetch(`${unit.server.url}/readyz`)).json();
const refusal = { error: 'clock', message: expect.stringContaining('服务器的时钟不对') };
const issueOne = async (by: Person) => {
  const one = finding(shown.id, { about: String(Math.random()) });
  const ops = [create('finding', one), create('decision', decision(one.id)), create('rectification', rectification(one, { workingDays: 3, dueOn: null }))];
  return postJson(by.url, '/v1/sync/push', { deviceId: by.deviceId, s: 1, ops }, by.token);
};
const clockLines = async () => (await auditOf(unit)).filter(line => line.startsWith('clock.'));

test('a server that starts ten years before its newest work says so, gives no numbers and no due days, shows what there is, and mends itself', async () => {
  await restartAfter(-10 * year);
  expect(await ready()).toEqual(refusal);
  expect((await fetch(`${unit.server.url}/healthz`)).status).toBe(200);
  // A session of the later time would outlast the mistake by years: people sign in anew.
  expect((await me(unit.server.url, editor.token)).status).toBe(401);
  const early = await signIn(unit.server.url, '李四', editor.deviceId);
  const answer = await issueOne(early);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([503, '60', refusal]);
  expect((await pullAll(early)).rows.map(row => row.id)).toContain(shown.id);
  expect(await clockLines()).toEqual([expect.stringMatching(/^clock\.wrong 服务器现在的时间是 2016-11-.*早于读网这一版发布/)]);

  time.pass(10 * year);
  expect(await ready()).toEqual({ done: true });
  const right = await signIn(unit.server.url, '李四', editor.deviceId);
  expect((await issueOne(right)).status).toBe(200);
  expect((await pullAll(right)).rows.find(row => row.entity === 'rectification')?.data).toMatchObject({ number: '2026-0001', dueOn: '2026-11-25' });
  expect((await clockLines()).at(-1)).toBe('clock.right ok');
});

test('a clock that jumps ten years ahead under a running server: nothing is taken, nothing is purged, and nobody is locked out for years afterwards', async () => {
  const before = Number((await rawSql(dataDir, 'SELECT count(*) AS n FROM ledger'))[0]?.['n']);
  expect(await ready()).toEqual({ done: true });
  time.pass(10 * year);
  expect(await ready()).toEqual(refusal);
  expect(await runDaily(unit.server.context.db, () => undefined, time.now)).toContain('离上次正常运行（2026-11-21 16:00）一年以上');
  expect(Number((await rawSql(dataDir, 'SELECT count(*) AS n FROM ledger'))[0]?.['n'])).toBe(before);
  for (let guess = 0; guess < 6; guess += 1) await postForm(unit.server.url, '/login', { name: '李四', password: `Wrong-Horse-${guess}` });
  // Restarted it still knows: what was written meanwhile proves nothing.
  await restartAfter(0);
  expect(await ready()).toEqual(refusal);

  time.pass(-10 * year);
  expect(await ready()).toEqual({ done: true });
  const right = await signIn(unit.server.url, '李四', editor.deviceId);
  expect((await issueOne(right)).status).toBe(200);
  expect((await pullAll(right)).rows.find(row => row.entity === 'rectification')?.data).toMatchObject({ number: '2026-0001', dueOn: '2026-11-25' });
});

test('some months ahead cannot be told from time gone by: what was signed, invited and counted then ends with the mistake, and a person has the last word', async () => {
  time.pass(100 * day);
  expect(await ready()).toEqual({ done: true });
  const login = await postForm(unit.server.url, '/login', { name: '管理员甲', password: 'Correct-Horse-7' });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ahead = /\/invite#([\w.-]+)/.exec(await (await postForm(unit.server.url, '/people/invite', { role: 'reader' }, cookie)).text())?.[1];
  time.pass(-100 * day);
  expect(await ready()).toEqual(refusal);
  expect((await clockLines()).at(-1)).toMatch(/^clock\.wrong .*比上次正常运行（2027-03-01 16:00）还早/);
  expect((await fetch(`${unit.server.url}/people`, { headers: { Cookie: cookie }, redirect: 'manual' })).status).toBe(303);
  if (ahead !== undefined) expect((await postForm(unit.server.url, '/invite', { secret: ahead, name: '迟到', password: 'Correct-Horse-7', again: 'Correct-Horse-7' })).status).toBe(400);
  // The operator looked at the clock: it is right now, and was wrong then.
  await unit.server.context.db.write.updateTable('installation').set({ value: String(time.now()) }).where('name', '=', 'clock').execute();
  expect(await ready()).toEqual({ done: true });
});

test('a new installation on a machine that believes it is 1970 can be set up and takes nothing until the clock is set', async () => {
  const empty = temporaryFolder();
  let now = 0;
  try {
    await using fresh = await openUnit({ dataDir: empty, now: () => now });
    await addPerson(fresh.server.url, fresh.administrator, 'inspector', '张三');
    const person = await signIn(fresh.server.url, '张三');
    const send = () => postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops: [create('site', site())] }, person.token);
    expect((await send()).status).toBe(503);
    now = Date.parse('2026-11-21T08:00:00Z');
    const again = await signIn(fresh.server.url, '张三', person.deviceId);
    expect((await push(again, [create('site', site())])).results[0]).toMatchObject({ st: 'ok' });
  } finally {
    await dropDatabase(empty);
  }
});

test('the command says what is wrong, and confirms the time of this machine as a line of the audit; `healthcheck` gives the reason', async () => {
  const { postgres } = await databaseAt(dataDir);
  const variables = { ...process.env, DATA_DIR: dataDir, LISTEN: new URL(unit.server.url).host, ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) };
  const run = (...words: readonly string[]) => new Promise<readonly [number, string]>(resolve => {
    execFile(process.execPath, [join(import.meta.dirname, '../../server/main.ts'), ...words], { env: variables }, (error, out, wrong) => resolve([error ? Number(error.code ?? 1) : 0, out + wrong]));
  });
  time.pass(Date.now() - time.now());
  await rawSql(dataDir, "UPDATE installation SET value = ? WHERE name = 'clock'", String(Date.now() + 10 * year));
  const [said, health] = await Promise.all([run('clock'), (async () => {
    // A running server looks at what is kept only when its own time seems wrong.
    time.pass(-3 * 60 * minute);
    time.pass(-10 * year);
    return run('healthcheck');
  })()]);
  expect(said).toEqual([1, expect.stringMatching(/比上次正常运行（20\d\d-.*）还早.*clock confirm/)]);
  expect(health).toEqual([1, expect.stringContaining('服务器的时钟不对')]);
  expect(await run('clock', 'confirm')).toEqual([0, expect.stringContaining('没有疑问')]);
  expect((await clockLines())).toContain('clock.confirm ok');
  time.pass(10 * year + 3 * 60 * minute);
  expect(await ready()).toEqual({ done: true });
});
