/** How far back an update counts, from the monitoring date. */
export type Period = { readonly days: number } | { readonly months: number };

/**
 * Categories of columns that the update rows price, with the period within which one update is due
 * (《政府网站监测评分表》 基本信息 1–3). The names are what a finding's and a register entry's `category` hold.
 */
export const columnCategories = {
  动态要闻: { days: 14 },
  通知公告: { months: 6 },
  政策文件: { months: 6 },
  人事: { months: 12 },
  规划计划: { months: 12 },
} as const satisfies Readonly<Record<string, Period>>;

export type ColumnCategory = keyof typeof columnCategories;

export function isColumnCategory(category: string): category is ColumnCategory {
  return Object.hasOwn(columnCategories, category);
}

/** A column as the subject of a finding, so that its category goes with it: `动态要闻：政务动态`. */
export function columnSubject(category: ColumnCategory, name: string): string {
  return `${category}：${name}`;
}

/** The category and name of a subject made by `columnSubject`; null when the subject is something else. */
export function columnOfSubject(about: string): { readonly category: ColumnCategory; readonly name: string } | null {
  const mark = about.indexOf('：');
  const category = about.slice(0, Math.max(mark, 0));
  return isColumnCategory(category) ? { category, name: about.slice(mark + 1) } : null;
}

/** The category a finding's subject names, for the rows that price by category; null for every other check. */
export function categoryOfFinding(check: string, about: string): ColumnCategory | null {
  return check === 'stale-column' ? columnOfSubject(about)?.category ?? null : null;
}
