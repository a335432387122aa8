import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { type Named, type Route, routes, type RouteId } from '../../contract/routes.ts';
import { type EvidenceResponse, evidencePageSchema } from '../../contract/shared-evidence.ts';
import { type Op, type PullResponse, type Role, roles } from '../../contract/sync.ts';
import { bearer, postJson, pullAll, push } from './support/person.ts';
import { proof, sendEvidence } from './support/proof.ts';
import { create, decision, finding, newId, update } from './support/records.ts';
import { credentialOf, openWorld, type Place, type Relation, relations, type World } from './support/world.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.unit[Symbol.asyncDispose]());

/** What a person of a unit reaches: their own unit and what lies below. */
const reachable: ReadonlySet<Relation> = new Set(['own', 'child']);
/** What may be named, but only in the own unit. */
const ownAlone: ReadonlySet<Relation> = new Set(['own']);

/** What a request needs beside the names under test. A route that names something and has no line here fails below. */
const samples: { readonly [id in RouteId]?: Readonly<Record<string, string>> } = {
  revokeDevice: {}, resetFactor: {}, users: {}, changeUser: {}, invites: { role: 'reader' }, invitePerson: { role: 'reader' }, changePerson: { role: 'inspector' },
  addOrganisation: { name: '新单位', level: 'department' }, changeOrganisation: {}, mergeOrganisation: {}, organisationRecords: { entity: 'site' },
  deskPage: {}, deskItems: {}, deskSheets: {}, deskSheet: {}, deskFigures: { month: '2026-11' }, peoplePage: {}, resetPassword: {}, resetPersonPassword: {}, resetPersonFactor: {}, addUnit: { name: '新单位', level: 'department' },
  changeUnitPlace: {}, mergeUnit: { sure: 'on' }, sendPicture: {}, fetchPicture: {}, deskPicture: {},
};

const idOf: { readonly [kind in Named]: (place: Place) => string } = {
  organisation: place => place.orgId, parent: place => place.orgId, user: place => place.userId, device: place => place.deviceId, inspection: place => place.inspectionId, picture: place => place.picture,
};

const naming = (Object.keys(routes) as RouteId[]).filter(id => 'names' in routes[id]);

async function ask(id: RouteId, role: Role, slot: string, relation: Relation, method?: 'HEAD'): Promise<Response> {
  const route: Route = routes[id];
  const fields: Record<string, string> = { ...samples[id] };
  let { path } = route;
  for (const [name, kind] of Object.entries(route.names ?? {})) {
    if (name !== slot && name !== ':id' && isOptional(route, name)) continue;
    const from = name === slot ? relation : 'child';
    // A merged unit is gone: every merge that may succeed gets one of its own.
    const merges = (id === 'mergeOrganisation' && name === ':id') || (id === 'mergeUnit' && name === 'orgId');
    const value = merges && from === 'child' ? await freshUnit() : idOf[kind](world.places[from]);
    if (name === ':id') path = path.replace(':id', value);
    else fields[name] = value;
  }
  if (id === 'addOrganisation' || id === 'addUnit') fields['name'] = `新单位${newId()}`;
  const headers = credentialOf(world, route.credential, role);
  if (route.takes === 'picture') return fetch(world.unit.server.url + path, { method: route.method, headers: { ...headers, 'Content-Type': 'image/png' }, body: new Uint8Array(world.places[relation].pictureBytes) });
  if (route.takes === 'nothing') return fetch(`${world.unit.server.url}${path}?${new URLSearchParams(fields)}`, { method: method ?? route.method, headers, redirect: 'manual' });
  const json = route.takes === 'json';
  return fetch(world.unit.server.url + path, {
    method: route.method, redirect: 'manual', headers: { ...headers, 'Content-Type': json ? 'application/json' : 'application/x-www-form-urlencoded' },
    body: json ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
  });
}

