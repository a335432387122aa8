import * as z from 'zod/mini';
import { pageTypeSchema } from './page-type.ts';

/** How sure a finding is: `fail` sure, `review` a lead a person must judge (线索), `hint` quality, never priced. */
export const verdictSchema = z.enum(['fail', 'review', 'hint']);
export type Verdict = z.infer<typeof verdictSchema>;

/** What became of one check on one page. Only `pass` may be shown as passed. */
export const outcomeSchema = z.enum(['pass', 'fail', 'review', 'cannot-check', 'inapplicable', 'not-run']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Where in the page: CSS path (frames and shadow roots joined by ` >>> `), the text there, and its box in CSS pixels from the page's top left: x, y, width, height. */
export const placeSchema = z.strictObject({
  selector: z.string(),
  quote: z.string(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type Place = z.infer<typeof placeSchema>;

/** One thing a check saw. The sentences are evidence: they are stored as they were shown. */
export const findingSchema = z.strictObject({
  key: z.string(),
  code: z.string(),
  verdict: verdictSchema,
  about: z.string(),
  says: z.string(),
  fix: z.string(),
  cites: z.array(z.string()),
  at: z.nullable(placeSchema),
  patch: z.optional(z.strictObject({ html: z.string() })),
});
export type Finding = z.infer<typeof findingSchema>;

/** One check on one page. `reason` is set for cannot-check, inapplicable and not-run, else null. */
export const checkResultSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  outcome: outcomeSchema,
  reason: z.nullable(z.string()),
  findings: z.array(findingSchema),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const notCheckedSchema = z.strictObject({ what: z.string(), url: z.nullable(z.string()), reason: z.string() });
export type NotChecked = z.infer<typeof notCheckedSchema>;

/** One page of the machine-readable report (`duwang-report/1`), and what the inspector hands to the worker. */
export const pageReportSchema = z.strictObject({
  input: z.string(),
  url: z.string(),
  status: z.nullable(z.int()),
  title: z.string(),
  opened: z.boolean(),
  settled: z.boolean(),
  settledBy: z.enum(['quiet', 'limit', 'failed']),
  pageType: pageTypeSchema,
  pageTypeBecause: z.string(),
  nodes: z.int(),
  milliseconds: z.strictObject({ gather: z.number(), checks: z.number(), longestTask: z.number(), total: z.number() }),
  notChecked: z.array(notCheckedSchema),
  checks: z.array(checkResultSchema),
});
export type PageReport = z.infer<typeof pageReportSchema>;
