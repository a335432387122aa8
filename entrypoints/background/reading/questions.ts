import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { candidatesGlobal } from '../../../contract/inspect-request.ts';
import { placeSchema, type Place } from '../../../contract/finding.ts';
import type { QuestionSaid } from '../../../contract/question-said.ts';
import type { TabState } from '../../../contract/ui-state.ts';
import type { ClauseId } from '../../../standards/clause.ts';
import { coverageOf } from '../../../checks/coverage.ts';
import { holdingQuestionAnswers } from '../../../scoring/question-answers.ts';
import { isAsked } from '../../../standards/question.ts';
import { questionPlaces } from '../../../standards/question-places.ts';
import { questionOf, questions } from '../../../standards/questions.ts';
import { StoreRefused } from '../../../store/database.ts';
import { answerQuestion } from '../../../store/question-answers.ts';
import type { PageFinding, PageRead } from '../../../store/read-page.ts';
import { currentSettings, pen } from '../services.ts';
import type { PageScope } from '../page-scope.ts';

/** The questions asked on a page with the answers that hold, and who has checked each of its clauses. */
export function questionState({ page, answers, findings }: Pick<PageRead, 'page' | 'answers' | 'findings'>): Pick<TabState, 'questions' | 'coverage'> {
  if (!page?.opened) return {};
  const holding = holdingQuestionAnswers(answers).filter(({ asked }) => asked?.url === null || asked?.url === page.url);
  const shown = questions.filter((question) => isAsked(question, page.pageType)).map((question) => ({
    id: question.id,
    answer: holding.find(({ row, asked }) => row === question.id && (asked?.url === null) === (question.on === 'site')) ?? null,
    leads: findings.filter(({ record, present }) => present && record.status !== 'dismissed' && (question.marks as readonly string[]).includes(record.check)).length,
  }));
  const answered = { questions: new Set(shown.filter(({ answer }) => answer !== null).map(({ id }) => id)), findings: new Set(findings.filter(({ record }) => record.status !== 'pending').map(({ record }) => record.key)) };
  return { questions: shown, ...(page.cites ? { coverage: coverageHere(page, findings, answered) } : {}) };
}

function coverageHere(page: NonNullable<PageRead['page']>, findings: readonly PageFinding[], answered: { readonly questions: ReadonlySet<string>; readonly findings: ReadonlySet<string> }): NonNullable<TabState['coverage']> {
  const citing = new Map<ClauseId, string[]>();
  for (const [check, clauses] of Object.entries(page.cites ?? {})) for (const clause of clauses as readonly ClauseId[]) citing.set(clause, [...citing.get(clause) ?? [], check]);
  const results = page.outcomes.map(({ id, outcome, reason }) => ({
    id, outcome, reason, findings: findings.filter(({ record, present }) => present && record.check === id).map(({ record: { key, verdict, cites } }) => ({ key, verdict, cites })),
  }));
  const { clauses, ...counts } = coverageOf(results, citing, page.pageType, answered);
  return { ...counts, clauses: clauses.map((clause) => ({ ...clause, checks: [...clause.checks], questions: [...clause.questions] })) };
}

/** Records an answer for the page, or for its site. @throws StoreRefused */
export async function sayQuestion(where: PageScope, said: QuestionSaid): Promise<void> {
  const question = questionOf(said.question);
  if (!question) throw new StoreRefused('rule', 'said.question.unknown');
  const { rubric } = await currentSettings();
  await answerQuestion(await pen(), { host: where.host, rubric, url: question.on === 'site' ? null : where.url }, said);
}

/** Places in the page to look at for a question: what its checks found there, then what the page has of the kinds it asks about. */
export async function placesFor(tabId: number, id: string, state: TabState): Promise<readonly Place[]> {
  const question = questionOf(id);
  const found = state.findings.filter(({ record, present }) => present && record.at !== null && (question?.marks as readonly string[] | undefined)?.includes(record.check)).map(({ record }) => record.at!);
  const kinds = questionPlaces[id] ?? [];
  if (kinds.length === 0) return found.slice(0, most);
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
  const [frame] = await browser.scripting.executeScript({ target, func: callInPage, args: [candidatesGlobal, JSON.stringify(kinds)] });
  const more = z.array(placeSchema).safeParse(frame?.result);
  const known = new Set(found.map(({ selector }) => selector));
  return [...found, ...(more.success ? more.data.filter(({ selector }) => !known.has(selector)) : [])].slice(0, most);
}

const most = 60;

/** Runs in the page's isolated world: it must not name anything outside itself. */
function callInPage(name: string, request: string): unknown {
  return (globalThis as unknown as Record<string, (request: string) => unknown>)[name]!(request);
}

