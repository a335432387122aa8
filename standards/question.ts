import type { CheckId } from './catalogue-ids.ts';
import type { ClauseId } from './clause.ts';

/** Where a question is asked: on pages of these types, on every page, or once for the site. */
export type AskedOn = 'site' | 'every-page' | readonly ('home' | 'column' | 'article' | 'guide' | 'interaction' | 'disclosure' | 'topic')[];

/** A question for a person about a duty no machine decides. Worded so that yes is 合格. */
export interface GuidedQuestion {
  /** Public like a check's id: stored answers name it. */
  readonly id: string;
  readonly question: string;
  /** Where to look and what counts. */
  readonly look: string;
  readonly on: AskedOn;
  readonly cites: readonly ClauseId[];
  /** Checks whose findings are marked in the page as what to look at. */
  readonly marks: readonly CheckId[];
  /** Rows of the 监测评分表 the answer is for. */
  readonly rows: readonly string[];
}

/** Whether a question is asked on a page of that type (contract/page-type); the site's own questions are asked on its home page. */
export function isAsked({ on }: Pick<GuidedQuestion, 'on'>, type: string): boolean {
  if (on === 'every-page') return true;
  if (on === 'site') return type === 'home';
  return (on as readonly string[]).includes(type);
}

/** The keys of an answer. 不合格 asks for a note. */
export const answerKeys = [
  { key: '1', answer: '合格' },
  { key: '2', answer: '不合格' },
  { key: '3', answer: '不适用' },
] as const;

export type Answer = (typeof answerKeys)[number]['answer'];

interface More {
  readonly marks?: readonly CheckId[];
  readonly rows?: readonly string[];
}

/** Writes one question down. */
export function ask(id: `q-${string}`, on: AskedOn, cites: readonly ClauseId[], question: string, look: string, more: More = {}): GuidedQuestion {
  return { id, question, look, on, cites, marks: more.marks ?? [], rows: more.rows ?? [] };
}
