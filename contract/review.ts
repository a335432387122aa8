import * as z from 'zod/mini';
import { chainReportSchema, evidenceSchema } from './evidence.ts';
import { verdictSchema } from './finding.ts';
import { finalSchema, findingStatusSchema, inspectionSchema, scopeSchema } from './record.ts';
import { refusedOneSchema, signatureStateSchema } from './signing-view.ts';
import { rubricRecordSchema } from './rubric.ts';
import { scoreSheetSchema } from './score.ts';

/**
 * Messages of the workbench for beginning inspections, reviewing by root cause, evidence and 定稿. Answered like those of
 * contract/workbench.ts: done, or a refusal in words, and then nothing was saved.
 */
const id = z.string().check(z.maxLength(100));
const words = z.string().check(z.maxLength(4000));
const count = z.int().check(z.nonnegative());
const rubric = z.nullable(z.string().check(z.maxLength(500)));
const key = z.string().check(z.maxLength(8000));

const shape = inspectionSchema.shape;
export const begunSchema = z.strictObject({
  host: words, kind: shape.kind, rubric: z.string().check(z.maxLength(500)), homeIsNavigationOnly: z.boolean(),
  // Days as typed: what is wrong with them is said in words.
  period: z.nullable(z.strictObject({ from: z.string(), to: z.string() })), people: z.array(words),
});
export type BegunHere = z.infer<typeof begunSchema>;

export const optionsSchema = z.strictObject({
  homeIsNavigationOnly: z.boolean(), linksOncePer: z.nullable(z.enum(['page', 'site'])), secondLevelPages: z.nullable(z.array(words)),
  period: z.nullable(z.strictObject({ from: z.string(), to: z.string() })), people: z.array(words),
});
export type InspectionOptions = z.infer<typeof optionsSchema>;

export const reachSchema = z.strictObject({ scope: scopeSchema, until: z.nullable(z.int()), inapplicable: z.boolean() });
export type ReachHere = z.infer<typeof reachSchema>;

/** How an inspection's pages are to be chosen; `per` is how many of each kind of page in each column, for `random`. */
export const drawSchema = z.strictObject({
  how: z.enum(['all', 'column', 'random']), columns: z.array(words), seed: z.string().check(z.maxLength(100)), per: z.int().check(z.positive(), z.maximum(50)),
});
export type DrawHere = z.infer<typeof drawSchema>;

export const reviewMessageSchema = z.discriminatedUnion('type', [
  /** Answered by the new inspection's id. */
  z.strictObject({ type: z.literal('review.begin'), begun: begunSchema }),
  z.strictObject({ type: z.literal('review.options'), inspectionId: id, options: optionsSchema }),
  /** Answered by `causesSchema`. */
  z.strictObject({ type: z.literal('review.causes'), inspectionId: id, rubric }),
  /** Answered by `causePagesSchema`. */
  z.strictObject({ type: z.literal('review.pages'), inspectionId: id, cause: key }),
  /** Answered by `decidedSchema` of contract/workbench. */
  z.strictObject({ type: z.literal('review.decide'), findingIds: z.array(id), ruling: findingStatusSchema, reason: words, reach: z.nullable(reachSchema) }),
  /** Opens the finding's page and marks its place. Answered by `locatedSchema`. */
  z.strictObject({ type: z.literal('review.locate'), findingId: id }),
  /** Answered by `fixesSchema`. */
  z.strictObject({ type: z.literal('review.fixes'), inspectionId: id, rubric }),
  /** Answered by `finalsSchema`. */
  z.strictObject({ type: z.literal('review.finals'), inspectionId: id }),
  z.strictObject({ type: z.literal('review.finalise'), inspectionId: id, rubric, after: z.nullable(id), note: words }),
  z.strictObject({ type: z.literal('review.reopen'), inspectionId: id, after: id, reason: words }),
  /** Answered by `scoreSheetSchema`: a frozen sheet computed again from its frozen input. */
  z.strictObject({ type: z.literal('review.frozen'), finalId: id }),
  /** Fetches the pictures colleagues took of an inspection's confirmed findings, so that a paper has them; answered when that is done or given up. */
  z.strictObject({ type: z.literal('review.fetch-pictures'), inspectionId: id }),
  /** Answered by `proofsSchema`. */
  z.strictObject({ type: z.literal('review.proofs'), findingIds: z.array(id).check(z.maxLength(1000)) }),
  /** Answered by `evidenceListSchema`: the newest of each finding. */
  z.strictObject({ type: z.literal('review.evidence'), inspectionId: id, findingIds: z.nullable(z.array(id)) }),
  /** Answered by a data URL, or null. */
  z.strictObject({ type: z.literal('review.picture'), sha256: z.string().check(z.maxLength(64)) }),
  /** Answered by `chainReportSchema`. */
  z.strictObject({ type: z.literal('review.verify'), inspectionId: id }),
  /** Opens the pages of confirmed findings that have no picture, one after another, and takes it. */
  z.strictObject({ type: z.literal('review.retake'), inspectionId: id }),
  /** Draws pages and opens them one after another; goes on where a run was stopped when `draw` is null. */
  z.strictObject({ type: z.literal('review.sample'), inspectionId: id, draw: z.nullable(drawSchema) }),
  z.strictObject({ type: z.literal('review.stop-run'), inspectionId: id }),
  /** Answered by `runSchema`. */
  z.strictObject({ type: z.literal('review.run'), inspectionId: id }),
  /** Answered by `columnsSchema`: what pages may be drawn from, as far as it is known. */
  z.strictObject({ type: z.literal('review.columns'), inspectionId: id }),
  /** Answered by `rubricsSchema`. */
  z.strictObject({ type: z.literal('review.rubrics') }),
  /** A form as JSON text, or as an Excel file in base64. Answered by its `id@version`. */
  z.strictObject({ type: z.literal('review.import-rubric'), name: words, text: z.nullable(z.string()), base64: z.nullable(z.string()) }),
  z.strictObject({ type: z.literal('review.switch-rubric'), rubricId: id, state: rubricRecordSchema.shape.state }),
  /** To everybody of the unit. */
  z.strictObject({ type: z.literal('review.publish-rubric'), rubricId: id }),
  /** Answered by `deskFileSchema`. `rubric` null: an empty template. */
  z.strictObject({ type: z.literal('review.rubric-file'), rubric, as: z.enum(['xlsx', 'json']) }),
]);
export type ReviewMessage = z.infer<typeof reviewMessageSchema>;

