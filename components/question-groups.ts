import type { TabState } from '../contract/ui-state.ts';
import type { GuidedQuestion } from '../standards/question.ts';
import { questionBlock, questionBlocks, type QuestionBlock } from '../standards/question-blocks.ts';
import { questionOf } from '../standards/questions.ts';

export type AskedQuestion = NonNullable<TabState['questions']>[number] & { readonly question: GuidedQuestion };

export interface QuestionGroup {
  readonly block: QuestionBlock;
  readonly questions: readonly AskedQuestion[];
  readonly answered: number;
}

/** The questions of a page block by block, the most valuable block first; with most leads first where a check has found something. */
export function questionGroups(asked: NonNullable<TabState['questions']>): readonly QuestionGroup[] {
  const groups = new Map<QuestionBlock, AskedQuestion[]>(questionBlocks.map((block) => [block, []]));
  for (const state of asked) {
    const question = questionOf(state.id);
    if (question) groups.get(questionBlock(question, state.leads))!.push({ ...state, question });
  }
  groups.get('marked')!.sort((a, b) => b.leads - a.leads);
  return [...groups].filter(([, questions]) => questions.length > 0).map(([block, questions]) => ({ block, questions, answered: questions.filter(({ answer }) => answer !== null).length }));
}
