import type { ScoreSheet } from '../contract/score.ts';

/** Whether a sheet says 不合格 and nothing of it is open any more. */
export function isFailed({ state, result }: Pick<ScoreSheet, 'state' | 'result'>): boolean {
  return state === 'final' && result === '不合格';
}