async function freshUnit(): Promise<string> {
  const fresh = await postJson(world.unit.server.url, '/v1/organisations', { parentId: world.places.own.orgId, name: `并出${newId()}`, level: 'department' }, world.top.token);
  return (await fresh.json() as { orgId: string }).orgId;
}

for (const id of naming) {
  const route: Route = routes[id];
  describe(`${route.method} ${route.path}`, () => {
    for (const slot of Object.keys(route.names ?? {})) for (const role of roles) {
      test(`${slot}: ${role}`, async () => {
        const unknown = await ask(id, role, slot, 'unknown');
        const refusal = await unknown.text();
        expect([unknown.status, refusal.includes('role') || refusal.includes('没有这项权限') || refusal.includes('没有这个地址或这条记录')]).toEqual([route.roles.includes(role) ? 404 : 403, true]);
        for (const relation of relations) {
          const answer = await ask(id, role, slot, relation);
          const text = await answer.text();
          if (route.roles.includes(role) && (route.scope === 'below' ? reachable : ownAlone).has(relation)) expect([relation, answer.status, [200, 303, 404, 409].includes(answer.status) && (answer.status !== 404 || id === 'revokeDevice')]).toEqual([relation, answer.status, true]);
          // What is foreign, closed or not there answers alike, byte by byte.
          else expect([relation, answer.status, text]).toEqual([relation, unknown.status, refusal]);
        }
      });
    }
  });
}

test('nothing can be named that the matrix does not try', () => {
  for (const id of Object.keys(routes) as RouteId[]) {
    const route: Route = routes[id];
    const names = Object.keys(route.names ?? {});
    expect([id, names.length > 0]).toEqual([id, samples[id] !== undefined]);
    // A packed extension belongs to no unit: every browser fetches it.
    expect([id, names.includes(':id')]).toEqual([id, route.path.includes(':') && id !== 'extensionFile']);
    if (names.length > 0) expect([id, route.scope]).toEqual([id, id === 'sendPicture' ? 'organisation' : 'below']);
    // A field of body or query that holds an id belongs to somebody: it is named, or it is the caller's own.
    const fields = [route.body, route.query].flatMap(schema => fieldsOf(schema));
    const ids = fields.filter(name => /Id$|Ids$|^(?:org|into|unit)$/.test(name) && !own.has(`${id} ${name}`));
    expect([id, ids.toSorted()]).toEqual([id, names.filter(name => name !== ':id').toSorted()]);
  }
});

/** Checked against the session itself, in the handler (tests/server/tokens.test.ts). */
const own: ReadonlySet<string> = new Set(['push deviceId', 'token deviceId']);

test.each(roles)('HEAD of a picture tells %s no more than GET does', async role => {
  for (const id of ['fetchPicture', 'deskPicture'] as const) for (const relation of relations) {
    const [get, head] = [await ask(id, role, ':id', relation), await ask(id, role, ':id', relation, 'HEAD')];
    const [body, none] = [Buffer.from(await get.arrayBuffer()), await head.arrayBuffer()];
    expect([relation, head.status, none.byteLength]).toEqual([relation, get.status, 0]);
    const may = routes[id].roles.some(one => one === role) && reachable.has(relation);
    expect([relation, get.status, may && body.equals(world.places[relation].pictureBytes)]).toEqual([relation, may ? 200 : routes[id].roles.some(one => one === role) ? 404 : 403, may]);
  }
});

