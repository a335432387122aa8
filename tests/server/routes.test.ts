import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Route, routes, type RouteId } from '../../contract/routes.ts';
import { errorSchema, type Role, roles } from '../../contract/sync.ts';
import { isPage } from '../../server/http/call.ts';
import { uuid7 } from '../../server/ids.ts';
import { addPerson, bearer, cookieOf, type Person, postForm, signIn, testPassword } from './support/person.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
const people = new Map<Role, Person>();
const cookies = new Map<Role, string>();

beforeAll(async () => {
  unit = await openUnit();
  for (const role of roles) {
    await addPerson(unit.server.url, unit.administrator, role, `某${role}`);
    people.set(role, await signIn(unit.server.url, `某${role}`));
    cookies.set(role, cookieOf(await postForm(unit.server.url, '/login', { name: `某${role}`, password: testPassword })));
  }
});
afterAll(() => unit[Symbol.asyncDispose]());

const ids = Object.keys(routes) as RouteId[];
const guarded = ids.filter(id => routes[id].credential !== 'none');
const unknownId = uuid7(0);

/** A request that passes the shape of its route and touches nothing that exists. */
async function call(route: Route, credential: { readonly token?: string; readonly cookie?: string }): Promise<Response> {
  const headers: Record<string, string> = { ...bearer(credential.token ?? ''), ...(credential.cookie ? { Cookie: credential.cookie } : {}), Origin: unit.server.url };
  if (route.takes === 'json') headers['Content-Type'] = 'application/json';
  if (route.takes === 'form') headers['Content-Type'] = 'application/x-www-form-urlencoded';
  if (route.takes === 'picture') headers['Content-Type'] = 'image/png';
  const body = route.takes === 'nothing' ? undefined : route.takes === 'json' ? '{"nothing":"of this kind"}' : 'nothing=of+this+kind';
  return fetch(unit.server.url + route.path.replace(':id', unknownId), { method: route.method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
}

function credentialOf(route: Route, role: Role) {
  return route.credential === 'cookie' ? { cookie: cookies.get(role) ?? '' } : { token: people.get(role)?.token ?? '' };
}

// Leaving ends the credential it is tried with, so these two are tried last.
const inOrder = guarded.toSorted((left, right) => Number(['logout', 'leave'].includes(left)) - Number(['logout', 'leave'].includes(right)));

for (const id of inOrder) {
  const route: Route = routes[id];
  for (const role of roles) {
    const may = route.roles.includes(role);
    test(`${route.method} ${route.path}: ${role} ${may ? 'passes the rule' : 'is refused'}`, async () => {
      const answer = await call(route, credentialOf(route, role));
      if (may) {
        expect([200, 303, 400, 404]).toContain(answer.status);
        return;
      }
      expect(answer.status).toBe(403);
      const text = await answer.text();
      if (isPage(route)) expect(text).toContain('您的角色没有这项权限');
      else expect(errorSchema.parse(JSON.parse(text)).error).toBe('role');
    });
  }

  test(`${route.method} ${route.path}: nobody passes without, with a wrong, or with the other kind of credential`, async () => {
    for (const credential of [{}, { token: 'rubbish', cookie: 'sid=rubbish' }, { token: `${unknownId}.${'A'.repeat(43)}` }, route.credential === 'cookie' ? { token: people.get('administrator')?.token ?? '' } : { cookie: unit.administrator }]) {
      const answer = await call(route, credential);
      expect(answer.status).toBe(isPage(route) && route.method === 'GET' ? 303 : 401);
      if (!isPage(route)) expect(errorSchema.parse(await answer.json()).error).toBe('unauthenticated');
    }
  });
}

test('every guarded route names who may and what may be touched; every open one is a page, a probe, the way in or what browsers fetch by themselves', () => {
  for (const id of ids) {
    const route: Route = routes[id];
    if (route.credential === 'none') {
      expect(route.roles).toEqual([]);
      expect(isPage(route) || ['healthz', 'readyz', 'token', 'updateXml', 'updatesJson', 'extensionFile'].includes(id)).toBe(true);
    } else {
      expect(route.roles.length).toBeGreaterThan(0);
      expect(route.scope).not.toBe('none');
    }
    expect(['nothing', 'picture'].includes(route.takes)).toBe(route.body === null);
    if (route.method === 'GET') expect(route.takes).toBe('nothing');
  }
});

test('what is not in the table does not exist', async () => {
  for (const path of ['/v1', '/v1/audit', '/data/duwang.sqlite', '/..%2f..%2fetc/passwd', '/V1/me']) {
    const answer = await fetch(unit.server.url + path);
    expect(answer.status).toBe(404);
    expect(errorSchema.parse(await answer.json()).error).toBe('not_found');
  }
  expect((await fetch(`${unit.server.url}/v1/me`, { method: 'DELETE' })).status).toBe(405);
});

test('a person who mistyped an address is told on a page with a way back; a program is not', async () => {
  const ask = (path: string, accept: string): Promise<Response> => fetch(unit.server.url + path, { headers: { Accept: accept, 'Accept-Language': 'zh-CN' } });
  const page = await ask('/desk/itms', 'text/html,application/xhtml+xml,*/*;q=0.8');
  const text = await page.text();
  expect([page.status, page.headers.get('content-type'), page.headers.get('content-security-policy')]).toEqual([404, expect.stringContaining('text/html'), expect.stringContaining("default-src 'none'")]);
  expect(text).toContain('没有这个地址或这条记录');
  expect(text).toContain('href="/"');
  for (const [path, accept] of [['/desk/itms', '*/*'], ['/v1/nothing', 'text/html']] as const) expect(errorSchema.parse(await (await ask(path, accept)).json()).error).toBe('not_found');
});

test('pages load nothing, are not framed, and are not kept', async () => {
  for (const id of ids.filter(one => routes[one].answers && isPage(routes[one]) && routes[one].method === 'GET' && routes[one].credential === 'none' && routes[one].query === null)) {
    const answer = await fetch(unit.server.url + routes[id].path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const text = await answer.text();
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).not.toMatch(/<(?:link|img|iframe)|\son\w+=|style="/);
  }
});
