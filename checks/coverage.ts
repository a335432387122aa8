import type { CheckResult, Finding } from '../contract/finding.ts';
import type { PageType } from '../contract/page-type.ts';
import { clauseOf, clauses, type ClauseId } from '../standards/clause.ts';
import { itemCoverage } from '../standards/conformance-coverage.ts';
import { isAsked, type GuidedQuestion } from '../standards/question.ts';
import { questions } from '../standards/questions.ts';
import type { Check } from './define-check.ts';

/** What became of one clause on one page. */
export interface ClauseState {
  readonly clause: ClauseId;
  /**
   * machine: checks decided it; person: a person has decided it, or must (`open`); not-checked: a check that was to decide it
   * could not, or is not in this version; outside: no page shows it; inapplicable: it does not concern this kind of page.
   */
  readonly by: 'machine' | 'person' | 'not-checked' | 'outside' | 'inapplicable';
  /** True when a person still has to rule or answer. */
  readonly open: boolean;
  /** Why not, in Chinese: set for not-checked and outside, else null. */
  readonly because: string | null;
  /** Checks that cite the clause and the questions about it that are asked on this page. */
  readonly checks: readonly string[];
  readonly questions: readonly string[];
}

/** The coverage of one page: every clause of the 指引 and the 网页设计规范, and the counts of the line that tells it. */
export interface Coverage {
  readonly clauses: readonly ClauseState[];
  readonly machine: number;
  readonly person: number;
  /** How many of `person` are still open. */
  readonly open: number;
  readonly notChecked: number;
}

/** What a person has said: ids of guided questions answered for this page or its site, keys of findings ruled. */
export interface Answered {
  readonly questions: ReadonlySet<string>;
  readonly findings: ReadonlySet<string>;
}

const nobody: Answered = { questions: new Set(), findings: new Set() };

/**
 * Tells for each clause of one page who has checked it. *Cannot check* and *not run* are never machine, and a clause of
 * which a part could not be checked is not checked, unless another check has found it broken or a person has answered.
 * @param results the results of one page; a check of `citing` without a result counts as not run.
 * @param citing which checks cite a clause (`citesOf`).
 * Questions about the whole site are asked on its home page.
 */
export function coverageOf(results: readonly Outcomes[], citing: ReadonlyMap<ClauseId, readonly string[]>, type: PageType, answered: Answered = nobody): Coverage {
  const byId = new Map(results.map((result) => [result.id, result]));
  const states = clauses.filter(({ document, strength }) => document === 'guideline-47' && strength !== '定义').map(({ id }) => {
    const own = (citing.get(id) ?? []).map((check) => byId.get(check) ?? notRun(check));
    return stateOf(id, own, questions.filter((question) => question.cites.includes(id) && isAsked(question, type)), answered);
  });
  const count = (by: ClauseState['by']): number => states.filter((state) => state.by === by).length;
  return { clauses: states, machine: count('machine'), person: count('person'), open: states.filter(({ by, open }) => by === 'person' && open).length, notChecked: count('not-checked') };
}

/** The line of a page: clauses by machine, by person and not checked. */
export function coverageLine({ machine, person, open, notChecked }: Coverage): string {
  const people = open === 0 ? `人工已核 ${person} 条` : `待人工核对 ${open} 条${person > open ? `（已核 ${person - open} 条）` : ''}`;
  return `机器已查 ${machine} 条，${people}，未检 ${notChecked} 条`;
}

/** Which checks cite a clause, in the check itself or in one of its messages. */
export function citesOf(checks: readonly Check[]): ReadonlyMap<ClauseId, readonly string[]> {
  const citing = new Map<ClauseId, string[]>();
  for (const check of checks) {
    const cited = new Set<ClauseId>([...check.cites, ...Object.values(check.messages).flatMap(({ cites }) => cites ?? [])]);
    for (const clause of cited) citing.set(clause, [...(citing.get(clause) ?? []), check.id]);
  }
  return citing;
}

/** What coverage needs of a result; of a finding its key, verdict and clauses. */
export type Outcomes = Pick<CheckResult, 'id' | 'outcome' | 'reason'> & { readonly findings: readonly Pick<Finding, 'key' | 'verdict' | 'cites'>[] };

function notRun(id: string): Outcomes {
  return { id, outcome: 'not-run', reason: '本次没有运行这项检查', findings: [] };
}

function stateOf(clause: ClauseId, own: readonly Outcomes[], asked: readonly GuidedQuestion[], answered: Answered): ClauseState {
  const applicable = own.filter(({ outcome }) => outcome !== 'inapplicable');
  const ids = { checks: applicable.map(({ id }) => id), questions: asked.map(({ id }) => id) };
  const state = (by: ClauseState['by'], open: boolean, because: string | null = null): ClauseState => ({ clause, by, open, because, ...ids });
  const has = (outcome: Outcomes['outcome']): Outcomes | undefined => applicable.find((each) => each.outcome === outcome && (outcome === 'pass' || each.findings.length === 0 || concerns(each, clause)));

  if (has('fail')) return state('machine', false);
  const unanswered = asked.filter(({ id }) => !answered.questions.has(id));
  if (asked.length > 0 && unanswered.length === 0) return state('person', false);
  const undone = applicable.find(({ outcome }) => outcome === 'cannot-check' || outcome === 'not-run');
  if (undone) return state('not-checked', false, undone.reason ?? '未能判断');
  const review = has('review');
  if (review) return state('person', review.findings.some(({ key, verdict }) => verdict === 'review' && !answered.findings.has(key)));
  if (unanswered.length > 0) return state('person', true);
  if (applicable.length > 0) return state('machine', false);
  const outside = outsideOf(clause);
  if (outside) return state('outside', false, outside);
  return state('inapplicable', false);
}

/** Whether any finding of the result is about the clause: one check may cite several. */
function concerns({ findings }: Outcomes, clause: ClauseId): boolean {
  return findings.some(({ cites }) => cites.includes(clause));
}

function outsideOf(clause: ClauseId): string | null {
  const items = clauseOf(clause)?.items ?? [];
  const reasons = items.map((item) => itemCoverage(item).outside);
  return items.length > 0 && reasons.every((reason) => reason !== null) ? reasons[0]! : null;
}
