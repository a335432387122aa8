import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../server/env.ts';
import { auditOf } from './support/observe.ts';
import { challenge, cookieOf, postForm, postJson } from './support/person.ts';
import { openProvider } from './support/provider.ts';
import { openUnit, type Unit } from './support/unit.ts';
import { uuid7 } from '../../server/ids.ts';

let unit: Unit;
let provider: Awaited<ReturnType<typeof openProvider>>;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  provider = await openProvider(`${url}/oidc/callback`);
  const { client_id: clientId, client_secret: clientSecret } = provider.client;
  unit = await openUnit({ port, secondFactor: 'required', oidc: { issuer: provider.issuer, clientId, clientSecret, name: '政务认证', secondFactor: 'trust' } });
});
afterAll(async () => {
  await unit[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

/** A press on the link, the provider, and the way back. */
async function begin(query = ''): Promise<{ readonly mark: string; readonly back: string }> {
  const asked = await fetch(`${url}/oidc/begin${query}`, { redirect: 'manual' });
  expect(asked.status).toBe(303);
  return { mark: cookieOf(asked), back: await provider.pass(asked.headers.get('location')!) };
}
const come = (back: string, mark: string): Promise<Response> => fetch(back, { redirect: 'manual', headers: { Cookie: mark } });
const audit = async (): Promise<readonly string[]> => auditOf(unit);

/** Uses a link an administrator made. The administrator of these tests shows no second factor: the link comes from the server itself. */
async function invited(role: 'reader' | 'editor'): Promise<string> {
  const { inTransaction } = await import('../../server/db/transaction.ts');
  const { addInvitation } = await import('../../server/repo/invitations.ts');
  const { homeOrganisation, homeTenant } = await import('../../server/repo/organisations.ts');
  const { newSecret, readSecret } = await import('../../server/ids.ts');
  const { db, now } = unit.server.context;
  const tenant = await homeTenant(db.read);
  const { orgId } = await homeOrganisation(db.read, tenant);
  const secret = newSecret(tenant);
  await inTransaction(db.write, (tx) => addInvitation(tx, tenant, readSecret(secret)!.hash, { kind: 'invite', role, orgId }, null, now(), now() + 60_000));
  return secret;
}

async function joinAs(account: string, name: string, role: 'reader' | 'editor'): Promise<Response> {
  provider.state.account = account;
  const secret = await invited(role);
  const sent = await postForm(url, '/oidc/join', { secret, name });
  expect(sent.status).toBe(200);
  const onward = /href="(http[^"]+)"/.exec(await sent.text())![1]!.replaceAll('&#38;', '&');
  return come(await provider.pass(onward), cookieOf(sent));
}

describe('an account comes by invitation only', () => {
  test('whoever the provider knows and nobody invited gets none, in words, with a line of the audit', async () => {
    provider.state.account = 'stranger';
    const { mark, back } = await begin();
    const answer = await come(back, mark);
    expect([answer.status, (await answer.text()).includes('没有账号')]).toEqual([403, true]);
    expect((await audit()).at(-1)).toBe('sign-in refused');
  });

  test('with an invitation it is made and bound; the same one signs in with it afterwards and cannot take a second', async () => {
    expect((await joinAs('zhang', '张三', 'reader')).status).toBe(200);
    expect((await audit()).slice(-2)).toEqual(['user.join reader', `identity.link ${provider.issuer}`]);
    const { mark, back } = await begin();
    const answer = await come(back, mark);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/desk"');
    const cookie = cookieOf(answer);
    expect((await fetch(`${url}/desk`, { redirect: 'manual', headers: { Cookie: cookie } })).status).toBe(200);
    const second = await joinAs('zhang', '张三二', 'reader');
    expect([second.status, (await second.text()).includes('已经有账号')]).toEqual([422, true]);
  });

  test('a bad link or a name that is taken sends nobody anywhere', async () => {
    expect((await postForm(url, '/oidc/join', { secret: 'x', name: '李四' })).status).toBe(400);
    const taken = await postForm(url, '/oidc/join', { secret: await invited('reader'), name: '张三' });
    expect([taken.status, (await taken.text()).includes('同名账号')]).toEqual([422, true]);
  });
});

describe('the way back is good once, in the browser that began it, and only as the provider made it', () => {
  test('another browser, no browser, a second time', async () => {
    provider.state.account = 'zhang';
    const first = await begin();
    const other = await begin();
    expect((await come(first.back, other.mark)).status).toBe(400);
    expect((await come(first.back, '')).status).toBe(400);
    expect((await come(first.back, first.mark)).status).toBe(200);
    const again = await come(first.back, first.mark);
    expect([again.status, (await again.text()).includes('已用过')]).toEqual([400, true]);
  });

  test.each([
    ['a code of another sign-in', (back: URL, other: URL) => back.searchParams.set('code', other.searchParams.get('code')!)],
    ['an invented code', (back: URL) => back.searchParams.set('code', 'invented')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
  ])('%s is refused in words', async (_, change) => {
    const [one, other] = [await begin(), await begin()];
    const back = new URL(one.back);
    change(back, new URL(other.back));
    const answer = await come(back.href, one.mark);
    expect([answer.status, (await answer.text()).includes('没有通过核对')]).toEqual([403, true]);
    expect(cookieOf(answer)).toBe('');
  });

  test('who gives up at the provider is told so', async () => {
    provider.state.refuse = true;
    const { mark, back } = await begin();
    provider.state.refuse = false;
    const answer = await come(back, mark);
    expect([answer.status, (await answer.text()).includes('取消了')]).toEqual([403, true]);
  });
});

describe('the second factor', () => {
  test('a reviewer is asked for ours, unless the provider says that one was shown and that is trusted', async () => {
    expect((await joinAs('shen', '审核甲', 'editor')).status).toBe(200);
    const enter = async (amr: string[]) => {
      provider.state.amr = amr;
      const { mark, back } = await begin();
      const answer = await come(back, mark);
      const text = await answer.text();
      const desk = await fetch(`${url}/desk`, { redirect: 'manual', headers: { Cookie: cookieOf(answer) } });
      return [/href="(\/[^"]*)">继续/.exec(text)?.[1], desk.status];
    };
    expect(await enter(['pwd'])).toEqual(['/second-factor', 303]);
    expect(await enter(['pwd', 'otp'])).toEqual(['/desk', 200]);
  });

  test('an extension gets its code the same way: with the factor a token, without it a question and no code', async () => {
    const asked = challenge();
    const query = `?${new URLSearchParams(asked.fields)}`;
    provider.state.amr = ['pwd', 'otp'];
    const good = await begin(query);
    const answer = await come(good.back, good.mark);
    expect(answer.status).toBe(303);
    const onward = new URL(answer.headers.get('location')!);
    expect([onward.origin, onward.searchParams.get('state')]).toEqual([new URL(asked.fields['redirect_uri']!).origin, asked.fields['state']]);
    const token = await postJson(url, '/v1/token', { grant: 'code', code: onward.searchParams.get('code'), verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId: uuid7(Date.now()) });
    expect([token.status, (await token.json() as { me: { name: string } }).me.name]).toEqual([200, '审核甲']);

    provider.state.amr = ['pwd'];
    const poor = await begin(query);
    const question = await come(poor.back, poor.mark);
    const text = await question.text();
    const ticket = /name="ticket" value="([^"]+)"/.exec(text)![1]!;
    const wrong = await postForm(url, '/oidc/factor', { ticket, code: '000000' }, poor.mark);
    expect([wrong.status, wrong.headers.get('location'), await wrong.text()]).toEqual([200, null, expect.stringContaining('role="alert"')]);
    const used = await postForm(url, '/oidc/factor', { ticket, code: '000000' }, poor.mark);
    expect([used.status, used.headers.get('location'), await used.text()]).toEqual([200, null, expect.not.stringContaining('name="ticket"')]);
    const foreign = await fetch(`${url}/oidc/begin?${new URLSearchParams({ ...asked.fields, redirect_uri: 'https://evil.example/' })}`, { redirect: 'manual' });
    expect(foreign.status).toBe(400);
  });
});

