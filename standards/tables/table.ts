import type { Editions } from '../edition.ts';

/**
 * A built-in list of words or hosts that checks compare pages with. A unit's pack may add and drop entries, with a reason.
 * host: a host and everything below it; word: compared whole, as the check folds it; pattern: sources of regular expressions,
 * joined by `|` (a unit's own entries are plain words there too: only the product writes patterns).
 */
export interface RuleTable {
  /** `check.what`: the check it belongs to stands before the first dot. Public: packs of units and stored findings name it. */
  readonly id: string;
  readonly name: string;
  readonly holds: 'host' | 'word' | 'pattern';
  /** Other checks that are judged by it too. */
  readonly alsoIn?: readonly string[];
  readonly editions: Editions<readonly string[]>;
}

/** A table of one edition. */
export function table(id: string, name: string, holds: RuleTable['holds'], from: string, source: string, entries: readonly string[], alsoIn: readonly string[] = []): RuleTable {
  return { id, name, holds, ...(alsoIn.length > 0 ? { alsoIn } : {}), editions: [{ version: 1, from, source, value: entries }] };
}
