import type { ScoredFinding } from '../contract/score-input.ts';
import type { Counting, FindingSource, VetoCondition } from '../standards/pack.ts';
import { staleColumns } from './columns.ts';
import { compareText, type Facts, findingsFor, pageAddress, type Reach } from './facts.ts';
import { measured } from './probes.ts';

/** How many cases a row has, and the keys of what says so. */
export interface Count {
  readonly count: number;
  readonly keys: readonly string[];
  readonly counts?: { readonly perPage: number; readonly perSite: number };
  /** The keys of the findings behind each case, where cases come from findings. */
  readonly units?: ReadonlyMap<string, readonly string[]>;
}

/** The part of a row that counting needs. */
export interface Countable {
  readonly id: string;
  readonly counting: Counting;
  readonly from: readonly FindingSource[];
}

/** Counts a row's cases as the row says. A person's answer adds the cases it names. */
export function countOf(facts: Facts, row: Countable, reach: Reach): Count {
  const answered = answerCount(facts, row.id);
  const found = countFound(facts, row, reach);
  const count = found.count + answered;
  return {
    ...found,
    count: row.counting === 'once' ? Math.min(1, count) : count,
    keys: answered > 0 ? [...found.keys, `answer:${row.id}`] : found.keys,
  };
}

/** How many cases a person's answer names for a row; the greatest, should it be answered twice. */
export function answerCount(facts: Facts, row: string): number {
  return facts.input.answers.reduce((most, answer) => (answer.row === row ? Math.max(most, answer.count) : most), 0);
}

/** Counts what a veto's threshold is measured in. */
export function countForVeto(facts: Facts, row: { readonly id: string; readonly condition: VetoCondition; readonly from: readonly FindingSource[] }, reach: Reach): Count {
  const { condition } = row;
  const answered = answerCount(facts, row.id);
  const found = condition.by === 'columns'
    ? staleColumns(facts, { id: row.id, from: row.from, state: condition.state, categories: condition.categories }, reach)
    : condition.by === 'probes'
      ? { count: 0, keys: [] }
      : byKey(findingsFor(facts, row.id, row.from, reach), (finding) => finding.key);
  return { count: found.count + answered, keys: answered > 0 ? [...found.keys, `answer:${row.id}`] : found.keys };
}

function countFound(facts: Facts, row: Countable, reach: Reach): Count {
  if (row.counting === 'whole-percent') {
    const { wholePercent, sufficient } = measured(facts.input.probes, facts.demand);
    return sufficient || reach === 'with-pending' ? { count: wholePercent, keys: wholePercent > 0 ? ['probes'] : [] } : { count: 0, keys: [] };
  }
  if (row.counting === 'column') {
    const categories = row.from.flatMap((source) => source.categories ?? []);
    return staleColumns(facts, { id: row.id, from: row.from, state: 'stale', categories }, reach);
  }
  const findings = findingsFor(facts, row.id, row.from, reach);
  switch (row.counting) {
    case 'class': return byKey(findings, (finding) => finding.about.trim() || finding.key);
    case 'item': return byKey(findings, onItsPage);
    case 'address': return addresses(facts, row, findings, reach);
    case 'once': return byKey(findings, (finding) => finding.key);
  }
}

/** Broken links. Counted once for the site, an address that is already on the home page is not counted again on others. */
function addresses(facts: Facts, row: Countable, findings: readonly ScoredFinding[], reach: Reach): Count {
  const home = new Set(row.from.filter((source) => source.pages === 'other')
    .flatMap((source) => findingsFor(facts, row.id, [{ ...source, pages: 'home' }], reach))
    .filter((finding) => finding.check !== 'manual')
    .map((finding) => finding.about.trim() || finding.key));
  const perPage = byKey(findings, onItsPage);
  const perSite = byKey(findings.filter((finding) => finding.check === 'manual' || !home.has(finding.about.trim() || finding.key)), (finding) => finding.about.trim() || finding.key);
  return { ...(facts.linksOncePer === 'site' ? perSite : perPage), counts: { perPage: perPage.count, perSite: perSite.count } };
}

/** The home page is one page under whichever address it was read. */
function onItsPage(finding: ScoredFinding): string {
  return `${finding.pageType === 'home' ? '' : pageAddress(finding.url)} ${finding.about.trim() || finding.key}`;
}

function byKey(findings: readonly ScoredFinding[], keyOf: (finding: ScoredFinding) => string): Count {
  const units = new Map<string, string[]>();
  for (const finding of findings) {
    const unit = keyOf(finding);
    const known = units.get(unit);
    if (known) known.push(finding.key);
    else units.set(unit, [finding.key]);
  }
  return { count: units.size, keys: findings.map((finding) => finding.key).toSorted(compareText), units };
}
