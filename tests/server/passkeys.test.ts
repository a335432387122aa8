import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpAt } from '../../server/auth/totp.ts';
import { serverWordsOf } from '../../messages/server-words.ts';
import { passkeyHost } from '../../server/auth/passkey-host.ts';
import { authenticator, type Twist } from './support/authenticator.ts';
import { auditOf, clock, minute } from './support/observe.ts';
import { challenge, cookieOf, postForm, postJson, testPassword } from './support/person.ts';
import { portToReturnTo, rawSql } from './support/place.ts';
import { openUnit, type Unit } from './support/unit.ts';

const time = clock();
let unit: Unit;
let url: string;

beforeAll(async () => {
  const port = await portToReturnTo();
  url = `http://localhost:${port}`;
  unit = await openUnit({ port, publicUrl: url, secondFactor: 'required', now: time.now });
});
afterAll(() => unit[Symbol.asyncDispose]());

type Options = { readonly challenge: string; readonly user: { readonly id: string } };

/** What a page asks the browser for. */
function asked(markup: string, kind: 'add' | 'get'): Options {
  const found = new RegExp(`data-passkey="${kind}" data-options="([^"]+)"`).exec(markup)?.[1];
  if (!found) throw new Error(`no ${kind} in ${markup.slice(0, 2000)}`);
  return JSON.parse(found.replaceAll('&#34;', '"').replaceAll('&#38;', '&')) as Options;
}

const read = async (path: string, cookie = ''): Promise<string> => (await fetch(url + path, { headers: { Cookie: cookie }, redirect: 'manual' })).text();
const status = async (path: string, cookie: string): Promise<readonly [number, string | null]> => {
  const answer = await fetch(url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
  return [answer.status, answer.headers.get('location')];
};

/** Adds a key of a new device on the page for it. */
async function enrol(cookie: string, name = '办公室电脑') {
  const device = authenticator(url);
  const added = await postForm(url, '/passkeys', { name, answer: device.add(asked(await read('/passkeys', cookie), 'add')) }, cookie);
  expect([added.status, added.headers.get('location')]).toEqual([303, '/passkeys']);
  return device;
}

const enter = async (device: ReturnType<typeof authenticator>, twist: Twist = {}): Promise<Response> =>
  postForm(url, '/login/passkey', { answer: device.get(asked(await read('/login'), 'get'), twist) });

/** A person with a password session of their own. */
async function person(name: string): Promise<string> {
  const { inTransaction } = await import('../../server/db/transaction.ts');
  const { addInvitation } = await import('../../server/repo/invitations.ts');
  const { homeOrganisation, homeTenant } = await import('../../server/repo/organisations.ts');
  const { newSecret, readSecret } = await import('../../server/ids.ts');
  const { db } = unit.server.context;
  const tenant = await homeTenant(db.read);
  const { orgId } = await homeOrganisation(db.read, tenant);
  const secret = newSecret(tenant);
  await inTransaction(db.write, tx => addInvitation(tx, tenant, readSecret(secret)!.hash, { kind: 'invite', role: 'editor', orgId }, null, time.now(), time.now() + minute));
  expect((await postForm(url, '/invite', { secret, name, password: testPassword, again: testPassword })).status).toBe(200);
  return cookieOf(await postForm(url, '/login', { name, password: testPassword }));
}

test('a host name over https, or this machine by name, allows passkeys; an address or plain http does not, in words', () => {
  expect(passkeyHost('https://duwang.shifan.gov.cn')).toEqual({ rpId: 'duwang.shifan.gov.cn' });
  expect(passkeyHost('https://duwang.shifan.gov.cn:8443')).toEqual({ rpId: 'duwang.shifan.gov.cn' });
  expect(passkeyHost('http://localhost:8787')).toEqual({ rpId: 'localhost' });
  const said = (address: string): string => {
    const host = passkeyHost(address);
    return 'trouble' in host ? host.trouble(serverWordsOf('zh-CN')) : '';
  };
  for (const address of ['https://10.1.2.3', 'https://[fd00::1]:8443', 'http://127.0.0.1:8787']) expect(said(address)).toContain('IP');
  expect(said('http://duwang.shifan.gov.cn')).toContain('https');
});

test('where the address allows none no page offers one, the list says why, and what is sent all the same is refused in words', async () => {
  await using plain = await openUnit();
  const at = plain.server.url;
  expect(await (await fetch(`${at}/login`)).text()).not.toContain('通行密钥登录');
  expect(await (await fetch(`${at}/passkeys`, { headers: { Cookie: plain.administrator } })).text()).toContain('本服务器的地址是 IP');
  const sent = await postForm(at, '/login/passkey', { answer: '{}' });
  expect([sent.status, await sent.text()]).toEqual([409, expect.stringContaining('PUBLIC_URL')]);
});

test('a passkey signs a reviewer in by itself, for pages and extension, as two factors; the list tells its name and last use', async () => {
  const cookie = await person('审核甲');
  expect(await status('/desk', cookie)).toEqual([303, '/second-factor']);
  const device = await enrol(cookie);
  // Making it showed it: the session that did goes on.
  expect(await status('/desk', cookie)).toEqual([200, null]);
  expect(await read('/passkeys', cookie)).toMatch(/办公室电脑[\s\S]*还没有用过/);

  const entered = await enter(device);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/desk']);
  expect(await status('/desk', cookieOf(entered))).toEqual([200, null]);
  expect(await read('/passkeys', cookieOf(entered))).toContain('2026-11-21');

  const one = challenge();
  const page = await read(`/authorize?${new URLSearchParams(one.fields)}`);
  const answer = await postForm(url, '/authorize/passkey', { ...one.fields, answer: device.get(asked(page, 'get')) });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code');
  const token = await postJson(url, '/v1/token', { grant: 'code', code, verifier: one.verifier, redirectUri: one.fields['redirect_uri'], deviceId: '01a1ff42-9818-78ab-9b4a-f92ac8cfba31' });
  expect([token.status, (await token.json() as { me: { name: string } }).me.name]).toEqual([200, '审核甲']);
  const wrongExtension = await postForm(url, '/authorize/passkey', { ...one.fields, redirect_uri: 'https://evil.example/', answer: '{}' });
  expect([wrongExtension.status, wrongExtension.headers.get('location'), await wrongExtension.text()]).toEqual([200, null, expect.not.stringContaining('action="/authorize')]);
  expect((await auditOf(unit)).filter(line => /passkey/.test(line))).toEqual(['passkey.add 办公室电脑', 'sign-in passkey']);
});

test('a person calls a key something else, and nobody another person’s: audited with both names, refused in words without one', async () => {
  const cookie = await person('审核庚');
  const device = await enrol(cookie, '办公室电脑');
  const other = await person('审核辛');
  const rename = (name: string, as: string, passkey = device.id) => postForm(url, '/passkeys/rename', { passkey, name }, as);
  const named = await rename('  三楼<b>值班室</b>电脑 ', cookie);
  expect([named.status, named.headers.get('location')]).toEqual([303, '/passkeys']);
  expect((await auditOf(unit)).at(-1)).toBe('passkey.rename 办公室电脑 → 三楼b值班室/b电脑');
  expect(await read('/passkeys', cookie)).toMatch(/<strong>三楼b值班室\/b电脑<\/strong>[\s\S]*action="\/passkeys\/rename"/);
  // The same name again is no change.
  expect((await rename('三楼b值班室/b电脑', cookie)).status).toBe(303);
  const lines = (await auditOf(unit)).length;
  const empty = await rename(' ', cookie);
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('请写明名称')]);
  // Somebody else's, and one there is not, answer alike.
  await enrol(other, '手机');
  expect([(await rename('别人的', other)).status, (await rename('别人的', other, 'bm9uZQ')).status]).toEqual([404, 404]);
  expect(await read('/passkeys', cookie)).not.toContain('别人的');
  expect((await auditOf(unit)).slice(lines).filter((line) => line.startsWith('passkey.rename'))).toEqual([]);
  // A quarter of an hour after it was shown it is asked for again; the key itself opens as before.
  time.pass(16 * minute);
  const late = await rename('晚了', cookie);
  expect([late.status, late.headers.get('location')]).toEqual([303, '/second-factor']);
  expect((await enter(device)).status).toBe(303);
});

