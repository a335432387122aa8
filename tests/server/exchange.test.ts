import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conflictSchema } from '../../contract/sync.ts';
import { type Person, postJson, pullAll, push } from './support/person.ts';
import { answer, column, create, decision, finding, inspection, newId, reading, site, update } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let a: Person;
let b: Person;
let editor: Person;

beforeAll(async () => {
  unit = await openUnit();
  a = await unit.person('inspector', '张三');
  b = await unit.person('inspector', '王五');
  editor = await unit.person('editor', '李四');
});
afterAll(() => unit[Symbol.asyncDispose]());

async function text(person: Person, ops: readonly unknown[]): Promise<string> {
  const answer = await postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops }, person.token);
  return (await answer.text()).replace(/"serverTime":\d+/, '"serverTime":0');
}

async function aFinding(by: Person = a) {
  const place = site();
  const problem = finding(place.id);
  await push(by, [create('site', place), create('finding', problem)]);
  return { place, problem };
}

async function stored(id: string) {
  return (await pullAll(editor)).rows.find(row => row.id === id);
}

describe('every operation takes effect exactly once', () => {
  test('a repeated batch gets the same bytes and changes nothing', async () => {
    const { problem } = await aFinding();
    const batch = [create('decision', decision(problem.id)), create('site', site({ name: '甲' }))];
    const first = await text(editor, batch);
    const before = await pullAll(editor);
    expect(await text(editor, batch)).toBe(first);
    expect(await text(editor, batch)).toBe(first);
    expect(await pullAll(editor)).toEqual(before);
    expect(await stored(problem.id)).toMatchObject({ rev: 2, data: { status: 'confirmed' } });
  });

  test('a conflict and a refusal are repeated byte by byte too, even when the record has moved on', async () => {
    const { problem } = await aFinding();
    const denied = create('decision', decision(problem.id));
    const first = await text(b, [denied]);
    expect(first).toContain('"needs_editor"');
    await push(editor, [create('decision', decision(problem.id))]);
    expect(await text(b, [denied])).toBe(first);
  });

  test('an operation twice in one batch counts once', async () => {
    const place = site();
    const op = create('site', place);
    const { results } = await push(a, [op, op]);
    expect(results[0]).toEqual({ opId: op.opId, st: 'ok', rev: 1 });
    expect(results[1]).toEqual(results[0]);
    expect(await stored(place.id)).toMatchObject({ rev: 1 });
  });

  test('overlapping and reordered batches end in the same state', async () => {
    const place = site();
    const problem = finding(place.id);
    const ops = [create('site', place), create('finding', problem), update('finding', problem.id, 1, { note: '' }, { note: '甲' }), update('finding', problem.id, 2, { note: '甲' }, { note: '乙' })];
    const early = await push(a, [ops[2]!, ops[3]!]);
    expect(early.results.map(result => [result.st, result.code])).toEqual([['deferred', 'builds_on_missing'], ['deferred', 'builds_on_refused']]);
    await push(a, ops.slice(0, 2));
    const late = await push(a, [...ops].toReversed());
    // The second edit was made on revision 2, which only exists once the first has been taken: both wait for the next round, in their order.
    expect(late.results.map(result => result.st)).toEqual(['deferred', 'deferred', 'ok', 'ok']);
    expect((await push(a, ops)).results.map(result => result.st)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await stored(problem.id)).toMatchObject({ rev: 3, data: { note: '乙' } });
  });

  test('the same record under a new operation id is harmless; another content is a conflict', async () => {
    const { problem } = await aFinding();
    expect((await push(a, [create('finding', problem)])).results[0]).toMatchObject({ st: 'ok', rev: 1 });
    expect((await push(a, [create('finding', { ...problem, says: '别的' })])).results[0]).toMatchObject({ st: 'conflict', code: 'exists' });
    expect((await push(b, [create('finding', problem)])).results[0]).toMatchObject({ st: 'conflict', code: 'exists' });
  });

  test('an operation id used again for something else is refused and does nothing', async () => {
    const op = create('site', site());
    await push(a, [op]);
    const other = { ...create('site', site()), opId: op.opId };
    expect((await push(a, [other])).results[0]).toMatchObject({ st: 'invalid', code: 'op_id_reused' });
    expect(await stored(other.id)).toBeUndefined();
  });

  test('the server says how many operations of a device it has', async () => {
    const person = await unit.person('inspector', '计数员');
    await push(person, [{ ...create('site', site()), seq: 1 }, { ...create('site', site()), seq: 3 }]);
    const answer = await fetch(`${person.url}/v1/devices`, { headers: { Authorization: `Bearer ${person.token}` } });
    expect((await answer.json() as { devices: unknown[] }).devices).toEqual([expect.objectContaining({ deviceId: person.deviceId, received: 2, highest: 3 })]);
  });
});

