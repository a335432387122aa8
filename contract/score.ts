import * as z from 'zod/mini';

/** One priced row of a score sheet. Points are tenths of a point (142 = 14.2), so that sums are exact. */
export const deductionSchema = z.strictObject({
  row: z.string(),
  tenths: z.int(),
  count: z.int(),
  /** Keys of the findings (or ids of manual entries) the row was priced from. */
  keys: z.array(z.string()),
  /** Link rows only: the count by either reading of the form, whichever was priced. */
  counts: z.optional(z.strictObject({ perPage: z.int(), perSite: z.int() })),
});
export type Deduction = z.infer<typeof deductionSchema>;

export const openRowSchema = z.strictObject({ row: z.string(), reason: z.string() });
export type OpenRow = z.infer<typeof openRowSchema>;

/** [if every pending finding were confirmed, confirmed only], tenths. */
const rangeSchema = z.tuple([z.int(), z.int()]);

/** Whether a duty of the 对标情况表 is met, and what says so. `by` names the person who ruled, null for the checks. */
export const statusSchema = z.enum(['符合', '不符合', '部分符合', '不适用', '未检']);
export type Status = z.infer<typeof statusSchema>;
export const itemStatusSchema = z.strictObject({
  row: z.string(), status: statusSchema, keys: z.array(z.string()), by: z.nullable(z.string()), note: z.string(),
});
export type ItemStatus = z.infer<typeof itemStatusSchema>;

/** The result of pricing one set of confirmed facts by one pack. Recomputing it from its input gives the same bytes. */
export const scoreSheetSchema = z.strictObject({
  /** `id@version` of the pack. */
  rubric: z.string(),
  state: z.enum(['provisional', 'final']),
  /** Null for packs without points and after a veto, when nothing is scored. */
  score: z.nullable(rangeSchema),
  /** 无合格线: the form gives points but names no line. */
  result: z.enum(['合格', '不合格', '不计分', '无合格线']),
  vetoes: z.array(z.strictObject({ row: z.string(), keys: z.array(z.string()), by: z.nullable(z.string()), reason: z.string() })),
  deductions: z.array(deductionSchema),
  bonuses: z.array(deductionSchema),
  open: z.array(openRowSchema),
  /** After a veto: what the rest would have come to; else null. */
  wouldHaveBeen: z.nullable(z.strictObject({
    score: rangeSchema, deductions: z.array(deductionSchema), bonuses: z.array(deductionSchema), open: z.array(openRowSchema),
  })),
  /** Packs without points only: the status of every item, in the order of the form. */
  items: z.array(itemStatusSchema),
});
export type ScoreSheet = z.infer<typeof scoreSheetSchema>;

/** One entry of `scores[]` in the machine-readable report: points as decimal numbers. */
export const reportScoreSchema = z.strictObject({
  rubric: z.string(),
  state: z.enum(['provisional', 'final']),
  score: z.nullable(z.tuple([z.number(), z.number()])),
  result: z.enum(['合格', '不合格', '不计分', '无合格线']),
  vetoes: z.array(z.strictObject({ row: z.string(), keys: z.array(z.string()), by: z.nullable(z.string()), reason: z.string() })),
  deductions: z.array(z.strictObject({ row: z.string(), points: z.number(), count: z.int(), keys: z.array(z.string()) })),
  open: z.array(openRowSchema),
});
export type ReportScore = z.infer<typeof reportScoreSchema>;
