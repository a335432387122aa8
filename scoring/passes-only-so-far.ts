import type { ScoreSheet } from '../contract/score.ts';

/**
 * True where a sheet says 合格 while rows of it are open: it may yet become 不合格, and is shown as neither.
 * 不合格 stays what it is, because what is still open can only take more points away.
 */
export function passesOnlySoFar({ result, state }: Pick<ScoreSheet, 'result' | 'state'>): boolean {
  return state === 'provisional' && result === '合格';
}
