import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rectificationSchema, type Rectification } from '../../contract/rectification.ts';
import type { Role } from '../../contract/sync.ts';
import { auditOf, clock } from './support/observe.ts';
import { allowOwnReview, type Person, pullAll, push, signIn } from './support/person.ts';
import { create, decision, finding, rectification, site, step, verification } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let time: ReturnType<typeof clock>;
let editor: Person;
let inspector: Person;
const siteRecord = site();

beforeEach(async () => {
  time = clock();
  unit = await openUnit({ now: time.now });
  editor = await unit.person('editor', '审核甲');
  inspector = await unit.person('inspector', '检查乙');
  await push(editor, [create('site', siteRecord)]);
});
afterEach(() => unit[Symbol.asyncDispose]());

/** The same person, signed in anew after the session ended with the moved clock. */
const later = (name = '审核甲'): Promise<Person> => signIn(unit.server.url, name);

/** A finding the inspector has entered and the editor confirmed. */
async function confirmed(about = 'SiteName', by = editor, finder = inspector) {
  const one = finding(siteRecord.id, { about, key: `site-tags/missing/${about}@https://www.demo.gov.cn/` });
  const entered = await push(finder, [create('finding', one)]);
  const ruled = await push(by, [create('decision', decision(one.id))]);
  expect([...entered.results, ...ruled.results].map(({ st }) => st)).toEqual(['ok', 'ok']);
  return one;
}
const issue = async (of: Awaited<ReturnType<typeof confirmed>>, over: Partial<Rectification> = {}): Promise<Rectification> => {
  const item = rectification(of, over);
  const { results: [result] } = await push(editor, [create('rectification', item)]);
  expect(result).toMatchObject({ st: 'ok' });
  return stored(item.id);
};
/** The item as the server sends it. */
async function stored(id: string, by = editor): Promise<Rectification> {
  const { rows } = await pullAll(by);
  return rectificationSchema.parse(rows.find((row) => row.id === id)?.data);
}
const told = async (by: Person, ...ops: Parameters<typeof push>[1]) => (await push(by, ops)).results.map(({ st, code }) => [st, code]);
/** Reported done and seen to be right. */
async function proven(): Promise<Rectification> {
  const item = await issue(await confirmed());
  expect(await told(inspector, create('step', step(item, 'reply-done')), create('verification', verification(item, 'fixed')))).toEqual([['ok', undefined], ['ok', undefined]]);
  return stored(item.id);
}

