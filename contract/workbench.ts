import * as z from 'zod/mini';
import { packMessages } from './pack-desk.ts';
import { columnMessages } from './column-desk.ts';
import { lossSchema } from './loss.ts';
import { pageTypeSchema } from './page-type.ts';
import { answerRecordSchema, findingStatusSchema, inspectionSchema, siteSchema } from './record.ts';
import { scoreSheetSchema, statusSchema } from './score.ts';
import { settingsSchema } from './settings.ts';
import { uiFindingSchema } from './ui-state.ts';

/**
 * Messages between the workbench, a full page of the extension, and the worker. The worker alone reads and writes records;
 * what it answers is a copy.
 */
const id = z.string().check(z.maxLength(100));
const words = z.string().check(z.maxLength(4000));
const count = z.int().check(z.nonnegative());
/** `id@version` of a form; null: the one the inspection was begun with. */
const rubric = z.nullable(z.string().check(z.maxLength(500)));

/** At most so many findings are asked for at once. */
export const findingsAtOnce = 200;

export const onlySchema = z.strictObject({
  status: z.nullable(findingStatusSchema), check: z.nullable(z.string().check(z.maxLength(100))),
  /** Findings that feed this row of the form; with it, `check` is not looked at. */
  row: z.nullable(z.string().check(z.maxLength(100))),
});
export type Only = z.infer<typeof onlySchema>;

/** What a person enters for a row; see `answerRecordSchema`. */
export const saidSchema = z.strictObject({
  kind: z.enum(['row', 'veto', 'probes']), row: z.string().check(z.maxLength(100)), holds: z.nullable(z.enum(['yes', 'no', 'inapplicable'])), count,
  status: z.nullable(statusSchema), probes: z.nullable(z.strictObject({ total: count, slow: count, days: count })), note: words,
});
export type SaidHere = z.infer<typeof saidSchema>;

export const deskMessageSchema = z.discriminatedUnion('type', [
  /** Answered by `deskListSchema`. */
  z.strictObject({ type: z.literal('desk.list') }),
  /** Answered by `deskInspectionSchema`. */
  z.strictObject({ type: z.literal('desk.inspection'), inspectionId: id, rubric }),
  /** Answered by a list of ids in the order of the checks. */
  z.strictObject({ type: z.literal('desk.ids'), inspectionId: id, rubric, only: onlySchema }),
  /** Answered by `deskFindingsSchema`. */
  z.strictObject({ type: z.literal('desk.findings'), inspectionId: id, rubric, ids: z.array(id).check(z.maxLength(findingsAtOnce)) }),
  /** Answered by `decidedSchema`. */
  z.strictObject({ type: z.literal('desk.decide'), findingIds: z.array(id), ruling: findingStatusSchema, reason: words }),
  z.strictObject({ type: z.literal('desk.answer'), inspectionId: id, rubric, said: saidSchema }),
  z.strictObject({ type: z.literal('desk.close'), inspectionId: id }),
  /** The notice of lost records has been read. */
  z.strictObject({ type: z.literal('desk.loss-seen') }),
  ...packMessages,
  ...columnMessages,
]);
export type DeskMessage = z.infer<typeof deskMessageSchema>;

/** Done with what was asked for, or a refusal in words: then nothing was saved. */
export const deskAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.optional(z.unknown()) }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
export type DeskAnswer = z.infer<typeof deskAnswerSchema>;

const ownSchema = z.strictObject({
  language: settingsSchema.shape.language,
  /** Name that goes on rulings; null where nobody is named, so no veto can be ruled. */
  name: z.nullable(z.string()),
  /** False for an account that may only look. */
  mayWrite: z.boolean(),
  /** Records this browser lost, until a person has seen it; absent: none. */
  lost: z.optional(lossSchema),
});

export const deskListSchema = z.strictObject({
  own: ownSchema,
  inspections: z.array(z.strictObject({ inspection: inspectionSchema, site: z.nullable(siteSchema), pages: count, findings: count, pending: count, sheet: z.nullable(z.pick(scoreSheetSchema, { state: true, score: true, result: true })) })),
});
export type DeskList = z.infer<typeof deskListSchema>;

export const deskInspectionSchema = z.strictObject({
  own: ownSchema,
  inspection: inspectionSchema, site: z.nullable(siteSchema),
  /** Priced by the chosen form; without the keys of findings. */
  sheet: scoreSheetSchema,
  pages: z.array(z.strictObject({ url: z.string(), title: z.string(), pageType: pageTypeSchema, opened: z.boolean(), at: z.int() })),
  /** Numbers of pages by what became of the check there, and of its findings by what became of them. */
  checks: z.array(z.strictObject({
    check: z.string(), name: z.string(), settled: count, cannot: count, notRun: count, inapplicable: count, pending: count, confirmed: count, dismissed: count,
  })),
  /** Of the findings that feed each row. Rows without any are left out. */
  rows: z.record(z.string(), z.strictObject({ confirmed: count, pending: count })),
  /** What holds for each row. */
  answers: z.array(answerRecordSchema),
  tools: z.array(z.string()), catalogues: z.array(z.string()),
  /** The 定稿 it is shown as; absent: the records as they stand. `basis`: computed again from what was frozen, only its result known here, or not what was frozen any more. */
  finalised: z.optional(z.strictObject({ version: z.int(), by: z.string(), at: z.int(), basis: z.enum(['whole', 'elsewhere', 'damaged']) })),
});
export type DeskInspection = z.infer<typeof deskInspectionSchema>;

/** What of many was not ruled on, because it is somebody else's to do; absent: all of it was. */
export const decidedSchema = z.optional(z.strictObject({ left: z.array(z.strictObject({ id: z.string(), bar: z.enum(['own_review', 'needs_editor']) })) }));
export type Decided = z.infer<typeof decidedSchema>;

export const deskIdsSchema = z.array(z.string());
export const deskFindingsSchema = z.array(uiFindingSchema);
/** A small file as text in a message. */
export const deskFileSchema = z.strictObject({ name: z.string(), mime: z.string(), base64: z.string() });
export type DeskFile = z.infer<typeof deskFileSchema>;
