import { afterEach, beforeEach, expect } from 'vitest';
import { rectificationSchema, type Rectification } from '../../../contract/rectification.ts';
import { clock } from './observe.ts';
import { type Person, pullAll, push, signIn } from './person.ts';
import { create, decision, finding, rectification, site, step, verification } from './records.ts';
import { openUnit, type Unit } from './unit.ts';

/** A unit of its own for each test, on a clock the test moves: an editor, an inspector, a site. Importing this opens and closes it. */
export let unit: Unit;
export let time: ReturnType<typeof clock>;
export let editor: Person;
export let inspector: Person;
export const siteRecord = site();

beforeEach(async () => {
  time = clock();
  unit = await openUnit({ now: time.now });
  editor = await unit.person('editor', '审核甲');
  inspector = await unit.person('inspector', '检查乙');
  await push(editor, [create('site', siteRecord)]);
});
afterEach(() => unit[Symbol.asyncDispose]());

/** The same person, signed in anew after the session ended with the moved clock. */
export const later = (name = '审核甲'): Promise<Person> => signIn(unit.server.url, name);

/** A finding the inspector has entered and the editor confirmed. */
export async function confirmed(about = 'SiteName', by = editor, finder = inspector) {
  const one = finding(siteRecord.id, { about, key: `site-tags/missing/${about}@https://www.demo.gov.cn/` });
  const entered = await push(finder, [create('finding', one)]);
  const ruled = await push(by, [create('decision', decision(one.id))]);
  expect([...entered.results, ...ruled.results].map(({ st }) => st)).toEqual(['ok', 'ok']);
  return one;
}
export const issue = async (of: Awaited<ReturnType<typeof confirmed>>, over: Partial<Rectification> = {}): Promise<Rectification> => {
  const item = rectification(of, over);
  const { results: [result] } = await push(editor, [create('rectification', item)]);
  expect(result).toMatchObject({ st: 'ok' });
  return stored(item.id);
};
/** The item as the server sends it. */
export async function stored(id: string, by = editor): Promise<Rectification> {
  const { rows } = await pullAll(by);
  return rectificationSchema.parse(rows.find((row) => row.id === id)?.data);
}
export const told = async (by: Person, ...ops: Parameters<typeof push>[1]) => (await push(by, ops)).results.map(({ st, code }) => [st, code]);
/** Reported done and seen to be right. */
export async function proven(): Promise<Rectification> {
  const item = await issue(await confirmed());
  expect(await told(inspector, create('step', step(item, 'reply-done')), create('verification', verification(item, 'fixed')))).toEqual([['ok', undefined], ['ok', undefined]]);
  return stored(item.id);
}

/** The editor, signed in anew after the clock was moved. */
export async function editorAgain(): Promise<void> {
  editor = await later();
}
