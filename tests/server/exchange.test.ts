import { describe, expect, test } from 'vitest';
import { a, aFinding, b, editor, stored, text, unit } from './support/exchange-unit.ts';
import { type Person, pullAll, push } from './support/person.ts';
import { create, decision, finding, newId, site, update } from './support/records.ts';

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
