import { describe, expect, test } from 'vitest';
import { auditOf } from './support/observe.ts';
import { confirmed, editor, inspector, issue, later, proven, siteRecord, stored, time, told, unit } from './support/items-unit.ts';
import { allowOwnReview, pullAll, push } from './support/person.ts';
import { create, decision, finding, rectification, step, verification } from './support/records.ts';

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