/** A root cause as the list shows it; see scoring/root-causes. */
export const causeSchema = z.strictObject({
  key, check: z.string(), name: z.string(), code: z.string(), verdict: verdictSchema, about: z.string(), says: z.string(), fix: z.string(), cites: z.array(z.string()), block: z.string(),
  pages: count, pending: count, confirmed: count, dismissed: count, first: id,
  /** Row and tenths of one case under the chosen form; null: 本表不扣分. */
  price: z.nullable(z.strictObject({ row: z.string(), tenths: z.int() })), veto: z.boolean(),
});
export type Cause = z.infer<typeof causeSchema>;
export const causesSchema = z.array(causeSchema);

export const causePagesSchema = z.array(z.strictObject({ url: z.string(), title: z.string(), findings: z.array(z.strictObject({ id, status: findingStatusSchema })) }));
export type CausePages = z.infer<typeof causePagesSchema>;

/** Where the place was found: `moved` where the page shows something else there now. */
export const locatedSchema = z.strictObject({ state: z.enum(['shown', 'moved', 'no-place']) });

/** What to mend next, the most points for the fewest repairs first; see scoring/fixes. */
export const fixesSchema = z.strictObject({
  before: z.nullable(z.int()),
  steps: z.array(z.strictObject({ causes: z.array(key), says: z.array(z.string()), rows: z.array(z.string()), pages: count, gain: z.int(), after: z.nullable(z.int()), result: z.string(), /** Rows of the sheet are open: 合格 is not decided. */ undecided: z.boolean() })),
});
export type FixesHere = z.infer<typeof fixesSchema>;

export const finalsSchema = z.array(z.strictObject({ final: finalSchema, here: z.boolean() }));
export type FinalsHere = z.infer<typeof finalsSchema>;

/** `missing`: confirmed, without a picture, and their place can be seen. `unseen`: without a picture, because no screen shows their place. */
export const evidenceListSchema = z.strictObject({ evidence: z.array(evidenceSchema), confirmed: count, withPicture: count, missing: count, unseen: count, mayCapture: z.boolean(),
  /** Proofs of others that were not what their hash says, so that they were not taken. */
  unsound: count,
  /** How each stands at the unit's server, by id. `stays`: its words are there, its picture is not to go. `why`: of `refused` the code, of `theirs` who sent it. */
  shared: z.record(z.string(), z.strictObject({ as: z.enum(['waiting', 'done', 'refused', 'theirs', 'stays']), why: z.nullable(z.string()) })),
});
/** What proves some findings, wherever they were found. */
export const proofsSchema = z.strictObject({ evidence: z.array(evidenceSchema), shared: evidenceListSchema.shape.shared });
export type Proofs = z.infer<typeof proofsSchema>;
export type EvidenceList = z.infer<typeof evidenceListSchema>;

export const runSchema = z.nullable(z.strictObject({
  kind: z.enum(['sample', 'retake']), state: z.enum(['gathering', 'opening', 'stopped', 'done']), done: count, of: count,
  failed: z.array(z.strictObject({ url: z.string(), why: z.string() })),
}));
export type RunHere = z.infer<typeof runSchema>;

export const columnsSchema = z.array(z.strictObject({ column: z.string(), pages: count }));

/** `id` null: built in. `effect`: see store/own-rubrics. */
export const rubricLineSchema = z.strictObject({
  id: z.nullable(id), key: z.string(), name: z.string(), document: z.string(), rows: count, blank: count,
  state: rubricRecordSchema.shape.state, effect: z.enum(['offered', 'replaced', 'off', 'removed', 'other', 'damaged', 'refused']), shared: z.boolean(),
  sha256: z.nullable(z.string()), at: z.nullable(z.int()), by: z.nullable(z.string()),
  /** Null where it is not from the server. */
  signature: z.optional(z.nullable(signatureStateSchema)),
  /** The whole form, for views that show it. */
  pack: z.unknown(),
});
/** `mayPublish`: whether one may go to the unit's server; null where there is none. `refused`: what the server has and was not taken. */
export const rubricsSchema = z.strictObject({ rubrics: z.array(rubricLineSchema), mayPublish: z.nullable(z.boolean()), refused: z.optional(z.array(refusedOneSchema)) });
export type RubricsHere = z.infer<typeof rubricsSchema>;
export type RubricLine = z.infer<typeof rubricLineSchema>;

export { chainReportSchema, scoreSheetSchema };
