import { describe, expect, test } from 'vitest';
import { errorSchema } from '../../contract/sync.ts';
import { uuid7 } from '../../server/ids.ts';
import { auditOf, clock, me, minute, rotate } from './support/observe.ts';
import { addPerson, bearer, type Person, postJson, pullPage, push, signIn, testPassword } from './support/person.ts';
import { create, site } from './support/records.ts';
import { rawSql, tablesOf } from './support/place.ts';
import { openUnit, type Unit } from './support/unit.ts';

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
    expect((await auditOf(unit)).filter(line => line === 'device.revoke token-reuse')).toHaveLength(1);
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
    const parts = await Promise.all((await tablesOf(unit.dataDir)).map(async table => JSON.stringify(await rawSql(unit.dataDir, `SELECT * FROM ${table}`))));
    const all = parts.join('\n');
    for (const secret of [person.token, next, testPassword, unit.administrator.split('=')[1] ?? '?', unit.server.setupLink?.split('#')[1] ?? '?']) expect(all).not.toContain(secret.split('.').at(-1));
  });
});
