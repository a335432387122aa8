import { describe, expect, test } from 'vitest';
import { routes, type Route, type RouteId } from '../../contract/routes.ts';
import { errorSchema } from '../../contract/sync.ts';
import { stepOfCode, totpAt } from '../../server/auth/totp.ts';
import { auditOf, clock, minute } from './support/observe.ts';
import { addPerson, askCode, bearer, challenge, cookieOf, postForm, postJson, testPassword } from './support/person.ts';
import { rawSql, tablesOf } from './support/place.ts';
import { openUnit, type Unit } from './support/unit.ts';

test('the codes are those of RFC 6238, good for the step before and after, and nothing else', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const vectors = [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130']] as const;
  for (const [at, code] of vectors) expect(totpAt(secret, Math.floor(at / 30))).toBe(code);
  const now = 1234567890_000;
  const step = Math.floor(now / 30_000);
  for (const [away, good] of [[-2, false], [-1, true], [0, true], [1, true], [2, false]] as const) expect([away, stepOfCode(secret, totpAt(secret, step + away), now) !== null]).toEqual([away, good]);
  for (const rubbish of ['', '12345', '1234567', 'abcdef', '００５９２４']) expect(stepOfCode(secret, rubbish, now)).toBeNull();
});

/** A server that demands the factor, as in real use. The administrator has set theirs up. */
async function openStrict(time = clock()) {
  const unit = await openUnit({ secondFactor: 'required', now: time.now });
  const { secret, codes } = await enrol(unit, unit.administrator, time.now);
  return { unit, time, secret, codes, code: () => totpAt(secret, Math.floor(time.now() / 30_000)) };
}

async function enrol(unit: Unit, cookie: string, now: () => number): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const begun = await (await postForm(unit.server.url, '/second-factor/begin', {}, cookie)).text();
  const secret = (/<output>([A-Z2-7 ]+)<\/output>/.exec(begun)?.[1] ?? '').replaceAll(' ', '');
  const confirmed = await postForm(unit.server.url, '/second-factor', { code: totpAt(secret, Math.floor(now() / 30_000)) }, cookie);
  const codes = [...(await confirmed.text()).matchAll(/[a-z2-7]{4}(?:-[a-z2-7]{4}){3}/g)].map(([code]) => code);
  expect(codes).toHaveLength(10);
  return { secret, codes };
}

async function login(unit: Unit, name: string): Promise<{ readonly cookie: string; readonly onward: string | null }> {
  const answer = await postForm(unit.server.url, '/login', { name, password: testPassword });
  return { cookie: cookieOf(answer), onward: answer.headers.get('location') };
}

describe('whose work decides over others is known twice', () => {
  test('with the password alone an administrator reaches the way to the factor and nothing else, on every route', async () => {
    await using unit = await openUnit({ secondFactor: 'required' });
    for (const id of Object.keys(routes) as RouteId[]) {
      const route: Route = routes[id];
      if (route.credential !== 'cookie' || route.method !== 'GET' || !route.roles.includes('administrator')) continue;
      const answer = await fetch(unit.server.url + route.path, { headers: { Cookie: unit.administrator }, redirect: 'manual' });
      expect([id, answer.status, answer.headers.get('location')]).toEqual(route.assurance === 'password' ? [id, 200, null] : [id, 303, '/second-factor']);
    }
    const invited = await postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator);
    expect([invited.status, invited.headers.get('location')]).toEqual([303, '/second-factor']);
  });

  test('an editor\'s extension gets in with password and code, not with one of them; an inspector with the password', async () => {
    const { unit, time } = await openStrict();
    await using _ = unit;
    const { url } = unit.server;
    await addPerson(url, unit.administrator, 'inspector', '张三');
    await addPerson(url, unit.administrator, 'editor', '李四');
    expect(await askCode(url, '张三', challenge())).not.toBe('');
    const asked = challenge();
    const refused = await postForm(url, '/authorize', { ...asked.fields, name: '李四', password: testPassword });
    expect([refused.status, await refused.text()]).toEqual([200, expect.stringMatching(/role="alert"[^<]*>[^<]*两步验证/)]);

    const { cookie, onward } = await login(unit, '李四');
    expect(onward).toBe('/second-factor');
    const { secret } = await enrol(unit, cookie, time.now);
    time.pass(minute);
    const tokenWith = async (code: string) => {
      const one = challenge();
      const answer = await postForm(url, '/authorize', { ...one.fields, name: '李四', password: testPassword, code });
      if (answer.status !== 303) return answer.text();
      const given = new URL(answer.headers.get('location') ?? '').searchParams.get('code');
      const token = await postJson(url, '/v1/token', { grant: 'code', code: given, verifier: one.verifier, redirectUri: one.fields['redirect_uri'], deviceId: '01a1ff42-9818-78ab-9b4a-f92ac8cfba30' });
      return (await token.json() as { token: string }).token;
    };
    expect(await tokenWith('')).toContain('role="alert"');
    expect(await tokenWith('000000')).toContain('动态码不对');
    const code = totpAt(secret, Math.floor(time.now() / 30_000));
    const token = await tokenWith(code);
    expect((await fetch(`${url}/v1/sync/pull`, { headers: bearer(String(token)) })).status).toBe(200);
    // The same code a second time, over a shoulder: no.
    expect(await tokenWith(code)).toContain('role="alert"');
  });

  test('a session made before somebody became an editor does not do an editor\'s work', async () => {
    const { unit } = await openStrict();
    await using _ = unit;
    const person = await unit.person('inspector', '张三');
    await postForm(unit.server.url, '/people/change', { userId: person.me.userId, role: 'editor' }, unit.administrator);
    const answer = await fetch(`${person.url}/v1/sync/pull`, { headers: bearer(person.token) });
    expect([answer.status, errorSchema.parse(await answer.json()).error]).toEqual([403, 'second_factor']);
  });
});

