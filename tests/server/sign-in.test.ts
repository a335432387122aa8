import { describe, expect, test } from 'vitest';
import { uuid7 } from '../../server/ids.ts';
import { startServer } from '../../server/start.ts';
import { clock, me } from './support/observe.ts';
import { addPerson, askCode, challenge, postForm, postJson, setUp, testExtId, testPassword } from './support/person.ts';
import { quickCost } from './support/quick-cost.ts';
import { openUnit } from './support/unit.ts';
import { databaseAt, dropDatabase, temporaryFolder } from './support/place.ts';

describe('the first administrator', () => {
  test('there is no default account, the link works once, and a new start voids the old link', async () => {
    const dataDir = temporaryFolder();
    const first = await startServer({ ...await databaseAt(dataDir), passwordCost: quickCost });
    const oldLink = first.setupLink ?? '';
    expect(oldLink).toContain('/setup#');
    for (const name of ['admin', 'root', '管理员甲']) expect((await postForm(first.url, '/login', { name, password: testPassword })).status).toBe(401);
    await first.stop();

    const second = await startServer({ ...await databaseAt(dataDir), passwordCost: quickCost });
    const moved = `${second.url}/setup#${new URL(oldLink).hash.slice(1)}`;
    await expect(setUp(moved)).rejects.toThrow('400');
    await setUp(second.setupLink ?? '');
    await expect(setUp(second.setupLink ?? '', '第二人')).rejects.toThrow('400');
    await second.stop();

    const third = await startServer({ ...await databaseAt(dataDir), passwordCost: quickCost });
    expect(third.setupLink).toBeNull();
    await third.stop();
    await dropDatabase(dataDir);
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

describe('what comes after joining', () => {
  test.each([['inspector', '/login', false], ['editor', '/login', false], ['reader', '/login', true], ['auditor', '/login', true], ['administrator', '/login', true]] as const)('a new %s is told where the work is', async (role, login, here) => {
    await using unit = await openUnit();
    const invited = await postForm(unit.server.url, '/people/invite', { role }, unit.administrator);
    const secret = /\/invite#([\w.-]+)/.exec(await invited.text())?.[1] ?? '';
    const text = await (await postForm(unit.server.url, '/invite', { secret, name: '赵六', password: testPassword, again: testPassword })).text();
    expect(text.includes(`href="${login}"`)).toBe(here);
    // Who only administers or audits has nothing to do in the extension.
    expect(text.includes('插件的设置')).toBe(role !== 'auditor' && role !== 'administrator');
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
      const told = [200, null, expect.not.stringContaining('action="/authorize"')];
      expect([shown.status, shown.headers.get('location'), await shown.text()]).toEqual(told);
      const posted = await postForm(url, '/authorize', { ...fields, name: '张三', password: testPassword });
      expect([posted.status, posted.headers.get('location'), await posted.text()]).toEqual(told);
    }
    for (const spoiled of [{ code_challenge_method: 'plain' }, { response_type: 'token' }, { state: '' }]) {
      const answer = await fetch(`${url}/authorize?${new URLSearchParams({ ...challenge().fields, ...spoiled })}`);
      expect([answer.status, await answer.text()]).toEqual([200, expect.not.stringContaining('action="/authorize"')]);
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
