import type { Probes } from '../contract/score-input.ts';
import type { Pack, VetoCondition } from '../standards/pack.ts';

/** How often a form wants the home page opened, and from how many seconds on a visit counts as not opened. */
export type ProbeDemand = Pick<Extract<VetoCondition, { by: 'probes' }>, 'perDay' | 'days' | 'seconds'>;

/** 监测 1 周，每天间隔性访问 20 次以上，超过（含）15 秒: what every national form says, for a pack without a row of its own about it. */
const usualDemand: ProbeDemand = { perDay: 20, days: 7, seconds: 15 };

/** The demand of a pack's veto row about probes. */
export function demandOf(pack: Pack): ProbeDemand {
  for (const row of pack.rows) if (row.kind === 'veto' && row.condition.by === 'probes') return row.condition;
  return usualDemand;
}

/** What the probes of the home page say, in whole numbers. */
export interface Measured {
  readonly wholePercent: number;
  /** As many days and visits as the form demands. */
  readonly sufficient: boolean;
  /** Why it is not; null when it is. */
  readonly gap: string | null;
}

/** Whether one probe counts as not opened. `seconds` null: it never opened. */
export function notOpened(seconds: number | null, demand: ProbeDemand): boolean {
  return seconds === null || seconds >= demand.seconds;
}

/** Reads the probes: whole percents of visits that did not open (2.14 % is 2), and whether there were enough visits. */
export function measured(probes: Probes | null, demand: ProbeDemand): Measured {
  if (probes === null || probes.total === 0) return { wholePercent: 0, sufficient: false, gap: '未监测首页可用性' };
  const wholePercent = Math.floor((probes.slow * 100) / probes.total);
  const sufficient = probes.days >= demand.days && probes.total >= demand.perDay * probes.days;
  return {
    wholePercent,
    sufficient,
    gap: sufficient ? null : `已监测 ${probes.days} 天 ${probes.total} 次，未达到 ${demand.days} 天、每天 ${demand.perDay} 次`,
  };
}

/** Whether the share of visits that did not open reaches `percent` (compared in whole numbers). */
export function reaches(probes: Probes | null, percent: number): boolean {
  return probes !== null && probes.total > 0 && probes.slow * 100 >= percent * probes.total;
}
