import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemStates, rectificationSchema, stepActs, type Rectification, type StepAct, type Verification } from '../../contract/rectification.ts';
import { roles, type Role } from '../../contract/sync.ts';
import { unproven } from '../../rectify/proof.ts';
import { afterStep, refusalOf, stepsFrom, type StepTaker } from '../../rectify/step.ts';
import { afterVerification, verificationRefusal } from '../../rectify/verification.ts';
import { item, keyOf, newId, page, step, verification } from './items.ts';

const editor: StepTaker = { roles: ['editor'], name: '审核甲', ownReview: true, today: '2026-11-23' };
const inspector: StepTaker = { ...editor, roles: ['inspector'], name: '编辑乙' };

/** Takes a step that must be taken. */
function take(of: Rectification, act: StepAct, over: Parameters<typeof step>[2] = {}, who = editor): Rectification {
  const one = step(of, act, { by: who.name, ...over });
  expect(refusalOf(of, one, who)).toBeNull();
  return afterStep(of, one, 10);
}
const see = (of: Rectification, as: Verification['as'], over: Partial<Verification> = {}): Rectification => {
  const one = verification(of, as, over);
  expect(verificationRefusal(of, one, ['editor'])).toBeNull();
  return afterVerification(of, one, 11);
};

describe('the way of an item', () => {
  it('待整改 → 已反馈 → 待复核 → 已销号', () => {
    const answered = take(item(), 'reply-done', { note: '已补' }, inspector);
    expect(answered).toMatchObject({ state: 'answered', reply: { kind: 'done', note: '已补', by: '编辑乙' } });
    const reviewed = see(answered, 'fixed');
    expect(reviewed.state).toBe('review');
    const closed = take(reviewed, 'close');
    expect(closed).toMatchObject({ state: 'closed', closedAt: 10 });
    expect(rectificationSchema.safeParse(closed).success).toBe(true);
  });

  it('退回 begins a new round: the proof of the earlier one is gone, and a late one does not count', () => {
    const reviewed = see(take(item(), 'reply-done', {}, inspector), 'fixed');
    const late = verification(reviewed, 'fixed');
    const returned = take(reviewed, 'return', { note: '手机版仍缺' });
    expect(returned).toMatchObject({ state: 'returned', round: 2, seen: {}, openedAt: 10 });
    expect(afterVerification(returned, late, 12)).toEqual(returned);
    const again = take(returned, 'reply-done', {}, inspector);
    expect(afterVerification(again, late, 12)).toEqual(again);
    expect(refusalOf(again, step(again, 'close'), editor)).toBe('no_proof');
  });

  it('an appeal waits for a person: granted it is 撤销, not 销号; refused it is 退回', () => {
    const appealed = take(item(), 'appeal', { note: '按规定不需要' }, inspector);
    expect(appealed).toMatchObject({ state: 'answered', reply: { kind: 'appeal' } });
    expect(take(appealed, 'withdraw', { note: '申诉成立' }).state).toBe('withdrawn');
    expect(take(appealed, 'return', { note: '规定要求有' }).state).toBe('returned');
    expect(see(appealed, 'unfixed').state).toBe('answered');
  });

  it('何时改 needs a day that is not past', () => {
    const open = item();
    expect(refusalOf(open, step(open, 'reply-later'), inspector)).toBe('no_day');
    expect(refusalOf(open, step(open, 'reply-later', { day: '2026-11-22' }), inspector)).toBe('day_past');
    expect(take(open, 'reply-later', { day: '2026-11-23' }, inspector)).toMatchObject({ state: 'answered', reply: { kind: 'later', day: '2026-11-23' }, dueOn: '2026-11-26' });
    expect(take(open, 'extend', { day: '2026-12-02', note: '厂商排期' }).dueOn).toBe('2026-12-02');
  });

  it('催办 changes nothing but its count', () => {
    const open = item();
    expect(take(open, 'remind')).toEqual({ ...open, reminders: 1, lastStep: expect.any(String) });
  });

  it('what was seen to be wrong before 已改 is reported has to be looked at again; what was right stays proven', () => {
    const two = item({ pages: [item().pages[0]!, { ...item().pages[0]!, url: `${page}?2`, key: keyOf('SiteName', `${page}?2`) }] });
    const seen = see(see(two, 'fixed'), 'unfixed', { url: `${page}?2` });
    expect(unproven(seen)).toEqual([`${page}?2`]);
    const told = take(seen, 'reply-done', {}, inspector);
    expect(told.state).toBe('answered');
    expect(Object.keys(told.seen)).toEqual([page]);
    const done = see(told, 'fixed', { url: `${page}?2` });
    expect(take(done, 'close').state).toBe('closed');
  });
});