describe('evidence', () => {
  test.each(relations)('%s: nobody proves a finding of another unit, and none learns that it is there', async relation => {
    const person = world.people.get('editor')!;
    const tell = async (findingId: string) => (await (await sendEvidence(person, [proof({ id: findingId }, null)])).json() as EvidenceResponse).results.map(({ st, code }) => [st, code]);
    expect(await tell(world.places[relation].findingId)).toEqual(relation === 'own' ? [['ok', undefined]] : [['later', 'missing']]);
  });

  test.each(roles)('%s fetches what proves findings of the own unit, whatever the cursor says', async role => {
    const person = world.people.get(role)!;
    const cursor = relations.map(relation => `${world.places[relation].orgId}:0::1`).join(',');
    const answer = await fetch(`${person.url}/v1/evidence?${new URLSearchParams({ c: cursor })}`, { headers: bearer(person.token) });
    if (!routes.fetchEvidence.roles.some(one => one === role)) return expect(answer.status).toBe(403);
    const { rows } = evidencePageSchema.parse(await answer.json());
    expect(new Set(rows.map(row => row.evidence['findingId']))).toEqual(new Set([world.places.own.findingId]));
  });
});

describe('the exchange', () => {
  const foreign = relations.filter(relation => relation !== 'own' && relation !== 'unknown');

  test.each(foreign)('%s: no operation reaches it, and none tells that it is there', async relation => {
    for (const role of ['inspector', 'editor'] as const) {
      const person = world.people.get(role)!;
      const { siteId, findingId } = world.places[relation];
      const unknown = world.places.unknown;
      const attempts = (site: string, problem: string): readonly Op[] => [
        update('site', site, 1, { name: '测试网站' }, { name: '改' }), update('finding', problem, 1, { note: '' }, { note: '改' }),
        create('decision', decision(problem)), create('finding', finding(site)),
      ];
      const [theirs, none] = [await push(person, attempts(siteId, findingId)), await push(person, attempts(unknown.siteId, unknown.findingId))];
      const said = (answer: typeof theirs) => answer.results.map(({ st, code, message, current }) => ({ st, code, message, current }));
      expect(said(theirs)).toEqual(said(none));
      expect(theirs.results.every(result => result.st !== 'ok')).toBe(true);
    }
  });

  test.each(roles)('%s pulls nothing of anybody else, whatever the cursor says', async role => {
    const person = world.people.get(role)!;
    const cursor = relations.map(relation => `${world.places[relation].orgId}:0::${person.me.epoch.length}`).join(',');
    const answer = await fetch(`${person.url}/v1/sync/pull?${new URLSearchParams({ c: cursor })}`, { headers: bearer(person.token) });
    if (!routes.pull.roles.some(one => one === role)) return expect(answer.status).toBe(403);
    const { rows } = await answer.json() as PullResponse;
    const seen = new Set(rows.map(row => row.stream));
    expect([...seen]).toEqual([world.places.own.orgId]);
    expect((await pullAll(person)).rows.some(row => row.id === world.places.child.siteId)).toBe(false);
  });

  test('lists hold what lies in reach and nothing else', async () => {
    const administrator = world.people.get('administrator')!;
    const list = async (path: string) => (await fetch(administrator.url + path, { headers: bearer(administrator.token) })).text();
    const [devices, units] = [await list('/v1/devices'), await list('/v1/organisations')];
    for (const relation of ['own', 'child'] as const) {
      expect(devices).toContain(world.places[relation].deviceId);
      expect(units).toContain(world.places[relation].orgId);
    }
    for (const relation of ['parent', 'sibling', 'other tenant', 'deleted', 'unknown'] as const) {
      expect(devices).not.toContain(world.places[relation].deviceId);
      expect(units).not.toContain(world.places[relation].orgId);
    }
  });
});

function fieldsOf(schema: z.ZodMiniType | null): readonly string[] {
  if (!schema) return [];
  const { def } = schema._zod as unknown as { readonly def: { readonly shape?: Record<string, unknown>; readonly options?: readonly z.ZodMiniType[] } };
  return [...Object.keys(def.shape ?? {}), ...(def.options ?? []).flatMap(fieldsOf)];
}

function isOptional(route: Route, name: string): boolean {
  const { shape = {} } = ((route.body ?? route.query)?._zod as unknown as { readonly def: { readonly shape?: Record<string, { readonly _zod: { readonly optin?: string } }> } } | undefined)?.def ?? {};
  return shape[name]?._zod.optin === 'optional';
}
