import { columnCategories, type ColumnCategory, type Period } from './column-category.ts';

/** Words by which a column is known, and where they come from. */
export interface ColumnWords {
  readonly words: RegExp;
  readonly source: string;
}

const guideline = '国办发〔2017〕47号正文三（一）、附件一（三）2与附件三（二）栏目类别';
const rows = '《政府网站监测评分表》基本信息 1–3、单项否决 3';
const seen = '多个政府网站栏目的通行名称（推定）';

/** The six classes of columns every portal and department site should have (47号附件一（三）2), with the names they go by. */
export const requiredColumns = {
  机构职能: { source: `${guideline}；${seen}`, words: /机构(?:职能|设置|概况|简介|信息|介绍|职责|编制)|职能(?:职责|介绍|简介|设置|配置)|主要职[责能]|(?:工作|部门|单位|法定)职[责能]|组织机构|内设机构|政府(?:机构|部门|组成)|机关(?:简介|概况|职能)|(?:本|我|部门|单位)[局委办厅]?(?:概况|简介|介绍)|三定方案|^(?:单位|部门)?(?:机构|职能)$/ },
  负责人信息: { source: `${guideline}；${seen}`, words: /负责人|领导(?!信箱|小组|留言|活动|讲话|批示|干部)|班子成员|(?:[市县区省州旗盟镇乡厅局处院部]长|书记|主席|主任)(?!信箱|热线|电话|接访|会议|令|办公|质量|留言|专线)/ },
  政策文件: { source: `${guideline}；${seen}`, words: /政策(?:文件|法规|库|公开|信息|发布)|法规|规范性文件|文件(?:库|资料|公开|发布|通知|精神)?|规章|公文|^(?:国家|省|市|县|本级)?政策$|政府令/ },
  解读回应: { source: `${guideline}；${seen}`, words: /解读|回应/ },
  工作动态: { source: `${guideline}；${seen}`, words: /动态|要闻|新闻(?!发布会)|资讯|快讯|时政|工作信息|图片报道/ },
  互动交流: { source: `${guideline}；${seen}`, words: /互动|咨询|投诉|信箱|留言|征集|访谈|网上调查|问卷|问政|12345|民意|写信|来信|信访|意见箱|政民/ },
} as const satisfies Readonly<Record<string, ColumnWords>>;

export type RequiredColumn = keyof typeof requiredColumns;

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

/** Column names that say nothing of what is in them (47号附件一（三）3 准确直观). Only when they are the whole name. */
export const vagueColumnName = /^(?:其他|其它|其他(?:信息|栏目|内容|文件)|更多|综合|杂项|信息|内容|栏目|资料|新栏目|新建栏目|未命名|未命名栏目|默认(?:栏目)?|栏目(?:名称)?[一二三四五六七八九十\d]{0,2}|测试(?:栏目)?\d{0,2}|test\d{0,2}|column\d{0,3}|channel\d{0,3})$/i;
