import * as z from 'zod/mini';
import { readingSchema, siteSchema } from './record.ts';

/**
 * Messages of the workbench's 读网记录, forms and registers to the worker, which alone writes records. All are answered like the
 * workbench's own (`deskAnswerSchema`).
 */
const id = z.string().check(z.maxLength(100));
const short = z.string().check(z.maxLength(500));
const long = z.string().check(z.maxLength(4000));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const count = z.int().check(z.nonnegative());

/** What a person writes in a line of the log. */
export const lineWordsSchema = z.strictObject({ title: long, column: short, measures: long, newItems: z.nullable(count), findings: count, found: long });
export type LineWords = z.infer<typeof lineWordsSchema>;

/** What a person enters for a site; what is empty was not entered. */
export const siteEntriesSchema = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(2000)));

export const paperMessageSchema = z.discriminatedUnion('type', [
  /** Answered by `sitesSchema`. */
  z.strictObject({ type: z.literal('paper.sites') }),
  /** What was entered for a form, by `key`; answered by `entriesSchema`. */
  z.strictObject({ type: z.literal('paper.entries'), key: short }),
  z.strictObject({ type: z.literal('paper.save-entries'), key: short, fields: siteEntriesSchema }),
  /** Sites as an import has them; answered by `savedSitesSchema`. With `undo`, what such an answer gave is put back. */
  z.strictObject({ type: z.literal('paper.save-sites'), sites: z.array(z.strictObject({ host: short, name: short, code: z.nullable(short), kind: siteSchema.shape.kind, entries: siteEntriesSchema })).check(z.maxLength(2000)) }),
  z.strictObject({ type: z.literal('paper.undo-sites'), before: z.array(z.strictObject({ id, name: short, code: z.nullable(short), kind: siteSchema.shape.kind, entries: siteEntriesSchema })).check(z.maxLength(2000)) }),
  /** Answered by `dutySchema`, like the three after it. */
  z.strictObject({ type: z.literal('paper.duty') }),
  z.strictObject({ type: z.literal('paper.start-shift'), name: z.string().check(z.maxLength(50)) }),
  z.strictObject({ type: z.literal('paper.end-shift') }),
  /** Answered by `shiftsSchema`. */
  z.strictObject({ type: z.literal('paper.shifts'), from: day, to: day }),
  z.strictObject({ type: z.literal('paper.add-line'), shiftId: id, siteId: id, url: long, words: lineWordsSchema }),
  z.strictObject({ type: z.literal('paper.correct-line'), lineId: id, words: lineWordsSchema, because: long }),
  z.strictObject({ type: z.literal('paper.withdraw-line'), lineId: id, because: long }),
  z.strictObject({ type: z.literal('paper.restore-line'), lineId: id }),
  z.strictObject({ type: z.literal('paper.sign-shift'), shiftId: id }),
  /** Answered by `trendsSchema`. Null: all sites. */
  z.strictObject({ type: z.literal('paper.trends'), siteId: z.nullable(id), rubric: z.nullable(short) }),
]);
export type PaperMessage = z.infer<typeof paperMessageSchema>;

export const sitesSchema = z.array(z.strictObject({ site: siteSchema, listed: z.boolean() }));
export const entriesSchema = z.record(z.string(), z.string());
export const savedSitesSchema = z.strictObject({ added: count, changed: count, before: z.array(z.strictObject({ id, name: short, code: z.nullable(short), kind: siteSchema.shape.kind, entries: siteEntriesSchema })) });
export type SavedSites = z.infer<typeof savedSitesSchema>;

/** The shift that is on with the number of its lines; null while none is. */
export const dutySchema = z.nullable(z.strictObject({ id, name: short, day, startedAt: z.int(), by: short, lines: count }));
export type Duty = z.infer<typeof dutySchema>;

const lineSchema = z.strictObject({ current: readingSchema, before: z.array(readingSchema), site: z.string() });
export const shiftsSchema = z.array(z.strictObject({
  shift: z.strictObject({ id, name: short, day, startedAt: z.int(), endedAt: z.nullable(z.int()), by: short }), own: z.boolean(),
  lines: z.array(lineSchema), withdrawn: z.array(lineSchema), signature: z.nullable(readingSchema),
}));
export type ShiftShown = z.infer<typeof shiftsSchema>[number];
export type LineShown = z.infer<typeof lineSchema>;

/** What became of the findings of the inspection before; `unseen`: not looked at again, so nothing is known. */
export const comparedSchema = z.strictObject({ fresh: count, still: count, fixed: count, returned: count, unseen: count });
export type Compared = z.infer<typeof comparedSchema>;

/** One inspection as trends show it. `rows`: tenths lost by 二级指标. `compared` null: the first of its site. */
export const trendPointSchema = z.strictObject({
  inspectionId: id, siteId: id, site: z.string(), startedAt: z.int(), month: z.string(), closed: z.boolean(), score: z.nullable(z.tuple([z.int(), z.int()])), result: z.string(), provisional: z.boolean(),
  /** 不合格, and settled. */
  failed: z.boolean(),
  confirmed: count, pending: count, pages: count, rows: z.array(z.strictObject({ name: z.string(), tenths: z.int() })), compared: z.nullable(comparedSchema),
});
export type TrendPoint = z.infer<typeof trendPointSchema>;
export const trendsSchema = z.strictObject({ rubric: z.string(), points: z.array(trendPointSchema), left: count });
