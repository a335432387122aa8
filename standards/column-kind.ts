import type { ColumnCategory } from './column-category.ts';

/** One line of 《政府网站栏目（系统）基本信息表》. */
export interface ColumnKindLine {
  /** 内容类别, as printed: the class and the line within it. */
  readonly group: '信息公开类' | '互动回应类' | '办事服务类';
  readonly name: string;
  /** The category of the update rows that prices it; null where the rating table names no period. */
  readonly category: ColumnCategory | null;
}

/** The lines of 国办发〔2015〕15号 附件4 in the order of the form. The keys are what a register entry's `kind` holds. */
export const columnKinds = {
  organisation: { group: '信息公开类', name: '机构设置及职能', category: null },
  news: { group: '信息公开类', name: '工作动态', category: '动态要闻' },
  notices: { group: '信息公开类', name: '通知公告', category: '通知公告' },
  policy: { group: '信息公开类', name: '政策文件', category: '政策文件' },
  plans: { group: '信息公开类', name: '规划计划', category: '规划计划' },
  personnel: { group: '信息公开类', name: '人事信息', category: '人事' },
  'disclosure-other': { group: '信息公开类', name: '其他', category: null },
  consultation: { group: '互动回应类', name: '政务咨询类栏目', category: null },
  survey: { group: '互动回应类', name: '调查征集类栏目', category: null },
  interview: { group: '互动回应类', name: '互动访谈类栏目', category: null },
  'interaction-other': { group: '互动回应类', name: '其他', category: null },
  guide: { group: '办事服务类', name: '办事指南类栏目', category: null },
  system: { group: '办事服务类', name: '在线（申报、查询）系统', category: null },
  'service-other': { group: '办事服务类', name: '其他', category: null },
} as const satisfies Readonly<Record<string, ColumnKindLine>>;

export type ColumnKind = keyof typeof columnKinds;

/** Title of the form and its note, as printed. */
export const columnForm = {
  title: '政府网站栏目（系统）基本信息表',
  attachment: '附件4',
  number: '国办发〔2015〕15号',
  columns: ['内容类别', '栏目（系统）名称', '栏目（系统）地址'],
  note: '注：1.请根据网站实际情况填写，同类栏目（系统）下设置多个栏目（系统）的，各栏目（系统）之间用分号“；”隔开。',
} as const;

export function isColumnKind(kind: string): kind is ColumnKind {
  return Object.hasOwn(columnKinds, kind);
}

/** The line a column of that name most likely belongs to. A guess, for a person to confirm. `category`: of its name, where one is known. */
export function guessedKind(name: string, category: ColumnCategory | null): ColumnKind {
  const byCategory = (Object.keys(columnKinds) as ColumnKind[]).find((kind) => category !== null && columnKinds[kind].category === category);
  if (byCategory) return byCategory;
  return guesses.find(([words]) => words.test(name))?.[1] ?? 'disclosure-other';
}

/** Words by which a line is known: the line's own name and usual names of such columns (推定). */
const guesses: readonly (readonly [words: RegExp, kind: ColumnKind])[] = [
  [/访谈|直播间/, 'interview'],
  [/征集|调查|问卷|听证/, 'survey'],
  [/咨询|信箱|留言|问政|来信|投诉|热线|12345|写信/, 'consultation'],
  [/互动|交流|回应关切|民意/, 'interaction-other'],
  [/办事指南|服务指南|事项清单|服务事项/, 'guide'],
  [/系统|查询|申报|预约|登录|平台/, 'system'],
  [/办事|政务服务|服务/, 'service-other'],
  [/机构|职能|职责|概况|领导|负责人|简介|科室/, 'organisation'],
];
