import { BlockList } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../server/env.ts';
import { auditOf, clock, me } from './support/observe.ts';
import { addPerson, bearer, cookieOf, postForm, postJson, signIn, testPassword } from './support/person.ts';
import { openUnit, type Unit } from './support/unit.ts';

const day = 86_400_000;

async function idOf(unit: Unit, name: string): Promise<string> {
  const page = await (await fetch(`${unit.server.url}/people`, { headers: { Cookie: unit.administrator } })).text();
  return new RegExp(`>${name}</th>.*?name="userId" value="([0-9a-f-]{36})"`, 's').exec(page)?.[1] ?? '';
}

async function resetLink(unit: Unit, name: string): Promise<string> {
  const text = await (await postForm(unit.server.url, '/people/reset-password', { userId: await idOf(unit, name) }, unit.administrator)).text();
  return /\/reset#([\w.-]+)/.exec(text)?.[1] ?? '';
}

const choose = (unit: Unit, secret: string, password: string, again = password) => postForm(unit.server.url, '/reset', { secret, password, again });

describe('a forgotten password', () => {
  test('a link is good once, for a day; the newest alone; everything open ends, and the old password is void', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now });
    const person = await unit.person('editor', '李四');
    const first = await resetLink(unit, '李四');
    const second = await resetLink(unit, '李四');
    expect((await choose(unit, first, 'Better-Horse-8')).status).toBe(400);
    expect((await choose(unit, second, 'Better-Horse-8', 'other')).status).toBe(422);
    expect((await choose(unit, second, 'short')).status).toBe(422);
    expect((await me(unit.server.url, person.token)).status).toBe(200);
    expect((await choose(unit, second, 'Better-Horse-8')).status).toBe(200);
    expect((await me(unit.server.url, person.token)).status).toBe(401);
    expect((await choose(unit, second, 'Better-Horse-9')).status).toBe(400);
    expect((await postForm(unit.server.url, '/login', { name: '李四', password: testPassword })).status).toBe(401);
    expect((await postForm(unit.server.url, '/login', { name: '李四', password: 'Better-Horse-8' })).status).toBe(303);

    const late = await resetLink(unit, '李四');
    time.pass(day);
    expect((await choose(unit, late, 'Better-Horse-9')).status).toBe(400);
    for (const rubbish of ['', 'x', `${late}x`]) expect((await choose(unit, rubbish, 'Better-Horse-9')).status).toBe(400);
    expect(await auditOf(unit)).toEqual(expect.arrayContaining(['password.reset-link ok', 'password.reset ok']));
  });

  test('opens an account that failures have locked, and not one an administrator has shut', async () => {
    await using unit = await openUnit();
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    for (let attempt = 0; attempt < 5; attempt += 1) await postForm(unit.server.url, '/login', { name: '张三', password: 'Wrong-Horse-1' });
    expect((await postForm(unit.server.url, '/login', { name: '张三', password: testPassword })).status).toBe(429);
    expect((await choose(unit, await resetLink(unit, '张三'), 'Better-Horse-8')).status).toBe(200);
    expect((await postForm(unit.server.url, '/login', { name: '张三', password: 'Better-Horse-8' })).status).toBe(303);
    const link = await resetLink(unit, '张三');
    await postForm(unit.server.url, '/people/change', { userId: await idOf(unit, '张三'), role: 'inspector', disabled: 'on' }, unit.administrator);
    expect((await choose(unit, link, 'Better-Horse-9')).status).toBe(400);
  });

  test('two who use one link at the same moment: one has it', async () => {
    await using unit = await openUnit();
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    const link = await resetLink(unit, '张三');
    const answers = await Promise.all(['Better-Horse-1', 'Better-Horse-2', 'Better-Horse-3'].map(password => choose(unit, link, password)));
    expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 400, 400]);
  });
});

test('two who use one invitation at the same moment: one account, and the link is good no more', async () => {
  await using unit = await openUnit();
  const text = await (await postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator)).text();
  const secret = /\/invite#([\w.-]+)/.exec(text)?.[1] ?? '';
  const join = (name: string) => postForm(unit.server.url, '/invite', { secret, name, password: testPassword, again: testPassword });
  const answers = await Promise.all(['甲一', '乙二', '丙三', '丁四'].map(join));
  expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 400, 400, 400]);
  expect((await join('戊五')).status).toBe(400);
});