test('what changes people asks again after fifteen minutes', async () => {
  const { unit, time, code } = await openStrict();
  await using _ = unit;
  const invite = () => postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator);
  expect((await invite()).status).toBe(200);
  time.pass(16 * minute);
  expect((await invite()).headers.get('location')).toBe('/second-factor');
  expect((await fetch(`${unit.server.url}/people`, { headers: { Cookie: unit.administrator } })).status).toBe(200);
  expect((await postForm(unit.server.url, '/second-factor', { code: code() }, unit.administrator)).status).toBe(303);
  expect((await invite()).status).toBe(200);
});

test('five wrong codes lock, also for the right one; a recovery code is good once', async () => {
  const { unit, time, code, codes } = await openStrict();
  await using _ = unit;
  const prove = async (text: string) => (await postForm(unit.server.url, '/second-factor', { code: text }, unit.administrator)).status;
  time.pass(minute);
  expect(await prove(codes[0]!.toUpperCase().replaceAll('-', ' '))).toBe(303);
  expect(await prove(codes[0]!)).toBe(422);
  expect(await prove(codes[1]!)).toBe(303);
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await prove(`00000${attempt}`)).toBe(422);
  expect(await prove(code())).toBe(429);
  time.pass(15 * minute);
  expect(await prove(code())).toBe(303);
  const lines = await auditOf(unit);
  expect(lines.filter(line => line === 'second-factor.check refused').length).toBe(6);
  expect(lines).toContain('second-factor.add totp');
});

test('a lost factor is taken away by another administrator, not by oneself; everything open ends', async () => {
  const { unit, time, secret } = await openStrict();
  await using _ = unit;
  const { url } = unit.server;
  await addPerson(url, unit.administrator, 'administrator', '管理员乙');
  const second = await login(unit, '管理员乙');
  await enrol(unit, second.cookie, time.now);
  time.pass(minute);
  const one = challenge();
  const answer = await postForm(url, '/authorize', { ...one.fields, name: '管理员甲', password: testPassword, code: totpAt(secret, Math.floor(time.now() / 30_000)) });
  const given = new URL(answer.headers.get('location') ?? '').searchParams.get('code');
  const { token, me } = await (await postJson(url, '/v1/token', { grant: 'code', code: given, verifier: one.verifier, redirectUri: one.fields['redirect_uri'], deviceId: '01a1ff42-9818-78ab-9b4a-f92ac8cfba30' })).json() as { token: string; me: { userId: string } };
  const people = await (await fetch(`${url}/v1/users`, { headers: bearer(token) })).json() as { users: { userId: string; name: string }[] };
  const other = people.users.find(user => user.name === '管理员乙')!;
  expect((await fetch(`${url}/v1/users/${me.userId}/reset-factor`, { method: 'POST', headers: bearer(token) })).status).toBe(409);
  expect((await fetch(`${url}/v1/users/${other.userId}/reset-factor`, { method: 'POST', headers: bearer(token) })).status).toBe(200);
  expect((await fetch(`${url}/second-factor`, { headers: { Cookie: second.cookie }, redirect: 'manual' })).status).toBe(303);
  const again = await login(unit, '管理员乙');
  await enrol(unit, again.cookie, time.now);
});

test('a changed password ends every other session, and the secret lies sealed', async () => {
  const { unit, secret, codes } = await openStrict();
  await using _ = unit;
  const { url } = unit.server;
  await addPerson(url, unit.administrator, 'reader', '张三');
  const [one, two] = [await login(unit, '张三'), await login(unit, '张三')];
  const change = (old: string, password: string, again = password) => postForm(url, '/password', { old, password, again }, one.cookie);
  expect((await change('Wrong-Horse-1', 'Better-Horse-8')).status).toBe(422);
  expect((await change(testPassword, 'short')).status).toBe(422);
  expect((await change(testPassword, 'Better-Horse-8', 'other')).status).toBe(422);
  expect((await change(testPassword, testPassword)).status).toBe(422);
  expect((await change(testPassword, 'Better-Horse-8')).status).toBe(200);
  expect((await fetch(`${url}/password`, { headers: { Cookie: one.cookie }, redirect: 'manual' })).status).toBe(200);
  expect((await fetch(`${url}/password`, { headers: { Cookie: two.cookie }, redirect: 'manual' })).status).toBe(303);
  expect((await postForm(url, '/login', { name: '张三', password: testPassword })).status).toBe(401);
  expect((await postForm(url, '/login', { name: '张三', password: 'Better-Horse-8' })).status).toBe(303);

  const all = (await Promise.all((await tablesOf(unit.dataDir)).map(async table => JSON.stringify(await rawSql(unit.dataDir, `SELECT * FROM ${table}`))))).join('\n');
  for (const open of [secret, ...codes, codes[0]!.replaceAll('-', '')]) expect(all).not.toContain(open);
});
