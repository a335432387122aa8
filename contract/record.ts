import * as z from 'zod/mini';
import { outcomeSchema, placeSchema, verdictSchema } from './finding.ts';
import { pageTypeSchema } from './page-type.ts';
import { rectificationSchema, stepSchema, verificationSchema, type Rectification, type Step, type Verification } from './rectification.ts';
import { versionsSchema } from './policy.ts';
import { scoreSheetSchema, statusSchema } from './score.ts';
import { rubricRecordSchema, type RubricRecord } from './rubric.ts';
import { packRecordSchema, type PackRecord } from './unit-pack.ts';

/**
 * The records that are kept in the extension and shared through the server.
 * Ids are UUIDv7 text made by the client; times are epoch milliseconds as claimed by the maker's clock.
 * Every record kind is strict: an unknown key is an error at the edge, never silently dropped.
 */
const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
const time = z.int().check(z.nonnegative());
const short = z.string().check(z.maxLength(500));
const long = z.string().check(z.maxLength(4000));
const url = z.string().check(z.maxLength(4000));

/** A government site (登记). `host` is its main host name in lower case. */
export const siteSchema = z.strictObject({
  id, host: short, name: short, code: z.nullable(short), kind: z.enum(['portal', 'department', 'unknown']),
  /** Page types a person corrected: key is a path pattern of this site (see page/page-type). */
  pageTypes: z.record(z.string(), pageTypeSchema),
  at: time,
});

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const count = z.int().check(z.nonnegative());

/** How the pages of an inspection were chosen. `columns` and `types` narrow what was drawn from; `of` is how many addresses that was. */
export const sampleSchema = z.strictObject({
  how: z.enum(['as-read', 'all', 'column', 'random']),
  /** Anyone who draws again from the same addresses with this seed gets the same pages. Empty where nothing was drawn by chance. */
  seed: short,
  columns: z.array(short), of: count,
  pages: z.array(z.strictObject({ url, column: short, pageType: pageTypeSchema })).check(z.maxLength(1000)),
});
export type Sample = z.infer<typeof sampleSchema>;

/** One running or finished inspection (巡检) of one site against one rubric pack. What is optional was not asked for when older ones were begun. */
export const inspectionSchema = z.strictObject({
  id, siteId: id, kind: z.enum(['reading', 'spot-check', 'census', 'preview']),
  rubric: short, startedAt: time, closedAt: z.nullable(time), homeIsNavigationOnly: z.boolean(),
  /** Beijing days, both included. */
  period: z.optional(z.nullable(z.strictObject({ from: day, to: day }).check(z.refine(({ from, to }) => from <= to, '结束日期早于开始日期')))),
  people: z.optional(z.array(short).check(z.maxLength(50))),
  sample: z.optional(z.nullable(sampleSchema)),
  /** Null: as the form says. */
  linksOncePer: z.optional(z.nullable(z.enum(['page', 'site']))),
  /** Pages that stand for a home page which is only navigation; null: every column page. */
  secondLevelPages: z.optional(z.nullable(z.array(url).check(z.maxLength(500)))),
  /** The newest step of 定稿, set by the server alone; see `finalSchema`. */
  final: z.optional(z.nullable(z.strictObject({ id, seq: count, locked: z.boolean() }))),
});

/** One reading of one page, with what was and was not checked. */
export const visitSchema = z.strictObject({
  id, siteId: id, inspectionId: z.nullable(id), url, title: long, pageType: pageTypeSchema, pageTypeBecause: long,
  opened: z.boolean(), settledBy: z.enum(['quiet', 'limit', 'failed']),
  outcomes: z.record(z.string(), outcomeSchema), toolVersion: short, catalogue: short, at: time,
  /** HTTP answer to the page itself; null where the browser was not watched. */
  status: z.optional(z.nullable(z.int())),
});

export const findingStatusSchema = z.enum(['pending', 'confirmed', 'dismissed']);
export type FindingStatus = z.infer<typeof findingStatusSchema>;