describe('issuing', () => {
  test('number, due day, times and names are the server’s, whatever the client says', async () => {
    // 2026-11-21 is a Saturday.
    expect(await issue(await confirmed())).toMatchObject({ number: '2026-0001', dueOn: '2026-11-25', issuedAt: time.now(), openedAt: time.now(), by: '审核甲', provisional: '临2026-0001' });
    expect(await issue(await confirmed('SiteIDCode'), { workingDays: null, dueOn: '2026-12-31' })).toMatchObject({ number: '2026-0002', dueOn: '2026-12-31' });
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
    editor = await later();
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

describe('closing', () => {
  test('is refused without a proof, after every answer but 已改, and taken with one', async () => {
    const item = await issue(await confirmed());
    await push(inspector, [create('step', step(item, 'reply-done'))]);
    const answered = await stored(item.id);
    expect(await told(editor, create('step', step(answered, 'close')))).toEqual([['denied', 'no_proof']]);
    for (const as of ['unable', 'unfixed', 'partly', 'removed', 'relocated'] as const) {
      await push(inspector, [create('verification', verification(answered, as))]);
      expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['denied', 'no_proof']]);
    }
    await push(inspector, [create('verification', verification(answered, 'fixed'))]);
    expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['ok', undefined]]);
    expect(await stored(item.id)).toMatchObject({ state: 'closed', closedAt: time.now() });
  });

  test('a claim of 已改 that its own facts deny is not taken', async () => {
    const item = await issue(await confirmed());
    for (const after of [{ status: 404 }, { status: 503 }, { outcome: 'cannot-check' as const }, { outcome: null }, { left: 1 }]) {
      const one = verification(item, 'fixed');
      expect(await told(inspector, create('verification', { ...one, after: { ...one.after, ...after } }))).toEqual([['invalid', 'contradicts']]);
    }
  });

  test('every page needs its proof', async () => {
    const [one, two] = [await confirmed(), await confirmed('SiteIDCode')];
    const item = await issue(one, { pages: [rectification(one).pages[0]!, { ...rectification(two).pages[0]!, url: 'https://www.demo.gov.cn/b.html' }] });
    await push(inspector, [create('step', step(item, 'reply-done')), create('verification', verification(item, 'fixed'))]);
    expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['denied', 'no_proof']]);
    await push(inspector, [create('verification', verification(item, 'fixed', { url: 'https://www.demo.gov.cn/b.html' }))]);
    expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['ok', undefined]]);
  });

  test('proof of an earlier round does not close', async () => {
    const item = await proven();
    await push(editor, [create('step', step(item, 'return'))]);
    const returned = await stored(item.id);
    expect(returned).toMatchObject({ state: 'returned', round: 2, seen: {} });
    await push(inspector, [create('verification', verification(item, 'fixed')), create('step', step(returned, 'reply-done'))]);
    expect(await told(editor, create('step', step(await stored(item.id), 'close')))).toEqual([['denied', 'no_proof']]);
  });

  test('not by who reported it done, unless the unit says so', async () => {
    const judge = await unit.person('editor', '审核丙');
    const one = finding(siteRecord.id, { about: 'own' });
    await push(editor, [create('finding', one)]);
    await push(judge, [create('decision', decision(one.id))]);
    const item = await issue(one);
    await push(editor, [create('step', step(item, 'reply-done')), create('verification', verification(item, 'fixed'))]);
    const reviewed = await stored(item.id);
    expect(await told(editor, create('step', step(reviewed, 'close')))).toEqual([['denied', 'own_close']]);
    await allowOwnReview(unit.server.url, unit.administrator);
    expect(await told(editor, create('step', step(reviewed, 'close')))).toEqual([['ok', undefined]]);
  });

  test('of two people at once exactly one is taken, the other is shown who and what', async () => {
    const other = await unit.person('editor', '审核丙');
    for (let round = 0; round < 10; round += 1) {
      const one = await confirmed(`race ${round}`);
      const item = await issue(one);
      await push(inspector, [create('step', step(item, 'reply-done')), create('verification', verification(item, 'fixed'))]);
      const reviewed = await stored(item.id);
      const answers = await Promise.all([push(editor, [create('step', step(reviewed, 'close'))]), push(other, [create('step', step(reviewed, 'return'))])]);
      const results = answers.map(({ results: [result] }) => result!);
      expect(results.map(({ st }) => st).toSorted()).toEqual(['conflict', 'ok']);
      const lost = results.find(({ st }) => st === 'conflict')!;
      const winner = results.indexOf(lost) === 0 ? ['审核丙', 'return', 'returned'] : ['审核甲', 'close', 'closed'];
      expect(lost).toMatchObject({ code: 'item_moved', current: { data: { id: item.id, state: winner[2] }, decision: { byName: winner[0], data: { act: winner[1] } } } });
    }
  });

  test('is a line of the audit, and so is the attempt without proof', async () => {
    const item = await issue(await confirmed());
    await push(inspector, [create('step', step(item, 'reply-done'))]);
    await push(editor, [create('step', step(await stored(item.id), 'close'))]);
    await push(inspector, [create('verification', verification(item, 'fixed'))]);
    await push(editor, [create('step', step(await stored(item.id), 'close'))]);
    const lines = (await auditOf(unit)).filter((line) => line.startsWith('item.'));
    expect(lines).toEqual(['item.issue ok', 'item.reply-done ok', 'item.close no_proof', 'item.close ok']);
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

describe('what comes back', () => {
  /** A closed item and the same fault met again. */
  async function again() {
    const item = await proven();
    await push(editor, [create('step', step(item, 'close'))]);
    const back = finding(siteRecord.id, { about: 'SiteName', key: 'site-tags/missing/SiteName@https://www.demo.gov.cn/' });
    await push(inspector, [create('finding', back)]);
    return { item, back };
  }

  test('is a new item under a new number that names the old one; the old one stays closed and names the new one', async () => {
    const { item, back } = await again();
    const successor = rectification(back, { reopens: item.id });
    expect(await told(inspector, create('rectification', successor))).toEqual([['ok', undefined]]);
    expect(await stored(successor.id)).toMatchObject({ number: '2026-0002', state: 'open', reopens: item.id, dueOn: '2026-11-25' });
    expect(await stored(item.id)).toMatchObject({ number: '2026-0001', state: 'closed', reopenedAs: successor.id });
  });

  test('two who meet it at once make one item; what hangs on the second goes on under the first', async () => {
    const { item, back } = await again();
    const [first, second] = [rectification(back, { reopens: item.id }), rectification(back, { reopens: item.id })];
    await push(inspector, [create('rectification', first)]);
    const { results: [result] } = await push(editor, [create('rectification', second)]);
    expect(result).toMatchObject({ st: 'ok', code: 'merged', current: { data: { id: first.id, number: '2026-0002' } } });
    expect(await told(editor, create('step', step(second, 'remind')))).toEqual([['ok', undefined]]);
    expect(await stored(first.id)).toMatchObject({ reminders: 1 });
    const { rows } = await pullAll(editor);
    expect(rows.find(({ id }) => id === second.id)).toMatchObject({ del: true, data: { mergedInto: first.id } });
  });

  test('only of an item that is closed, by the same rule', async () => {
    const item = await issue(await confirmed());
    const back = finding(siteRecord.id, { about: 'SiteName' });
    await push(inspector, [create('finding', back)]);
    expect(await told(inspector, create('rectification', rectification(back, { reopens: item.id })))).toEqual([['conflict', 'not_closed']]);
    const { item: closed } = await again();
    expect(await told(inspector, create('rectification', rectification(back, { reopens: closed.id, code: 'other' })))).toEqual([['invalid', 'other_rule']]);
  });

  test('comes back in a year without a calendar: it is registered and waits for a day', async () => {
    const { item, back } = await again();
    time.pass(Date.parse('2026-12-29T02:00:00Z') - time.now());
    const by = await later('检查乙');
    expect(await told(by, create('rectification', rectification(back, { reopens: item.id })))).toEqual([['ok', undefined]]);
    const { rows } = await pullAll(by);
    expect(rows.filter(({ entity }) => entity === 'rectification').map(({ data }) => data['dueOn'])).toContain(null);
  });
});

test('a reader gets the register and sends nothing', async () => {
  const item = await issue(await confirmed());
  const reader = await unit.person('reader', '查看戊');
  expect(await stored(item.id, reader)).toMatchObject({ number: '2026-0001' });
  expect(await told(reader, create('step', step(item, 'reply-done')))).toEqual([['denied', 'role']]);
});
