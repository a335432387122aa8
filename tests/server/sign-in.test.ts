import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorSchema, type Me } from '../../contract/sync.ts';
import type { TokenResponse } from '../../contract/auth.ts';
import { uuid7 } from '../../server/ids.ts';
import { startServer } from '../../server/start.ts';
import { addPerson, askCode, bearer, challenge, type Person, postForm, postJson, pullPage, push, setUp, signIn, testExtId, testPassword } from './support/person.ts';
import { create, site } from './support/records.ts';
import { openUnit, quickCost, temporaryFolder, type Unit } from './support/unit.ts';

const minute = 60_000;

/** A clock the test moves. */
function clock() {
  let time = Date.parse('2026-11-21T08:00:00Z');
  return { now: () => time, pass: (milliseconds: number) => { time += milliseconds; } };
}

async function me(url: string, token: string): Promise<{ readonly status: number; readonly error: string }> {
  const answer = await fetch(`${url}/v1/me`, { headers: bearer(token) });
  const body = await answer.json() as Partial<Me> & { readonly error?: string };
  return { status: answer.status, error: body.error ?? '' };
}

async function rotate(url: string, token: string): Promise<string> {
  const answer = await postJson(url, '/v1/token', { grant: 'rotate' }, token);
  if (answer.status !== 200) throw new Error(`rotate: ${answer.status}`);
  return (await answer.json() as TokenResponse).token;
}

function auditOf(unit: Unit): readonly string[] {
  const database = new DatabaseSync(join(unit.dataDir, 'duwang.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT action, result FROM audit ORDER BY seq').all().map(row => `${String(row['action'])} ${String(row['result'])}`);
  database.close();
  return rows;
}

describe('the first administrator', () => {
  test('there is no default account, the link works once, and a new start voids the old link', async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ dataDir, passwordCost: quickCost });
    const oldLink = first.setupLink ?? '';
    expect(oldLink).toContain('/setup#');
    for (const name of ['admin', 'root', '管理员甲']) expect((await postForm(first.url, '/login', { name, password: testPassword })).status).toBe(401);
    await first.stop();

    const second = await startServer({ dataDir, passwordCost: quickCost });
    const moved = `${second.url}/setup#${new URL(oldLink).hash.slice(1)}`;
    await expect(setUp(moved)).rejects.toThrow('400');
    await setUp(second.setupLink ?? '');
    await expect(setUp(second.setupLink ?? '', '第二人')).rejects.toThrow('400');
    await second.stop();

    const third = await startServer({ dataDir, passwordCost: quickCost });
    expect(third.setupLink).toBeNull();
    await third.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('a weak password is refused in words and the link stays good', async () => {
    await using unit = await openUnit();
    const invited = await postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator);
    const secret = /\/invite#([\w.-]+)/.exec(await invited.text())?.[1] ?? '';
    for (const password of ['short', 'onlylowercaseletters', 'Password-12345678', '赵六Abc-987654']) {
      const answer = await postForm(unit.server.url, '/invite', { secret, name: '赵六', password, again: password });
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).toContain('role="alert"');
      expect(text).not.toContain(password);
    }
    expect((await postForm(unit.server.url, '/invite', { secret, name: '赵六', password: testPassword, again: 'other' })).status).toBe(422);
    expect((await postForm(unit.server.url, '/invite', { secret, name: '管理员甲', password: testPassword, again: testPassword })).status).toBe(422);
    expect((await postForm(unit.server.url, '/invite', { secret, name: '<b>赵', password: testPassword, again: testPassword })).status).toBe(422);
    expect((await postForm(unit.server.url, '/invite', { secret, name: '赵六', password: testPassword, again: testPassword })).status).toBe(200);
    expect((await postForm(unit.server.url, '/invite', { secret, name: '钱七', password: testPassword, again: testPassword })).status).toBe(400);
  });
});

