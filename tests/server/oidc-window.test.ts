import { afterAll, beforeAll, expect, test } from 'vitest';
import { come, openOidcUnit, type OidcUnit } from './support/oidc-unit.ts';
import { challenge, cookieOf } from './support/person.ts';
import { portToReturnTo, rawSql } from './support/place.ts';
import { openProvider } from './support/provider.ts';
import { openUnit } from './support/unit.ts';

/** The sign-in window of an extension closes over any answer of 400 and above: every refusal in it is a page that stands. */
let world: OidcUnit;
beforeAll(async () => {
  world = await openOidcUnit();
  expect((await world.joinAs('zhang', '张三', 'reader')).status).toBe(200);
});
afterAll(() => world[Symbol.asyncDispose]());

const { fields } = challenge();
const query = `?${new URLSearchParams(fields)}`;
/** What stands, and where it leads on to. */
const told = async (answer: Response): Promise<readonly unknown[]> => {
  const text = await answer.text();
  const onward = /<p><a href="([^"]+)">重新登录/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? null;
  expect([answer.status, answer.headers.get('location'), cookieOf(answer)]).toEqual([200, null, '']);
  if (onward) expect((await fetch(world.url + onward)).status).toBe(200);
  return [/role="alert">([^<]{6})/.exec(text)?.[1], onward, text.includes('关闭它，回到插件'), world.refusedAs.at(-1)];
};
const again = `/authorize${query}`;
const passed = async (): Promise<Response> => {
  const { back, mark } = await world.begin(query);
  return come(back, mark);
};

test('nobody here, an account that was disabled, given up at the provider: with the way to begin again', async () => {
  world.provider.state.account = 'stranger';
  expect(await told(await passed())).toEqual(['统一身份认证', again, false, 'oidc_unknown']);
  expect((await world.joinAs('leaver', '离开的人', 'reader')).status).toBe(200);
  await rawSql(world.unit.dataDir, 'UPDATE users SET disabled = 1 WHERE name = ?', '离开的人');
  expect(await told(await passed())).toEqual(['统一身份认证', again, false, 'oidc_unknown']);
  world.provider.state.account = 'zhang';
  world.provider.state.refuse = true;
  const refused = await world.begin(query);
  world.provider.state.refuse = false;
  expect(await told(await come(refused.back, refused.mark))).toEqual(['没有登录：在', again, false, 'oidc_denied']);
});

test('too late, and a code that is not the provider\'s', async () => {
  const { back, mark } = await world.begin(query);
  world.clock.ahead = 11 * 60_000;
  expect(await told(await come(back, mark))).toEqual(['这次登录已过', null, true, 'oidc_stale']);
  world.clock.ahead = 0;
  const bent = await world.begin(query);
  expect(await told(await come(bent.back.replace(/code=[^&]+/, 'code=invented'), bent.mark))).toEqual(['统一身份认证', again, false, 'oidc_failed']);
});

test('the provider is away, at the way there, at the way back, or says so itself', async () => {
  const { back, mark } = await world.begin(query);
  await using other = await openProvider(`${world.url}/oidc/callback`);
  const port = await portToReturnTo();
  await using unreached = await openUnit({ port, oidc: { issuer: other.issuer, clientId: 'x', clientSecret: 'y', name: '政务认证', secondFactor: 'own' } });
  await other[Symbol.asyncDispose]();
  const there = await fetch(`${unreached.server.url}/oidc/begin${query}`, { redirect: 'manual' });
  expect([there.status, await there.text()]).toEqual([200, expect.stringMatching(/暂时连不上[^]*重新登录/)]);

  world.provider.state.away = true;
  expect(await told(await come(back, mark))).toEqual(['统一身份认证', again, false, 'oidc_down']);
  world.provider.state.away = false;
  const busy = await world.begin(query);
  const saying = new URL(busy.back);
  saying.searchParams.delete('code');
  saying.searchParams.set('error', 'temporarily_unavailable');
  expect(await told(await come(saying.href, busy.mark))).toEqual(['统一身份认证', again, false, 'oidc_down']);
});
