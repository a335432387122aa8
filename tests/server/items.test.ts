import { describe, expect, test } from 'vitest';
import type { Rectification } from '../../contract/rectification.ts';
import type { Role } from '../../contract/sync.ts';
import { auditOf } from './support/observe.ts';
import { confirmed, editor, editorAgain, inspector, issue, later, proven, siteRecord, stored, time, told, unit } from './support/items-unit.ts';
import { pullAll, push } from './support/person.ts';
import { create, decision, finding, rectification, step, verification } from './support/records.ts';

describe('issuing', () => {
  test('number, due day, times and names are the server’s, whatever the client says', async () => {
    // 2026-11-21 is a Saturday.
    expect(await issue(await confirmed())).toMatchObject({ number: '2026-0001', dueOn: '2026-11-25', issuedAt: time.now(), openedAt: time.now(), by: '审核甲', provisional: '临2026-0001' });
    expect(await issue(await confirmed('SiteIDCode'), { workingDays: null, dueOn: '2026-12-31' })).toMatchObject({ number: '2026-0002', dueOn: '2026-12-31' });
  });

  test('a day that is named in place of working days needs a reason, which is kept and audited', async () => {
    const one = await confirmed();
    for (const dueBecause of [undefined, '  ']) expect(await told(editor, create('rectification', rectification(one, { workingDays: null, dueOn: '2026-12-31', dueBecause })))).toEqual([['denied', 'day_reason']]);
    expect(await issue(one, { workingDays: null, dueOn: '2026-12-31', dueBecause: '上级通报限年底前办结' })).toMatchObject({ number: '2026-0001', dueBecause: '上级通报限年底前办结' });
    expect(await auditOf(unit)).toContain('item.issue ok 2026-12-31 上级通报限年底前办结');
  });

  test('only by reviewers, only of what is confirmed, once at a time', async () => {
    const one = await confirmed();
    expect(await told(inspector, create('rectification', rectification(one)))).toEqual([['denied', 'issue']]);
    const pending = finding(siteRecord.id, { about: 'x' });
    expect(await told(editor, create('finding', pending), create('rectification', rectification(pending)))).toEqual([['ok', undefined], ['denied', 'not_confirmed']]);
    const item = await issue(one);
    const { results: [again] } = await push(editor, [create('rectification', rectification(one))]);
    expect(again).toMatchObject({ st: 'conflict', code: 'issued', current: { data: { id: item.id, number: '2026-0001' } } });
    expect(await told(editor, create('step', step(item, 'withdraw')))).toEqual([['ok', undefined]]);
    expect(await issue(one)).toMatchObject({ number: '2026-0002' });
  });

  test('numbers have no gaps: what is refused takes none, and many at once get each their own', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => unit.person('editor', `审核${n}号`)));
    const findings = [];
    for (let n = 0; n < 24; n += 1) findings.push(await confirmed(`t${n}`));
    const pending = finding(siteRecord.id, { about: 'never' });
    await push(editor, [create('finding', pending)]);
    await Promise.all(findings.map((one, n) => push(people[n % 3]!, [create('rectification', rectification(pending)), create('rectification', rectification(one))])));
    const { rows } = await pullAll(editor);
    const numbers = rows.filter(({ entity }) => entity === 'rectification').map(({ data }) => String(data['number'])).toSorted();
    expect(numbers).toEqual(findings.map((_, n) => `2026-${String(n + 1).padStart(4, '0')}`));
  });

  test('the numbers of a year begin anew in Beijing, and the sent-again create has the number it had', async () => {
    const op = create('rectification', rectification(await confirmed(), { workingDays: null }));
    time.pass(Date.parse('2026-12-31T15:59:00Z') - time.now());
    const late = await later();
    await push(late, [op]);
    time.pass(2 * 60_000);
    const next = await later();
    const one = finding(siteRecord.id, { about: 'new year' });
    await push(await later('检查乙'), [create('finding', one)]);
    await push(next, [create('decision', decision(one.id)), create('rectification', rectification(one, { workingDays: null }))]);
    await push(next, [op]);
    const { rows } = await pullAll(next);
    expect(rows.filter(({ entity }) => entity === 'rectification').map(({ data }) => data['number'])).toEqual(['2026-0001', '2027-0001']);
  });

  test('a term over a year whose holidays are not published is refused in words; a named day is taken', async () => {
    time.pass(Date.parse('2026-12-24T02:00:00Z') - time.now());
    await editorAgain();
    const one = await confirmed('SiteName', editor, await later('检查乙'));
    const { results: [result] } = await push(editor, [create('rectification', rectification(one))]);
    expect(result).toMatchObject({ st: 'denied', code: 'calendar', message: expect.stringContaining('没有国务院办公厅2027年的节假日安排') });
    expect(await issue(one, { workingDays: null, dueOn: '2027-01-08' })).toMatchObject({ number: '2026-0001', dueOn: '2027-01-08' });
  });

  test.each<[string, Partial<Rectification>]>([
    ['closed already', { state: 'closed' }], ['with a number', { number: '2026-9999' }], ['seen already', { seen: { 'https://www.demo.gov.cn/': { verification: '0199a0b0-0000-7000-8000-000000000001', as: 'fixed', byPerson: false, at: 1 } } }],
    ['in a later round', { round: 2 }], ['without a term', { workingDays: null, dueOn: null }],
  ])('an item that comes %s is not taken', async (_, over) => {
    expect(await told(editor, create('rectification', rectification(await confirmed(), over)))).toEqual([['invalid', 'not_new']]);
  });
});

