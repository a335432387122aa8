import type { Rectification } from '../contract/rectification.ts';
import { beijingDay } from '../standards/window.ts';

/** What a span of days brought, as the reports of 附件9/10 and the monthly notice need it. Numbers of items. */
export interface Figures {
  /** 下发, without those withdrawn since. */
  readonly issued: number;
  /** 销号, and how many of them within their term. */
  readonly closed: number;
  readonly closedInTime: number;
  readonly withdrawn: number;
  /** 复发: issued because a closed fault came back. */
  readonly cameBack: number;
  /** At the end of the span: not over, and of these over their term. */
  readonly pending: number;
  readonly overdue: number;
  /** Share of the items issued up to the end that were closed up to the end, in percent with one decimal; null where none was issued. */
  readonly rate: number | null;
}

export interface UnitFigures { readonly unit: string; readonly figures: Figures }

/**
 * Figures of a span of Beijing days, both ends included (a month, a quarter, a year).
 * They are computed from the items alone: the same items give the same figures whenever they are asked for, because an item that comes back is a new item.
 */
export function figuresOf(items: readonly Rectification[], from: string, to: string): Figures {
  const within = (at: number | null): boolean => at !== null && beijingDay(at) >= from && beijingDay(at) <= to;
  const upTo = (at: number | null): boolean => at !== null && beijingDay(at) <= to;
  const standing = items.filter(({ state }) => state !== 'withdrawn');
  const issued = standing.filter(({ issuedAt }) => within(issuedAt));
  const closed = standing.filter(({ state, closedAt }) => state === 'closed' && within(closedAt));
  const sofar = standing.filter(({ issuedAt }) => upTo(issuedAt));
  const closedSofar = sofar.filter(({ state, closedAt }) => state === 'closed' && upTo(closedAt));
  const pending = items.filter(({ issuedAt, closedAt }) => upTo(issuedAt) && !upTo(closedAt));
  return {
    issued: issued.length, closed: closed.length, closedInTime: closed.filter(({ dueOn, closedAt }) => dueOn === null || beijingDay(closedAt!) <= dueOn).length,
    withdrawn: items.filter(({ state, closedAt }) => state === 'withdrawn' && within(closedAt)).length,
    cameBack: issued.filter(({ reopens }) => reopens !== null).length,
    pending: pending.length, overdue: pending.filter(({ dueOn }) => dueOn !== null && dueOn < to).length,
    rate: sofar.length === 0 ? null : Math.round((closedSofar.length / sofar.length) * 1000) / 10,
  };
}

/** The day the figures of a span stand at: its last one, or today while it is not over. What is due later than that is not overdue. */
export function asOf(to: string, today: string): string {
  return to < today ? to : today;
}

/** The same for every unit, by its name. */
export function figuresByUnit(items: readonly Rectification[], from: string, to: string): readonly UnitFigures[] {
  return [...new Set(items.map(({ unit }) => unit))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'))
    .map((unit) => ({ unit, figures: figuresOf(items.filter((item) => item.unit === unit), from, to) }));
}
