import { describe, expect, test } from 'vitest';
import { conflictSchema } from '../../contract/sync.ts';
import { a, aFinding, b, editor, stored, unit } from './support/exchange-unit.ts';
import { push } from './support/person.ts';
import { answer, column, create, decision, finding, inspection, newId, reading, site, update } from './support/records.ts';

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