test('who shows themselves anew is asked by the provider too; a sign-in there of more than fifteen minutes ago proves nothing', async () => {
  const asked = await fetch(`${url}/oidc/begin?${new URLSearchParams({ ...challenge().fields, prompt: 'login' })}`, { redirect: 'manual' });
  const onward = new URL(asked.headers.get('location')!).searchParams;
  expect([onward.get('prompt'), onward.get('max_age')]).toEqual(['login', '900']);
  const usual = new URL((await fetch(`${url}/oidc/begin`, { redirect: 'manual' })).headers.get('location')!).searchParams;
  expect([usual.get('prompt'), usual.get('max_age')]).toEqual([null, '900']);

  provider.state.amr = ['pwd', 'otp'];
  const { createOidc } = await import('../../server/auth/oidc.ts');
  const { client_id: clientId, client_secret: clientSecret } = provider.client;
  const given = { state: 's'.repeat(20), nonce: 'n'.repeat(20), verifier: 'v'.repeat(43) };
  const provedAfter = async (milliseconds: number): Promise<boolean> => {
    const service = createOidc({ issuer: provider.issuer, clientId, clientSecret, name: '政务认证', secondFactor: 'trust' }, url, () => Date.now() + milliseconds);
    const back = await provider.pass(await service.begin({ ...given, again: true }));
    return (await service.finish(new URL(back).searchParams, given)).proved;
  };
  expect([await provedAfter(14 * 60_000), await provedAfter(16 * 60_000)]).toEqual([true, false]);
  provider.state.amr = ['pwd'];
});