describe('nothing is overwritten silently', () => {
  test('edits of different fields merge; of the same field the second is shown both versions', async () => {
    const place = site({ name: '旧名' });
    await push(a, [create('site', place)]);
    await push(a, [update('site', place.id, 1, { name: '旧名' }, { name: '新名' })]);
    expect((await push(b, [update('site', place.id, 1, { code: null }, { code: 'bm001' })])).results[0]).toMatchObject({ st: 'ok', code: 'merged', rev: 3 });

    const refused = (await push(b, [update('site', place.id, 1, { name: '旧名' }, { name: '另一个名' })])).results[0];
    expect(refused).toMatchObject({ st: 'conflict', code: 'changed' });
    expect(conflictSchema.parse(refused?.current)).toMatchObject({ rev: 3, data: { name: '新名', code: 'bm001' }, decision: null });
    expect(await stored(place.id)).toMatchObject({ rev: 3, data: { name: '新名', code: 'bm001' } });
  });

  test('two people who change the same field to the same value do not quarrel', async () => {
    const place = site();
    await push(a, [create('site', place)]);
    await push(a, [update('site', place.id, 1, { kind: 'portal' }, { kind: 'department' })]);
    expect((await push(b, [update('site', place.id, 1, { kind: 'portal' }, { kind: 'department' })])).results[0]).toMatchObject({ st: 'ok' });
  });

  test('page types corrected by two people merge by path', async () => {
    const place = site();
    await push(a, [create('site', place)]);
    await push(a, [update('site', place.id, 1, { pageTypes: {} }, { pageTypes: { '/a': 'home' } })]);
    expect((await push(b, [update('site', place.id, 1, { pageTypes: {} }, { pageTypes: { '/b': 'guide' } })])).results[0]).toMatchObject({ st: 'ok' });
    expect((await push(b, [update('site', place.id, 1, { pageTypes: {} }, { pageTypes: { '/a': 'guide' } })])).results[0]).toMatchObject({ st: 'conflict' });
    expect((await stored(place.id))?.data['pageTypes']).toEqual({ '/a': 'home', '/b': 'guide' });
  });

  test('two offline edits of one record stand or fall together', async () => {
    const place = site({ name: '旧' });
    await push(a, [create('site', place)]);
    await push(a, [update('site', place.id, 1, { name: '旧' }, { name: '甲' })]);
    const { results } = await push(b, [update('site', place.id, 1, { name: '旧' }, { name: '乙' }), update('site', place.id, 2, { code: null }, { code: '1' })]);
    expect(results.map(result => [result.st, result.code])).toEqual([['conflict', 'changed'], ['conflict', 'earlier_conflict']]);
    expect((await stored(place.id))?.data).toMatchObject({ name: '甲', code: null });
  });

  test('the second of two rulings gets name, time and ruling of the first', async () => {
    const { problem } = await aFinding();
    await push(editor, [create('decision', decision(problem.id, { ruling: 'dismissed', reason: '误报' }))]);
    const other = await unit.person('editor', '赵六');
    const second = (await push(other, [create('decision', decision(problem.id))])).results[0];
    expect(second).toMatchObject({ st: 'conflict', code: 'decided' });
    const current = conflictSchema.parse(second?.current);
    expect(current).toMatchObject({ rev: 2, data: { status: 'dismissed' }, decision: { byName: '李四', data: { ruling: 'dismissed', reason: '误报' } } });
    expect(current.decision?.receivedAt).toBeGreaterThan(0);
  });

  test('a reviewed finding is closed to its author, who sees the ruling', async () => {
    const { problem } = await aFinding();
    await push(editor, [create('decision', decision(problem.id))]);
    const refused = (await push(a, [update('finding', problem.id, 1, { note: '' }, { note: '补充' })])).results[0];
    expect(refused).toMatchObject({ st: 'conflict', code: 'reviewed', current: { decision: { byName: '李四' } } });
  });

  test('a closed inspection takes no more edits, only its owner closes it', async () => {
    const place = site();
    const check = inspection(place.id);
    await push(a, [create('site', place), create('inspection', check)]);
    expect((await push(b, [update('inspection', check.id, 1, { closedAt: null }, { closedAt: 5 })])).results[0]).toMatchObject({ st: 'denied', code: 'not_author' });
    expect((await push(a, [update('inspection', check.id, 1, { closedAt: null }, { closedAt: 9 })])).results[0]).toMatchObject({ st: 'ok', rev: 2 });
    expect((await push(a, [update('inspection', check.id, 2, { closedAt: 9 }, { closedAt: null })])).results[0]).toMatchObject({ st: 'conflict', code: 'closed' });
  });

  test('an answer to a row carries the name signed in, is never edited, and a veto without a reason is refused', async () => {
    const place = site();
    const work = inspection(place.id);
    const said = answer(work.id, { by: '别人' });
    const again = answer(work.id, { count: 3 });
    await push(a, [create('site', place), create('inspection', work), create('answer', said), create('answer', again)]);
    expect(await stored(said.id)).toMatchObject({ entity: 'answer', data: { by: '张三', count: 2 } });
    expect(await stored(again.id)).toMatchObject({ data: { count: 3 } });
    expect((await push(a, [update('answer', said.id, 1, { count: 2 }, { count: 9 })])).results[0]).toMatchObject({ st: 'invalid', code: 'append_only' });
    const bare = answer(work.id, { kind: 'veto', row: 'V4', holds: 'yes', count: 0, note: ' ' });
    const wrong = answer(work.id, { kind: 'probes', row: '', holds: 'yes', count: 0, probes: { total: 3, slow: 4, days: 1 } });
    expect((await push(a, [create('answer', bare), create('answer', wrong)])).results).toMatchObject([{ st: 'invalid', code: 'schema' }, { st: 'invalid', code: 'schema' }]);
    expect((await push(b, [create('answer', { ...bare, note: '首页出现严重错别字' })])).results[0]).toMatchObject({ st: 'ok' });
    expect(await stored(bare.id)).toMatchObject({ data: { by: '王五', kind: 'veto' } });
  });

  test('the register of columns is everybody’s: different fields merge, the same field is a conflict, its siteId never changes', async () => {
    const place = site();
    const entry = column(place.id, { by: '别人' });
    await push(a, [create('site', place), create('column', entry)]);
    expect(await stored(entry.id)).toMatchObject({ entity: 'column', data: { by: '张三' } });
    expect((await push(b, [update('column', entry.id, 1, { name: '通知公告' }, { name: '公示公告' })])).results[0]).toMatchObject({ st: 'ok', rev: 2 });
    expect((await push(a, [update('column', entry.id, 1, { state: 'confirmed' }, { state: 'removed' })])).results[0]).toMatchObject({ st: 'ok', code: 'merged' });
    expect(await stored(entry.id)).toMatchObject({ data: { name: '公示公告', state: 'removed' } });
    expect((await push(a, [update('column', entry.id, 1, { name: '通知公告' }, { name: '通知' })])).results[0]).toMatchObject({ st: 'conflict', code: 'changed' });
    expect((await push(a, [update('column', entry.id, 3, { siteId: place.id }, { siteId: newId() })])).results[0]).toMatchObject({ st: 'invalid', code: 'field' });
    expect((await push(a, [create('column', column(place.id, { kind: '别的' as 'news' }))])).results[0]).toMatchObject({ st: 'invalid', code: 'schema' });
  });

  test('an answer to a guided question names the page it was asked on', async () => {
    const place = site();
    const work = inspection(place.id);
    const said = answer(work.id, { kind: 'question', row: 'q-floating', rubric: '', count: 0, asked: { url: 'https://www.demo.gov.cn/', row: null } });
    await push(a, [create('site', place), create('inspection', work), create('answer', said)]);
    expect(await stored(said.id)).toMatchObject({ data: { by: '张三', asked: { url: 'https://www.demo.gov.cn/' } } });
    expect((await push(a, [create('answer', answer(work.id, { kind: 'question', row: 'q-floating' }))])).results[0]).toMatchObject({ st: 'invalid', code: 'schema' });
  });

  test('an answer to a sheet that was closed meanwhile does not change it', async () => {
    const place = site();
    const work = inspection(place.id);
    await push(a, [create('site', place), create('inspection', work), update('inspection', work.id, 1, { closedAt: null }, { closedAt: 5 })]);
    expect((await push(b, [create('answer', answer(work.id))])).results[0]).toMatchObject({ st: 'denied', code: 'closed' });
    expect((await push(a, [create('answer', answer(newId()))])).results[0]).toMatchObject({ st: 'deferred', code: 'builds_on_missing' });
  });

  test('readings, visits and decisions are never edited', async () => {
    const place = site();
    const line = reading(place.id, { by: '冒名' });
    await push(a, [create('site', place), create('reading', line)]);
    expect((await push(a, [update('reading', line.id, 1, { title: '首页' }, { title: '改' })])).results[0]).toMatchObject({ st: 'invalid', code: 'append_only' });
    expect((await push(a, [create('reading', reading(place.id, { supersedes: line.id }))])).results[0]).toMatchObject({ st: 'ok' });
    expect((await stored(line.id))?.data['by']).toBe('张三');
  });

  test('a signed shift takes no more lines and no second signature', async () => {
    const place = site();
    await push(a, [create('site', place)]);
    const line = reading(place.id);
    const signed = { lines: 1, digest: 'ab', startedAt: 1, endedAt: 2 };
    const signature = reading(place.id, { id: line.shiftId, shiftId: line.shiftId, siteId: null, url: '', title: '', signed });
    expect((await push(a, [create('reading', line), create('reading', signature)])).results).toMatchObject([{ st: 'ok' }, { st: 'ok' }]);
    expect((await push(a, [create('reading', reading(place.id, { shiftId: line.shiftId, supersedes: line.id, withdrawn: true }))])).results[0]).toMatchObject({ st: 'denied', code: 'signed' });
    expect((await push(a, [create('reading', reading(place.id, { signed }))])).results[0]).toMatchObject({ st: 'invalid', code: 'schema' });
  });
});

