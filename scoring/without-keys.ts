import type { ScoreSheet } from '../contract/score.ts';

/** A sheet without the keys of the findings behind each line: those of a large inspection are megabytes, and a view needs none. */
export function withoutKeys(sheet: ScoreSheet): ScoreSheet {
  const bare = <Row extends { readonly keys: readonly string[] }>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, keys: [] }));
  return {
    ...sheet, vetoes: bare(sheet.vetoes), deductions: bare(sheet.deductions), bonuses: bare(sheet.bonuses), items: bare(sheet.items),
    wouldHaveBeen: sheet.wouldHaveBeen && { ...sheet.wouldHaveBeen, deductions: bare(sheet.wouldHaveBeen.deductions), bonuses: bare(sheet.wouldHaveBeen.bonuses) },
  };
}
