import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Op, PushResponse } from '../../contract/sync.ts';
import { type Person, pullAll, push } from './support/person.ts';
import { create, decision, finding, newId, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

/** What happens to one sending: which person, how much of their outbox, whether the reply arrives, in what order, and whether it is all sent again. */
const sendings = fc.array(fc.record({ who: fc.nat(2), count: fc.integer({ min: 1, max: 8 }), lost: fc.boolean(), shuffled: fc.boolean(), again: fc.boolean() }), { minLength: 5, maxLength: 25 });

/** Three people work on the same sites and findings without seeing each other; each edit knows only what its maker knew. */
function work(names: readonly string[]): { readonly outboxes: readonly Op[][]; readonly findings: readonly string[]; readonly site: string } {
  const place = site({ host: `www.${newId()}.gov.cn`, name: '起名' });
  const problems = Array.from({ length: 3 }, () => finding(place.id));
  const first: Op[] = [create('site', place), ...problems.map(problem => create('finding', problem))];
  const outboxes = names.map((name, at) => [
    ...(at === 0 ? first : []),
    update('site', place.id, 1, { name: '起名' }, { name }),
    update('site', place.id, 1, { pageTypes: {} }, { pageTypes: { [`/${at}`]: 'guide' as const } }),
    ...problems.map(problem => create('decision', decision(problem.id, { ruling: at === 1 ? 'dismissed' : 'confirmed' }))),
  ]);
  return { outboxes, findings: problems.map(problem => problem.id), site: place.id };
}

test('whatever is lost, repeated or reordered: every operation ends once, all sides agree, and no second ruling passes', async () => {
  await using unit = await openUnit({ ownReview: true });
  const people: Person[] = [];
  for (const name of ['张三', '李四', '王五']) people.push(await unit.person('editor', name));

  await fc.assert(fc.asyncProperty(sendings, async plan => {
    const { outboxes, findings, site: placeId } = work(people.map(person => person.me.name));
    const waiting = outboxes.map(ops => [...ops]);
    const ended = new Map<string, string>();

    const settle = (who: number, answer: PushResponse) => {
      for (const result of answer.results) {
        if (result.st === 'deferred') continue;
        const text = JSON.stringify(result);
        // An operation has one answer for ever.
        expect(ended.get(result.opId) ?? text).toBe(text);
        ended.set(result.opId, text);
        waiting[who] = waiting[who]!.filter(op => op.opId !== result.opId);
      }
    };
    const send = async (who: number, ops: readonly Op[], lost: boolean) => {
      if (ops.length === 0) return;
      const answer = await push(people[who]!, ops);
      if (!lost) settle(who, answer);
    };

    for (const { who, count, lost, shuffled, again } of plan) {
      const ops = again ? outboxes[who]!.slice(0, count) : waiting[who]!.slice(0, count);
      await send(who, shuffled ? ops.toReversed() : ops, lost);
    }
    for (let round = 0; round < 4 && waiting.some(ops => ops.length > 0); round += 1) for (const who of people.keys()) await send(who, waiting[who]!, false);

    expect(waiting.flat()).toEqual([]);
    const { rows } = await pullAll(people[0]!);
    const results = [...ended.values()].map(text => JSON.parse(text) as PushResponse['results'][number]);
    for (const id of findings) {
      const rulings = rows.filter(row => row.entity === 'decision' && row.data['findingId'] === id);
      expect(rulings).toHaveLength(1);
      expect(rows.find(row => row.id === id)).toMatchObject({ rev: 2, data: { status: rulings[0]?.data['ruling'] } });
    }
    expect(results.filter(result => result.st === 'conflict').length).toBeGreaterThanOrEqual(findings.length * 2);
    const place = rows.find(row => row.id === placeId)!;
    // What was answered `ok` is there, what was answered otherwise is not.
    const taken = (field: string) => outboxes.flat().filter(op => op.kind === 'update' && field in op.fields && ended.get(op.opId)?.includes('"st":"ok"'));
    expect(Object.keys(place.data['pageTypes'] as object).toSorted()).toEqual(taken('pageTypes').flatMap(op => Object.keys(op.fields['pageTypes'] as object)).toSorted());
    expect(taken('name').map(op => op.fields['name'])).toEqual([place.data['name']]);
    expect(place.rev).toBe(1 + taken('pageTypes').length + taken('name').length);
  }), { numRuns: 25 });
});
