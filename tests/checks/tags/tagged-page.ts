/** A page whose head holds these tags; null leaves the `content` attribute out. */
export function tagged(tags: readonly (readonly [name: string, content: string | null])[], body = '<p>正文</p>', head = ''): string {
  const metas = tags.map(([name, content]) => (content === null ? `<meta name="${name}">` : `<meta name="${name}" content="${content.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">`));
  return `<!doctype html><html lang="zh-CN"><head><title>测试页 - 示范县人民政府</title>${metas.join('')}${head}</head><body>${body}</body></html>`;
}

export const site = [['SiteName', '示范县人民政府门户网站'], ['SiteDomain', 'www.shifan.gov.cn'], ['SiteIDCode', '9999990001']] as const;
export const column = [['ColumnName', '通知公告'], ['ColumnDescription', '发布本县通知和公告'], ['ColumnKeywords', '通知,公告'], ['ColumnType', '政策文件']] as const;
export const article = [['ArticleTitle', '关于城东片区停水的通知'], ['PubDate', '2026-11-03 09:20'], ['ContentSource', '示范县水利局']] as const;

/** The tags with one changed (or, with undefined, left out). */
export function but(tags: readonly (readonly [string, string])[], name: string, content: string | null | undefined): (readonly [string, string | null])[] {
  return tags.flatMap(([each, value]): (readonly [string, string | null])[] => (each !== name ? [[each, value]] : content === undefined ? [] : [[each, content]]));
}
