import type { Verdict } from '../contract/finding.ts';
import type { PageType } from '../contract/page-type.ts';
import type { PartialFact } from '../page/missing-facts.ts';
import type { PageView } from '../page/page-view.ts';
import type { ClauseId } from '../standards/clause.ts';

export interface MessageSpec<Cite extends string = ClauseId> {
  readonly verdict: Verdict;
  /** What is wrong, in a clerk's words, with {{slots}} filled from `data` and `about`. */
  readonly says: string;
  /** What to do about it. */
  readonly fix: string;
  /** Clauses of this message where they differ from the check's. */
  readonly cites?: readonly [Cite, ...Cite[]];
}

export interface Report<Code extends string> {
  readonly code: Code;
  /** The element it is seen at; the runner turns it into a locator. */
  readonly at?: Element | null;
  /** The words there, where they are not simply the element's text. */
  readonly quote?: string;
  /** What it concerns: a tag's name, an address, a word. Part of the finding's key, so never a position or a count. Default: the element's text. */
  readonly about?: string;
  readonly data?: Readonly<Record<string, string | number>>;
  /** Where this report is less sure than its message: the catalogue gives one code different verdicts on different page types. */
  readonly verdict?: Verdict;
  /** Mechanical remedy to copy, shown and never applied. */
  readonly patch?: { readonly html: string };
  /**
   * The place holds personal data. Then nothing of the page is taken over by itself: `about` and `quote` must be given,
   * masked (left out, they are empty), and no fragment of the element is kept as evidence.
   */
  readonly sensitive?: true;
  /** The unit's own rule it rests on, in words: `qz-words@3 规范写法“…”`. Settings of the check are told by the runner. */
  readonly rule?: string;
}

/** Says that (a part of) the check cannot be decided on this page, and why, in Chinese. It never hides findings, and it keeps the check from passing. */
export interface CannotCheck {
  readonly cannot: string;
}

/**
 * A part of a check that needs a fact the browser does not always give. Where the fact is missing the part is not judged: a
 * check that found nothing then cannot pass, and its reason names the part.
 */
export interface Need {
  readonly fact: PartialFact;
  /** What then was not looked at: a noun phrase for people. */
  readonly part: string;
}

/** Let a long loop pause: `yield pause` every few hundred items. */
export const pause = { pause: true } as const;

export interface CheckSpec<Code extends string> {
  /** = file name; a noun of the catalogue. */
  readonly id: string;
  /** Raised when the same page may be judged otherwise than before. */
  readonly version: number;
  /** How a page should be, for the list of passed checks. */
  readonly title: string;
  readonly cites: readonly [ClauseId, ...ClauseId[]];
  readonly on: 'every-page' | readonly PageType[];
  /** `trial` findings are shown and never priced. */
  readonly stage: 'trial' | 'stable';
  /** Old ids, so that stored decisions still attach. */
  readonly formerly?: readonly string[];
  readonly messages: Readonly<Record<Code, MessageSpec>>;
  /** A reason (Chinese) why the check does not apply to this page, or null. */
  readonly unless?: (page: PageView) => string | null;
  /** Facts without which a part of the check is not judged. A check that reads such a fact names it here, or says `cannot` by itself. */
  readonly needs?: readonly Need[];
  readonly run: (page: PageView) => Iterable<Report<NoInfer<Code>> | CannotCheck | typeof pause>;
}

/** A check with its codes forgotten: how the runner and the registry hold them. */
export type Check = CheckSpec<string>;

/**
 * Declares a check. The body sees a page and nothing else: no clock (`page.now`), no network, no storage, no writes,
 * no `try`, no module state; every node is read through page/dom. The compiler rejects a reported code without a message
 * and a clause that does not exist.
 */
export function defineCheck<Code extends string>(spec: CheckSpec<Code>): CheckSpec<Code> {
  return spec;
}
