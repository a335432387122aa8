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
