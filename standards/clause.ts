import type { ClauseShape } from './clause-shape.ts';
import { conformanceItems } from './conformance-2017-items.ts';
import type { DocumentId } from './documents.ts';
import { guideline47Annex } from './guideline-47-annex.ts';
import { guideline47Body } from './guideline-47-body.ts';

/** Id of an item of the 对标情况表: db-1-n 要, db-2-n 应, db-3-n 不得. */
export type ConformanceItemId = (typeof conformanceItems)[number]['id'];

/** Every clause a check may cite. Citing an unknown one does not compile. */
export type ClauseId = (typeof guideline47Annex)[number]['id'] | (typeof guideline47Body)[number]['id'] | ConformanceItemId;

/** One clause of an official document with its words and where they come from. */
export interface Clause extends ClauseShape {
  readonly id: ClauseId;
  readonly document: DocumentId;
  readonly items: readonly ConformanceItemId[];
}

const tables = { 要: '表1', 应: '表2', 不得: '表3' } as const;

/** All clauses: 《网页设计规范》, the body of the 指引, then the 172 items of the 对标情况表. */
export const clauses: readonly Clause[] = [
  ...guideline47Annex,
  ...guideline47Body,
  ...conformanceItems.map((item): Clause => ({
    id: item.id, document: 'guangxi-152', number: `附件1${tables[item.strength]}第${item.number}项`,
    strength: item.strength, text: item.text, source: '桂政办发〔2017〕152号附件1', items: [item.id],
    ...('note' in item ? { note: item.note } : {}),
  })),
];

const byId: ReadonlyMap<string, Clause> = new Map(clauses.map((clause) => [clause.id, clause]));

/** The clause of that id; undefined for an id no version of this table has (stored findings may name one). */
export function clauseOf(id: string): Clause | undefined {
  return byId.get(id);
}

/** The numbers of the cited clauses, for one line. */
export function clauseNumbers(ids: readonly string[]): string {
  return ids.map((id) => clauseOf(id)?.number ?? id).join('、');
}