/** One problem at one place, found by a check (`origin: machine`) or entered by a person. */
export const findingRecordSchema = z.strictObject({
  id, siteId: id, inspectionId: z.nullable(id), visitId: z.nullable(id),
  origin: z.enum(['machine', 'person']),
  /** Stable over visits: check, code, address and what it is about; see checks/run-check. */
  key: url, check: short, checkVersion: z.int(), code: short, verdict: verdictSchema, about: long,
  says: long, fix: long, cites: z.array(short), at: z.nullable(placeSchema),
  /** Sanitised HTML, at most 2 kB: the one piece of page HTML ever kept (evidence/fragment). */
  fragment: z.nullable(z.string().check(z.maxLength(2048))),
  url, pageType: pageTypeSchema, pageTitle: long,
  /** Column category for the update rows (D4a–c), where known. */
  category: z.nullable(short),
  status: findingStatusSchema, note: long, foundAt: time,
  /** By what it was judged; absent for entries of a person and of versions before this was kept. */
  versions: z.optional(versionsSchema),
  /** Who found it: the server puts the name signed in. Absent in records older than this. */
  by: z.optional(short),
});

/** How far a dismissal reaches: this finding, the same cause anywhere on the site, or this address wherever it is linked. */
export const scopeSchema = z.enum(['page', 'site', 'address']);
export type Scope = z.infer<typeof scopeSchema>;

/** A person's ruling on a finding. Appended, never edited; moves the finding from `expects` to `ruling`. */
export const decisionSchema = z.strictObject({
  id, findingId: id, ruling: findingStatusSchema, expects: findingStatusSchema, reason: long, by: short, at: time,
  /** Dismissals: how far it reaches (absent: this finding), until when (null: for good), and 不适用 instead of 误报. */
  scope: z.optional(scopeSchema), until: z.optional(z.nullable(time)), inapplicable: z.optional(z.boolean()),
  /** The dismissal that is only carried out here, made before by the same `by` on a finding like this one. */
  follows: z.optional(z.nullable(id)),
});

/**
 * One line of the 读网记录, or the signature under one shift. Appended, never edited: a correction is a new line that names the one
 * it supersedes, and one that is `withdrawn` takes a line away; what was there stays recorded.
 * The signature of a shift has the shift's own id, so that there can be only one; after it the shift takes no more lines.
 */
export const readingSchema = z.strictObject({
  id, shiftId: id,
  /** What the shift is called, such as 上午班, and the Beijing day it began. */
  shift: short, day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** Null for a signature: it stands under the whole shift. */
  siteId: z.nullable(id), url, title: long, column: short, visitId: z.nullable(id),
  /** Items that were not on the page when it was read before; null where there is nothing to compare with. */
  newItems: z.nullable(z.int().check(z.nonnegative())),
  /** Numbers of checks: settled, could not be done, not run. Null for a line entered by hand. */
  checks: z.nullable(z.strictObject({ settled: z.int(), cannot: z.int(), notRun: z.int() })),
  findings: z.int().check(z.nonnegative()), found: long, measures: long,
  withdrawn: z.boolean(), because: long, supersedes: z.nullable(id),
  /** Of a signature: how many lines it stands under, and the SHA-256 of them in order. */
  signed: z.nullable(z.strictObject({ lines: z.int(), digest: short, startedAt: time, endedAt: time })),
  by: short, at: time,
}).check(
  z.refine(({ signed, id: own, shiftId, siteId }) => (signed !== null) === (own === shiftId) && (signed !== null) === (siteId === null), '签名与记录混在一起'),
);

/**
 * What a person says of one row of a score sheet. Appended, never edited: of several for one row the last that was taken holds (store/arrival).
 * `row`: the answer to a row's question. `veto`: that a veto row applies, with a reason in `note`; without one it is refused.
 * `probes`: how often the home page was opened and did not open; `row` is empty then.
 * `question`: the answer to a guided question, `row` its id, `asked` the page it was asked on (null: for the site); it counts for every form.
 * There `yes` is 合格 and `no` 不合格, with `count` cases for the row `asked.row` of a form.
 * `holds` null takes back what was said before.
 */