describe('an answer counts once, for this server, this purpose and this session', () => {
  test.each<readonly [string, Twist]>([
    ['another address', { origin: 'https://evil.example' }], ['another host', { rpId: 'evil.example' }], ['a device that asked for no finger or PIN', { flags: 0x01 }], ['another key', { otherKey: true }],
    ['an invented challenge', { challenge: 'aW52ZW50ZWQ' }],
  ])('%s is refused in words and audited', async (what, twist) => {
    const device = await enrol(await person(what.slice(0, 30)));
    const answer = await enter(device, twist);
    expect([answer.status, await answer.text(), cookieOf(answer)]).toEqual([401, expect.stringContaining('没有通过核对'), '']);
    expect((await auditOf(unit)).at(-1)).toBe('sign-in refused');
    expect((await enter(device)).status).toBe(303);
  });

  test('a second time, after five minutes, or for something else', async () => {
    const cookie = await person('审核乙');
    const device = await enrol(cookie);
    const answer = device.get(asked(await read('/login'), 'get'));
    const late = device.get(asked(await read('/login'), 'get'));
    expect((await postForm(url, '/login/passkey', { answer })).status).toBe(303);
    expect((await postForm(url, '/login/passkey', { answer })).status).toBe(401);
    const toProve = device.get(asked(await read('/second-factor', cookie), 'get'));
    expect((await postForm(url, '/login/passkey', { answer: toProve })).status).toBe(401);
    time.pass(6 * minute);
    expect((await postForm(url, '/login/passkey', { answer: late })).status).toBe(401);
    for (const rubbish of ['', '{}', 'null', '[]', answer.slice(0, -5), answer.replace('public-key', 'other')]) expect((await postForm(url, '/login/passkey', { answer: rubbish })).status).toBe(401);
  });

  test('one whose counter goes back was copied: it opens nothing from then on, says so in the list, and is audited', async () => {
    const cookie = await person('审核丙');
    const device = await enrol(cookie, '旧安全密钥');
    expect((await enter(device, { counter: 50 })).status).toBe(303);
    const copied = await enter(device, { counter: 40 });
    expect([copied.status, await copied.text()]).toEqual([401, expect.stringContaining('可能被复制过')]);
    expect((await enter(device, { counter: 60 })).status).toBe(401);
    expect((await auditOf(unit)).filter(line => line.startsWith('passkey.suspend'))).toEqual(['passkey.suspend 旧安全密钥']);
    expect(await read('/passkeys', cookie)).toContain('计数倒退');
    // Keys that are kept in several places at once never count: nought after nought is no copy.
    const synced = await enrol(await person('审核丁'), '手机');
    await rawSql(unit.dataDir, 'UPDATE passkeys SET counter = 0 WHERE credential_id = ?', synced.id);
    for (let time = 0; time < 2; time += 1) expect((await enter(synced, { counter: 0 })).status).toBe(303);
  });
});

