import * as z from 'zod/mini';

/** One priced row of a score sheet. Points are tenths of a point (142 = 14.2), so that sums are exact. */
export const deductionSchema = z.strictObject({
  row: z.string(),
  tenths: z.int(),
  count: z.int(),
  /** Keys of the findings (or ids of manual entries) the row was priced from. */
  keys: z.array(z.string()),
});
export type Deduction = z.infer<typeof deductionSchema>;

export const openRowSchema = z.strictObject({ row: z.string(), reason: z.string() });

/** The result of pricing one set of confirmed facts by one pack. Recomputing it from its input gives the same bytes. */
export const scoreSheetSchema = z.strictObject({
  /** `id@version` of the pack. */
  rubric: z.string(),
  state: z.enum(['provisional', 'final']),
  /** [if every pending finding were confirmed, confirmed only], tenths; null for packs without points. */
  score: z.nullable(z.tuple([z.int(), z.int()])),
  result: z.enum(['合格', '不合格', '不计分']),
  vetoes: z.array(z.strictObject({ row: z.string(), keys: z.array(z.string()), by: z.nullable(z.string()), reason: z.string() })),
  deductions: z.array(deductionSchema),
  bonuses: z.array(deductionSchema),
  open: z.array(openRowSchema),
});
export type ScoreSheet = z.infer<typeof scoreSheetSchema>;
