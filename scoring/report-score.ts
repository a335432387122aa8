import type { ReportScore, ScoreSheet } from '../contract/score.ts';
import { pointsNumber } from './points.ts';

/** A score sheet as the machine-readable report carries it (`scores[]` of duwang-report/1): decimal points, only the published fields. */
export function reportScore(sheet: ScoreSheet): ReportScore {
  return {
    rubric: sheet.rubric,
    state: sheet.state,
    score: sheet.score === null ? null : [pointsNumber(sheet.score[0]), pointsNumber(sheet.score[1])],
    result: sheet.result,
    vetoes: sheet.vetoes.map(({ row, keys, by, reason }) => ({ row, keys, by, reason })),
    deductions: sheet.deductions.map(({ row, tenths, count, keys }) => ({ row, points: pointsNumber(tenths), count, keys })),
    open: sheet.open,
  };
}
