import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../server/env.ts';
import { uuid7 } from '../../server/ids.ts';
import { auditOf } from './support/observe.ts';
import { come, openOidcUnit, type OidcUnit } from './support/oidc-unit.ts';
import { challenge, cookieOf, postForm, postJson } from './support/person.ts';
import { portToReturnTo } from './support/place.ts';
import { openProvider } from './support/provider.ts';
import { openUnit } from './support/unit.ts';

let world: OidcUnit;
beforeAll(async () => { world = await openOidcUnit(); });
afterAll(() => world[Symbol.asyncDispose]());

describe('an account comes by invitation only', () => {
  test('whoever the provider knows and nobody invited gets none, in words, with a line of the audit', async () => {
    world.provider.state.account = 'stranger';
    const { mark, back } = await world.begin();
    const answer = await come(back, mark);
    expect([answer.status, (await answer.text()).includes('没有账号'), cookieOf(answer), world.refusedAs.at(-1)]).toEqual([200, true, '', 'oidc_unknown']);
    expect((await auditOf(world.unit)).at(-1)).toBe('sign-in refused');
  });

  test('with an invitation it is made and bound; the same one signs in with it afterwards and cannot take a second', async () => {
    expect((await world.joinAs('zhang', '张三', 'reader')).status).toBe(200);
    expect((await auditOf(world.unit)).slice(-2)).toEqual(['user.join reader', `identity.link ${world.provider.issuer}`]);
    const { mark, back } = await world.begin();
    const answer = await come(back, mark);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/desk"');
    const cookie = cookieOf(answer);
    expect((await fetch(`${world.url}/desk`, { redirect: 'manual', headers: { Cookie: cookie } })).status).toBe(200);
    const second = await world.joinAs('zhang', '张三二', 'reader');
    expect([second.status, (await second.text()).includes('已经有账号')]).toEqual([422, true]);
  });

  test('a bad link or a name that is taken sends nobody anywhere', async () => {
    expect((await postForm(world.url, '/oidc/join', { secret: 'x', name: '李四' })).status).toBe(400);
    const taken = await postForm(world.url, '/oidc/join', { secret: await world.invited('reader'), name: '张三' });
    expect([taken.status, (await taken.text()).includes('同名账号')]).toEqual([422, true]);
  });
});

describe('the way back is good once, in the browser that began it, and only as the provider made it', () => {
  test('another browser, no browser, a second time', async () => {
    world.provider.state.account = 'zhang';
    const first = await world.begin();
    const other = await world.begin();
    const stale = async (mark: string): Promise<void> => {
      const answer = await come(first.back, mark);
      expect([answer.status, cookieOf(answer), await answer.text(), world.refusedAs.at(-1)]).toEqual([200, '', expect.stringMatching(/已用过[^]*关闭它，回到插件/), 'oidc_stale']);
    };
    await stale(other.mark);
    await stale('');
    expect(cookieOf(await come(first.back, first.mark))).not.toBe('');
    await stale(first.mark);
  });

  test.each([
    ['a code of another sign-in', (back: URL, other: URL) => back.searchParams.set('code', other.searchParams.get('code')!)],
    ['an invented code', (back: URL) => back.searchParams.set('code', 'invented')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
  ])('%s is refused in words', async (_, change) => {
    const [one, other] = [await world.begin(), await world.begin()];
    const back = new URL(one.back);
    change(back, new URL(other.back));
    const answer = await come(back.href, one.mark);
    expect([answer.status, (await answer.text()).includes('没有通过核对'), cookieOf(answer), world.refusedAs.at(-1)]).toEqual([200, true, '', 'oidc_failed']);
  });

  test('who gives up at the provider is told so', async () => {
    world.provider.state.refuse = true;
    const { mark, back } = await world.begin();
    world.provider.state.refuse = false;
    const answer = await come(back, mark);
    expect([answer.status, await answer.text(), world.refusedAs.at(-1)]).toEqual([200, expect.stringMatching(/取消了[^]*href="\/login"/), 'oidc_denied']);
  });
});

describe('the second factor', () => {
  test('a reviewer is asked for ours, unless the provider says that one was shown and that is trusted', async () => {
    expect((await world.joinAs('shen', '审核甲', 'editor')).status).toBe(200);
    const enter = async (amr: string[]) => {
      world.provider.state.amr = amr;
      const { mark, back } = await world.begin();
      const answer = await come(back, mark);
      const text = await answer.text();
      const desk = await fetch(`${world.url}/desk`, { redirect: 'manual', headers: { Cookie: cookieOf(answer) } });
      return [/href="(\/[^"]*)">继续/.exec(text)?.[1], desk.status];
    };
    expect(await enter(['pwd'])).toEqual(['/second-factor', 303]);
    expect(await enter(['pwd', 'otp'])).toEqual(['/desk', 200]);
  });

  test('an extension gets its code the same way: with the factor a token, without it a question and no code', async () => {
    const asked = challenge();
    const query = `?${new URLSearchParams(asked.fields)}`;
    world.provider.state.amr = ['pwd', 'otp'];
    const good = await world.begin(query);
    const answer = await come(good.back, good.mark);
    expect(answer.status).toBe(303);
    const onward = new URL(answer.headers.get('location')!);
    expect([onward.origin, onward.searchParams.get('state')]).toEqual([new URL(asked.fields['redirect_uri']!).origin, asked.fields['state']]);
    const token = await postJson(world.url, '/v1/token', { grant: 'code', code: onward.searchParams.get('code'), verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId: uuid7(Date.now()) });
    expect([token.status, (await token.json() as { me: { name: string } }).me.name]).toEqual([200, '审核甲']);

    world.provider.state.amr = ['pwd'];
    const poor = await world.begin(query);
    const question = await come(poor.back, poor.mark);
    const text = await question.text();
    const ticket = /name="ticket" value="([^"]+)"/.exec(text)![1]!;
    const wrong = await postForm(world.url, '/oidc/factor', { ticket, code: '000000' }, poor.mark);
    expect([wrong.status, wrong.headers.get('location'), await wrong.text()]).toEqual([200, null, expect.stringContaining('role="alert"')]);
    const used = await postForm(world.url, '/oidc/factor', { ticket, code: '000000' }, poor.mark);
    expect([used.status, used.headers.get('location'), await used.text()]).toEqual([200, null, expect.not.stringContaining('name="ticket"')]);
    const foreign = await fetch(`${world.url}/oidc/begin?${new URLSearchParams({ ...asked.fields, redirect_uri: 'https://evil.example/' })}`, { redirect: 'manual' });
    expect([foreign.status, foreign.headers.get('location'), world.refusedAs.at(-1)]).toEqual([200, null, 'invalid_redirect']);
  });
});

