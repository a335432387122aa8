/** Tags of 47号附件三 in the official order, with their official names. */
export const tagLabels = {
  SiteName: '网站名称', SiteDomain: '网站域名', SiteIDCode: '政府网站标识码',
  ColumnName: '栏目名称', ColumnDescription: '栏目描述', ColumnKeywords: '栏目关键词', ColumnType: '栏目类别',
  ArticleTitle: '标题', PubDate: '发布时间', ContentSource: '来源',
  Keywords: '关键词', Author: '作者', Description: '摘要', Image: '图片', Url: '网址',
} as const;

export type TagName = keyof typeof tagLabels;

export const siteTags = ['SiteName', 'SiteDomain', 'SiteIDCode'] as const satisfies readonly TagName[];
export const columnTags = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'] as const satisfies readonly TagName[];
/** What a content page needs of them: 内容页要设置栏目标签中的“栏目名称”和“栏目类别”标签. */
export const columnTagsOfArticle = ['ColumnName', 'ColumnType'] as const satisfies readonly TagName[];
export const articleTags = ['ArticleTitle', 'PubDate', 'ContentSource'] as const satisfies readonly TagName[];
export const optionalTags = ['Keywords', 'Author', 'Description', 'Image', 'Url'] as const satisfies readonly TagName[];

/** Values the standard lists for ColumnType. The list ends in ……, so another value is no fault. */
export const columnTypes: readonly string[] = [
  '首页', '概况信息', '机构职能', '负责人信息', '工作动态', '政策文件', '信息公开指南', '信息公开目录', '信息公开年报', '依申请公开',
  '数据发布', '数据开放', '政策解读', '回应关切', '办事服务', '咨询投诉', '征集调查', '在线访谈',
];
