import type { VetoRow } from '../standards/pack.ts';
import { registerGaps } from './columns.ts';
import { type Count, countForVeto } from './count.ts';
import { type Facts, type Reach } from './facts.ts';
import { checkGaps } from './open-reasons.ts';
import { measured, reaches } from './probes.ts';

/** What became of one veto row: ruled by a named person, open with reasons, or closed without a case. */
export interface VetoOutcome {
  readonly row: string;
  readonly ruled: { readonly row: string; readonly keys: string[]; readonly by: string; readonly reason: string } | null;
  readonly open: readonly string[];
}

/** Judges one veto row. Facts alone never veto: a named person must say so with a reason, and the threshold must be met. */
export function judgeVeto(facts: Facts, row: VetoRow): VetoOutcome {
  const met = conditionMet(facts, row, 'confirmed');
  const ruling = facts.input.vetoes.filter((veto) => veto.row === row.id && veto.by.trim() !== '' && veto.reason.trim() !== '')
    .toSorted((a, b) => (a.by + a.reason < b.by + b.reason ? -1 : 1))[0];
  const named = row.condition.by === 'findings' || row.condition.by === 'person';
  if (ruling !== undefined && (met || named)) {
    return { row: row.id, ruled: { row: row.id, keys: [...evidence(facts, row).keys], by: ruling.by.trim(), reason: ruling.reason.trim() }, open: [] };
  }
  return { row: row.id, ruled: null, open: openReasons(facts, row, met, ruling !== undefined) };
}

/** Whether the row's threshold is met. Probes that are too few never meet it. */
function conditionMet(facts: Facts, row: VetoRow, reach: Reach): boolean {
  const { condition } = row;
  if (condition.by === 'probes') {
    return reaches(facts.input.probes, condition.percent) && (reach === 'with-pending' || measured(facts.input.probes, facts.demand).sufficient);
  }
  const { count } = countForVeto(facts, row, reach);
  return count >= (condition.by === 'columns' ? condition.atLeast : 1);
}

function evidence(facts: Facts, row: VetoRow): Count {
  if (row.condition.by === 'probes') return { count: 1, keys: ['probes'] };
  return countForVeto(facts, row, 'confirmed');
}

function openReasons(facts: Facts, row: VetoRow, met: boolean, ruled: boolean): readonly string[] {
  const answered = facts.input.answers.some((answer) => answer.row === row.id);
  const reasons: string[] = [];
  if (met) reasons.push('已达到单项否决情形，须由具名人员认定并写明理由');
  else if (ruled) reasons.push('已确认的事实未达到门槛，具名认定未采用');
  if (!met && conditionMet(facts, row, 'with-pending')) reasons.push('待确认的问题如属实，将达到单项否决情形');
  switch (row.condition.by) {
    case 'probes': {
      const { gap } = measured(facts.input.probes, facts.demand);
      if (gap !== null && !answered) reasons.push(gap);
      break;
    }
    case 'columns':
      if (!answered) for (const one of columnGaps(facts, row, row.condition)) reasons.push(one);
      break;
    case 'findings':
      for (const one of checkGaps(facts, row.id, row.from)) reasons.push(one);
      break;
    case 'person':
      if (!answered) reasons.push('须由人认定');
      break;
  }
  return reasons;
}

function columnGaps(facts: Facts, row: VetoRow, condition: Extract<VetoRow['condition'], { by: 'columns' }>): readonly string[] {
  return registerGaps(facts, { id: row.id, from: row.from, state: condition.state, categories: condition.categories });
}
