import { afterAll, beforeAll } from 'vitest';
import { type Person, postJson, pullAll, push } from './person.ts';
import { create, finding, site } from './records.ts';
import { openUnit, type Unit } from './unit.ts';

/** One unit for a whole file: two inspectors and an editor. Importing this opens it before the tests and closes it after. */
export let unit: Unit;
export let a: Person;
export let b: Person;
export let editor: Person;

beforeAll(async () => {
  unit = await openUnit();
  a = await unit.person('inspector', '张三');
  b = await unit.person('inspector', '王五');
  editor = await unit.person('editor', '李四');
});
afterAll(() => unit[Symbol.asyncDispose]());

/** A push's answer as bytes, but for the time. */
export async function text(person: Person, ops: readonly unknown[]): Promise<string> {
  const answer = await postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops }, person.token);
  return (await answer.text()).replace(/"serverTime":\d+/, '"serverTime":0');
}

export async function aFinding(by: Person = a) {
  const place = site();
  const problem = finding(place.id);
  await push(by, [create('site', place), create('finding', problem)]);
  return { place, problem };
}

export async function stored(id: string) {
  return (await pullAll(editor)).rows.find(row => row.id === id);
}
