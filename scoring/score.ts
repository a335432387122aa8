import type { Deduction, OpenRow, ScoreSheet } from '../contract/score.ts';
import type { ScoreInput } from '../contract/score-input.ts';
import type { BonusRow, DeductionRow, ManualRow, Pack, VetoRow } from '../standards/pack.ts';
import { packKey } from '../standards/pack.ts';
import { registerGaps } from './columns.ts';
import { answerCount, type Count, countOf } from './count.ts';
import { type Facts, factsOf, type Reach } from './facts.ts';
import { checkGaps, pendingCount } from './open-reasons.ts';
import { measured } from './probes.ts';
import { statusesOf } from './statuses.ts';
import { judgeVeto } from './veto.ts';

type PricedRow = DeductionRow | ManualRow | BonusRow;

/**
 * Prices one set of facts by one pack. Pure: the same pack and input give the same bytes, whatever the order of the input.
 * Only confirmed findings cost points; a veto needs a named person and a reason; points are tenths.
 */
export function score(pack: Pack, input: ScoreInput): ScoreSheet {
  const facts = factsOf(pack, input);
  if (pack.points === null) return sheetOfStatuses(pack, facts);

  const outcomes = pack.rows.filter((row): row is VetoRow => row.kind === 'veto').map((row) => judgeVeto(facts, row));
  const vetoes = outcomes.flatMap(({ ruled }) => (ruled === null ? [] : [ruled]));
  const priced = price(pack, pack.points.total, facts, new Set(vetoes.map((veto) => veto.row)));
  const vetoOpen = outcomes.flatMap(({ row, open }) => openRow(row, open));

  if (vetoes.length > 0) {
    return {
      rubric: packKey(pack), state: 'final', score: null, result: '不合格', vetoes,
      deductions: [], bonuses: [], open: [], wouldHaveBeen: priced.scored, items: [],
    };
  }
  const { score: range, deductions, bonuses } = priced.scored;
  const open = [...vetoOpen, ...priced.scored.open];
  const { failOver } = pack.points;
  return {
    rubric: packKey(pack),
    state: open.length > 0 ? 'provisional' : 'final',
    score: range,
    result: failOver === null ? '无合格线' : priced.deducted > failOver ? '不合格' : '合格',
    vetoes, deductions, bonuses, open, wouldHaveBeen: null, items: [],
  };
}

interface Priced {
  readonly deducted: number;
  readonly scored: NonNullable<ScoreSheet['wouldHaveBeen']>;
}

function price(pack: Pack, total: number, facts: Facts, ruled: ReadonlySet<string>): Priced {
  const rows = pack.rows.filter((row): row is PricedRow => row.kind === 'deduction' || row.kind === 'manual' || row.kind === 'bonus')
    .filter((row) => row.kind !== 'deduction' || row.instead === undefined || !ruled.has(row.instead));
  const taking = rows.filter((row) => row.kind !== 'bonus');
  const giving = rows.filter((row) => row.kind === 'bonus');
  const deductions = taking.flatMap((row) => deductionOf(facts, row, 'confirmed'));
  const bonuses = giving.flatMap((row) => deductionOf(facts, row, 'confirmed'));
  const deducted = sum(deductions);
  const feared = sum(taking.flatMap((row) => deductionOf(facts, row, 'with-pending')));
  const confirmed = withBonus(pack, total - deducted, sum(bonuses));
  const worst = withBonus(pack, total - feared, sum(bonuses));
  return {
    deducted,
    scored: {
      score: [Math.max(0, worst), Math.max(0, confirmed)],
      deductions,
      bonuses: confirmed > total - deducted ? bonuses : [],
      open: rows.flatMap((row) => openRow(row.id, gapsOf(facts, row))),
    },
  };
}

/** The priced row, or nothing when it has no case or no known value. */
function deductionOf(facts: Facts, row: PricedRow, reach: Reach): readonly Deduction[] {
  if (row.tenths === null) return [];
  const { count, keys, counts } = countCases(facts, row, reach);
  if (count === 0) return [];
  const tenths = row.cap === null ? count * row.tenths : Math.min(row.cap, count * row.tenths);
  return [{ row: row.id, tenths, count, keys: [...keys], ...(counts === undefined ? {} : { counts }) }];
}

function countCases(facts: Facts, row: PricedRow, reach: Reach): Count {
  if (row.kind === 'deduction') return countOf(facts, row, reach);
  if (row.kind === 'bonus') return countBonus(facts, row);
  return countOf(facts, { id: row.id, counting: row.unit === 'once' ? 'once' : 'item', from: [] }, reach);
}

/** Only a person's answer earns points; a finding, which is a fault, never does. */
function countBonus(facts: Facts, row: BonusRow): Count {
  const answered = answerCount(facts, row.id);
  return { count: row.unit === 'once' ? Math.min(1, answered) : answered, keys: answered > 0 ? [`answer:${row.id}`] : [] };
}

function gapsOf(facts: Facts, row: PricedRow): readonly string[] {
  if (row.tenths === null) return ['未内置，请按本单位文件填写'];
  const answered = facts.input.answers.some((answer) => answer.row === row.id);
  if (row.kind === 'bonus') return [];
  if (row.kind === 'manual') {
    const pending = pendingCount(facts, row.id, []);
    return [...(answered ? [] : ['须由人检查']), ...(pending > 0 ? [`${pending} 个待确认`] : [])];
  }
  if (row.counting === 'whole-percent') {
    const { gap } = measured(facts.input.probes, facts.demand);
    return gap === null || answered ? [] : [gap];
  }
  if (row.counting === 'column') {
    const categories = row.from.flatMap((source) => source.categories ?? []);
    const query = { id: row.id, from: row.from, state: 'stale', categories } as const;
    const pending = countOf(facts, row, 'with-pending').count - countOf(facts, row, 'confirmed').count;
    return [...(answered ? [] : registerGaps(facts, query)), ...(pending > 0 ? [`${pending} 个待确认`] : [])];
  }
  return checkGaps(facts, row.id, row.from);
}

/** Bonus points count only where the pack has them, above its line, up to its limit. */
function withBonus(pack: Pack, base: number, bonus: number): number {
  if (pack.bonus === null || (pack.bonus.above !== null && base <= pack.bonus.above)) return base;
  return base + (pack.bonus.cap === null ? bonus : Math.min(bonus, pack.bonus.cap));
}

function sheetOfStatuses(pack: Pack, facts: Facts): ScoreSheet {
  const items = statusesOf(pack, facts);
  const open = items.filter((item) => item.status === '未检').map((item): OpenRow => ({ row: item.row, reason: item.note }));
  return {
    rubric: packKey(pack), state: open.length > 0 ? 'provisional' : 'final', score: null, result: '不计分',
    vetoes: [], deductions: [], bonuses: [], open, wouldHaveBeen: null, items,
  };
}

function openRow(row: string, reasons: readonly string[]): readonly OpenRow[] {
  return reasons.length === 0 ? [] : [{ row, reason: reasons.join('；') }];
}

function sum(deductions: readonly Deduction[]): number {
  return deductions.reduce((total, deduction) => total + deduction.tenths, 0);
}
