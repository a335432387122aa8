import type { TabState, UiFinding } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';

const groups = ['tags', 'header', 'footer', 'date', 'links', 'display', 'columns', 'content', 'manual', 'other'] as const;
const urgencies = ['must', 'check', 'advice'] as const;
export type GroupId = (typeof groups)[number] | (typeof urgencies)[number];

/** Findings of one check that follow each other in a group. */
export interface CheckRun { readonly check: string; readonly findings: readonly UiFinding[] }
export interface FindingGroup { readonly id: GroupId; readonly name: string; readonly count: number; readonly runs: readonly CheckRun[] }

/**
 * Findings as the list shows them: groups in the order of their worst finding (then of the catalogue), in each group the
 * worst first, findings of one check together. What a person decided does not move anything: rows stay under the hand.
 */
export function groupFindings(findings: readonly UiFinding[], words: Words): readonly FindingGroup[] {
  return groups
    .map((id): FindingGroup => {
      const own = findings.filter((finding) => groupOf(finding) === id);
      return { id, name: words[`group.${id}`], count: own.length, runs: runsOf(own) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => weight(a.runs[0]!.findings[0]!) - weight(b.runs[0]!.findings[0]!));
}

/** The same findings in the same order, without the groups: what J and K walk through. */
export function findingOrder(groups: readonly FindingGroup[]): readonly UiFinding[] {
  return groups.flatMap(({ runs }) => runs.flatMap(({ findings }) => findings));
}

/**
 * Findings as an editor needs them before publishing: what must be mended, what to look at, suggestions; in each the worst first,
 * findings of one check together.
 */
export function groupByUrgency(findings: readonly UiFinding[], words: Words): readonly FindingGroup[] {
  return urgencies.map((id): FindingGroup => {
    const own = findings.filter((finding) => urgencyOf(finding) === id);
    return { id, name: words[`group.${id}`], count: own.length, runs: runsOf(own) };
  }).filter(({ count }) => count > 0);
}

/** Whether findings stand by urgency: on a preview, and for who edits. */
export function isForEditing({ scope, settings }: Pick<TabState, 'scope' | 'settings'>): boolean {
  return scope === 'preview' || settings.preset === 'editing';
}

/** The groups of a list as this tab shows them. */
export function groupsOf(tab: TabState | null, findings: readonly UiFinding[], words: Words): readonly FindingGroup[] {
  return tab && isForEditing(tab) ? groupByUrgency(findings, words) : groupFindings(findings, words);
}

/** What must be mended is what is sure: a lead to a veto that asks for a person's judgment asks here too. */
function urgencyOf({ record }: UiFinding): (typeof urgencies)[number] {
  if (record.verdict === 'fail') return 'must';
  return record.verdict === 'review' ? 'check' : 'advice';
}

function groupOf({ group }: UiFinding): GroupId {
  return groups.find((id) => id === group) ?? 'other';
}

function runsOf(findings: readonly UiFinding[]): readonly CheckRun[] {
  const byCheck = new Map<string, UiFinding[]>();
  for (const finding of findings) {
    const run = byCheck.get(keyOf(finding));
    if (run) run.push(finding);
    else byCheck.set(keyOf(finding), [finding]);
  }
  return [...byCheck.values()]
    .map((own): CheckRun => ({ check: own[0]!.record.check, findings: own.sort(byWeight) }))
    .sort((a, b) => byWeight(a.findings[0]!, b.findings[0]!));
}

function keyOf({ record }: UiFinding): string {
  return record.origin === 'person' ? record.id : record.check;
}

function byWeight(a: UiFinding, b: UiFinding): number {
  return weight(a) - weight(b) || (b.price?.tenths ?? 0) - (a.price?.tenths ?? 0);
}

/** Less is worse. */
function weight({ veto, record }: UiFinding): number {
  if (veto) return 0;
  switch (record.verdict) {
    case 'fail': return 1;
    case 'review': return 2;
    case 'hint': return 3;
  }
}
