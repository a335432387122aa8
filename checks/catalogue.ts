/**
 * The ids of all checks in catalogue order: the order of every report. A check that is not in this version is listed
 * as not-run, so that nobody mistakes its absence for a pass.
 */
export const catalogue = [
  'site-tags', 'column-tags', 'article-tags', 'optional-tag-empty', 'tag-contradiction', 'tag-outside-head',
  'site-name', 'site-domain', 'frame-differs',
  'party-government-mark', 'error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map',
  'publish-time', 'source', 'share',
  'broken-link', 'empty-link', 'internal-address', 'external-link-without-prompt', 'hidden-link', 'cloaked-content', 'commercial-link', 'attachment', 'link-text', 'unclear-address',
  'image-not-shown', 'image-without-alt', 'video-not-playable', 'floating-window', 'flashing', 'slow-load', 'colours', 'page-shape', 'plugin-needed', 'markup', 'copy-blocked', 'insecure-content',
  'empty-column', 'under-construction', 'stale-column', 'home-updates', 'list-order', 'required-columns', 'channel-count', 'column-name', 'disclosure-column', 'topic-archive',
  'wording', 'personal-data', 'secrecy-marking', 'test-text', 'map-without-approval', 'policy-links', 'validity-mark', 'guide-elements', 'guide-attachments', 'unanswered-letters', 'archive-mark',
] as const;

export type CatalogueId = (typeof catalogue)[number];

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
