import * as z from 'zod/mini';
import { outcomeSchema, verdictSchema } from './finding.ts';
import { pageTypeSchema } from './page-type.ts';
import { findingStatusSchema } from './record.ts';
import { statusSchema } from './score.ts';

const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** A finding as scoring needs it. `check: 'manual'` with a row's id as `code` is a person's own finding for that row. */
export const scoredFindingSchema = z.strictObject({
  key: z.string(), check: z.string(), code: z.string(), verdict: verdictSchema,
  about: z.string(), url: z.string(), pageType: pageTypeSchema,
  category: z.nullable(z.string()), status: findingStatusSchema,
});
export type ScoredFinding = z.infer<typeof scoredFindingSchema>;

/** One page that was read: what became of each check there; a check that is not named was not run. */
export const pageCoverageSchema = z.strictObject({
  url: z.string(), pageType: pageTypeSchema, outcomes: z.record(z.string(), outcomeSchema),
  /** Links that answered, but not with their page (login, challenge, refusal): never priced, never counted as working. */
  blockedLinks: count,
});
export type PageCoverage = z.infer<typeof pageCoverageSchema>;

/** Opening the home page over and over: `slow` took 15 seconds or more, or never opened. */
export const probesSchema = z.strictObject({ total: count, slow: count, days: count })
  .check(z.refine((probes) => probes.slow <= probes.total, '打不开的次数多于监测次数'));
export type Probes = z.infer<typeof probesSchema>;

/** One column of the site's register. `key` is its address, `name` what the navigation calls it. */
export const columnEntrySchema = z.strictObject({
  key: z.string(), name: z.string(), category: z.nullable(z.string()),
  state: z.enum(['updated', 'stale', 'empty', 'unknown']), status: findingStatusSchema,
});
export type ColumnEntry = z.infer<typeof columnEntrySchema>;

/** A person's answer to a row's guided question: how many cases (0: looked, none), or the status of an item. */
export const answerSchema = z.strictObject({
  row: z.string(), count, status: z.nullable(statusSchema), note: z.string(), by: z.string(),
});
export type Answer = z.infer<typeof answerSchema>;

/** A named person's ruling that a veto row applies. Without a name and a reason it does not count. */
export const vetoRulingSchema = z.strictObject({ row: z.string(), by: z.string(), reason: z.string() });
export type VetoRuling = z.infer<typeof vetoRulingSchema>;

/** Everything a score depends on. It is stored with the sheet, so that the sheet can be recomputed for ever. */
export const scoreInputSchema = z.strictObject({
  findings: z.array(scoredFindingSchema),
  coverage: z.array(pageCoverageSchema),
  probes: z.nullable(probesSchema),
  columns: z.array(columnEntrySchema),
  answers: z.array(answerSchema),
  vetoes: z.array(vetoRulingSchema),
  options: z.strictObject({
    /** Null: as the pack says. */
    linksOncePer: z.nullable(z.enum(['page', 'site'])),
    homeIsNavigationOnly: z.boolean(),
    /** Addresses that count as home when the home page is only navigation; null: every page of type column. */
    secondLevelPages: z.nullable(z.array(z.string())),
    /** Beijing day from which the windows go back; null where nothing depended on one. */
    monitoringDate: z.nullable(day),
  }),
});
export type ScoreInput = z.infer<typeof scoreInputSchema>;