describe('beside the password', () => {
  test('whoever has one shows it after the password; the password alone adds no further key and no code', async () => {
    const first = await person('审核戊');
    const device = await enrol(first);
    const again = await postForm(url, '/login', { name: '审核戊', password: testPassword });
    expect(again.headers.get('location')).toBe('/second-factor');
    const cookie = cookieOf(again);
    expect(await status('/passkeys', cookie)).toEqual([303, '/second-factor']);
    const other = authenticator(url);
    for (const [path, fields] of [['/passkeys', { name: 'x', answer: other.add(asked(await read('/passkeys', first), 'add')) }], ['/second-factor/begin', {}], ['/passkeys/remove', { passkey: device.id }]] as const) {
      const refused = await postForm(url, path, fields as Record<string, string>, cookie);
      expect([path, refused.status, refused.headers.get('location')]).toEqual([path, 303, '/second-factor']);
    }
    expect((await rawSql(unit.dataDir, 'SELECT 1 FROM passkeys WHERE credential_id = ?', other.id)).length).toBe(0);

    const one = challenge();
    const told = await postForm(url, '/authorize', { ...one.fields, name: '审核戊', password: testPassword, code: '' });
    expect([told.status, await told.text()]).toEqual([200, expect.stringContaining('用通行密钥登录')]);

    const stranger = await postForm(url, '/second-factor/passkey', { answer: device.get(asked(await read('/second-factor', first), 'get')) }, cookie);
    expect([stranger.status, await stranger.text()]).toEqual([422, expect.stringContaining('没有通过核对')]);
    const proved = await postForm(url, '/second-factor/passkey', { answer: device.get(asked(await read('/second-factor', cookie), 'get')) }, cookie);
    expect([proved.status, proved.headers.get('location')]).toEqual([303, '/desk']);
    expect((await auditOf(unit)).at(-1)).toBe('second-factor.check passkey');

    // A quarter of an hour later it is asked for again before anything is changed.
    time.pass(16 * minute);
    expect(await read('/passkeys', cookie)).toContain('再验证一次');
    expect((await postForm(url, '/passkeys/remove', { passkey: device.id }, cookie)).headers.get('location')).toBe('/second-factor');
    await postForm(url, '/second-factor/passkey', { answer: device.get(asked(await read('/second-factor', cookie), 'get')) }, cookie);
    expect((await postForm(url, '/passkeys/remove', { passkey: 'bm9uZQ' }, cookie)).status).toBe(404);
    expect((await postForm(url, '/passkeys/remove', { passkey: device.id }, cookie)).headers.get('location')).toBe('/passkeys');
    expect((await enter(device)).status).toBe(401);
  });

  test('an administrator who helps a person that lost theirs takes passkeys away too', async () => {
    const cookie = await person('审核己');
    const device = await enrol(cookie);
    const administrator = cookieOf(await postForm(url, '/login', { name: '管理员甲', password: testPassword }));
    const begun = await (await postForm(url, '/second-factor/begin', {}, administrator)).text();
    const secret = (/<output>([A-Z2-7 ]+)<\/output>/.exec(begun)?.[1] ?? '').replaceAll(' ', '');
    expect((await postForm(url, '/second-factor', { code: totpAt(secret, Math.floor(time.now() / 30_000)) }, administrator)).status).toBe(200);
    const [row] = await rawSql(unit.dataDir, 'SELECT user_id FROM users WHERE login = ?', '审核己');
    expect((await postForm(url, '/people/reset-factor', { userId: String(row!['user_id']) }, administrator)).status).toBe(303);
    expect(await status('/desk', cookie)).toEqual([303, '/login']);
    expect((await enter(device)).status).toBe(401);
  });
});
