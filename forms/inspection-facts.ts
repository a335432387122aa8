import type { AnswerRecord, FindingRecord, Inspection, Site } from '../contract/record.ts';
import type { ScoreSheet } from '../contract/score.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Pack } from '../standards/pack.ts';

/** One page as it was read last. */
export interface ReadPageFact { readonly url: string; readonly title: string; readonly pageType: PageType; readonly opened: boolean; readonly at: number }

/** What became of one check over the pages that were read: numbers of pages. */
export interface CheckFact { readonly check: string; readonly name: string; readonly settled: number; readonly cannot: number; readonly notRun: number; readonly inapplicable: number }

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
  /** Epoch milliseconds. */
  readonly exportedAt: number;
}
