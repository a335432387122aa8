import { afterAll, beforeAll, expect, test } from 'vitest';
import { profileSchema } from '../../contract/profile.ts';
import { auditOf } from './support/observe.ts';
import { bearer, cookieOf, type Person, postForm, postJson, signIn, testPassword } from './support/person.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());

const nothing = { automatic: '', automaticLinks: '', showHints: '', showScore: '', preset: '', rubric: '' };
const fix = (cookie: string, choices: Record<string, string>): Promise<Response> => postForm(unit.server.url, '/people/fixed', { ...nothing, ...choices }, cookie);
const fixedFor = async (person: Person) => profileSchema.parse(await (await fetch(`${person.url}/v1/profile`, { headers: bearer(person.token) })).json()).fixed;

test('what an administrator fixes reaches the unit and all below, the highest first, with who and why; it takes a reason and can be given back', async () => {
  const top = await signIn(unit.server.url, '管理员甲');
  const reader = await unit.person('inspector', '检查甲');
  expect(await fixedFor(reader)).toBeUndefined();
  expect((await fix(unit.administrator, { automatic: 'on', because: '  ' })).status).toBe(422);
  expect((await fix(unit.administrator, { automatic: 'perhaps', because: '理由' })).status).toBe(400);
  expect((await fix(unit.administrator, { rubric: 'x; drop', because: '理由' })).status).toBe(400);
  expect(await fixedFor(reader)).toBeUndefined();

  expect((await fix(unit.administrator, { automatic: 'on', rubric: 'guangxi-2017@1', because: '全市统一' })).status).toBe(303);
  const above = { values: { automatic: true, rubric: 'guangxi-2017@1' }, unit: '测试单位', by: '管理员甲', because: '全市统一', at: expect.any(Number) };
  expect(await fixedFor(reader)).toEqual([above]);

  // A unit below adds its own behind it.
  const { orgId } = await (await postJson(unit.server.url, '/v1/organisations', { parentId: top.me.stream, name: '甲县', level: 'county' }, top.token)).json() as { orgId: string };
  for (const [role, name] of [['administrator', '县管理员'], ['reader', '县读者']] as const) {
    const { link } = await (await postJson(unit.server.url, '/v1/invites', { role, orgId }, top.token)).json() as { link: string };
    await postForm(unit.server.url, '/invite', { secret: new URL(link).hash.slice(1), name, password: testPassword, again: testPassword });
  }
  const county = cookieOf(await postForm(unit.server.url, '/login', { name: '县管理员', password: testPassword }));
  expect((await fix(county, { automatic: 'off', preset: 'reading', because: '县里另定' })).status).toBe(303);
  expect(await fixedFor(await signIn(unit.server.url, '县读者'))).toEqual([above, expect.objectContaining({ unit: '甲县', values: { automatic: false, preset: 'reading' } })]);
  expect(await fixedFor(reader)).toEqual([above]);

  // Another setting of the unit leaves it alone.
  expect((await postForm(unit.server.url, '/people/settings', { orgName: '测试单位' }, unit.administrator)).status).toBe(303);
  expect(await fixedFor(reader)).toEqual([above]);
  const page = await (await fetch(`${unit.server.url}/people`, { headers: { Cookie: unit.administrator } })).text();
  expect(page).toMatch(/现在由管理员甲于.*理由：全市统一/);
  expect((await fix(unit.administrator, { because: '恢复' })).status).toBe(303);
  expect(await fixedFor(reader)).toBeUndefined();
  expect((await auditOf(unit)).filter(line => line.startsWith('settings.fix'))).toEqual([
    'settings.fix {"automatic":true,"rubric":"guangxi-2017@1","because":"全市统一"}', 'settings.fix {"automatic":false,"preset":"reading","because":"县里另定"}', 'settings.fix {"because":"恢复"}',
  ]);
});
