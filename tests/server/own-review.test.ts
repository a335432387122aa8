import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabases } from '../../server/db/databases.ts';
import { migrate } from '../../server/db/migrate.ts';
import { readOrganisation } from '../../server/repo/organisations.ts';
import { auditOf } from './support/observe.ts';
import { allowOwnReview, bearer, type Person, postForm, push, signIn } from './support/person.ts';
import { databaseAt, dropDatabase, rawSql, temporaryFolder } from './support/place.ts';
import { create, decision, finding, newId, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let editor: Person;
beforeAll(async () => {
  unit = await openUnit();
  editor = await unit.person('editor', '审核甲');
});
afterAll(() => unit[Symbol.asyncDispose]());

const profileOf = async (person: Person): Promise<unknown> => (await fetch(`${person.url}/v1/profile`, { headers: bearer(person.token) })).json();
const rule = async (by: Person): Promise<string> => {
  const place = site();
  const problem = finding(place.id);
  const { results } = await push(by, [create('site', place), create('finding', problem), create('decision', decision(problem.id))]);
  return `${results[2]?.st} ${results[2]?.code ?? ''}`;
};

describe('nobody reviews an own finding (backend 5.4)', () => {
  test('is how a unit is delivered; to allow it takes a reason, which everybody is told and the audit keeps', async () => {
    expect(await profileOf(editor)).toEqual({ ownReview: false, exception: null, administratorInspects: false });
    expect(await rule(editor)).toBe('denied own_review');

    const without = await postForm(editor.url, '/people/settings', { orgName: '测试单位', ownReview: 'on', because: '  ' }, unit.administrator);
    expect([without.status, (await without.text()).includes('须写明理由')]).toEqual([422, true]);
    expect(await rule(editor)).toBe('denied own_review');

    await allowOwnReview(editor.url, unit.administrator, '全单位只有一名审核人员');
    expect(await rule(editor)).toBe('ok ');
    expect(await profileOf(editor)).toEqual({ ownReview: true, exception: { because: '全单位只有一名审核人员', by: '管理员甲', at: expect.any(Number) }, administratorInspects: false });
    const page = await (await fetch(`${editor.url}/people`, { headers: { Cookie: unit.administrator } })).text();
    expect(page).toContain('现在允许本人审核');
    expect(page).toContain('理由：全单位只有一名审核人员');
    expect((await auditOf(unit)).findLast(line => line.startsWith('settings.change'))).toMatch(/"ownReview":true.*全单位只有一名审核人员/);
  });

  test('a change of something else needs no reason and keeps the one given; to forbid it again takes one too', async () => {
    const top = await signIn(editor.url, '管理员甲');
    const put = async (body: unknown) => (await fetch(`${editor.url}/v1/settings`, { method: 'PUT', headers: { ...bearer(top.token), 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status;
    expect(await put({ orgName: '改名单位', ownReview: true, administratorInspects: false })).toBe(200);
    expect(await profileOf(editor)).toMatchObject({ exception: { because: '全单位只有一名审核人员' } });
    expect(await put({ orgName: '改名单位', ownReview: false, administratorInspects: false })).toBe(422);
    expect(await put({ orgName: '改名单位', ownReview: false, administratorInspects: false, because: '增加了一名审核人员' })).toBe(200);
    expect(await profileOf(editor)).toEqual({ ownReview: false, exception: null, administratorInspects: false });
    expect(await rule(editor)).toBe('denied own_review');
  });

  test('what one ruled while it was allowed one may take back afterwards, and no more', async () => {
    await allowOwnReview(editor.url, unit.administrator);
    const place = site();
    const problem = finding(place.id);
    await push(editor, [create('site', place), create('finding', problem), create('decision', decision(problem.id))]);
    await postForm(editor.url, '/people/settings', { orgName: '测试单位', because: '恢复' }, unit.administrator);
    const told = async (over: Parameters<typeof decision>[1]) => (await push(editor, [create('decision', decision(problem.id, over))])).results[0]?.st;
    expect(await told({ expects: 'confirmed', ruling: 'dismissed', reason: '误报' })).toBe('denied');
    expect(await told({ expects: 'confirmed', ruling: 'pending' })).toBe('ok');
    expect(await told({ expects: 'pending', ruling: 'dismissed', reason: '误报' })).toBe('denied');
  });

  test('a unit set up for one person says so as its reason', async () => {
    await using small = await openUnit({ alone: true });
    const only = await signIn(small.server.url, '管理员甲');
    expect(await profileOf(only)).toMatchObject({ ownReview: true, administratorInspects: true, exception: { by: '管理员甲', because: expect.stringContaining('只有一人') } });
    expect(await rule(only)).toBe('ok ');
  });
});

test('an installation of an earlier version: what somebody chose stays with that as its reason, what nobody chose follows the rule', async () => {
  const folder = temporaryFolder();
  const choice = await databaseAt(folder);
  const old = await openDatabases(choice);
  await migrate(old.write, Date.now, 12);
  await old.close();
  const tenant = newId();
  const units = { never: newId(), chosen: newId(), alone: newId(), forbidden: newId() };
  await rawSql(folder, 'INSERT INTO tenants (tenant_id, name, created_at) VALUES (?, ?, 1)', tenant, '地区');
  for (const [name, settings] of Object.entries({
    never: { ownReview: true, administratorInspects: false }, chosen: { ownReview: true, administratorInspects: false },
    alone: { ownReview: true, administratorInspects: true }, forbidden: { ownReview: false, administratorInspects: false },
  })) {
    const id = units[name as keyof typeof units];
    await rawSql(folder, 'INSERT INTO organisations (tenant_id, org_id, org_path, name, settings, rev, created_at) VALUES (?, ?, ?, ?, ?, 1, 5)', tenant, id, `/${id}/`, name, JSON.stringify(settings));
  }
  await rawSql(folder, "INSERT INTO audit (tenant_id, seq, at, actor, device, address, action, target, before_digest, after_digest, result, prev, hash) VALUES (?, 1, 77, 'u', '', '', 'settings.change', ?, '', '', '', '', '')", tenant, units.chosen);
  const db = await openDatabases(choice);
  await migrate(db.write, Date.now);
  const policies = async (id: string) => (await readOrganisation(db.read, tenant, id)).policies;
  expect(await policies(units.never)).toEqual({ ownReview: false, administratorInspects: false });
  expect(await policies(units.forbidden)).toEqual({ ownReview: false, administratorInspects: false });
  expect(await policies(units.chosen)).toMatchObject({ ownReview: true, ownReviewSet: { at: 77, because: expect.stringContaining('升级以前') } });
  expect(await policies(units.alone)).toMatchObject({ ownReview: true, administratorInspects: true, ownReviewSet: { at: 5 } });
  await db.close();
  await dropDatabase(folder);
});