test('who shows themselves anew is asked by the provider too; a sign-in there of more than fifteen minutes ago proves nothing', async () => {
  const asked = await fetch(`${world.url}/oidc/begin?${new URLSearchParams({ ...challenge().fields, prompt: 'login' })}`, { redirect: 'manual' });
  const onward = new URL(asked.headers.get('location')!).searchParams;
  expect([onward.get('prompt'), onward.get('max_age')]).toEqual(['login', '900']);
  const usual = new URL((await fetch(`${world.url}/oidc/begin`, { redirect: 'manual' })).headers.get('location')!).searchParams;
  expect([usual.get('prompt'), usual.get('max_age')]).toEqual([null, '900']);

  world.provider.state.amr = ['pwd', 'otp'];
  const { createOidc } = await import('../../server/auth/oidc.ts');
  const { client_id: clientId, client_secret: clientSecret } = world.provider.client;
  const given = { state: 's'.repeat(20), nonce: 'n'.repeat(20), verifier: 'v'.repeat(43) };
  const provedAfter = async (milliseconds: number): Promise<boolean> => {
    const service = createOidc({ issuer: world.provider.issuer, clientId, clientSecret, name: '政务认证', secondFactor: 'trust' }, world.url, () => Date.now() + milliseconds);
    const back = await world.provider.pass(await service.begin({ ...given, again: true }));
    return (await service.finish(new URL(back).searchParams, given)).proved;
  };
  expect([await provedAfter(14 * 60_000), await provedAfter(16 * 60_000)]).toEqual([true, false]);
  world.provider.state.amr = ['pwd'];
});

test('an id token that is not signed with the published keys lets nobody in', async () => {
  const port = await portToReturnTo();
  await using forger = await openProvider(`http://127.0.0.1:${port}/oidc/callback`);
  await forger.publishOtherKeys();
  await using fooled = await openUnit({ port, oidc: { issuer: forger.issuer, clientId: forger.client.client_id, clientSecret: forger.client.client_secret, name: '政务认证', secondFactor: 'own' } });
  const asked = await fetch(`${fooled.server.url}/oidc/begin`, { redirect: 'manual' });
  const answer = await come(await forger.pass(asked.headers.get('location')!), cookieOf(asked));
  expect([answer.status, (await answer.text()).includes('没有通过核对'), cookieOf(answer)]).toEqual([200, true, '']);
});

test('a provider that is away is said in words, and passwords go on; without one the addresses say so too', async () => {
  await using away = await openUnit({ oidc: { issuer: `http://127.0.0.1:${await portToReturnTo()}`, clientId: 'x', clientSecret: 'y', name: '政务认证', secondFactor: 'own' } });
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
