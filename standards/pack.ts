import type { CheckId, CodeOf } from './catalogue-ids.ts';
import type { ColumnCategory } from './column-category.ts';
import type { OfficialDocument } from './documents.ts';

/** Findings of one check that feed a row; `codes` names each code, so that a new code is never priced by accident. */
export type FindingSource = {
  [Check in CheckId]: {
    readonly check: Check;
    readonly codes: readonly CodeOf<Check>[];
    readonly pages?: 'home' | 'other';
    readonly categories?: readonly ColumnCategory[];
  };
}[CheckId];

/** What one count of a row is, as the form words it. */
export type Unit = 'occurrence' | 'page' | 'column' | 'class' | 'percent' | 'once';

/**
 * How findings become a count.
 * address: distinct `about` on each page (or site-wide, as the options say); item: distinct `about` on each page;
 * class: distinct `about` over all pages; column: distinct column; once: any number counts one;
 * whole-percent: whole percents of probes that did not open.
 */
export type Counting = 'address' | 'item' | 'class' | 'column' | 'once' | 'whole-percent';

interface RowText {
  readonly id: string;
  /** 一级指标, 二级指标, 考察点 and 扣分细则 of the form, word for word. */
  readonly group: string;
  readonly name: string;
  readonly looksAt: string;
  readonly detail: string;
  /** The sentence of `detail` this row prices, word for word. */
  readonly sentence: string;
  readonly note?: string;
}

/** What must be true before a named person may rule the veto. */
export type VetoCondition =
  | { readonly by: 'probes'; readonly percent: number; readonly perDay: number; readonly days: number; readonly seconds: number }
  | { readonly by: 'columns'; readonly state: 'stale' | 'empty'; readonly categories: readonly ColumnCategory[] | null; readonly atLeast: number }
  | { readonly by: 'findings' }
  | { readonly by: 'person' };

/** One such case fails the whole site; always ruled by a named person who gives a reason. */
export interface VetoRow extends RowText {
  readonly kind: 'veto';
  readonly condition: VetoCondition;
  readonly from: readonly FindingSource[];
  readonly question: string;
}

/** Points come off for each counted finding. `tenths` null: the value is not known and must come from the unit's own form. */
export interface DeductionRow extends RowText {
  readonly kind: 'deduction';
  readonly tenths: number | null;
  readonly unit: Unit;
  readonly cap: number | null;
  readonly counting: Counting;
  readonly from: readonly FindingSource[];
  /** The veto row that takes this row's place once it is ruled. */
  readonly instead?: string;
}

/** Points come off as a person answers the guided question. */
export interface ManualRow extends RowText {
  readonly kind: 'manual';
  readonly tenths: number | null;
  readonly unit: Unit;
  readonly cap: number | null;
  readonly question: string;
}

/** Points are added as a person answers; only where the pack says `bonus`. */
export interface BonusRow extends RowText {
  readonly kind: 'bonus';
  readonly tenths: number | null;
  readonly unit: Unit;
  readonly cap: number | null;
  readonly question: string;
}

/** A duty that is met or not, without points. `whole`: the checks alone can say 符合. */
export interface StatusRow extends RowText {
  readonly kind: 'status';
  readonly from: readonly FindingSource[];
  readonly whole: boolean;
  readonly question: string;
}

export type Row = VetoRow | DeductionRow | ManualRow | BonusRow | StatusRow;

/** One official form as data. Points are tenths of a point. */
export interface Pack {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Where in the document the form stands, e.g. 附件2. */
  readonly attachment: string;
  readonly document: OfficialDocument;
  readonly default: boolean;
  /** Null: the form gives no points. `failOver`: more tenths deducted than this is 不合格; null: the form names no line. */
  readonly points: { readonly total: number; readonly failOver: number | null } | null;
  /** Bonus rows count above this score (tenths; null: always), at most `cap` together (null: no limit). */
  readonly bonus: { readonly above: number | null; readonly cap: number | null } | null;
  /** Whether one broken address counts once on each page or once for the whole site, unless the inspection says otherwise. */
  readonly linksOncePer: 'page' | 'site';
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

/** Checks a pack's shape where it is written; returns it unchanged. */
export function definePack(pack: Pack): Pack {
  return pack;
}

/** The name a stored sheet keeps: `id@version`. */
export function packKey(pack: Pack): string {
  return `${pack.id}@${pack.version}`;
}
