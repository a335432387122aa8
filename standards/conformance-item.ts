/** One line of the 《〈政府网站发展指引〉对标情况表》, word for word. */
export interface ConformanceItem {
  readonly id: string;
  /** 序号 within its table. */
  readonly number: number;
  /** 分类; table 3 has no such column. */
  readonly category: string | null;
  readonly strength: '要' | '应' | '不得';
  readonly text: string;
  readonly note?: string;
}
