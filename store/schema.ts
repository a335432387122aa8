import type { Said } from '../contract/said.ts';
import type { DBSchema } from 'idb';
import type { NotChecked, Outcome, Place } from '../contract/finding.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Evidence, Link } from '../contract/evidence.ts';
import type { AnswerRecord, ColumnRecord, Decision, Entity, Final, FindingRecord, Inspection, Reading, Site, Visit } from '../contract/record.ts';
import type { ScoreInput } from '../contract/score-input.ts';
import type { RubricRecord } from '../contract/rubric.ts';
import type { PackRecord } from '../contract/unit-pack.ts';
import type { Rectification, Step, Verification } from '../contract/rectification.ts';
import type { Conflict, Op } from '../contract/sync.ts';

/** One record as this browser holds it. */
export interface Stored<Data> {
  readonly id: string;
  /** As shown: the server's version with every unsent change on top. */
  readonly data: Data;
  /** Revision at the server; null while it was never there. */
  readonly rev: number | null;
  /** The server's version while unsent changes lie on top of it, else null. */
  readonly base: Data | null;
  /** Of visits, decisions and answers: when the server took it, by the clock of the unit's stream. Absent while it has not, or has not said. */
  readonly v?: number;
}

/** A record with an unsent change on top; the server's version is kept below it. */
export function withChange<Data>(record: Stored<Data>, change: Partial<Data>): Stored<Data> {
  return { ...record, data: { ...record.data, ...change }, base: record.base ?? (record.rev === null ? null : record.data) };
}

/** One change on its way to the server. `about` is the record it changes: for a decision, the finding; for a step and a verification, the 整改 item. */
export interface WaitingOp {
  readonly opId: string;
  readonly seq: number;
  readonly about: string;
  readonly op: Op;
  /** Not to be sent before this time (epoch ms): the server asked for something it builds on first. */
  readonly notBefore: number;
  /** How often the server put it off. */
  readonly deferrals: number;
  /** `identity`: the server takes it once who closes has shown themselves anew; it is not sent before that (store/step-up.ts). */
  readonly waits?: 'identity';
}

export interface SentOp extends WaitingOp { readonly sentAt: number }

/** A change the server did not take, kept until a person settles it. `theirs` is null where the server named no version. */
export interface TrayEntry extends WaitingOp {
  readonly st: 'conflict' | 'denied' | 'invalid' | 'too-large';
  readonly code: string;
  /** Why, in Chinese; a code that is known here is said in the language of the screen. */
  readonly message: string;
  readonly theirs: Conflict | null;
  /** What it concerns; text in what an older version kept. */
  readonly title: Said | string;
  readonly at: number;
}

/** The latest reading of one page in this browser: what a view needs beside the findings. Never shared. */
export interface PageState {
  readonly siteId: string;
  readonly url: string;
  readonly visitId: string;
  readonly at: number;
  readonly title: string;
  readonly opened: boolean;
  readonly settledBy: 'quiet' | 'limit' | 'failed';
  readonly pageType: PageType;
  readonly pageTypeBecause: string;
  /** Somebody else's reading of the page came after this one: the same result again is a reading of its own. */
  readonly overtaken?: true;
  readonly nodes: number;
  readonly milliseconds: number;
  readonly outcomes: readonly { readonly id: string; readonly title: string; readonly outcome: Outcome; readonly reason: string | null }[];
  readonly notChecked: readonly NotChecked[];
  /** Clauses each check is about, by check id; absent in what an older version read. */
  readonly cites?: Readonly<Record<string, readonly string[]>>;
  /** Ids of the findings seen at this reading, in the order of the report. */
  readonly present: readonly string[];
  /** Where each was seen at this reading, by finding id; the record keeps where it was seen first. */
  readonly places: Readonly<Record<string, Place>>;
  /** Blocks to copy, by finding id. */
  readonly patches: Readonly<Record<string, string>>;
  /** Addresses the lists of the page led to, to tell what is new at the next reading; absent where it has none. */
  readonly items?: readonly string[];
}

/** What is remembered of a site for comparisons. Never shared. */
export interface SiteNotes {
  readonly siteId: string;
  readonly homeHeader: readonly string[] | null;
  readonly homeFooter: readonly string[] | null;
  readonly frameExempt: readonly string[];
}

/** What a 定稿 depends on, kept whole so that its score can be computed again for ever. Never shared: the shared record holds its hash. */
export interface Frozen {
  readonly hash: string;
  readonly input: ScoreInput;
  /** The form as it was, canonical JSON: an imported one may be gone later. */
  readonly pack: string;
  /** The site as it was registered then, so that papers name it so for ever; absent in what older versions froze. */
  readonly site?: Site;
}

