import type { AnswerRecord } from '../contract/record.ts';
import type { ScoreInput } from '../contract/score-input.ts';
import { compareText } from './facts.ts';

/**
 * What people say of the rows of one form, as scoring takes it: of several answers to one row the last holds.
 * `不适用` and `没有` close a row without a case; an answer that was taken back leaves it open.
 * @param answers in the order they were taken (store/arrival)
 * @param rubric `id@version` of the form: what was said of another form's row says nothing here
 */
export function factsOfAnswers(answers: readonly AnswerRecord[], rubric: string): Pick<ScoreInput, 'answers' | 'vetoes' | 'probes'> {
  const holding = holdingAnswers(answers, rubric).filter(({ holds }) => holds !== null);
  return {
    answers: holding.filter(({ kind, holds }) => kind === 'row' || (kind === 'veto' && holds === 'no')).map(({ row, holds, count, status, note, by }) => ({
      row, count: holds === 'yes' ? count : 0, status: holds === 'inapplicable' ? '不适用' : status, note, by,
    })),
    vetoes: holding.filter(({ kind, holds }) => kind === 'veto' && holds === 'yes').map(({ row, by, note }) => ({ row, by, reason: note })),
    probes: holding.find(({ kind }) => kind === 'probes')?.probes ?? null,
  };
}

/** The last of each row, in the order of the rows' ids. One that took an answer back is among them, with `holds` null. */
export function holdingAnswers(answers: readonly AnswerRecord[], rubric: string): readonly AnswerRecord[] {
  const newest = new Map<string, AnswerRecord>();
  for (const one of answers) {
    if (one.kind === 'question' || (one.kind !== 'probes' && one.rubric !== rubric)) continue;
    const place = one.kind === 'probes' ? '' : one.row;
    newest.set(place, one);
  }
  return [...newest.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}
