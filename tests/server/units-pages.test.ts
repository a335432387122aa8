import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditOf } from './support/observe.ts';
import { bearer, postForm } from './support/person.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());

const look = async (path: string): Promise<string> => (await fetch(unit.server.url + path, { headers: { Cookie: unit.administrator } })).text();
const bring = async (list: string) => {
  const answer = await postForm(unit.server.url, '/units/import', { list }, unit.administrator);
  return { status: answer.status, text: await answer.text() };
};
const idOf = async (name: string): Promise<string> => new RegExp(`name="orgId" value="([0-9a-f-]{36})"><input name="name" value="${name}"`).exec(await look('/units'))?.[1] ?? '';

test('a list comes in whole, a second time changes nothing, and goes out as it came', async () => {
  const list = '单位名称,上级单位,层级\r\n甲市,,市\r\n乙市,,市\r\n甲县,甲市,县\r\n教育局,甲市/甲县,部门\r\n教育局,乙市,部门\r\n';
  const first = await bring(list);
  expect([first.status, first.text.includes('增设 5 个，原有 0 个不变')]).toEqual([200, true]);
  expect((await bring(list)).text).toContain('增设 0 个，原有 5 个不变');
  const out = await look('/units/export');
  const lines = (text: string): readonly string[] => text.replace('\ufeff', '').replaceAll('"', '').trim().split('\r\n').toSorted();
  expect(lines(out)).toEqual(lines(list));
  expect((await bring(out)).text).toContain('增设 0 个，原有 5 个不变');
  expect(await auditOf(unit)).toContain('org.import added:5 known:0');
});

test.each([
  ['no header', '甲市,,市\n', '第一行应当是'],
  ['an unknown parent', '单位名称,上级单位,层级\n好市,,市\n丙县,没有市,县\n', '第 3 行：没有上级单位'],
  ['a level upside down', '单位名称,上级单位,层级\n倒省,甲市,省\n', '第 2 行：省不能放在市级单位之下'],
  ['no such level', '单位名称,上级单位,层级\n丁乡,甲市,乡\n', '第 2 行：层级“乡”'],
  ['markup in a name', '单位名称,上级单位,层级\n<b>市,,市\n', '第 2 行：单位名称'],
  ['an empty name', '单位名称,上级单位,层级\n,,市\n', '第 2 行：单位名称'],
])('%s: nothing is brought in, and the line is named', async (_what, list, said) => {
  const before = await look('/units/export');
  const { status, text } = await bring(list);
  expect([status, text.includes(said)]).toEqual([422, true]);
  expect(text).not.toContain('<b>市');
  expect(await look('/units/export')).toBe(before);
});

test('the level of a unit is set by a form, the top unit\'s too; one that does not fit above or below is refused; each is a line of the audit', async () => {
  const { url } = unit.server;
  const [home, city, county] = [await idOf('测试单位'), await idOf('甲市'), await idOf('甲县')];
  expect(await look('/units')).toMatch(new RegExp(`value="${home}"><select name="level" required aria-label="测试单位的层级"><option value="">未填`));
  const set = async (orgId: string, level: string): Promise<number> => (await postForm(url, '/units/change', { orgId, level }, unit.administrator)).status;
  expect([await set(home, ''), await set(home, 'town'), await set(home, 'county'), await set(home, 'province')]).toEqual([400, 400, 409, 303]);
  expect(await look('/units')).toMatch(new RegExp(`value="${home}"><select name="level" required aria-label="测试单位的层级"><option value="province" selected>省`));
  expect((await auditOf(unit)).at(-1)).toBe('organisation.change null province 测试单位');
  expect([await set(city, 'province'), await set(city, 'department'), await set(county, 'city'), await set(county, 'county')]).toEqual([409, 409, 409, 303]);
  // What is known now holds for who comes after.
  expect((await postForm(url, '/units/add', { parentId: home, name: '另一个省', level: 'province' }, unit.administrator)).status).toBe(409);
  const inspector = await unit.person('inspector', '检查乙');
  expect((await fetch(`${url}/v1/organisations/${home}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(inspector.token) }, body: '{"level":"city"}' })).status).toBe(403);
});

test('units are added, renamed, moved and merged by forms; a merger asks to be sure', async () => {
  const { url } = unit.server;
  const [city, other, county] = [await idOf('甲市'), await idOf('乙市'), await idOf('甲县')];
  expect((await postForm(url, '/units/add', { parentId: city, name: '乙县', level: 'county' }, unit.administrator)).status).toBe(303);
  expect((await postForm(url, '/units/add', { parentId: city, name: '乙县', level: 'county' }, unit.administrator)).status).toBe(409);
  expect((await postForm(url, '/units/change', { orgId: await idOf('乙县'), name: '丙县' }, unit.administrator)).status).toBe(303);
  expect((await postForm(url, '/units/change', { orgId: county, parentId: other }, unit.administrator)).status).toBe(303);
  expect(await look('/units/export')).toContain('"甲县","乙市","县"');
  expect((await postForm(url, '/units/merge', { orgId: city, into: other }, unit.administrator)).status).toBe(400);
  const merged = await postForm(url, '/units/merge', { orgId: city, into: other, sure: 'on' }, unit.administrator);
  expect([merged.status, (await merged.text()).includes('合并完成')]).toEqual([200, true]);
  expect(await look('/units/export')).toContain('"丙县","乙市","县"');
  expect(await idOf('甲市')).toBe('');
});
