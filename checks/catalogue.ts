import { catalogue as codes, type CheckId } from '../standards/catalogue-ids.ts';

/**
 * The ids of all checks in catalogue order: the order of every report. A check that is not in this version is listed
 * as not-run, so that nobody mistakes its absence for a pass.
 */
export const catalogue = Object.keys(codes) as readonly CheckId[];

export type CatalogueId = CheckId;

export const groups = [
  { id: 'tags', name: '标签', checks: ['site-tags', 'column-tags', 'article-tags', 'optional-tag-empty', 'tag-contradiction', 'tag-outside-head'] },
  { id: 'header', name: '头部', checks: ['site-name', 'site-domain', 'frame-differs'] },
  { id: 'footer', name: '底部', checks: ['party-government-mark', 'error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map'] },
  { id: 'date', name: '时间与来源', checks: ['publish-time', 'source', 'share'] },
  { id: 'links', name: '链接', checks: ['broken-link', 'empty-link', 'internal-address', 'external-link-without-prompt', 'hidden-link', 'cloaked-content', 'commercial-link', 'attachment', 'link-text', 'unclear-address'] },
  { id: 'display', name: '展现', checks: ['image-not-shown', 'image-without-alt', 'video-not-playable', 'floating-window', 'flashing', 'slow-load', 'colours', 'page-shape', 'plugin-needed', 'markup', 'copy-blocked', 'insecure-content'] },
  { id: 'columns', name: '栏目', checks: ['empty-column', 'under-construction', 'stale-column', 'home-updates', 'list-order', 'required-columns', 'channel-count', 'column-name', 'disclosure-column', 'topic-archive'] },
  { id: 'content', name: '内容', checks: ['wording', 'personal-data', 'secrecy-marking', 'test-text', 'map-without-approval', 'policy-links', 'validity-mark', 'guide-elements', 'guide-attachments', 'unanswered-letters', 'archive-mark'] },
] as const satisfies readonly { id: string; name: string; checks: readonly CatalogueId[] }[];

/** What each check looks at, as people call it: for lists of what passed, was not checked or does not apply. */
export const checkNames: Readonly<Record<CatalogueId, string>> = {
  'site-tags': '网站标签（SiteName、SiteDomain、SiteIDCode）', 'column-tags': '栏目标签（ColumnName、ColumnType 等）', 'article-tags': '内容页标签（ArticleTitle、PubDate、ContentSource）',
  'optional-tag-empty': '可选标签不为空', 'tag-contradiction': '标签与页面一致', 'tag-outside-head': '标签写在 head 内',
  'site-name': '头部展示网站全称', 'site-domain': '网站域名', 'frame-differs': '头部和底部与首页一致',
  'party-government-mark': '党政机关网站标识', 'error-report-entry': '“我为政府网站找错”入口', 'site-code-shown': '网站标识码', sponsor: '主办单位', contact: '联系方式',
  'icp-number': 'ICP 备案编号', 'police-record': '公安机关备案标识', 'site-map': '站点地图',
  'publish-time': '发布时间', source: '信息来源', share: '转载分享功能',
  'broken-link': '断链、错链', 'empty-link': '空链接', 'internal-address': '内部地址', 'external-link-without-prompt': '外链提示', 'hidden-link': '暗链', 'cloaked-content': '对搜索引擎另有内容',
  'commercial-link': '商业链接和广告', attachment: '附件', 'link-text': '链接文字', 'unclear-address': '地址清晰',
  'image-not-shown': '图片显示', 'image-without-alt': '图片替代文字', 'video-not-playable': '视频播放', 'floating-window': '悬浮窗', flashing: '闪烁', 'slow-load': '加载时长', colours: '总色调',
  'page-shape': '页面版式', 'plugin-needed': '控件和插件', markup: '代码规范', 'copy-blocked': '复制、保存和打印', 'insecure-content': '不安全的内容',
  'empty-column': '空白栏目', 'under-construction': '“建设中”栏目', 'stale-column': '栏目更新', 'home-updates': '首页更新', 'list-order': '最新信息优先', 'required-columns': '应设栏目',
  'channel-count': '频道数量', 'column-name': '栏目名称', 'disclosure-column': '政府信息公开专栏', 'topic-archive': '专题归档',
  wording: '文字表述', 'personal-data': '个人信息', 'secrecy-marking': '涉密标志', 'test-text': '测试内容', 'map-without-approval': '审图号', 'policy-links': '政策与解读关联',
  'validity-mark': '废止、失效标注', 'guide-elements': '办事指南要素', 'guide-attachments': '办事指南附件', 'unanswered-letters': '留言答复', 'archive-mark': '归档标识',
};

/** What people call a check; one that is not in this version keeps its id. @param byPerson what a person's own finding is called on this screen */
export function nameOfCheck(check: string, byPerson: string): string {
  return check === 'manual' ? byPerson : (checkNames as Readonly<Record<string, string>>)[check] ?? check;
}
