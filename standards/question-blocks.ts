import type { GuidedQuestion } from './question.ts';

/**
 * Blocks a page's guided questions are shown in, the most valuable first: where a check has found something to look at, what
 * costs points on the 监测评分表, then the parts of the 指引.
 */
export const questionBlocks = ['marked', 'scored', 'display', 'links', 'site', 'publishing', 'explaining', 'services', 'exchange', 'safety'] as const;
export type QuestionBlock = (typeof questionBlocks)[number];

/** The block of a question. @param leads how many findings of its checks are on the page. */
export function questionBlock({ rows, cites }: Pick<GuidedQuestion, 'rows' | 'cites'>, leads: number): QuestionBlock {
  if (leads > 0) return 'marked';
  if (rows.length > 0) return 'scored';
  const [first = ''] = cites;
  return byClause.find(([prefix]) => first.startsWith(prefix))?.[1] ?? byItem(first);
}

const byClause: readonly (readonly [prefix: string, block: QuestionBlock])[] = [
  ['47-2', 'links'], ['47-', 'display'], ['47z-3', 'site'], ['47z-4-1', 'publishing'], ['47z-4-2', 'explaining'], ['47z-4-3', 'services'], ['47z-4-4', 'exchange'], ['47z-6', 'display'], ['47z-', 'safety'],
];

/** Items of the 对标情况表 that cite no clause of the 指引 by itself: by where the table has them. */
function byItem(id: string): QuestionBlock {
  const item = Number(/^db-1-(\d+)$/.exec(id)?.[1] ?? Number.NaN);
  if (item <= 29) return 'site';
  if (item <= 41) return 'publishing';
  if (item <= 47) return 'explaining';
  if (item <= 52) return 'services';
  if (item <= 62) return 'exchange';
  return id.startsWith('db-2-') ? 'site' : 'safety';
}
