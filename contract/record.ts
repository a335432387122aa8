import * as z from 'zod/mini';
import { outcomeSchema, placeSchema, verdictSchema } from './finding.ts';
import { pageTypeSchema } from './page-type.ts';
import { versionsSchema } from './policy.ts';
import { statusSchema } from './score.ts';
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

/** One running or finished inspection (巡检) of one site against one rubric pack. */
export const inspectionSchema = z.strictObject({
  id, siteId: id, kind: z.enum(['reading', 'spot-check', 'census', 'preview']),
  rubric: short, startedAt: time, closedAt: z.nullable(time), homeIsNavigationOnly: z.boolean(),
});

/** One reading of one page, with what was and was not checked. */
export const visitSchema = z.strictObject({
  id, siteId: id, inspectionId: z.nullable(id), url, title: long, pageType: pageTypeSchema, pageTypeBecause: long,
  opened: z.boolean(), settledBy: z.enum(['quiet', 'limit', 'failed']),
  outcomes: z.record(z.string(), outcomeSchema), toolVersion: short, catalogue: short, at: time,
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
});

/** A person's ruling on a finding. Appended, never edited; moves the finding from `expects` to `ruling`. */
export const decisionSchema = z.strictObject({
  id, findingId: id, ruling: findingStatusSchema, expects: findingStatusSchema, reason: long, by: short, at: time,
});

/** One line of the 读网记录. A correction is a new entry that names the one it supersedes. */
export const readingSchema = z.strictObject({
  id, siteId: id, url, title: long, column: short, visitId: z.nullable(id), findings: z.int().check(z.nonnegative()),
  measures: long, supersedes: z.nullable(id), by: short, at: time,
});

const count = z.int().check(z.nonnegative());

/**
 * What a person says of one row of a score sheet. Appended, never edited: of several for one row the newest (`at`, then id) holds.
 * `row`: the answer to a row's question. `veto`: that a veto row applies, with a reason in `note`; without one it is refused.
 * `probes`: how often the home page was opened and did not open; `row` is empty then.
 * `holds` null takes back what was said before.
 */
export const answerRecordSchema = z.strictObject({
  id, inspectionId: id, rubric: short, kind: z.enum(['row', 'veto', 'probes']), row: short,
  holds: z.nullable(z.enum(['yes', 'no', 'inapplicable'])), count,
  /** Packs without points: what became of the duty. */
  status: z.nullable(statusSchema),
  probes: z.nullable(z.strictObject({ total: count, slow: count, days: count })),
  note: long, by: short, at: time,
}).check(
  z.refine((answer) => answer.kind !== 'veto' || answer.holds !== 'yes' || answer.note.trim() !== '', '单项否决须写明理由'),
  z.refine((answer) => (answer.kind === 'probes') === (answer.row === '') && (answer.probes === null || (answer.kind === 'probes' && answer.probes.slow <= answer.probes.total)), '监测次数不对'),
);

export const recordSchemas = {
  site: siteSchema, inspection: inspectionSchema, visit: visitSchema,
  finding: findingRecordSchema, decision: decisionSchema, reading: readingSchema, answer: answerRecordSchema,
  pack: packRecordSchema,
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
export interface RecordOf { site: Site; inspection: Inspection; visit: Visit; finding: FindingRecord; decision: Decision; reading: Reading; answer: AnswerRecord; pack: PackRecord }