describe('closing', () => {
  it.each(['unfixed', 'partly', 'removed', 'relocated', 'unable'] as const)('is refused after %s, whoever asks', (as) => {
    const seen = see(take(item(), 'reply-done', {}, inspector), as);
    expect(refusalOf(seen, step(seen, 'close'), editor)).toBe('no_proof');
  });

  it('is refused before anything was seen, and by everybody but a reviewer', () => {
    const answered = take(item(), 'reply-done', {}, inspector);
    expect(refusalOf(answered, step(answered, 'close'), editor)).toBe('no_proof');
    const proven = see(answered, 'fixed');
    for (const role of ['reader', 'inspector', 'administrator'] as const) expect(refusalOf(proven, step(proven, 'close'), { ...editor, roles: [role] })).toBe('role');
  });

  it('not by the person who reported it done, unless the unit allows it', () => {
    const proven = see(take(item(), 'reply-done', {}, editor), 'fixed');
    expect(refusalOf(proven, step(proven, 'close'), { ...editor, ownReview: false })).toBe('own_close');
    expect(refusalOf(proven, step(proven, 'close'), { ...editor, ownReview: false, name: '审核丙' })).toBeNull();
    expect(refusalOf(proven, step(proven, 'close'), editor)).toBeNull();
  });

  it('of a deleted page needs a reviewer who found that right, in words; a later visit to the deleted page does not undo that', () => {
    const removed = see(take(item(), 'reply-done', {}, inspector), 'removed');
    expect(verificationRefusal(removed, verification(removed, 'fixed', { method: 'person', because: ' ' }), ['editor'])).toBe('no_reason');
    expect(verificationRefusal(removed, verification(removed, 'fixed', { method: 'person', because: '页面泄露个人信息，应当删除' }), ['inspector'])).toBe('needs_reviewer');
    const judged = see(removed, 'fixed', { method: 'person', because: '页面泄露个人信息，应当删除' });
    expect(unproven(see(judged, 'removed'))).toEqual([]);
    expect(unproven(see(judged, 'unfixed'))).toEqual([page]);
  });

  it('not being able to look takes no proof away', () => {
    const proven = see(take(item(), 'reply-done', {}, inspector), 'fixed');
    expect(unproven(see(proven, 'unable'))).toEqual([]);
    expect(unproven(see(proven, 'unfixed'))).toEqual([page]);
  });
});

describe('a verification that contradicts itself is refused', () => {
  it.each([
    ['the page answered 404', { status: 404 }], ['the page answered 502', { status: 502 }], ['the rule did not run', { outcome: 'cannot-check' as const }], ['the rule does not apply', { outcome: 'inapplicable' as const }],
    ['the page did not load', { outcome: null }], ['one is left', { left: 1 }],
  ])('已改 although %s', (_, after) => {
    const open = item();
    const one = verification(open, 'fixed');
    expect(verificationRefusal(open, { ...one, after: { ...one.after, ...after } }, ['editor'])).toBe('contradicts');
  });

  it('a problem a person entered has no rule to run again', () => {
    const open = item({ check: 'manual' });
    expect(verificationRefusal(open, verification(open, 'fixed'), ['editor'])).toBe('contradicts');
    expect(verificationRefusal(open, verification(open, 'fixed', { method: 'person', because: '已看过，改了' }), ['editor'])).toBeNull();
  });

  it('of another page, or of an item that is over', () => {
    const open = item();
    expect(verificationRefusal(open, verification(open, 'fixed', { url: 'http://www.demo.gov.cn/b.html' }), ['editor'])).toBe('not_its_page');
    expect(verificationRefusal({ ...open, state: 'closed' }, verification(open, 'fixed'), ['editor'])).toBe('item_over');
    expect(verificationRefusal(open, verification(open, 'fixed'), ['reader'])).toBe('role');
  });
});

const expected: Readonly<Record<StepAct, readonly Role[]>> = {
  'reply-done': ['inspector', 'editor'], 'reply-later': ['inspector', 'editor'], appeal: ['inspector', 'editor'],
  remind: ['editor'], return: ['editor'], close: ['editor'], withdraw: ['editor'], extend: ['editor'],
};

it.each(stepActs.flatMap((act) => roles.map((role) => [act, role] as const)))('%s by %s: as the table of roles says', (act, role) => {
  const may = itemStates.some((state) => stepsFrom(state, [role]).includes(act));
  expect(may).toBe(expected[act].includes(role));
});

it('nothing is done to an item that is over, and whoever is second is told', () => {
  for (const state of ['closed', 'withdrawn'] as const) expect(stepsFrom(state, ['editor'])).toEqual([]);
  const reviewed = see(take(item(), 'reply-done', {}, inspector), 'fixed');
  const [close, back] = [step(reviewed, 'close'), step(reviewed, 'return', { note: '再看' })];
  expect(refusalOf(afterStep(reviewed, close, 10), back, editor)).toBe('moved');
  expect(refusalOf(afterStep(reviewed, back, 10), close, editor)).toBe('moved');
});

it('no order of steps and looks closes an item whose page was not seen to be right in its last round', () => {
  const acts = fc.array(fc.oneof(fc.constantFrom(...stepActs).map((act) => ({ act })), fc.constantFrom('fixed', 'unfixed', 'partly', 'removed', 'relocated', 'unable').map((as) => ({ as }))), { maxLength: 30 });
  fc.assert(fc.property(acts, (list) => {
    let now = item();
    let proven = false;
    for (const one of list) {
      if ('as' in one) {
        const seen = verification(now, one.as as Verification['as']);
        if (verificationRefusal(now, seen, ['editor']) !== null) continue;
        now = afterVerification(now, seen, 5);
        if (one.as === 'fixed') proven = true;
        else if (one.as !== 'unable') proven = false;
      } else {
        const next = step(now, one.act, { note: '因为', day: '2026-12-01', id: newId() });
        if (refusalOf(now, next, editor) !== null) continue;
        if (one.act === 'close') expect(proven).toBe(true);
        if (one.act === 'return') proven = false;
        now = afterStep(now, next, 6);
      }
      expect(rectificationSchema.safeParse(now).success).toBe(true);
    }
  }), { numRuns: 500 });
});
