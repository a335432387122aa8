/** One wording of a rule that is data, with the days it is in force. A page is judged by the edition in force on the day it is judged. */
export interface Edition<Value> {
  /** Counts up within a rule; public: stored findings name `rule@version`. */
  readonly version: number;
  /** First day in force in Beijing, YYYY-MM-DD: the document's own, or the day we drew the line. */
  readonly from: string;
  /** Last day in force; absent: until a later edition begins. */
  readonly until?: string;
  /** The document it is taken from, or that there is none and the line is our own. */
  readonly source: string;
  readonly value: Value;
}

/** Oldest first; at least one. */
export type Editions<Value> = readonly [Edition<Value>, ...Edition<Value>[]];

/**
 * The edition in force on a day: of those whose days hold, the one that began last. Before the first, the first (a rule is never
 * without a value); in a gap and after the end of the last, the one that ended last.
 * @param day YYYY-MM-DD in Beijing
 */
export function editionOn<Value>(editions: Editions<Value>, day: string): Edition<Value> {
  const begun = editions.filter(({ from }) => from <= day);
  return begun.findLast(({ until }) => until === undefined || day <= until) ?? begun.at(-1) ?? editions[0];
}
