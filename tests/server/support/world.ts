import { type Role, roles } from '../../../contract/sync.ts';
import { issueSetup } from '../../../server/auth/people.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { addTenant } from '../../../server/repo/organisations.ts';
import { bearer, cookieOf, type Person, postForm, postJson, push, setUp, signIn, testPassword } from './person.ts';
import { furnishProof, png, sha256Of } from './proof.ts';
import { create, decision, finding, inspection, newId, site } from './records.ts';
import { openUnit, type Unit } from './unit.ts';

/** Where something lies, seen from the middle of the tree. */
export const relations = ['own', 'child', 'parent', 'sibling', 'other tenant', 'deleted', 'unknown'] as const;
export type Relation = (typeof relations)[number];

/** One unit with something of every kind in it. */
export interface Place { readonly orgId: string; readonly userId: string; readonly deviceId: string; readonly siteId: string; readonly findingId: string; readonly inspectionId: string; /** SHA-256 of the picture that proves the finding, and its bytes. */ readonly picture: string; readonly pictureBytes: Buffer; readonly inspector: Person }

/** 省 → 市（own，另有 sibling）→ 县（child），一个已并入的单位，另一个租户。 */
export interface World {
  readonly unit: Unit;
  readonly places: { readonly [relation in Relation]: Place };
  /** People of the own unit, one of each role. */
  readonly people: ReadonlyMap<Role, Person>;
  readonly cookies: ReadonlyMap<Role, string>;
  readonly top: Person;
  /** A fresh unit with something of every kind in it, below the given one. */
  settle(parentId: string, name: string, level: 'city' | 'county' | 'department'): Promise<Place>;
}

export async function openWorld(): Promise<World> {
  const unit = await openUnit();
  const { url } = unit.server;
  const top = await signIn(url, '管理员甲');
  let made = 0;

  const join = async (orgId: string, role: Role, name: string, by = top): Promise<Person> => {
    const { link } = await (await postJson(url, '/v1/invites', { role, orgId }, by.token)).json() as { link: string };
    await postForm(url, '/invite', { secret: new URL(link).hash.slice(1), name, password: testPassword, again: testPassword });
    return signIn(url, name);
  };
  const furnish = async (orgId: string, name: string): Promise<Place> => {
    const inspector = await join(orgId, 'inspector', `${name}检查员${made += 1}`);
    const place = site();
    const round = inspection(place.id);
    const problem = finding(place.id, { inspectionId: round.id });
    await push(inspector, [create('site', place), create('inspection', round), create('finding', problem)]);
    await push(await join(orgId, 'editor', `${name}审核员${made}`), [create('decision', decision(problem.id))]);
    const pictureBytes = await furnishProof(inspector, problem);
    return { orgId, userId: inspector.me.userId, deviceId: inspector.deviceId, siteId: place.id, findingId: problem.id, inspectionId: round.id, picture: sha256Of(pictureBytes), pictureBytes, inspector };
  };
  const settle: World['settle'] = async (parentId, name, level) => {
    const answer = await postJson(url, '/v1/organisations', { parentId, name, level }, top.token);
    if (answer.status !== 200) throw new Error(`organisation: ${answer.status} ${await answer.text()}`);
    return furnish((await answer.json() as { orgId: string }).orgId, name);
  };

  const topId = top.me.stream;
  const parent = await furnish(topId, '省');
  const own = await settle(topId, '甲市', 'city');
  const sibling = await settle(topId, '乙市', 'city');
  const child = await settle(own.orgId, '甲县', 'county');
  const deleted = await settle(own.orgId, '旧局', 'department');
  await postJson(url, `/v1/organisations/${deleted.orgId}/merge`, { into: sibling.orgId }, top.token);

  const people = new Map<Role, Person>();
  const cookies = new Map<Role, string>();
  for (const role of roles) {
    people.set(role, await join(own.orgId, role, `甲市${role}`));
    cookies.set(role, cookieOf(await postForm(url, '/login', { name: `甲市${role}`, password: testPassword })));
  }
  const unknown = { orgId: newId(), userId: newId(), deviceId: newId(), siteId: newId(), findingId: newId(), inspectionId: newId(), picture: sha256Of(png()), pictureBytes: png(), inspector: own.inspector };
  return { unit, places: { own, child, parent, sibling, 'other tenant': await furnishTenant(unit), deleted, unknown }, people, cookies, top, settle };
}

/** A second tenant in the same installation, with a unit and a person. */
async function furnishTenant(unit: Unit): Promise<Place> {
  const { context, url } = unit.server;
  const tenant = newId();
  await inTransaction(context.db.write, tx => addTenant(tx, tenant, newId(), context.now(), '另一地区'));
  const cookie = await setUp(`${url}/setup#${await issueSetup(context, tenant)}`, '外地管理员', { alone: true });
  if (cookie === '') throw new Error('setup');
  const inspector = await signIn(url, '外地管理员', undefined, undefined, tenant);
  const place = site();
  const round = inspection(place.id);
  const problem = finding(place.id, { inspectionId: round.id });
  await push(inspector, [create('site', place), create('inspection', round), create('finding', problem), create('decision', decision(problem.id))]);
  const pictureBytes = await furnishProof(inspector, problem);
  return { orgId: inspector.me.stream, userId: inspector.me.userId, deviceId: inspector.deviceId, siteId: place.id, findingId: problem.id, inspectionId: round.id, picture: sha256Of(pictureBytes), pictureBytes, inspector };
}

/** The headers a request of this route carries for a role. */
export function credentialOf(world: World, credential: 'bearer' | 'cookie' | 'none', role: Role): Record<string, string> {
  if (credential === 'cookie') return { Cookie: world.cookies.get(role) ?? '', Origin: world.unit.server.url };
  return bearer(world.people.get(role)?.token ?? '');
}
