import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rectificationSchema, type Rectification } from '../../contract/rectification.ts';
import { inTransaction } from '../../server/db/transaction.ts';
import { homeOrganisation, insertOrganisation } from '../../server/repo/organisations.ts';
import { loadRecords, putRecords, tick } from '../../server/repo/records.ts';
import { auditOf, minute } from './support/observe.ts';
import { addPerson, type Person, pullAll, push, signIn } from './support/person.ts';
import { create, decision, finding, newId, rectification, site, step, verification } from './support/records.ts';
import { openStrictUnit, type StrictUnit } from './support/strict-unit.ts';

let strict: StrictUnit;
let inspector: Person;
const place = site();

beforeEach(async () => {
  strict = await openStrictUnit();
  await addPerson(strict.url, strict.unit.administrator, 'inspector', '检查乙');
  inspector = await signIn(strict.url, '检查乙');
  expect((await push(inspector, [create('site', place)])).results[0]!.st).toBe('ok');
});
afterEach(() => strict[Symbol.asyncDispose]());

const told = async (by: Person, ...ops: Parameters<typeof push>[1]) => (await push(by, ops)).results.map(({ st, code }) => [st, code]);
const stored = async (by: Person, id: string): Promise<Rectification> => rectificationSchema.parse((await pullAll(by)).rows.find((row) => row.id === id)?.data);

/** So many items, reported done and seen to be right. */
async function proven(editor: Person, count: number): Promise<readonly Rectification[]> {
  const findings = Array.from({ length: count }, (_, n) => finding(place.id, { about: `t${n}`, key: `site-tags/missing/t${n}@https://www.demo.gov.cn/` }));
  const items = findings.map((one) => rectification(one));
  await push(inspector, findings.map((one) => create('finding', one)));
  await push(editor, findings.map((one) => create('decision', decision(one.id))));
  await push(editor, items.map((one) => create('rectification', one)));
  const done = await push(inspector, items.flatMap((one) => [create('step', step(one, 'reply-done')), create('verification', verification(one, 'fixed'))]));
  expect(new Set(done.results.map(({ st }) => st))).toEqual(new Set(['ok']));
  const { rows } = await pullAll(editor);
  return items.map(({ id }) => rectificationSchema.parse(rows.find((row) => row.id === id)?.data));
}

describe('销号 takes a second factor shown within fifteen minutes', () => {
  test('without one it waits, nothing is lost, moved or entered; after it the same operation is taken, and its repeat answered alike', async () => {
    const { again } = await strict.person('editor', '审核甲');
    const editor = await again();
    const [item] = await proven(editor, 1);
    strict.time.pass(16 * minute);
    const close = create('step', step(item!, 'close'));
    for (let time = 0; time < 2; time += 1) expect(await told(editor, close)).toEqual([['deferred', 'step_up']]);
    const { results: [words] } = await push(editor, [close]);
    expect(words!.message).toContain('销号要先验证身份（15 分钟内有效）');
    expect(await stored(editor, item!.id)).toMatchObject({ state: 'review', lastStep: item!.lastStep });
    expect(await auditOf(strict.unit)).not.toContain('item.close ok');

    const known = await again();
    expect(known.deviceId).toBe(editor.deviceId);
    expect(await told(known, close)).toEqual([['ok', undefined]]);
    expect(await stored(known, item!.id)).toMatchObject({ state: 'closed' });
    expect((await auditOf(strict.unit)).filter((line) => line === 'item.close ok')).toHaveLength(1);
    // The answer was lost, and the quarter of an hour is over: the ledger knows.
    strict.time.pass(16 * minute);
    expect(await told(known, close)).toEqual([['ok', undefined]]);
  });

  test('fifty closings take one verification', async () => {
    const { again } = await strict.person('editor', '审核甲');
    const editor = await again();
    const items = await proven(editor, 50);
    strict.time.pass(16 * minute);
    const closings = items.map((item) => create('step', step(item, 'close')));
    expect(new Set((await told(editor, ...closings)).map(String))).toEqual(new Set(['deferred,step_up']));
    expect(new Set((await told(await again(), ...closings)).map(String))).toEqual(new Set(['ok,']));
  });

  test('what stands behind it in the same request waits too; everything else of the request is taken', async () => {
    const { again } = await strict.person('editor', '审核甲');
    const editor = await again();
    const [one, other] = await proven(editor, 2);
    strict.time.pass(16 * minute);
    const behind = step({ ...one!, state: 'closed' }, 'remind');
    expect(await told(editor, create('step', step(one!, 'close')), create('step', behind), create('verification', verification(one!, 'unfixed')), create('step', step(other!, 'remind'))))
      .toEqual([['deferred', 'step_up'], ['deferred', 'builds_on_refused'], ['deferred', 'builds_on_refused'], ['ok', undefined]]);
  });

  test('a closing that would be refused anyway is refused at once', async () => {
    const { again } = await strict.person('editor', '审核甲');
    const editor = await again();
    const [item] = await proven(editor, 1);
    strict.time.pass(16 * minute);
    expect(await told(inspector, create('step', step(item!, 'close')))).toEqual([['denied', 'close_role']]);
    expect(await told(editor, create('step', step({ ...item!, round: 2 }, 'close')))).toEqual([['conflict', 'item_moved']]);
    await push(inspector, [create('verification', verification(item!, 'unfixed'))]);
    expect(await told(editor, create('step', step(await stored(editor, item!.id), 'close')))).toEqual([['denied', 'no_proof']]);
  });

  test('a passkey shows who it is as well as a code', async () => {
    const { again } = await strict.person('editor', '审核甲', 'passkey');
    const editor = await again();
    const [item] = await proven(editor, 1);
    strict.time.pass(16 * minute);
    const close = create('step', step(item!, 'close'));
    expect(await told(editor, close)).toEqual([['deferred', 'step_up']]);
    expect(await told(await again(), close)).toEqual([['ok', undefined]]);
  });

  test('another person of the same computer showing themselves does nothing for it', async () => {
    const [one, two] = [await strict.person('editor', '审核甲'), await strict.person('editor', '审核丙')];
    const editor = await one.again();
    const [item] = await proven(editor, 1);
    strict.time.pass(16 * minute);
    await two.again();
    expect(await told(editor, create('step', step(item!, 'close')))).toEqual([['deferred', 'step_up']]);
  });
});

