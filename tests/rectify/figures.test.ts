import { expect, it } from 'vitest';
import { dueOn, isOverdue } from '../../rectify/due.ts';
import { asOf, figuresByUnit, figuresOf } from '../../rectify/figures.ts';
import { item } from './items.ts';

const at = (day: string): number => Date.parse(`${day}T02:00:00Z`);
const items = [
  item({ issuedAt: at('2026-09-10'), state: 'closed', closedAt: at('2026-09-14'), dueOn: '2026-09-15' }),
  item({ issuedAt: at('2026-10-12'), state: 'closed', closedAt: at('2026-10-20'), dueOn: '2026-10-15' }),
  item({ issuedAt: at('2026-10-13'), state: 'open', dueOn: '2026-10-16', reopens: item().id }),
  item({ issuedAt: at('2026-10-30'), state: 'review', dueOn: '2026-11-04', unit: '示范县卫健局' }),
  item({ issuedAt: at('2026-10-14'), state: 'withdrawn', closedAt: at('2026-10-15'), dueOn: '2026-10-19' }),
  item({ issuedAt: at('2026-10-14'), state: 'closed', closedAt: at('2026-11-02'), dueOn: null }),
];

it('a month', () => {
  expect(figuresOf(items, '2026-10-01', '2026-10-31')).toEqual({ issued: 4, closed: 1, closedInTime: 0, withdrawn: 1, cameBack: 1, pending: 3, overdue: 1, rate: 40 });
});

it('a day at its edge belongs to Beijing, not to Greenwich', () => {
  const late = [item({ issuedAt: Date.parse('2026-09-30T17:00:00Z') })];
  expect(figuresOf(late, '2026-10-01', '2026-10-31').issued).toBe(1);
  expect(figuresOf(late, '2026-09-01', '2026-09-30').issued).toBe(0);
});

it('what is due later in a month that is not over is not overdue', () => {
  const open = [item({ issuedAt: at('2026-11-20'), dueOn: '2026-11-27' })];
  expect(asOf('2026-11-30', '2026-11-23')).toBe('2026-11-23');
  expect(asOf('2026-10-31', '2026-11-23')).toBe('2026-10-31');
  expect(figuresOf(open, '2026-11-01', asOf('2026-11-30', '2026-11-23'))).toMatchObject({ pending: 1, overdue: 0 });
});

it('nothing is nothing, not a hundred percent', () => {
  expect(figuresOf([], '2026-10-01', '2026-10-31')).toEqual({ issued: 0, closed: 0, closedInTime: 0, withdrawn: 0, cameBack: 0, pending: 0, overdue: 0, rate: null });
});

it('what a month reported stays, when the fault comes back later', () => {
  const before = figuresOf(items, '2026-09-01', '2026-09-30');
  expect(figuresOf([...items, item({ issuedAt: at('2026-11-03'), reopens: items[0]!.id })], '2026-09-01', '2026-09-30')).toEqual(before);
});

it('by unit', () => {
  expect(figuresByUnit(items, '2026-10-01', '2026-10-31').map(({ unit, figures }) => [unit, figures.issued])).toEqual([['示范县教育局', 3], ['示范县卫健局', 1]]);
});

it('a term in working days, a named day, and one that cannot be computed', () => {
  expect(dueOn(3, null, at('2026-11-19'))).toEqual({ day: '2026-11-24' });
  expect(dueOn(null, '2027-01-15', at('2026-11-19'))).toEqual({ day: '2027-01-15' });
  expect(dueOn(3, null, at('2026-12-24'))).toEqual({ trouble: expect.stringContaining('2027年'), needs: 2027 });
  expect(isOverdue(items[2]!, '2026-10-16')).toBe(false);
  expect(isOverdue(items[2]!, '2026-10-17')).toBe(true);
  expect(isOverdue(items[0]!, '2026-12-01')).toBe(false);
});