export const answerRecordSchema = z.strictObject({
  id, inspectionId: id, rubric: short, kind: z.enum(['row', 'veto', 'probes', 'question']), row: short,
  holds: z.nullable(z.enum(['yes', 'no', 'inapplicable'])), count,
  /** Packs without points: what became of the duty. */
  status: z.nullable(statusSchema),
  probes: z.nullable(z.strictObject({ total: count, slow: count, days: count })),
  asked: z.optional(z.strictObject({ url: z.nullable(url), row: z.nullable(short) })),
  note: long, by: short, at: time,
}).check(
  z.refine((answer) => answer.kind !== 'veto' || answer.holds !== 'yes' || answer.note.trim() !== '', '单项否决须写明理由'),
  z.refine((answer) => (answer.kind === 'probes') === (answer.row === '') && (answer.probes === null || (answer.kind === 'probes' && answer.probes.slow <= answer.probes.total)), '监测次数不对'),
  z.refine((answer) => (answer.kind === 'question') === (answer.asked !== undefined), '引导问题的答复不对'),
);

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * One step of 定稿. Appended, never edited: `seq` counts the steps of one inspection from 1, and of two people who take the same step
 * one wins at the server. `final` freezes the sheet under `version`; `reopened` lets people go on, towards the next version.
 */
export const finalSchema = z.strictObject({
  id, inspectionId: id, seq: z.int().check(z.positive()), step: z.enum(['final', 'reopened']),
  version: z.int().check(z.positive()), rubric: short,
  /** SHA-256 of the form, of everything the score depends on, and of the sheet, each as canonical JSON. */
  packHash: hash, inputHash: hash, sheetHash: hash,
  /** Without the keys of findings: those are in the frozen input. */
  sheet: scoreSheetSchema,
  pages: count, tools: z.array(short), catalogues: z.array(short),
  note: long, by: short, at: time,
});

/** Lines of 附件4 《政府网站栏目（系统）基本信息表》, in the order of the form; their names are in standards/column-kind. */
export const columnKindSchema = z.enum(['organisation', 'news', 'notices', 'policy', 'plans', 'personnel', 'disclosure-other', 'consultation', 'survey', 'interview', 'interaction-other', 'guide', 'system', 'service-other']);

/**
 * One column of a site's register (栏目登记). `proposed`: read off the navigation, nobody has looked at it; it stays in the browser until
 * somebody rules on it. `removed` is kept, so that it is not proposed again.
 */
export const columnSchema = z.strictObject({
  id, siteId: id, name: short, url, kind: columnKindSchema, state: z.enum(['proposed', 'confirmed', 'removed']),
  /** Where it comes from, in words. */
  because: short, by: short, at: time,
});

export const recordSchemas = {
  site: siteSchema, inspection: inspectionSchema, visit: visitSchema,
  finding: findingRecordSchema, decision: decisionSchema, reading: readingSchema, answer: answerRecordSchema,
  pack: packRecordSchema, rubric: rubricRecordSchema, final: finalSchema, rectification: rectificationSchema, step: stepSchema, verification: verificationSchema, column: columnSchema,
} as const;
export type Entity = keyof typeof recordSchemas;
export const entities = Object.keys(recordSchemas) as readonly Entity[];

export type Site = z.infer<typeof siteSchema>;
export type Inspection = z.infer<typeof inspectionSchema>;
export type Visit = z.infer<typeof visitSchema>;
export type FindingRecord = z.infer<typeof findingRecordSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type AnswerRecord = z.infer<typeof answerRecordSchema>;
export type Final = z.infer<typeof finalSchema>;
export type ColumnRecord = z.infer<typeof columnSchema>;
export interface RecordOf {
  site: Site; inspection: Inspection; visit: Visit; finding: FindingRecord; decision: Decision; reading: Reading; answer: AnswerRecord; pack: PackRecord; rubric: RubricRecord; final: Final;
  rectification: Rectification; step: Step; verification: Verification; column: ColumnRecord;
}