/** A crop of the screen under the hash of its bytes. */
export interface Picture {
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * How far a proof has come to the unit's server. `waiting`: not all of it is there; `words`: its words are. `done`: all of it is there.
 * `refused`: the server takes it never, `why` is the code. `theirs`: another browser made it, `sentBy` sent it.
 */
export interface Upload { readonly id: string; readonly state: 'waiting' | 'done' | 'refused' | 'theirs'; readonly words: boolean; readonly why: string | null; readonly sentBy: string | null }

/** How far the drawing and opening of an inspection's pages has come. Survives the worker. */
export interface SamplingRun {
  readonly inspectionId: string;
  /** `sample` reads pages; `retake` takes pictures of confirmed findings there. */
  readonly kind: 'sample' | 'retake';
  /** Addresses that were found while gathering, with how many of them were looked at. */
  readonly found: readonly string[];
  readonly draw: { readonly how: 'all' | 'column' | 'random'; readonly columns: readonly string[]; readonly seed: string; readonly per: number } | null;
  readonly state: 'gathering' | 'opening' | 'stopped' | 'done';
  /** Addresses still to be opened, in order. */
  readonly left: readonly string[];
  readonly done: number;
  readonly of: number;
  /** Addresses that did not open or were not read, with why. */
  readonly failed: readonly { readonly url: string; readonly why: Said | string }[];
  /** The window the pages are opened in; null while there is none. */
  readonly windowId: number | null;
}

/** The findings of one inspection in short (see short-findings), as they stood when the inspection had this stamp. Made anew where its shape is another one. */
export interface Summary { readonly shape: number; readonly stamp: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** A finding that was written since the summary of its inspection. */
export interface ChangedFinding { readonly inspectionId: string; readonly id: string; readonly stamp: string }

/** An answer made ready: it holds while everything it was made from has these stamps and the same program runs. */
export interface Ready { readonly stamps: string; readonly program: string; readonly value: unknown }

export interface StoreSchema extends DBSchema {
  site: { key: string; value: Stored<Site>; indexes: { host: string } };
  inspection: { key: string; value: Stored<Inspection>; indexes: { siteId: string } };
  visit: { key: string; value: Stored<Visit>; indexes: { inspectionId: string } };
  finding: { key: string; value: Stored<FindingRecord>; indexes: { page: [string, string]; key: [string, string]; inspectionId: string; check: [string, string]; status: [string, string, string] } };
  decision: { key: string; value: Stored<Decision>; indexes: { findingId: string; scope: string } };
  reading: { key: string; value: Stored<Reading>; indexes: { siteId: string; shiftId: string; day: string } };
  answer: { key: string; value: Stored<AnswerRecord>; indexes: { inspectionId: string } };
  pack: { key: string; value: Stored<PackRecord>; indexes: { edition: string } };
  column: { key: string; value: Stored<ColumnRecord>; indexes: { siteId: string } };
  final: { key: string; value: Stored<Final>; indexes: { inspectionId: string } };
  frozen: { key: string; value: Frozen };
  evidence: { key: string; value: Evidence; indexes: { findingId: string; inspectionId: string } };
  picture: { key: string; value: Picture };
  upload: { key: string; value: Upload; indexes: { state: string } };
  chain: { key: [string, number]; value: Link };
  rubric: { key: string; value: Stored<RubricRecord> };
  run: { key: string; value: SamplingRun };
  rectification: { key: string; value: Stored<Rectification>; indexes: { siteId: string } };
  step: { key: string; value: Stored<Step>; indexes: { itemId: string } };
  verification: { key: string; value: Stored<Verification>; indexes: { itemId: string } };
  page: { key: [string, string]; value: PageState };
  notes: { key: string; value: SiteNotes };
  op: { key: string; value: WaitingOp; indexes: { seq: number; about: string } };
  journal: { key: string; value: SentOp; indexes: { sentAt: number } };
  tray: { key: string; value: TrayEntry; indexes: { about: string } };
  meta: { key: string; value: unknown };
  stamp: { key: string; value: string };
  summary: { key: string; value: Summary };
  changed: { key: [string, string]; value: ChangedFinding };
  ready: { key: string; value: Ready };
}

export type StoreName = 'site' | 'inspection' | 'visit' | 'finding' | 'decision' | 'reading' | 'answer' | 'final' | 'frozen' | 'evidence' | 'picture' | 'upload' | 'chain' | 'rubric' | 'run' | 'pack' | 'rectification' | 'step' | 'verification' | 'column' | 'page' | 'notes' | 'op' | 'journal' | 'tray' | 'meta' | 'stamp' | 'summary' | 'changed' | 'ready';
export const storeNames: readonly StoreName[] = ['site', 'inspection', 'visit', 'finding', 'decision', 'reading', 'answer', 'final', 'frozen', 'evidence', 'picture', 'upload', 'chain', 'rubric', 'run', 'pack', 'rectification', 'step', 'verification', 'column', 'page', 'notes', 'op', 'journal', 'tray', 'meta', 'stamp', 'summary', 'changed', 'ready'];

/** The data of one entity's records. */
export type EntityData = { readonly [E in Entity]: StoreSchema[E]['value']['data'] };
