import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditOf } from './support/observe.ts';
import { postForm } from './support/person.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());

const look = async (path: string): Promise<string> => (await fetch(unit.server.url + path, { headers: { Cookie: unit.administrator } })).text();
const send = (path: string, fields: Record<string, string>): Promise<Response> => postForm(unit.server.url, path, fields, unit.administrator);
/** What the form that goes to an address was drawn with; `near` stands in the same form. */
const seenIn = (page: string, action: string, near = ''): string => {
  const form = page.split('<form ').find(one => one.includes(`action="${action}"`) && one.includes(near));
  return /name="seen" value="([^"]+)"/.exec(form ?? '')?.[1] ?? '';
};
const nothing = { automatic: '', automaticLinks: '', showHints: '', showScore: '', preset: '', rubric: '' };

test('settings, fixed settings: who opened the page before somebody else changed them is told, and nothing is overwritten', async () => {
  const page = await look('/people');
  const [settings, fixed] = [seenIn(page, '/people/settings'), seenIn(page, '/people/fixed')];
  expect([settings, fixed]).toEqual([expect.stringMatching(/^[\da-f]{24}$/), expect.stringMatching(/^[\da-f]{24}$/)]);

  expect((await send('/people/settings', { seen: settings, orgName: '示范市' })).status).toBe(303);
  const late = await send('/people/settings', { seen: settings, orgName: '另一个名称', administratorInspects: 'on' });
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('别人改过这一项，您的更改没有保存')]);
  expect(await look('/people')).toContain('value="示范市"');
  expect((await send('/people/settings', { seen: seenIn(await look('/people'), '/people/settings'), orgName: '示范市二' })).status).toBe(303);

  expect((await send('/people/fixed', { ...nothing, seen: fixed, automatic: 'on', because: '统一' })).status).toBe(303);
  const before = await auditOf(unit);
  expect((await send('/people/fixed', { ...nothing, seen: fixed, automatic: 'off', because: '不知道已经定了' })).status).toBe(409);
  expect(await look('/people')).toMatch(/理由：统一/);
  expect((await auditOf(unit)).filter(line => line.startsWith('settings.fix'))).toEqual(before.filter(line => line.startsWith('settings.fix')));
});

test('a person and a unit: the same; a page without the mark is taken as before', async () => {
  const { me } = await unit.person('inspector', '检查甲');
  const mark = `value="${me.userId}"`;
  const opened = seenIn(await look('/people'), '/people/change', mark);
  expect((await send('/people/change', { seen: opened, userId: me.userId, role: 'editor' })).status).toBe(303);
  expect((await send('/people/change', { seen: opened, userId: me.userId, role: 'reader' })).status).toBe(409);
  expect((await send('/people/change', { userId: me.userId, role: 'reader' })).status).toBe(303);

  expect((await send('/units/add', { parentId: me.stream, name: '甲县', level: 'county' })).status).toBe(303);
  const units = await look('/units');
  const orgId = /name="orgId" value="([0-9a-f-]{36})"><input name="name" value="甲县"/.exec(units)?.[1] ?? '';
  const seen = seenIn(units, '/units/change', 'value="甲县"');
  expect((await send('/units/change', { seen, orgId, name: '乙县' })).status).toBe(303);
  expect((await send('/units/change', { seen, orgId, name: '丙县' })).status).toBe(409);
  expect(await look('/units')).toContain('value="乙县"');
});

test('two at the same moment: one is taken, the other told', async () => {
  const seen = seenIn(await look('/people'), '/people/settings');
  const both = await Promise.all(['甲市', '乙市'].map(orgName => send('/people/settings', { seen, orgName })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
});
