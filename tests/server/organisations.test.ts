import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '../../server/auth/session.ts';
import { bearer, type Person, postJson, pullAll, pullPage, push, signIn } from './support/person.ts';
import type { PushResponse } from '../../contract/sync.ts';
import { auditOf } from './support/observe.ts';
import { rawSql } from './support/place.ts';
import { create, decision, finding, newId, site, update } from './support/records.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.unit[Symbol.asyncDispose]());

const change = (who: Person, path: string, body: unknown) => fetch(who.url + path, {
  method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(who.token) }, body: JSON.stringify(body),
});

test('a level stands below a higher one, names are one\'s own among siblings, and nobody moves under themselves', async () => {
  const { top, places } = world;
  const add = async (parentId: string, name: string, level: string) => (await postJson(top.url, '/v1/organisations', { parentId, name, level }, top.token)).status;
  expect(await add(places.child.orgId, '倒挂市', 'city')).toBe(409);
  expect(await add(places.child.orgId, '教育局', 'department')).toBe(200);
  expect(await add(places.child.orgId, '教育局', 'department')).toBe(409);
  expect(await add(places.sibling.orgId, '教育局', 'department')).toBe(200);
  expect((await change(top, `/v1/organisations/${places.own.orgId}`, { parentId: places.child.orgId })).status).toBe(409);
  expect((await change(top, `/v1/organisations/${top.me.stream}`, { parentId: places.own.orgId })).status).toBe(409);
  expect((await postJson(top.url, `/v1/organisations/${places.own.orgId}/merge`, { into: places.child.orgId }, top.token)).status).toBe(409);
  expect((await postJson(top.url, `/v1/organisations/${places.own.orgId}/merge`, { into: places.own.orgId }, top.token)).status).toBe(409);
});

test('a unit merged into another: records, people, lower units and unsent work go over, a site both had becomes one, and the next pull is whole', async () => {
  const { top, settle } = world;
  const into = await settle(top.me.stream, '新设市', 'city');
  const old = await settle(top.me.stream, '撤销市', 'city');
  const below = await settle(old.orgId, '撤销市属局', 'department');
  const shared = site({ host: 'www.both.gov.cn', name: '旧名', code: 'bm12345678' });
  const staying = site({ host: 'www.both.gov.cn', name: '新名' });
  const onShared = finding(shared.id);
  await push(old.inspector, [create('site', shared), create('finding', onShared)]);
  await push(into.inspector, [create('site', staying)]);
  const held = await pullAll(old.inspector);
  // Written offline before the merger, sent after it.
  const unsent = [create('finding', finding(shared.id)), update('finding', onShared.id, 1, { note: '' }, { note: '撤并前' }), update('site', shared.id, 1, { kind: 'portal' }, { kind: 'department' })];

  const answer = await postJson(top.url, `/v1/organisations/${old.orgId}/merge`, { into: into.orgId }, top.token);
  expect(await answer.json()).toMatchObject({ people: 2, sitesJoined: 1 });
  expect((await push(old.inspector, unsent)).results.map(result => result.st)).toEqual(['ok', 'ok', 'ok']);

  const anew = await pullAll(old.inspector, held.next);
  const page = await pullPage(old.inspector, held.next);
  expect(page.reset).toEqual([old.orgId]);
  const rows = new Map(anew.rows.map(row => [row.id, row]));
  expect(rows.get(shared.id)).toMatchObject({ del: true, data: { mergedInto: staying.id } });
  expect(rows.get(staying.id)).toMatchObject({ data: { name: '新名', code: 'bm12345678', kind: 'department' } });
  expect(rows.get(onShared.id)).toMatchObject({ stream: into.orgId, data: { siteId: staying.id, note: '撤并前' } });
  for (const id of [old.siteId, old.findingId, into.siteId, into.findingId]) expect(rows.has(id)).toBe(true);
  expect((await pullAll(into.inspector)).rows.map(row => row.id).toSorted()).toEqual([...rows.keys()].toSorted());

  const units = await (await fetch(`${top.url}/v1/organisations`, { headers: bearer(top.token) })).json() as { organisations: { orgId: string; parentId: string | null }[] };
  expect(units.organisations.find(one => one.orgId === below.orgId)?.parentId).toBe(into.orgId);
  expect(units.organisations.some(one => one.orgId === old.orgId)).toBe(false);
  expect((await rawSql(world.unit.dataDir, 'SELECT count(*) AS n FROM records WHERE stream = ?', old.orgId)).map(row => Number(row['n']))).toEqual([0]);
  expect((await auditOf(world.unit)).some(line => line.startsWith('organisation.merge'))).toBe(true);
});

