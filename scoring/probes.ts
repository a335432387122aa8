import type { Probes } from '../contract/score-input.ts';

/** 监测 1 周，每天间隔性访问 20 次以上. */
const requiredDays = 7;
const requiredPerDay = 20;

/** Seconds from which on a probe counts as not opened: 超过（含）15 秒. */
export const slowSeconds = 15;

/** What the probes of the home page say, in whole numbers. */
export interface Measured {
  readonly wholePercent: number;
  /** As many days and visits as the form demands. */
  readonly sufficient: boolean;
  /** Why it is not; null when it is. */
  readonly gap: string | null;
}

/** Whether one probe counts as not opened. `seconds` null: it never opened. */
export function notOpened(seconds: number | null): boolean {
  return seconds === null || seconds >= slowSeconds;
}

/** Reads the probes: whole percents of visits that did not open (2.14 % is 2), and whether there were enough visits. */
export function measured(probes: Probes | null): Measured {
  if (probes === null || probes.total === 0) return { wholePercent: 0, sufficient: false, gap: '未监测首页可用性' };
  const wholePercent = Math.floor((probes.slow * 100) / probes.total);
  const sufficient = probes.days >= requiredDays && probes.total >= requiredPerDay * probes.days;
  return {
    wholePercent,
    sufficient,
    gap: sufficient ? null : `已监测 ${probes.days} 天 ${probes.total} 次，未达到 ${requiredDays} 天、每天 ${requiredPerDay} 次`,
  };
}

/** Whether the share of visits that did not open reaches `percent` (compared in whole numbers). */
export function reaches(probes: Probes | null, percent: number): boolean {
  return probes !== null && probes.total > 0 && probes.slow * 100 >= percent * probes.total;
}
