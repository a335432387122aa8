import { columnCategories, type ColumnCategory, type Period } from './column-category.ts';

/** Words by which a column is known, and where they come from. */
export interface ColumnWords {
  readonly words: RegExp;
  readonly source: string;
}

const guideline = '国办发〔2017〕47号正文三（一）、附件一（三）2与附件三（二）栏目类别';
const rows = '《政府网站监测评分表》基本信息 1–3、单项否决 3';
const seen = '多个政府网站栏目的通行名称（推定）';

/** Names that tell of a category with a period, the longest period first, so that a name of two kinds is never judged by the shorter. */
const categoryWords: readonly (ColumnWords & { readonly category: ColumnCategory })[] = [
  { category: '人事', source: `${rows}；${seen}`, words: /人事|任免|招考|招录|招聘|考录|干部任前/ },
  { category: '规划计划', source: `${rows}；${seen}`, words: /规划|计划(?!生育)/ },
  { category: '政策文件', source: `${rows}；${guideline}`, words: /政策(?:文件|法规|公开)|规范性文件|政府文件|文件(?:通知|公开|资料)|法规(?:文件|规章|公开)|^(?:[\u4e00-\u9fa5]{0,4})文件$/ },
  { category: '通知公告', source: `${rows}；${seen}`, words: /通知|公告|公示/ },
  { category: '动态要闻', source: `${rows}；${guideline}`, words: /动态|要闻|新闻|快讯|资讯/ },
];

/** Names that hold such a word and mean something else: answers, services, tools, people, lists of the past. */
const otherwise = /信息公开|政务公开|解读|回应|信箱|访谈|互动|咨询|征集|投诉|专题|专栏|办事|指南|服务|查询|系统|平台|视频|直播|图解|历史|归档|往年|历年|旧版|年报|年度报告|目录|机构|领导|负责人|概况|简介|职能|制度|新闻发布|发言人|订阅|下载|(?:19|20)\d\d年?/;

/** The category of a column of that name; null when the name does not tell. A guess: for a person to confirm. */
export function categoryOfName(name: string): ColumnCategory | null {
  if (otherwise.test(name)) return null;
  return categoryWords.find(({ words }) => words.test(name))?.category ?? null;
}

/** The category of a column by its ColumnType tag and its name. Where the two differ, the one with more time. */
export function guessedCategory(columnType: string, name: string): ColumnCategory | null {
  if (otherwise.test(columnType) || otherwise.test(name)) return null;
  const guesses = [categoryOfName(columnType), categoryOfName(name)].filter((each) => each !== null);
  return guesses.toSorted((a, b) => lengthOf(columnCategories[b]) - lengthOf(columnCategories[a]))[0] ?? null;
}

function lengthOf(period: Period): number {
  return 'days' in period ? period.days : period.months * 31;
}

/** How a period is said on the form. */
export function periodInWords(period: Period): string {
  return 'days' in period ? (period.days % 7 === 0 ? `${period.days / 7} 周` : `${period.days} 天`) : period.months % 12 === 0 ? `${period.months / 12} 年` : `${period.months} 个月`;
}

/** Parts of the 政府信息公开 column. Source: 内蒙古地方标准《政府信息公开专栏建设规范》 栏目内容规范 (sources of the specification, S2), and 《政府信息公开条例》. */
export const disclosureParts = {
  政府信息公开指南: /(?:公开|服务)指南|^指南$/,
  政府信息公开制度: /(?:公开)(?:工作)?制度|^(?:相关|政策|公开)?制度(?:文件|规定|规范)?$|条例|公开(?:规定|办法)/,
  法定主动公开内容: /主动公开|公开目录|公开内容|基本目录|信息目录/,
  政府信息公开工作年度报告: /年度?报告?|年报/,
  依申请公开: /依申请/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type DisclosurePart = keyof typeof disclosureParts;

/** What these words are, as text, so that a changed word changes the catalogue's version. */
export const columnRules: readonly string[] = [...categoryWords.map(({ category, words }) => `${category} ${words.source}`), otherwise.source, ...Object.entries(disclosureParts).map(([part, words]) => `${part} ${words.source}`)];
