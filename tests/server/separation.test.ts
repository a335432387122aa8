import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Route, routes, type RouteId } from '../../contract/routes.ts';
import { auditOf } from './support/observe.ts';
import { bearer, postForm, postJson, signIn, testPassword } from './support/person.ts';
import { rawSql } from './support/place.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.unit[Symbol.asyncDispose]());

const look = async (path: string, cookie: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(world.unit.server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
};

describe('系统管理、编辑、审核、审计 are separate', () => {
  test('who manages neither works nor reads the audit, who audits does nothing else, who works does neither', () => {
    const may = (role: string): readonly RouteId[] => (Object.keys(routes) as RouteId[]).filter(id => (routes[id] as Route).roles.some(one => one === role));
    const work: readonly RouteId[] = ['push', 'pull', 'organisationRecords', 'deskPage', 'deskItems'];
    const management: readonly RouteId[] = ['users', 'changeUser', 'invites', 'changeSettings', 'revokeDevice', 'resetFactor', 'resetPassword', 'addOrganisation', 'mergeOrganisation', 'peoplePage', 'changePerson', 'unitsPage', 'importUnits'];
    const auditing: readonly RouteId[] = ['auditPage', 'verifyAudit', 'exportAudit'];
    const every: Readonly<Record<string, readonly RouteId[]>> = { reader: work, inspector: work, editor: work, administrator: management, auditor: auditing };
    for (const [role, own] of Object.entries(every)) {
      expect([role, own.filter(id => !may(role).includes(id))]).toEqual([role, []]);
      const others = [...work, ...management, ...auditing].filter(id => !own.includes(id));
      expect([role, others.filter(id => may(role).includes(id))]).toEqual([role, []]);
    }
    // What is left to an auditor is about themselves alone.
    for (const id of may('auditor')) expect([id, auditing.includes(id) || (routes[id] as Route).scope === 'self']).toEqual([id, true]);
  });

  test('nobody changes their own role, shuts themselves out, or makes their own way around password and factor', async () => {
    const administrator = world.people.get('administrator')!;
    const cookie = world.cookies.get('administrator')!;
    for (const fields of [{ role: 'editor' }, { role: 'administrator', disabled: 'on' }]) {
      expect((await postForm(administrator.url, '/people/change', { userId: administrator.me.userId, ...fields }, cookie)).status).toBe(409);
    }
    expect((await postForm(administrator.url, '/people/reset-password', { userId: administrator.me.userId }, cookie)).status).toBe(409);
    expect((await postJson(administrator.url, `/v1/users/${administrator.me.userId}/reset-password`, undefined, administrator.token)).status).toBe(409);
    expect((await postForm(administrator.url, '/people/reset-factor', { userId: administrator.me.userId }, cookie)).status).toBe(409);
    expect((await fetch(`${administrator.url}/v1/me`, { headers: bearer(administrator.token) })).status).toBe(200);
  });
});

describe('the audit as its auditor reads it', () => {
  test('what was done in the unit and below, and to it, by whomever; nothing of parent, sibling and other tenant', async () => {
    const { text } = await look('/audit', world.cookies.get('auditor')!);
    expect(text).toContain('甲市inspector');
    // The last is the merger of a unit that lay below, by an administrator above.
    for (const name of ['甲县检查员', '>建立账号</td>', '>合并单位</td>']) expect([name, text.includes(name)]).toEqual([name, true]);
    for (const name of ['省检查员', '乙市检查员', '外地管理员']) expect([name, text.includes(name)]).toEqual([name, false]);
    // The unit it went into lies beside this one: no name of it here, and no id.
    expect(text).toMatch(/>合并单位<\/td>.*并入查看范围以外的单位，记录 \d/);
    expect(text).not.toContain('乙市');
    // What has the id of a unit in it is read with its name.
    expect(text).toMatch(/>上传记录<\/td><td[^>]*>甲\S+ v\d+</);
    // A line of the administrator above about this unit is one of this unit.
    const settled = await look(`/audit?who=${encodeURIComponent('甲市auditor')}`, world.cookies.get('auditor')!);
    expect(settled.text).toContain('登录');
    const stranger = await look(`/audit?who=${encodeURIComponent('乙市检查员3')}`, world.cookies.get('auditor')!);
    const nobody = await look(`/audit?who=${encodeURIComponent('无此人')}`, world.cookies.get('auditor')!);
    expect(stranger.text.replaceAll('乙市检查员3', 'X')).toBe(nobody.text.replaceAll('无此人', 'X'));
  });

  test('the top unit\'s auditor has the whole chain, older lines behind a link, by action and person', async () => {
    const { url } = world.unit.server;
    const { link } = await (await postJson(url, '/v1/invites', { role: 'auditor' }, world.top.token)).json() as { link: string };
    await postForm(url, '/invite', { secret: new URL(link).hash.slice(1), name: '省审计员', password: testPassword, again: testPassword });
    const answer = await postForm(url, '/login', { name: '省审计员', password: testPassword });
    expect(answer.headers.get('location')).toBe('/audit');
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
    const { text } = await look('/audit', cookie);
    expect(text).toContain('全部单位的操作记录');
    const next = /href="(\/audit\?before=\d+)"/.exec(text)?.[1];
    const total = Number((await rawSql(world.unit.dataDir, 'SELECT count(*) AS n FROM audit'))[0]!['n']);
    expect(next === undefined).toBe(total <= 100);
    const merged = await look('/audit?action=organisation.merge', cookie);
    expect(merged.text.match(/>合并单位<\/td>/g)).toHaveLength(1);
    expect(merged.text).toContain('>并入乙市，记录 ');
    expect((await look('/audit?action=no.such', cookie)).text).toContain('没有符合条件的记录');
    expect((await look('/audit?before=x', cookie)).status).toBe(400);
  });

  test('is verified by a press and exported whole; both are lines themselves, once a minute', async () => {
    const cookie = world.cookies.get('auditor')!;
    const { url } = world.unit.server;
    const verified = await postForm(url, '/audit/verify', {}, cookie);
    expect([verified.status, (await verified.text()).includes('审计链完整')]).toEqual([200, true]);
    expect((await postForm(url, '/audit/verify', {}, cookie)).status).toBe(429);
    const exported = await postForm(url, '/audit/export', {}, cookie);
    expect([exported.headers.get('content-type'), exported.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', expect.stringContaining('attachment')]);
    const csv = await exported.text();
    expect(csv).toContain('"序号","时间","人员","操作","对象","结果","来自"');
    expect(csv).toContain('甲县检查员');
    expect(csv).not.toContain('乙市检查员');
    expect((await postForm(url, '/audit/export', {}, cookie)).status).toBe(429);
    expect(await auditOf(world.unit)).toEqual(expect.arrayContaining(['audit.verify ok', 'audit.export ok']));
  });

  test('says so when a line was changed behind the server\'s back', async () => {
    const changed = await rawSql(world.unit.dataDir, "SELECT result FROM audit WHERE seq = 3");
    const { url } = world.unit.server;
    const { link } = await (await postJson(url, '/v1/invites', { role: 'auditor' }, world.top.token)).json() as { link: string };
    await postForm(url, '/invite', { secret: new URL(link).hash.slice(1), name: '审计员丙', password: testPassword, again: testPassword });
    const cookie = ((await postForm(url, '/login', { name: '审计员丙', password: testPassword })).headers.get('set-cookie') ?? '').split(';')[0]!;
    await rawSql(world.unit.dataDir, "UPDATE audit SET result = 'forged' WHERE seq = 3");
    const text = await (await postForm(url, '/audit/verify', {}, cookie)).text();
    expect(text).toContain('审计链不完整');
    expect(text).toContain('第 3 条被改动');
    await rawSql(world.unit.dataDir, 'UPDATE audit SET result = ? WHERE seq = 3', String(changed[0]!['result']));
  });
});

test('an auditor\'s extension is refused work in words, and loses nothing', async () => {
  const auditor = await signIn(world.unit.server.url, '甲市auditor');
  const answer = await fetch(`${auditor.url}/v1/sync/pull`, { headers: bearer(auditor.token) });
  expect([answer.status, (await answer.json() as { message: string }).message]).toEqual([403, '您的角色没有这项权限。']);
});
