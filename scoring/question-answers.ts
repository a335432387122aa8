import type { AnswerRecord } from '../contract/record.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Answer } from '../contract/score-input.ts';
import type { Pack } from '../standards/pack.ts';
import { isAsked, type GuidedQuestion } from '../standards/question.ts';
import { questions } from '../standards/questions.ts';
import { compareText, pageAddress } from './facts.ts';

/** One page of the inspection, as far as questions go. */
export interface AskedPage { readonly url: string; readonly pageType: PageType }

/** The answer that holds for each question and page: the last of those given, which are in the order they were taken (store/arrival). Those taken back are left out. Site questions have no page. */
export function holdingQuestionAnswers(answers: readonly AnswerRecord[]): readonly AnswerRecord[] {
  const newest = new Map<string, AnswerRecord>();
  for (const one of answers) {
    if (one.kind !== 'question') continue;
    const place = `${one.row} ${one.asked?.url ? pageAddress(one.asked.url) : ''}`;
    newest.set(place, one);
  }
  return [...newest.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, one]) => one).filter(({ holds }) => holds !== null);
}

/**
 * What answered questions say of the rows of a form. A row is answered only when the question is answered for the site, or on every page
 * read on which it is asked: one page's 合格 says nothing of the others. A veto is never ruled this way: it needs a named person and a reason.
 * @param direct rows a person answered themselves; those stand above
 */
export function rowsOfQuestions(pack: Pack, answers: readonly AnswerRecord[], pages: readonly AskedPage[], direct: ReadonlySet<string>): readonly Answer[] {
  const holding = holdingQuestionAnswers(answers);
  const found = new Map<string, Answer>();
  for (const question of questions) {
    const own = holding.filter(({ row }) => row === question.id);
    if (own.length === 0) continue;
    const wrong = own.filter(({ holds }) => holds === 'no');
    const isWhole = isComplete(question, own, pages);
    for (const row of pack.rows) {
      if (direct.has(row.id)) continue;
      const answer = row.kind === 'status' ? statusOf(row.id, question, own, wrong, isWhole) : countsOf(row.id, row.kind === 'veto', question, own, wrong, isWhole);
      if (answer) found.set(row.id, worse(found.get(row.id), answer));
    }
  }
  return [...found.values()];
}

function statusOf(row: string, question: GuidedQuestion, own: readonly AnswerRecord[], wrong: readonly AnswerRecord[], isWhole: boolean): Answer | null {
  if (!(question.cites as readonly string[]).includes(row)) return null;
  if (wrong.length > 0) return { row, count: 0, status: own.some(({ holds }) => holds === 'yes') ? '部分符合' : '不符合', note: noteOf(wrong), by: wrong[0]!.by };
  if (!isWhole) return null;
  const kept = own.find(({ holds }) => holds === 'yes');
  return { row, count: 0, status: kept ? '符合' : '不适用', note: noteOf(own), by: (kept ?? own[0]!).by };
}

function countsOf(row: string, isVeto: boolean, question: GuidedQuestion, own: readonly AnswerRecord[], wrong: readonly AnswerRecord[], isWhole: boolean): Answer | null {
  if (!question.rows.includes(row) || !isWhole || (isVeto && wrong.length > 0)) return null;
  // A question for several rows is no answer to any while nobody said which.
  if (question.rows.length > 1 && wrong.some(({ asked }) => !asked?.row)) return null;
  const cases = wrong.filter(({ asked }) => question.rows.length === 1 || asked?.row === row);
  const isNone = own.every(({ holds }) => holds === 'inapplicable');
  return { row, count: cases.reduce((sum, { count }) => sum + Math.max(1, count), 0), status: isNone ? '不适用' : null, note: noteOf(cases.length > 0 ? cases : own), by: (cases[0] ?? own[0]!).by };
}

function isComplete(question: GuidedQuestion, own: readonly AnswerRecord[], pages: readonly AskedPage[]): boolean {
  if (question.on === 'site') return true;
  const answered = new Set(own.map(({ asked }) => (asked?.url ? pageAddress(asked.url) : '')));
  const asked = pages.filter(({ pageType }) => isAsked(question, pageType));
  return asked.length > 0 && asked.every(({ url }) => answered.has(pageAddress(url)));
}

const severity = { 不符合: 4, 部分符合: 3, 符合: 2, 不适用: 1, 未检: 0 } as const;

/** Two questions about one row: the worse answer stands, whichever was asked first. */
function worse(one: Answer | undefined, other: Answer): Answer {
  if (!one) return other;
  if (one.status !== null && other.status !== null && one.count === other.count) return severity[other.status] > severity[one.status] ? other : one;
  return other.count > one.count ? other : one;
}

function noteOf(answers: readonly AnswerRecord[]): string {
  return [...new Set(answers.map(({ note }) => note.trim()).filter((note) => note !== ''))].join('；').slice(0, 4000);
}