test('a merger of two units and writers at work in both: every record once, none lost, one order', async () => {
  const { top, settle } = world;
  const into = await settle(top.me.stream, '并入市', 'city');
  const old = await settle(top.me.stream, '合并市', 'city');
  const written = new Set<string>();
  const write = async (person: Person) => {
    for (let round = 0; round < 15; round += 1) {
      const op = create('site', site());
      const send = () => postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops: [op] }, person.token);
      let answer = await send();
      while (answer.status === 503) answer = await send();
      if ((await answer.json() as PushResponse).results[0]?.st === 'ok') written.add(op.id);
    }
  };
  const work = [write(into.inspector), write(old.inspector)];
  expect((await postJson(top.url, `/v1/organisations/${old.orgId}/merge`, { into: into.orgId }, top.token)).status).toBe(200);
  await Promise.all(work);
  const { rows } = await pullAll(into.inspector);
  expect(written.size).toBe(30);
  const left = [...written].filter(id => !rows.some(row => row.id === id));
  expect(left).toEqual([]);
});

test('a push that was let in before a merger and comes to its turn after it is sent again, not written into the closed unit', async () => {
  const { top, settle, unit } = world;
  const into = await settle(top.me.stream, '后并市', 'city');
  const old = await settle(top.me.stream, '先并市', 'city');
  const actor = await authenticate(unit.server.context, old.inspector.token, 'extension', '');
  expect((await postJson(top.url, `/v1/organisations/${old.orgId}/merge`, { into: into.orgId }, top.token)).status).toBe(200);
  const late = create('site', site());
  await expect(unit.server.context.pushes.submit({ actor, deviceId: old.deviceId, ops: [late], receivedAt: Date.now(), steppedUp: true })).rejects.toMatchObject({ refusal: { status: 503 } });
  expect((await push(old.inspector, [late])).results[0]?.st).toBe('ok');
  expect((await pullAll(into.inspector)).rows.find(row => row.id === late.id)?.stream).toBe(into.orgId);
});

test('a person who moves with unsent work: it is judged where they are, refused in words where it belongs to the old unit, and nothing waits for ever', async () => {
  const { top, settle } = world;
  const from = await settle(top.me.stream, '调出市', 'city');
  const to = await settle(top.me.stream, '调入市', 'city');
  const mover = from.inspector;
  const held = await pullAll(mover);
  const fresh = site();
  const unsent = [create('site', fresh), create('finding', finding(fresh.id)), create('finding', finding(from.siteId)), update('finding', from.findingId, 1, { note: '' }, { note: '离任前' }), create('decision', decision(from.findingId))];
  expect((await change(top, `/v1/users/${mover.me.userId}`, { orgId: to.orgId })).status).toBe(200);

  const { results } = await push(mover, unsent);
  expect(results.map(({ st, code }) => `${st} ${code ?? ''}`)).toEqual(['ok ', 'ok ', 'denied moved', 'denied moved', 'denied moved']);
  expect(results[2]?.message).toMatch(/原来的单位/);
  const page = await pullPage(mover, held.next);
  expect(page.reset).toEqual([from.orgId]);
  expect((await pullAll(mover, held.next)).rows.some(row => row.stream === from.orgId)).toBe(false);
  // Somebody who was never there learns nothing of it.
  const stranger = to.inspector;
  const asked = await push(stranger, [create('finding', finding(from.siteId)), create('finding', finding(newId()))]);
  expect(asked.results.map(result => result.code)).toEqual(['builds_on_missing', 'builds_on_missing']);
});

test('the last administrator of a unit may go where one above remains, who has to say so: nobody changes their own role', async () => {
  const { places, people, top } = world;
  const administrator = people.get('administrator')!;
  const own = await change(administrator, `/v1/users/${administrator.me.userId}`, { role: 'reader' });
  expect([own.status, (await own.json() as { error: string }).error]).toEqual([409, 'own_role']);
  expect((await change(top, `/v1/users/${administrator.me.userId}`, { role: 'reader' })).status).toBe(200);
  expect((await change(top, `/v1/users/${top.me.userId}`, { role: 'reader' })).status).toBe(409);
  expect((await change(top, `/v1/users/${administrator.me.userId}`, { role: 'administrator', orgId: places.child.orgId })).status).toBe(200);
  const moved = await signIn(top.url, '甲市administrator');
  expect(moved.me.stream).toBe(places.child.orgId);
});
