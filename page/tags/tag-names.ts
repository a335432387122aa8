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