describe('a site registered twice becomes one', () => {
  test('the later one is merged into the first, and what hangs on it follows', async () => {
    const first = site({ host: 'www.twice.gov.cn', name: '', pageTypes: { '/x': 'home' } });
    const second = site({ host: 'www.twice.gov.cn', name: '两次市政府', pageTypes: { '/y': 'guide' } });
    const problem = finding(second.id);
    await push(a, [create('site', first)]);
    const { results } = await push(b, [create('site', second), create('finding', problem)]);
    expect(results[0]).toMatchObject({ st: 'ok', code: 'merged', current: { data: { id: first.id } } });
    expect(results[1]).toMatchObject({ st: 'ok' });
    expect(await stored(second.id)).toMatchObject({ del: true, data: { mergedInto: first.id } });
    expect(await stored(first.id)).toMatchObject({ data: { name: '两次市政府', pageTypes: { '/x': 'home', '/y': 'guide' } } });
    expect((await stored(problem.id))?.data['siteId']).toBe(first.id);
    expect((await push(b, [update('site', second.id, 1, { code: null }, { code: '7' })])).results[0]).toMatchObject({ st: 'ok' });
    expect((await stored(first.id))?.data['code']).toBe('7');
  });
});

describe('each operation is judged by the rights and the shape it comes with', () => {
  test('a reader sees and sends nothing', async () => {
    const reader = await unit.person('reader', '读者');
    const { problem } = await aFinding();
    const { results } = await push(reader, [create('site', site()), create('decision', decision(problem.id)), update('finding', problem.id, 1, { note: '' }, { note: 'x' })]);
    expect(results.map(result => [result.st, result.code])).toEqual([['denied', 'role'], ['denied', 'role'], ['denied', 'role']]);
    expect((await pullAll(reader)).rows.some(row => row.id === problem.id)).toBe(true);
  });

  test('nobody reviews an own finding, and an inspector nobody’s', async () => {
    const { problem } = await aFinding(a);
    const told = async (by: Person, over: Parameters<typeof decision>[1] = {}) => (await push(by, [create('decision', decision(problem.id, over))])).results.map(({ st, code }) => `${st} ${code ?? ''}`)[0];
    expect(await told(b)).toBe('denied needs_editor');
    expect(await told(a)).toBe('denied own_review');
    expect(await told(a, { ruling: 'dismissed', reason: '误报' })).toBe('denied own_review');
    const own = await aFinding(editor);
    expect((await push(editor, [create('decision', decision(own.problem.id))])).results[0]).toMatchObject({ st: 'denied', code: 'own_review', message: expect.stringContaining('他人审核') });
    expect(await told(editor)).toBe('ok ');
    // Whose finding it is neither takes back nor turns over what somebody else ruled.
    expect(await told(a, { expects: 'confirmed', ruling: 'pending' })).toBe('denied own_review');
    expect(await told(editor, { expects: 'confirmed', ruling: 'pending' })).toBe('ok ');
  });

  test('a batch goes on past a bad operation, and what builds on it waits', async () => {
    const place = site();
    const bad = finding(place.id, { status: 'confirmed' });
    const ops = [
      create('site', place), create('finding', bad), create('decision', decision(bad.id)), create('finding', finding(newId())),
      { ...create('site', site()), id: newId() }, { opId: newId(), rubbish: true }, update('site', place.id, 1, { host: place.host }, { host: 'www.other.gov.cn' }), create('site', site()),
    ];
    const results = (JSON.parse(await text(a, ops)) as { results: { st: string; code?: string; message?: string }[] }).results;
    expect(results.map(result => [result.st, result.code])).toEqual([
      ['ok', undefined], ['invalid', 'not_pending'], ['deferred', 'builds_on_refused'], ['deferred', 'builds_on_missing'],
      ['invalid', 'id_mismatch'], ['invalid', 'shape'], ['invalid', 'field'], ['ok', undefined],
    ]);
    for (const result of results.filter(one => one.st !== 'ok')) expect(result.message).toMatch(/\p{Script=Han}/u);
  });

  test('text with NUL, lone surrogates and markup comes back as it was', async () => {
    const place = site();
    const says = 'a\u0000b \ud800 </script><img src=x onerror=alert(1)> \u202e\u{1F600}';
    const problem = finding(place.id, { says });
    await push(a, [create('site', place), create('finding', problem)]);
    expect((await stored(problem.id))?.data['says']).toBe(says);
  });
});