test('an id token that is not signed with the published keys lets nobody in', async () => {
  const port = await freePort();
  await using forger = await openProvider(`http://127.0.0.1:${port}/oidc/callback`);
  await forger.publishOtherKeys();
  await using fooled = await openUnit({ port, oidc: { issuer: forger.issuer, clientId: forger.client.client_id, clientSecret: forger.client.client_secret, name: '政务认证', secondFactor: 'own' } });
  const asked = await fetch(`${fooled.server.url}/oidc/begin`, { redirect: 'manual' });
  const answer = await come(await forger.pass(asked.headers.get('location')!), cookieOf(asked));
  expect([answer.status, (await answer.text()).includes('没有通过核对'), cookieOf(answer)]).toEqual([403, true, '']);
});

test('a provider that is away is said in words, and passwords go on; without one the addresses say so too', async () => {
  await using away = await openUnit({ oidc: { issuer: `http://127.0.0.1:${await freePort()}`, clientId: 'x', clientSecret: 'y', name: '政务认证', secondFactor: 'own' } });
  const answer = await fetch(`${away.server.url}/oidc/begin`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('retry-after'), (await answer.text()).includes('暂时连不上')]).toEqual([503, '30', true]);
  expect((await (await fetch(`${away.server.url}/login`)).text())).toContain('用政务认证登录');
  await away.person('reader', '有密码的人');
  await using none = await openUnit();
  const off = await fetch(`${none.server.url}/oidc/begin`, { redirect: 'manual' });
  expect([off.status, (await off.text()).includes('没有接入统一身份认证')]).toEqual([404, true]);
  expect((await (await fetch(`${none.server.url}/login`)).text())).not.toContain('/oidc/begin');
});

test('the settings come whole or not at all, and over https', () => {
  const whole = { OIDC_ISSUER: 'https://id.example.gov.cn', OIDC_CLIENT_ID: 'duwang', OIDC_CLIENT_SECRET: 's' };
  expect(readEnvironment(whole).oidc).toEqual({ issuer: 'https://id.example.gov.cn', clientId: 'duwang', clientSecret: 's', name: '统一身份认证', secondFactor: 'own' });
  expect(readEnvironment({}).oidc).toBeUndefined();
  expect(() => readEnvironment({ OIDC_ISSUER: whole.OIDC_ISSUER })).toThrow('必须一起设置');
  expect(() => readEnvironment({ ...whole, OIDC_ISSUER: 'http://id.example.gov.cn' })).toThrow('必须使用 https');
});