describe('authorization code with PKCE', () => {
  async function redeem(url: string, code: string, over: Record<string, unknown>) {
    const answer = await postJson(url, '/v1/token', { grant: 'code', code, deviceId: uuid7(Date.now()), ...over });
    return { status: answer.status, body: await answer.json() as { error?: string; token?: string } };
  }

  test('a code is good once, with its verifier, for its address', async () => {
    await using unit = await openUnit();
    const { url } = unit.server;
    await addPerson(url, unit.administrator, 'inspector', '张三');
    const redirectUri = `https://${testExtId}.chromiumapp.org/`;

    const wrong = challenge();
    const wrongCode = await askCode(url, '张三', wrong);
    expect(await redeem(url, wrongCode, { verifier: 'x'.repeat(43), redirectUri })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await redeem(url, wrongCode, { verifier: wrong.verifier, redirectUri })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });

    const other = challenge();
    const otherCode = await askCode(url, '张三', other);
    expect(await redeem(url, otherCode, { verifier: other.verifier, redirectUri: `${url}/signed-in` })).toMatchObject({ status: 400 });

    const right = challenge();
    const code = await askCode(url, '张三', right);
    const first = await redeem(url, code, { verifier: right.verifier, redirectUri });
    expect(first.status).toBe(200);
    expect((await me(url, first.body.token ?? '')).status).toBe(200);
    // The same code again: it has leaked, so the session made from it ends too.
    expect(await redeem(url, code, { verifier: right.verifier, redirectUri })).toMatchObject({ status: 400 });
    expect(await me(url, first.body.token ?? '')).toEqual({ status: 401, error: 'unauthenticated' });
    expect(await redeem(url, 'no code at all', { verifier: right.verifier, redirectUri })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a code is good for 60 seconds', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now });
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    const asked = challenge();
    const code = await askCode(unit.server.url, '张三', asked);
    time.pass(61_000);
    expect(await redeem(unit.server.url, code, { verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'] })).toMatchObject({ status: 400 });
  });

  test('a code never goes to an address that is not a configured extension or our own page', async () => {
    await using unit = await openUnit();
    const { url } = unit.server;
    await addPerson(url, unit.administrator, 'inspector', '张三');
    const foreign = 'ponmlkjihgfedcbaponmlkjihgfedcba';
    const cases: readonly (readonly [string, string])[] = [
      [testExtId, 'https://evil.example/'], [testExtId, `https://${foreign}.chromiumapp.org/`], [testExtId, `https://${testExtId}.chromiumapp.org.evil.example/`],
      [testExtId, `https://${testExtId}.chromiumapp.org/other`], [testExtId, `http://${testExtId}.chromiumapp.org/`], [testExtId, 'javascript:alert(1)'],
      [testExtId, `${url}/signed-in?next=x`], [foreign, `https://${foreign}.chromiumapp.org/`], [foreign, `${url}/signed-in`],
    ];
    for (const [extId, redirectUri] of cases) {
      const { fields } = challenge(redirectUri, extId);
      const shown = await fetch(`${url}/authorize?${new URLSearchParams(fields)}`, { redirect: 'manual' });
      expect([shown.status, shown.headers.get('location')]).toEqual([400, null]);
      const posted = await postForm(url, '/authorize', { ...fields, name: '张三', password: testPassword });
      expect([posted.status, posted.headers.get('location')]).toEqual([400, null]);
    }
    for (const spoiled of [{ code_challenge_method: 'plain' }, { response_type: 'token' }, { state: '' }]) {
      expect((await fetch(`${url}/authorize?${new URLSearchParams({ ...challenge().fields, ...spoiled })}`)).status).toBe(400);
    }
  });

  test('without the identity API the code comes back in the fragment of our own page', async () => {
    await using unit = await openUnit();
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    const asked = challenge(`${unit.server.url}/signed-in`);
    const answer = await postForm(unit.server.url, '/authorize', { ...asked.fields, name: '张三', password: testPassword });
    const location = new URL(answer.headers.get('location') ?? '');
    expect([location.pathname, location.search]).toEqual(['/signed-in', '']);
    expect(location.hash).toContain('code=');
  });

  test('a form from another place is refused', async () => {
    await using unit = await openUnit();
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await fetch(`${unit.server.url}/people/invite`, {
        method: 'POST', body: new URLSearchParams({ role: 'administrator' }), headers: { Cookie: unit.administrator, ...(origin ? { Origin: origin } : {}) },
      });
      expect(answer.status).toBe(403);
    }
  });
});

describe('tokens', () => {
  async function inspector(unit: Unit): Promise<Person> {
    return unit.person('inspector', '张三');
  }

  test('the old token stays good until the new one is first used; a lost reply locks nobody out', async () => {
    await using unit = await openUnit();
    const { url } = unit.server;
    const { token } = await inspector(unit);
    const lost = await rotate(url, token);
    const next = await rotate(url, token);
    expect((await me(url, token)).status).toBe(200);
    expect((await me(url, next)).status).toBe(200);
    // The token whose reply was lost was never used: it is simply void, which is no sign of theft.
    expect(await me(url, lost)).toEqual({ status: 401, error: 'unauthenticated' });
    expect((await me(url, next)).status).toBe(200);
  });

  test('a used-up token that turns up again revokes the device, audited; the owner signs in again', async () => {
    await using unit = await openUnit();
    const { url } = unit.server;
    const person = await inspector(unit);
    const next = await rotate(url, person.token);
    expect((await me(url, next)).status).toBe(200);
    expect(await me(url, person.token)).toEqual({ status: 403, error: 'device_revoked' });
    expect(await me(url, next)).toEqual({ status: 403, error: 'device_revoked' });
    expect(auditOf(unit).filter(line => line === 'device.revoke token-reuse')).toHaveLength(1);
    const again = await signIn(url, '张三', person.deviceId);
    expect((await me(url, again.token)).status).toBe(200);
    expect((await me(url, next)).status).toBe(401);
  });

  test('a device revoked by the administrator stays out, others of the person do not', async () => {
    await using unit = await openUnit();
    const { url } = unit.server;
    const person = await inspector(unit);
    const other = await signIn(url, '张三');
    const administrator = await signIn(url, '管理员甲');
    expect((await postJson(url, `/v1/devices/${person.deviceId}/revoke`, {}, administrator.token)).status).toBe(200);
    expect(await me(url, person.token)).toEqual({ status: 403, error: 'device_revoked' });
    await expect(signIn(url, '张三', person.deviceId)).rejects.toThrow('device_revoked');
    expect((await me(url, other.token)).status).toBe(200);
  });

  test('a device of one person is not another\'s; a token does not push for another device', async () => {
    await using unit = await openUnit();
    const person = await inspector(unit);
    await addPerson(unit.server.url, unit.administrator, 'inspector', '李四');
    await expect(signIn(unit.server.url, '李四', person.deviceId)).rejects.toThrow('device_mismatch');
    const answer = await postJson(unit.server.url, '/v1/sync/push', { deviceId: uuid7(1), s: 1, ops: [{ opId: uuid7(2) }] }, person.token);
    expect([answer.status, errorSchema.parse(await answer.json()).error]).toEqual([403, 'device_mismatch']);
  });

  test('signing out, being shut out and twelve hours end a session; a new role starts the stream anew', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now });
    const { url } = unit.server;
    const person = await inspector(unit);
    const administrator = await signIn(url, '管理员甲');
    await push(person, [create('site', site())]);
    const held = await pullPage(person);
    const change = (body: unknown) => fetch(`${url}/v1/users/${person.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(administrator.token) }, body: JSON.stringify(body) });

    expect((await change({ role: 'reader' })).status).toBe(200);
    expect((await push(person, [create('site', site())])).results[0]).toMatchObject({ st: 'denied', code: 'role' });
    const anew = await pullPage(person, held.next);
    expect(anew.reset).toEqual([person.me.stream]);
    expect(anew.rows).toEqual(held.rows);
    expect((await pullPage(person, anew.next)).reset).toEqual([]);

    expect((await change({ disabled: true })).status).toBe(200);
    expect((await me(url, person.token)).status).toBe(401);
    expect((await change({ role: 'administrator', disabled: false })).status).toBe(200);

    await postJson(url, '/v1/logout', undefined, administrator.token);
    expect((await me(url, administrator.token)).status).toBe(401);
    const fresh = await signIn(url, '张三');
    time.pass(12 * 60 * minute + 1);
    expect((await me(url, fresh.token)).status).toBe(401);
  });

  test('the last administrator cannot lock the unit out', async () => {
    await using unit = await openUnit();
    const administrator = await signIn(unit.server.url, '管理员甲');
    for (const body of [{ role: 'reader' }, { disabled: true }]) {
      const answer = await fetch(`${unit.server.url}/v1/users/${administrator.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(administrator.token) }, body: JSON.stringify(body) });
      expect(answer.status).toBe(409);
    }
  });

  test('the server\'s own pages forget a person after 30 idle minutes', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now });
    const visit = () => fetch(`${unit.server.url}/people`, { headers: { Cookie: unit.administrator }, redirect: 'manual' });
    for (let visits = 0; visits < 3; visits += 1) {
      time.pass(29 * minute);
      expect((await visit()).status).toBe(200);
    }
    time.pass(31 * minute);
    const answer = await visit();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login']);
  });

  test('neither tokens, codes, links nor passwords stand in the database', async () => {
    await using unit = await openUnit();
    const person = await inspector(unit);
    const next = await rotate(unit.server.url, person.token);
    const database = new DatabaseSync(join(unit.dataDir, 'duwang.sqlite'), { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(row => String(row['name']));
    const all = tables.map(table => JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all())).join('\n');
    database.close();
    for (const secret of [person.token, next, testPassword, unit.administrator.split('=')[1] ?? '?', unit.server.setupLink?.split('#')[1] ?? '?']) expect(all).not.toContain(secret.split('.').at(-1));
  });
});

test('who tries what they may not is written down, once a minute', async () => {
  await using unit = await openUnit();
  const person = await unit.person('editor', '张三');
  for (let round = 0; round < 5; round += 1) expect((await fetch(`${unit.server.url}/v1/users`, { headers: bearer(person.token) })).status).toBe(403);
  expect(auditOf(unit).filter(line => line === 'request.denied role')).toHaveLength(1);
});

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
    expect(auditOf(unit).filter(line => line === 'sign-in refused')).toHaveLength(5);
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

  test('many attempts at the same moment do not slip past the limit', async () => {
    await using unit = await openUnit();
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(unit, '管理员甲', 'Wrong-Horse-1')));
    expect(answers.filter(answer => answer.status === 401)).toHaveLength(5);
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(15);
  });
});
