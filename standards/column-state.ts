import { columnCategories, isColumnCategory } from './column-category.ts';
import { inWindow } from './window.ts';

/**
 * Whether a column counts as updated on the monitoring date. `newest`: day of its newest dated item; null when no item
 * has a date, which counts as not updated (未注明信息发布时间的视为不更新). A date after the monitoring date proves nothing.
 * `unknown` for a category that has no period.
 */
export function columnState(category: string | null, newest: string | null, monitoringDate: string): 'updated' | 'stale' | 'unknown' {
  if (category === null || !isColumnCategory(category)) return 'unknown';
  if (newest === null) return 'stale';
  return inWindow(newest, monitoringDate, columnCategories[category]) ? 'updated' : 'stale';
}