describe('a large export takes one too', () => {
  const get = (path: string, cookie: string): Promise<Response> => fetch(strict.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });

  test('the monthly figures of more than 1,000 items; of 1,000 not', async () => {
    const { again, prove } = await strict.person('editor', '审核甲');
    const [item] = await proven(await again(), 1);
    await addPerson(strict.url, strict.unit.administrator, 'reader', '查看丁');
    const { db } = strict.unit.server.context;
    const { tenant } = inspector.me;
    const more = (count: number) => inTransaction(db.write, async (tx) => {
      const [record] = await loadRecords(tx, tenant, [item!.id]);
      const v = await tick(tx, tenant, record!.stream);
      for (let at = 0; at < count; at += 100) {
        await putRecords(tx, tenant, v, Array.from({ length: Math.min(100, count - at) }, () => {
          const id = newId();
          return { ...record!, id, data: { ...record!.data, id } };
        }));
      }
    });
    const cookie = await strict.cookieFor('审核甲');
    await prove(cookie);
    strict.time.pass(16 * minute);
    await more(999);
    expect((await get('/desk/figures?month=2026-11', cookie)).status).toBe(200);
    await more(1);
    const asked = await get('/desk/figures?month=2026-11', cookie);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/second-factor']);
    expect((await get('/desk', cookie)).status).toBe(200);
    await prove(cookie);
    expect((await get('/desk/figures?month=2026-11', cookie)).status).toBe(200);
    // Whose role demands no second factor is asked for none.
    expect((await get('/desk/figures?month=2026-11', await strict.cookieFor('查看丁'))).status).toBe(200);
  });

  test('the list of more than 1,000 units; of 1,000 not', async () => {
    const { prove } = await strict.person('administrator', '管理员乙');
    const cookie = await strict.cookieFor('管理员乙');
    await prove(cookie);
    const { db, now } = strict.unit.server.context;
    const top = await homeOrganisation(db.read, inspector.me.tenant);
    const add = (count: number) => inTransaction(db.write, async (tx) => {
      for (let at = 0; at < count; at += 1) {
        const orgId = newId();
        await insertOrganisation(tx, { ...top, orgId, orgPath: `${top.orgPath}${orgId}/`, name: `局${orgId}`, parentId: top.orgId, level: 'department' }, now());
      }
    });
    await add(1000);
    strict.time.pass(16 * minute);
    expect((await get('/units/export', cookie)).status).toBe(200);
    await prove(cookie);
    await add(1);
    expect((await get('/units/export', cookie)).status).toBe(200);
    strict.time.pass(16 * minute);
    expect((await get('/units/export', cookie)).headers.get('location')).toBe('/second-factor');
  });
});
