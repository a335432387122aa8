import * as z from 'zod/mini';
import { itemStateSchema, rectificationSchema, replyKindSchema, stepActSchema, stepSchema, verificationSchema, verifiedAsSchema } from './rectification.ts';
import { siteSchema } from './record.ts';
import { settingsSchema } from './settings.ts';
import { syncMarkSchema } from './ui-state.ts';

/** Messages between the workbench's register of 整改 and the worker, as in contract/workbench. Answered by a `DeskAnswer`. */
const id = z.string().check(z.maxLength(100));
const words = z.string().check(z.maxLength(4000));
const short = z.string().check(z.maxLength(500));
const url = z.string().check(z.maxLength(4000));
const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const draftSchema = z.strictObject({
  inspectionId: id, findingIds: z.array(id).check(z.minLength(1), z.maxLength(1000)), unit: short, says: words, fix: words, note: words,
  workingDays: z.nullable(z.int()), dueOn: z.nullable(day),
  /** Why the day is named; needed where it is. */
  dueBecause: z.optional(words),
  /** 待日历: issued although no notice settles the last day yet. */
  mayWait: z.boolean(),
});

export const itemsMessageSchema = z.discriminatedUnion('type', [
  /** Answered by `itemsListSchema`. */
  z.strictObject({ type: z.literal('items.list') }),
  /** Answered by `itemDetailSchema`; null for an item that is gone. */
  z.strictObject({ type: z.literal('items.one'), itemId: id }),
  z.strictObject({ type: z.literal('items.step'), itemIds: z.array(id).check(z.minLength(1), z.maxLength(500)), act: stepActSchema, note: words, day: z.nullable(day) }),
  /** Takes closings back that were not sent yet. Answered by `{gone}`: how many. */
  z.strictObject({ type: z.literal('items.undo-close'), itemIds: z.array(id).check(z.minLength(1), z.maxLength(500)) }),
  /** Opens the server's page on which the person shows themselves; what waited for it is sent then. */
  z.strictObject({ type: z.literal('items.step-up') }),
  /** What may be issued; answered by `issuableSchema`. `inspectionId` null: which inspections have something. */
  z.strictObject({ type: z.literal('items.issuable'), inspectionId: z.nullable(id) }),
  /** Last day of a term that begins today; answered by `dueSchema`. */
  z.strictObject({ type: z.literal('items.due'), workingDays: z.int() }),
  /** Answered by the ids of the new items. */
  z.strictObject({ type: z.literal('items.issue'), drafts: z.array(draftSchema).check(z.minLength(1), z.maxLength(200)) }),
  /** Answered by `{gone}`: how many had not left this browser. */
  z.strictObject({ type: z.literal('items.take-back'), itemIds: z.array(id).check(z.maxLength(200)) }),
  /** Opens a page of an item and runs its rule again. `tabId`: a tab of an earlier page of this run. Answered by `verifiedSchema`. */
  z.strictObject({ type: z.literal('items.verify'), itemId: id, url, tabId: z.nullable(z.int()) }),
  /** Closes the tab of a run. */
  z.strictObject({ type: z.literal('items.verified'), tabId: z.int() }),
  /** A person looked and says so. */
  z.strictObject({ type: z.literal('items.judge'), itemId: id, url, as: z.enum(['fixed', 'unfixed']), because: words }),
  /** Figures of a span of days; answered by `itemFiguresSchema`. */
  z.strictObject({ type: z.literal('items.figures'), from: day, to: day }),
]);
export type ItemsMessage = z.infer<typeof itemsMessageSchema>;

const ownSchema = z.strictObject({
  language: settingsSchema.shape.language,
  mayIssue: z.boolean(), mayReply: z.boolean(),
  /** Whether there is a server that gives numbers. */
  shared: z.boolean(),
  /** So many closings wait for the person to show themselves at the server. */
  stepUp: z.optional(count),
});

/** One line of the register. */
export const itemLineSchema = z.strictObject({
  id, number: z.nullable(short), provisional: short, siteId: id, site: short, unit: short, says: words, check: short, checkName: short, state: itemStateSchema, round: count,
  /** The term in working days; null where a person named the day. */
  workingDays: z.nullable(z.int()),
  dueOn: z.nullable(day), overdue: z.boolean(),
  /** Working days until the last day of the term, that day included; negative after it; null where no calendar tells. */
  left: z.nullable(z.int()),
  reply: z.nullable(z.strictObject({ kind: replyKindSchema, day: z.nullable(day), by: short, at: z.int() })),
  /** Addresses by what was seen there last in this round; the rest was not looked at. */
  pages: count, seen: z.partialRecord(verifiedAsSchema, count), proven: z.boolean(),
  reminders: count, issuedAt: z.int(), closedAt: z.nullable(z.int()), cameBack: z.boolean(), sync: syncMarkSchema,
  /** A closing that has not left this browser: it can be taken back. */
  undoable: z.optional(z.boolean()),
});
export type ItemLine = z.infer<typeof itemLineSchema>;

export const itemsListSchema = z.strictObject({ own: ownSchema, today: day, items: z.array(itemLineSchema) });
export type ItemsList = z.infer<typeof itemsListSchema>;

export const itemDetailSchema = z.nullable(z.strictObject({
  line: itemLineSchema, item: rectificationSchema, site: z.nullable(siteSchema), steps: z.array(stepSchema), verifications: z.array(verificationSchema),
  /** What the person may do now. */
  acts: z.array(stepActSchema), mayVerify: z.boolean(), mayJudge: z.boolean(),
  /** Names of the item this one continues and of the one that continues it. */
  before: z.nullable(z.strictObject({ id, name: short })), after: z.nullable(z.strictObject({ id, name: short })),
}));
export type ItemDetail = NonNullable<z.infer<typeof itemDetailSchema>>;

/** Confirmed findings of one cause that are in no item. */
export const causeSchema = z.strictObject({
  key: z.string(), check: short, checkName: short, says: words, fix: words, cites: z.array(short), findingIds: z.array(id), pages: z.array(z.strictObject({ url, title: words })),
});
export type Cause = z.infer<typeof causeSchema>;

/** `waitsFor`: the year whose notice is missing, where the item may be issued 待日历. */
export const dueSchema = z.strictObject({ day: z.nullable(day), trouble: z.nullable(z.string()), waitsFor: z.nullable(z.int()) });
export type Due = z.infer<typeof dueSchema>;

export const issuableSchema = z.strictObject({
  own: ownSchema, today: day,
  inspections: z.array(z.strictObject({ id, site: short, startedAt: z.int(), confirmed: count })),
  /** Of the asked inspection; empty without one. */
  causes: z.array(causeSchema), pending: count, issued: count,
  /** The unit written last for this site, else the site's name. */
  unit: short,
});
export type Issuable = z.infer<typeof issuableSchema>;

export const verifiedSchema = z.strictObject({ tabId: z.int(), as: z.nullable(verifiedAsSchema) });
export const takenBackSchema = z.strictObject({ gone: count });

const figures = z.strictObject({
  issued: count, closed: count, closedInTime: count, withdrawn: count, cameBack: count, pending: count, overdue: count, rate: z.nullable(z.number()),
});
export const itemFiguresSchema = z.strictObject({ from: day, to: day, all: figures, units: z.array(z.strictObject({ unit: short, figures })) });
export type ItemFigures = z.infer<typeof itemFiguresSchema>;
