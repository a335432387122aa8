import { columnCategories, type ColumnCategory, type Period } from './column-category.ts';
import { categoryTables, otherwiseTable } from './tables/columns.ts';
import type { RuleTable } from './tables/table.ts';

/** Whether a name has one of a table's words. */
export type HasWord = (table: RuleTable, name: string) => boolean;

/** The longest period first, so that a name of two kinds is never judged by the shorter. */
const order = ['人事', '规划计划', '政策文件', '通知公告', '动态要闻'] as const;

/** The category of a column of that name; null when the name does not tell. A guess: for a person to confirm. `has`: by whose words; left out, the built-in ones. */
export function categoryOfName(name: string, has: HasWord = hasBuiltIn): ColumnCategory | null {
  if (has(otherwiseTable, name)) return null;
  return order.find((category) => has(categoryTables[category], name)) ?? null;
}

/** The category of a column by its ColumnType tag and its name. Where the two differ, the one with more time. */
export function guessedCategory(columnType: string, name: string, has: HasWord = hasBuiltIn): ColumnCategory | null {
  if (has(otherwiseTable, columnType) || has(otherwiseTable, name)) return null;
  const guesses = [categoryOfName(columnType, has), categoryOfName(name, has)].filter((each) => each !== null);
  return guesses.toSorted((a, b) => lengthOf(columnCategories[b]) - lengthOf(columnCategories[a]))[0] ?? null;
}

function hasBuiltIn({ editions }: RuleTable, name: string): boolean {
  return new RegExp(editions.at(-1)!.value.join('|')).test(name);
}

function lengthOf(period: Period): number {
  return 'days' in period ? period.days : period.months * 31;
}

/** How a period is said on the form. */
export function periodInWords(period: Period): string {
  return 'days' in period ? (period.days % 7 === 0 ? `${period.days / 7} 周` : `${period.days} 天`) : period.months % 12 === 0 ? `${period.months / 12} 年` : `${period.months} 个月`;
}
