import type { HostBasis, HostKind } from '../standards/tables/known-hosts.ts';

/** What a built-in host counts as, in words for lists and files. */
export const kindNames: Readonly<Record<HostKind, string>> = {
  government: '政府网站', mandatory: '必备链接', party: '党政机关', proxy: 'IPv6 转换网关', service: '公共服务', statistics: '访问统计', institution: '事业单位、社会组织', media: '新闻媒体', platform: '平台',
};

/** Why an entry stands in the table, in the same places. */
export const basisNames: Readonly<Record<HostBasis, string>> = {
  rule: '文件写明，不能移出', convention: '惯例，没有文件列出', seen: '多个政府网站页面上的同类链接', general: '公开常识，没有文件列出',
};
