/** How strongly a clause binds: its binding word (必选: a table's column says so); 陈述: it asks without such a word; 定义: it binds nobody. */
export type Strength = '要' | '应' | '需' | '必须' | '必选' | '不得' | '严禁' | '不宜' | '陈述' | '定义';

/** One clause of an official document, word for word. Spaces between Chinese and Latin text follow the quoted source. */
export interface ClauseShape {
  readonly id: string;
  /** Key of `documents`. */
  readonly document: string;
  /** As the document counts it, e.g. 附件一（一）5. */
  readonly number: string;
  readonly strength: Strength;
  readonly text: string;
  /** Which publication the words were taken from. */
  readonly source: string;
  /** What is not proven about number or text; shown with the clause. */
  readonly note?: string;
  /** Items of the 对标情况表 that are the same duty. */
  readonly items: readonly string[];
}
