import * as z from 'zod/mini';

/**
 * A form (评分表) as a unit may bring its own: the same shape as the built-in ones in standards/pack.ts. Points are tenths of a point.
 * What the shape cannot say (rows twice, checks that do not exist) is judged in forms/judge-rubric.
 */
const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/));
const short = z.string().check(z.maxLength(500));
const long = z.string().check(z.maxLength(4000));
const filled = long.check(z.minLength(1));
const tenths = z.int().check(z.nonnegative(), z.maximum(100_000));
const count = z.int().check(z.positive(), z.maximum(100_000));

export const rubricSourceSchema = z.strictObject({
  check: short, codes: z.array(short).check(z.minLength(1)), pages: z.optional(z.enum(['home', 'other'])), categories: z.optional(z.array(short)),
});

const text = { id, group: short, name: short, looksAt: long, detail: long, sentence: filled, note: z.optional(long) };
const unit = z.enum(['occurrence', 'page', 'column', 'class', 'percent', 'once']);
const priced = { tenths: z.nullable(tenths), unit, cap: z.nullable(tenths) };

export const rubricConditionSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('probes'), percent: count, perDay: count, days: count, seconds: count }),
  z.strictObject({ by: z.literal('columns'), state: z.enum(['stale', 'empty']), categories: z.nullable(z.array(short)), atLeast: count }),
  z.strictObject({ by: z.literal('findings') }),
  z.strictObject({ by: z.literal('person') }),
]);

export const rubricRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('veto'), ...text, condition: rubricConditionSchema, from: z.array(rubricSourceSchema), question: filled }),
  z.strictObject({ kind: z.literal('deduction'), ...text, ...priced, counting: z.enum(['address', 'item', 'class', 'column', 'once', 'whole-percent']), from: z.array(rubricSourceSchema), instead: z.optional(id) }),
  z.strictObject({ kind: z.literal('manual'), ...text, ...priced, question: filled }),
  z.strictObject({ kind: z.literal('bonus'), ...text, ...priced, question: filled }),
  z.strictObject({ kind: z.literal('status'), ...text, from: z.array(rubricSourceSchema), whole: z.boolean(), question: long }),
]);

export const rubricSchema = z.strictObject({
  id, version: z.int().check(z.positive(), z.maximum(999_999)), name: filled.check(z.maxLength(200)), attachment: short,
  document: z.strictObject({ name: filled.check(z.maxLength(500)), number: short, issuer: short, inForce: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), source: short }),
  default: z.boolean(),
  points: z.nullable(z.strictObject({ total: tenths, failOver: z.nullable(tenths) })),
  bonus: z.nullable(z.strictObject({ above: z.nullable(tenths), cap: z.nullable(tenths) })),
  linksOncePer: z.enum(['page', 'site']), notes: z.array(long).check(z.maxLength(100)),
  rows: z.array(rubricRowSchema).check(z.minLength(1), z.maxLength(500)),
});
export type Rubric = z.infer<typeof rubricSchema>;

/** A whole form as canonical JSON may have so many bytes to go to the server: one operation carries it. */
export const rubricShareBytes = 700_000;

/**
 * A unit's own form as a shared record. `sha256` is that of the form as canonical JSON: whoever gets it can tell that it is what was
 * published. Only `state` may change; one id and version is one content for ever.
 */
export const rubricRecordSchema = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)),
  pack: rubricSchema, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  state: z.enum(['on', 'off', 'removed']), by: short, at: z.int().check(z.nonnegative()),
});
export type RubricRecord = z.infer<typeof rubricRecordSchema>;
export type RubricState = RubricRecord['state'];
