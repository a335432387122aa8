import * as z from 'zod/mini';
import { outcomeSchema } from './finding.ts';
import { pageTypeSchema } from './page-type.ts';

/**
 * 整改事项: one confirmed problem handed to the unit that must mend it, with what was said, done and seen since.
 * Three kinds of record: the item; `step`, what a person did (appended, moves the item by compare-and-set); and
 * `verification`, what the rule or a person saw on the live page (appended).
 */
const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
const time = z.int().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const short = z.string().check(z.maxLength(500));
const long = z.string().check(z.maxLength(4000));
const url = z.string().check(z.maxLength(4000));
const fragment = z.nullable(z.string().check(z.maxLength(2048)));
/** Beijing day, YYYY-MM-DD. */
const day = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));

/** 待整改 已反馈 待复核 退回 已销号 已撤销. */
export const itemStates = ['open', 'answered', 'review', 'returned', 'closed', 'withdrawn'] as const;
export const itemStateSchema = z.enum(itemStates);
export type ItemState = z.infer<typeof itemStateSchema>;

/** 已改 未改 部分改 以删代改 换处再现 无法核验. Only the first is a proof. */
export const verifiedAs = ['fixed', 'unfixed', 'partly', 'removed', 'relocated', 'unable'] as const;
export const verifiedAsSchema = z.enum(verifiedAs);
export type VerifiedAs = z.infer<typeof verifiedAsSchema>;

/** done 已改, later 将于某日改, appeal 不是问题，因为…… */
export const replyKindSchema = z.enum(['done', 'later', 'appeal']);
export type ReplyKind = z.infer<typeof replyKindSchema>;

/** One place of the problem: how to look it up again is its `key` (check, code, what it is about, address), never its position in the page. */
export const itemPageSchema = z.strictObject({ findingId: id, key: url, url, title: long, pageType: pageTypeSchema, quote: short, foundAt: time });
export type ItemPage = z.infer<typeof itemPageSchema>;

/** At most so many places in one item. */
export const placesAtMost = 1000;

export const rectificationSchema = z.strictObject({
  id, siteId: id, inspectionId: z.nullable(id),
  /** 责任单位. */
  unit: short.check(z.minLength(1)),
  says: long, fix: long, cites: z.array(short), note: long,
  /** The rule that found it; `manual` where a person did. */
  check: short, checkVersion: z.int(), code: short, about: long, category: z.nullable(short),
  /** Key of the root cause (scoring/root-causes): a finding of the same cause on a page of the item is the same fault, whatever day or number it names now. */
  cause: url,
  pages: z.array(itemPageSchema).check(z.minLength(1), z.maxLength(placesAtMost)),
  /** Term in working days; null where a person named the day. */
  workingDays: z.nullable(z.int().check(z.minimum(1), z.maximum(250))),
  /** Last day of the term. Computed by the server from the day it took the item; before that a forecast. Null: cannot be computed yet. */
  dueOn: z.nullable(day),
  /** Why a person named the day in place of working days; absent where the term is in working days. */
  dueBecause: z.optional(long),
  /** 登记编号, by the server alone: without gaps in a year. */
  number: z.nullable(short),
  /** What it was called before it had a number. */
  provisional: short,
  /** The item this one continues: the same fault came back after it was closed. */
  reopens: z.nullable(id),
  by: short, at: time,

  // Below: moved by steps and verifications only.
  state: itemStateSchema,
  /** 1 at first, one more with every return: what was seen in an earlier round proves nothing in this one. */
  round: z.int().check(z.positive()),
  /** When it was issued, and when this round began: by the server's clock once it has the item. */
  issuedAt: time, openedAt: time,
  lastStep: z.nullable(id),
  reply: z.nullable(z.strictObject({ kind: replyKindSchema, note: long, day: z.nullable(day), by: short, at: time })),
  reminders: count,
  /** What was seen last on each page in this round, by address. */
  seen: z.record(url, z.strictObject({ verification: id, as: verifiedAsSchema, byPerson: z.boolean(), at: time })),
  closedAt: z.nullable(time),
  /** The item that continues this one. */
  reopenedAs: z.nullable(id),
});
export type Rectification = z.infer<typeof rectificationSchema>;

/** reply-done, reply-later, appeal: by the unit. remind 催办, return 退回, close 销号, withdraw 撤销, extend 延期: by whoever reviews. */
export const stepActs = ['reply-done', 'reply-later', 'appeal', 'remind', 'return', 'close', 'withdraw', 'extend'] as const;
export const stepActSchema = z.enum(stepActs);
export type StepAct = z.infer<typeof stepActSchema>;

/** What a person did with an item. Appended, never edited. */
export const stepSchema = z.strictObject({
  id, itemId: id, act: stepActSchema,
  /** The state and round it was done in: another one now means that somebody was first. */
  expects: itemStateSchema, round: z.int().check(z.positive()),
  note: long,
  /** reply-later: until when; extend: the new last day. Else null. */
  day: z.nullable(day),
  by: short, at: time,
});
export type Step = z.infer<typeof stepSchema>;

/** What was seen on the live page. Appended, never edited. */
export const verificationSchema = z.strictObject({
  id, itemId: id, round: z.int().check(z.positive()), url,
  /** rule: the check ran again. person: somebody looked and says so, with a reason. */
  method: z.enum(['rule', 'person']),
  as: verifiedAsSchema,
  /** Why this result, in words. */
  because: long,
  before: z.strictObject({ quote: short, fragment, at: time }),
  after: z.strictObject({
    at: time, finalUrl: url, status: z.nullable(z.int()), title: long, outcome: z.nullable(outcomeSchema), checkVersion: z.nullable(z.int()),
    /** Of so many faults at this address so many are left. */
    left: count, of: count,
    quote: short, fragment,
  }),
  /** Where the same fault is seen now, for `relocated`. */
  elsewhere: z.nullable(url),
  toolVersion: short, catalogue: short, by: short, at: time,
});
export type Verification = z.infer<typeof verificationSchema>;
