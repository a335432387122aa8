import type { AnswerRecord, Inspection, Visit } from '../contract/record.ts';
import type { ScoreInput } from '../contract/score-input.ts';
import { packKey, type Pack } from '../standards/pack.ts';
import { factsOfAnswers } from './answers.ts';
import { inputOf, type SheetFinding } from './input.ts';
import { rowsOfQuestions } from './question-answers.ts';
import { columnEntries, type RegisteredColumn } from './register.ts';
import { findingsByRow } from './row-findings.ts';

/** Everything stored that a sheet of one inspection is made from. Visits and answers in the order they were taken (store/arrival): the last of each holds. */
export interface SheetFacts {
  readonly inspection: Inspection;
  readonly visits: readonly Visit[];
  readonly findings: readonly SheetFinding[];
  readonly answers: readonly AnswerRecord[];
  /** The confirmed columns of the site. */
  readonly columns: readonly RegisteredColumn[];
}

/** The input of an inspection's sheet: findings, what people said of rows and questions, and the state of each registered column. */
export function sheetInput(pack: Pack, { inspection, visits, findings, answers, columns }: SheetFacts): ScoreInput {
  const said = factsOfAnswers(answers, packKey(pack));
  const bare = inputOf(inspection, visits, findings, said);
  const own = visits.filter((visit) => visit.inspectionId === inspection.id);
  const latest = new Map(own.map((visit) => [visit.url, visit]));
  const direct = new Set([...said.answers, ...said.vetoes].map(({ row }) => row));
  const byRow = findingsByRow(pack, bare);
  // What a person answered about a page does not outweigh a fault somebody has still to rule on, or has confirmed.
  const asked = rowsOfQuestions(pack, answers, bare.coverage, direct).filter(({ row, status }) => !(status === '符合' || status === '不适用') || (byRow.get(row) ?? []).length === 0);
  return {
    ...bare, answers: [...said.answers, ...asked],
    columns: columnEntries(columns, [...latest.values()], findings.filter((finding) => finding.inspectionId === inspection.id)),
  };
}