describe('rights', () => {
  test.each<[Role, string, string]>([
    ['inspector', 'reply-done', 'ok'], ['inspector', 'appeal', 'ok'], ['inspector', 'remind', 'denied'], ['inspector', 'withdraw', 'denied'], ['inspector', 'extend', 'denied'],
    ['editor', 'reply-done', 'ok'], ['editor', 'remind', 'ok'], ['editor', 'withdraw', 'ok'], ['editor', 'extend', 'ok'],
  ])('%s: %s is %s', async (role, act, st) => {
    const item = await issue(await confirmed());
    const by = role === 'editor' ? editor : inspector;
    expect((await push(by, [create('step', step(item, act as Parameters<typeof step>[1], { day: act === 'extend' ? '2026-12-01' : null }))])).results[0]!.st).toBe(st);
  });

  test('the name on a step is the one signed in', async () => {
    const item = await issue(await confirmed());
    await push(inspector, [create('step', step(item, 'reply-done'))]);
    const { rows } = await pullAll(editor);
    expect(rows.find(({ entity }) => entity === 'step')!.data['by']).toBe('检查乙');
    expect(await stored(item.id)).toMatchObject({ reply: { by: '检查乙' } });
  });

  test('items, steps and verifications are never edited', async () => {
    const item = await proven();
    for (const [entity, id] of [['rectification', item.id], ['step', item.lastStep!]] as const) {
      const { results: [result] } = await push(editor, [{ ...create('site', siteRecord), opId: create('site', siteRecord).opId, entity, id, kind: 'update', base: 1, fields: { state: 'closed' }, was: { state: 'review' } }]);
      expect(result).toMatchObject({ st: 'invalid', code: 'append_only' });
    }
  });

  test('a person judges by eye only as a reviewer and with a reason', async () => {
    const item = await issue(await confirmed());
    await push(inspector, [create('step', step(item, 'reply-done'))]);
    const judged = verification(item, 'fixed', { method: 'person', because: '页面泄露个人信息，应当删除' });
    expect(await told(inspector, create('verification', judged))).toEqual([['denied', 'needs_reviewer']]);
    expect(await told(editor, create('verification', { ...verification(item, 'fixed', { method: 'person', because: '' }) }))).toEqual([['invalid', 'no_reason']]);
    expect(await told(editor, create('verification', { ...judged, id: verification(item, 'fixed').id }))).toEqual([['ok', undefined]]);
    expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['ok', undefined]]);
  });
});

test('a reader gets the register and sends nothing', async () => {
  const item = await issue(await confirmed());
  const reader = await unit.person('reader', '查看戊');
  expect(await stored(item.id, reader)).toMatchObject({ number: '2026-0001' });
  expect(await told(reader, create('step', step(item, 'reply-done')))).toEqual([['denied', 'role']]);
});
