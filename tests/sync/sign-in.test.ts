import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '../../sync/api-client.ts';
import { bearer, type HeldToken, type TokenBox } from '../../sync/bearer.ts';
import { sayInChinese } from '../../messages/said.ts';
import { serverAddress } from '../../sync/server-address.ts';
import { beginSignIn, codeFrom, redeem, type PendingSignIn } from '../../sync/sign-in.ts';
import { newId } from '../../store/id.ts';
import { postForm, testExtId, testPassword } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';

let unit: Unit;
beforeAll(async () => {
  unit = await openUnit();
  await unit.person('editor', '王小二');
  await unit.person('editor', '李小三');
});
afterAll(() => unit[Symbol.asyncDispose]());

/** What a person does on the server's page: the address the browser is sent back to. */
async function signedInAt(pending: PendingSignIn, name: string): Promise<string> {
  const fields = Object.fromEntries(new URL(pending.url).searchParams);
  const answer = await postForm(pending.server, '/authorize', { ...fields, name, password: testPassword });
  return answer.headers.get('location') ?? '';
}

const redirects = [`https://${testExtId}.chromiumapp.org/`, 'signed-in'] as const;
for (const redirect of redirects) {
  it(`signs in through the server's own page and back to ${redirect}`, async () => {
    const url = unit.server.url;
    const pending = await beginSignIn(url, testExtId, redirect === 'signed-in' ? `${url}/signed-in` : redirect);
    const code = codeFrom(await signedInAt(pending, '王小二'), pending);
    const { answer } = await redeem(createApi(url), pending, code!, [newId()]);
    expect(answer).toMatchObject({ ok: true, value: { me: { name: '王小二', role: 'editor' } } });
  });
}

it('takes no code that answers another sign-in or comes from another address', async () => {
  const pending = await beginSignIn(unit.server.url, testExtId, redirects[0]);
  const address = await signedInAt(pending, '王小二');
  const other = await beginSignIn(unit.server.url, testExtId, redirects[0]);
  expect(codeFrom(address, other)).toBeNull();
  expect(codeFrom(address.replace(testExtId, 'attacker'), pending)).toBeNull();
  expect(codeFrom('not an address', pending)).toBeNull();
});

it('gives each person of one browser a device of their own', async () => {
  const api = createApi(unit.server.url);
  const first = newId();
  const one = await beginSignIn(unit.server.url, testExtId, redirects[0]);
  await redeem(api, one, codeFrom(await signedInAt(one, '王小二'), one)!, [first]);
  const two = await beginSignIn(unit.server.url, testExtId, redirects[0]);
  const fresh = newId();
  const second = await redeem(api, two, codeFrom(await signedInAt(two, '李小三'), two)!, [first, fresh]);
  expect(second).toMatchObject({ deviceId: fresh, answer: { ok: true, value: { me: { name: '李小三' } } } });
  const again = await beginSignIn(unit.server.url, testExtId, redirects[0]);
  const back = await redeem(api, again, codeFrom(await signedInAt(again, '王小二'), again)!, [fresh, first, newId()]);
  expect(back.deviceId).toBe(first);
});

it('asks for the next token after an hour; a lost answer leaves the present one good', async () => {
  const url = unit.server.url;
  const pending = await beginSignIn(url, testExtId, redirects[0]);
  const { answer } = await redeem(createApi(url), pending, codeFrom(await signedInAt(pending, '王小二'), pending)!, [newId()]);
  if (!answer.ok) throw new Error(sayInChinese(answer.failure.said));
  const account = { server: url, userId: answer.value.me.userId };
  let held: HeldToken | null = { ...account, token: answer.value.token, since: 0 };
  const box: TokenBox = { get: async () => held, set: async (token) => void (held = token) };
  const hour = 3_600_000;
  expect(await bearer(createApi(url), box, account, hour - 1)).toEqual({ ok: true, value: answer.value.token });
  const cut = createApi(url, { fetch: async (...args) => {
    await fetch(...args);
    throw new TypeError('Failed to fetch');
  } });
  expect(await bearer(cut, box, account, hour)).toEqual({ ok: true, value: answer.value.token });
  const next = await bearer(createApi(url), box, account, hour);
  expect(next).toMatchObject({ ok: true });
  expect(held!.token).not.toBe(answer.value.token);
  expect((await createApi(url).pull(held!.token, null)).ok).toBe(true);
  expect(await bearer(createApi(url), box, { ...account, userId: 'another' }, hour)).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
});

const addresses: Readonly<Record<string, string | null>> = {
  'https://duwang.example.gov.cn': 'https://duwang.example.gov.cn',
  ' duwang.example.gov.cn:8443/ ': 'https://duwang.example.gov.cn:8443',
  'http://127.0.0.1:8080': 'http://127.0.0.1:8080', 'http://localhost:3000/': 'http://localhost:3000', 'http://192.168.1.5:8080': 'http://192.168.1.5:8080', 'http://172.20.0.3': 'http://172.20.0.3',
  'http://duwang.example.gov.cn': null, 'http://172.40.0.3': null, 'http://10.evil.example': null, 'http://127.0.0.1.evil.example': null, 'ftp://a.gov.cn': null, 'javascript:alert(1)': null,
  'https://user:secret@a.gov.cn': null, 'https://a.gov.cn/duwang': null, 'https://a.gov.cn/?x=1': null, '': null, '服务器 地址': null,
};
for (const [typed, origin] of Object.entries(addresses)) {
  it(`${origin ? 'takes' : 'refuses'} 「${typed}」 as a server's address`, () => {
    const address = serverAddress(typed);
    if (origin !== null) expect(address).toEqual({ ok: true, origin });
    else expect(address.ok ? null : sayInChinese(address.said)).toMatch(/[\u4e00-\u9fff]/);
  });
}