describe('age', () => {
  test('after ninety days a manager\'s password opens nothing but the way to a new one; an inspector\'s goes on', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now, dormantDays: 0 });
    await addPerson(unit.server.url, unit.administrator, 'editor', '李四');
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    time.pass(91 * day);
    const { url } = unit.server;
    const [editor, inspector] = [await signIn(url, '李四'), await signIn(url, '张三')];
    const pull = (token: string) => fetch(`${url}/v1/sync/pull`, { headers: bearer(token) });
    expect((await pull(inspector.token)).status).toBe(200);
    const refused = await pull(editor.token);
    expect([refused.status, (await refused.json() as { error: string }).error]).toEqual([403, 'password_age']);
    const cookie = cookieOf(await postForm(url, '/login', { name: '李四', password: testPassword }));
    const desk = await fetch(`${url}/desk`, { headers: { Cookie: cookie }, redirect: 'manual' });
    expect([desk.status, desk.headers.get('location')]).toEqual([303, '/password']);
    expect(await (await fetch(`${url}/password`, { headers: { Cookie: cookie } })).text()).toContain('密码已超过使用期限');
    expect((await postForm(url, '/password', { old: testPassword, password: 'Better-Horse-8', again: 'Better-Horse-8' }, cookie)).status).toBe(200);
    expect((await fetch(`${url}/desk`, { headers: { Cookie: cookie }, redirect: 'manual' })).status).toBe(200);
  });

  test('an account nobody has used for ninety days is locked until its owner chooses a new password', async () => {
    const time = clock();
    await using unit = await openUnit({ now: time.now });
    await addPerson(unit.server.url, unit.administrator, 'inspector', '张三');
    await addPerson(unit.server.url, unit.administrator, 'inspector', '王五');
    const { url } = unit.server;
    time.pass(60 * day);
    expect((await postForm(url, '/login', { name: '王五', password: testPassword })).status).toBe(303);
    const administrator = cookieOf(await postForm(url, '/login', { name: '管理员甲', password: testPassword }));
    time.pass(31 * day);
    const locked = await postForm(url, '/login', { name: '张三', password: testPassword });
    expect([locked.status, (await locked.text()).includes('长期未登录')]).toEqual([403, true]);
    expect((await postForm(url, '/login', { name: '张三', password: 'Wrong-Horse-1' })).status).toBe(401);
    expect((await postForm(url, '/login', { name: '王五', password: testPassword })).status).toBe(303);
    expect(await auditOf(unit)).toContain('sign-in dormant');
    // The session of the administrator ended long ago as well: they sign in anew, choose a new password, and help.
    expect((await fetch(`${url}/people`, { headers: { Cookie: administrator }, redirect: 'manual' })).headers.get('location')).toBe('/login');
    const again = cookieOf(await postForm(url, '/login', { name: '管理员甲', password: testPassword }));
    await postForm(url, '/password', { old: testPassword, password: 'Better-Horse-8', again: 'Better-Horse-8' }, again);
    const helped = { ...unit, administrator: again };
    expect((await choose(helped, await resetLink(helped, '张三'), 'Better-Horse-9')).status).toBe(200);
    expect((await postForm(url, '/login', { name: '张三', password: 'Better-Horse-9' })).status).toBe(303);
  });
});

describe('ADMIN_CIDR', () => {
  test('management and audit are reached from the named networks only, work from everywhere', async () => {
    const nets = new BlockList();
    nets.addSubnet('10.1.0.0', 16, 'ipv4');
    await using unit = await openUnit({ adminNets: nets, trustProxy: true });
    const from = (address: string, path: string, cookie = unit.administrator) => fetch(unit.server.url + path, { headers: { Cookie: cookie, 'X-Forwarded-For': address }, redirect: 'manual' });
    expect((await from('10.1.2.3', '/people')).status).toBe(200);
    expect((await from('::ffff:10.1.2.3', '/people')).status).toBe(200);
    for (const outside of ['10.2.0.1', '2001:db8::1', 'unknown', '']) expect([outside, (await from(outside, '/people')).status]).toEqual([outside, 403]);
    expect((await from('10.2.0.1', '/password')).status).toBe(200);
    expect((await postJson(unit.server.url, '/v1/token', { grant: 'rotate' })).status).toBe(401);
  });

  test('a setting that is no list of networks stops the start, in words', () => {
    const nets = readEnvironment({ ADMIN_CIDR: '10.1.0.0/16, 2001:db8::/32' }).adminNets!;
    expect([nets.check('10.1.9.9'), nets.check('10.2.0.1'), nets.check('2001:db8::5', 'ipv6')]).toEqual([true, false, true]);
    for (const wrong of ['10.1.0.0', '10.1.0.0/33', 'office', '10.1.0.0/16,', '']) expect(() => readEnvironment({ ADMIN_CIDR: wrong })).toThrow('ADMIN_CIDR');
  });
});
