import * as z from 'zod/mini';

/** Kinds of page the rules tell apart: 首页 栏目 内容页 办事指南 互动 信息公开 专题 搜索 其他. */
export const pageTypes = ['home', 'column', 'article', 'guide', 'interaction', 'disclosure', 'topic', 'search', 'other'] as const;
export const pageTypeSchema = z.enum(pageTypes);
export type PageType = z.infer<typeof pageTypeSchema>;
