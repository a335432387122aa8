import type { Evidence } from '../contract/evidence.ts';
import type { AnswerRecord, FindingRecord, Inspection, Site } from '../contract/record.ts';
import type { Profile } from '../contract/profile.ts';
import type { ScoreSheet } from '../contract/score.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Pack } from '../standards/pack.ts';

/** One page as it was read last. */
export interface ReadPageFact { readonly url: string; readonly title: string; readonly pageType: PageType; readonly opened: boolean; readonly at: number }

/** What became of one check over the pages that were read: numbers of pages. */
export interface CheckFact { readonly check: string; readonly name: string; readonly settled: number; readonly cannot: number; readonly notRun: number; readonly inapplicable: number }

/** What proves the findings, as far as this browser holds it. */
export interface Proof {
  /** The chain of records of each inspection that is part of this one: how many links, and the SHA-256 of the last. */
  readonly chains: readonly { readonly links: number; readonly head: string }[];
  /** By finding id. */
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** The 定稿 that a form is printed from. `whole`: this browser holds the frozen input; else only its result is known here. */
export interface Finalised { readonly version: number; readonly by: string; readonly at: number; readonly sheetHash: string; readonly inputHash: string; readonly note: string; readonly whole: boolean }

/** How own findings are reviewed here, when the form was made: as the unit has set, by one person alone, or not known (the server never said). */
export type ReviewRule = Profile | 'alone' | 'unknown';

/** Everything a form of one inspection is made from. The same facts give the same bytes. */
export interface InspectionFacts<Finding = FindingRecord> {
  readonly pack: Pack;
  readonly sheet: ScoreSheet;
  readonly site: Site | null;
  readonly inspection: Inspection;
  readonly pages: readonly ReadPageFact[];
  /** One per key, dismissed ones among them. */
  readonly findings: readonly Finding[];
  /** The findings that feed each row, without hints and dismissed ones. */
  readonly rowFindings: ReadonlyMap<string, readonly Finding[]>;
  /** The answer that holds for each row. */
  readonly answers: readonly AnswerRecord[];
  readonly checks: readonly CheckFact[];
  /** Versions the pages were read with. */
  readonly tools: readonly string[];
  readonly catalogues: readonly string[];
  /** Absent: nobody asked for it. */
  readonly proof?: Proof;
  /** Absent: nobody asked for it. */
  readonly reviewRule?: ReviewRule;
  /** Absent: the records as they stand. */
  readonly finalised?: Finalised;
  /** Epoch milliseconds. */
  readonly exportedAt: number;
}
