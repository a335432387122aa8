import type { CheckResult } from '../../contract/finding.ts';
import type { FindingRecord } from '../../contract/record.ts';
import { defaultSettings } from '../../contract/settings.ts';
import type { TabState, UiFinding } from '../../contract/ui-state.ts';

let made = 0;

/** A well-formed UUIDv7 that tells fixtures apart. */
export function someId(): string {
  made += 1;
  return `01999999-9999-7999-8999-${String(made).padStart(12, '0')}`;
}

const at = Date.parse('2026-11-20T09:30:00+08:00');

/** One finding as the worker would show it; the default is a sure one in the footer. */
export function someFinding({ record = {}, ...rest }: Partial<Omit<UiFinding, 'record'>> & { readonly record?: Partial<FindingRecord> } = {}): UiFinding {
  const id = record.id ?? someId();
  return {
    record: {
      id, siteId: someId(), inspectionId: null, visitId: null, origin: 'machine',
      key: `site-code-shown/missing/@https://www.shifanxian.gov.cn/#${id}`, check: 'site-code-shown', checkVersion: 1, code: 'missing', verdict: 'fail', about: '',
      says: '页面底部没有网站标识码。', fix: '在每个页面底部写明“网站标识码：××××××××××”。', cites: ['47-1-2-4'], at: null, fragment: null,
      url: 'https://www.shifanxian.gov.cn/xwzx/zwyw/content_1004.html', pageType: 'article', pageTitle: '示范县召开全县优化营商环境工作推进会', category: null,
      status: 'pending', note: '', foundAt: at, ...record,
    },
    group: 'footer', sync: 'local', price: { row: 'D9a', tenths: 10 }, veto: false, decisions: [], present: true, ...rest,
  };
}

export function someTab(part: Partial<TabState> = {}): TabState {
  return {
    tabId: 7, url: 'https://www.shifanxian.gov.cn/xwzx/zwyw/content_1004.html', title: '示范县召开全县优化营商环境工作推进会_政务要闻_示范县人民政府', scope: 'government', reason: null,
    running: null, failure: null,
    site: { id: someId(), host: 'www.shifanxian.gov.cn', name: '示范县人民政府', code: '4501990001', kind: 'portal', pageTypes: {}, at },
    inspection: { id: someId(), siteId: someId(), kind: 'reading', rubric: 'guangxi-2017@1', startedAt: at, closedAt: null, homeIsNavigationOnly: false },
    page: somePage(), findings: articleFindings(), pageTenths: 20, sheet: someSheet(), pagesRead: 3, overlay: false,
    sync: { mode: 'alone', server: null, name: null, role: null, waiting: 0, conflicts: 0, lastAt: null, problem: null, busy: false },
    conflicts: [], settings: { ...defaultSettings, introduced: true }, automaticAllowed: true, storageProblem: null, ...part,
  };
}

export function somePage(part: Partial<NonNullable<TabState['page']>> = {}): NonNullable<TabState['page']> {
  const outcome = (id: string, title: string, group: string, result: CheckResult['outcome'], reason: string | null = null) => ({ id, title, group, outcome: result, reason });
  return {
    opened: true, settledBy: 'quiet', pageType: 'article', pageTypeBecause: '有内容页标签 ArticleTitle / PubDate', corrected: false, nodes: 1840, milliseconds: 96, at,
    outcomes: [
      outcome('site-tags', '网站标签', 'tags', 'pass'), outcome('column-tags', '栏目标签', 'tags', 'pass'), outcome('article-tags', '内容页标签', 'tags', 'fail'),
      outcome('site-name', '头部显示网站名称', 'header', 'pass'), outcome('site-domain', '域名规范', 'header', 'pass'), outcome('frame-differs', '头尾与首页一致', 'header', 'cannot-check', '还没有读过本站首页，无从比较'),
      outcome('site-code-shown', '网站标识码', 'footer', 'fail'), outcome('icp-number', 'ICP备案编号', 'footer', 'pass'), outcome('police-record', '公安机关备案标识', 'footer', 'pass'), outcome('contact', '联系方式', 'footer', 'pass'),
      outcome('publish-time', '发布时间', 'date', 'fail'), outcome('source', '信息来源', 'date', 'pass'), outcome('share', '转载分享功能', 'date', 'cannot-check', '分享组件的脚本没有加载成功，不能断定没有'),
      outcome('empty-link', '空链接', 'links', 'fail'), outcome('internal-address', '内网地址', 'links', 'review'), outcome('broken-link', '死链', 'links', 'not-run', '尚未检查链接'),
      outcome('image-not-shown', '图片不显示', 'display', 'pass'), outcome('under-construction', '建设中的栏目', 'columns', 'inapplicable', '本项不查这类页面（内容页）'),
    ],
    notChecked: [{ what: 'frame', url: 'https://wx.example.com/card.html', reason: 'cross-origin' }], ...part,
  };
}

/** Seven problems of an article: 4 sure, 2 leads, 1 hint. */
export function articleFindings(): UiFinding[] {
  return [
    someFinding({ group: 'date', price: null, record: {
      check: 'publish-time', code: 'separator', about: '2026/11/03', says: '发布时间写作“2026/11/03 9:05”，不是“YYYY-MM-DD HH:MM”的格式。', fix: '改为“2026-11-03 09:05”。', cites: ['47-1-1-5', 'db-1-100'],
      at: { selector: '#content > p', quote: '发布时间：2026/11/03 9:05', box: [200, 300, 260, 20] }, fragment: '<p>发布时间：<b>2026/11/03 9:05</b>　来源：示范县人民政府办公室</p>',
    } }),
    someFinding({ group: 'tags', price: null, patch: '<meta name="ArticleTitle" content="示范县召开全县优化营商环境工作推进会">\n<meta name="PubDate" content="2026-11-03 09:05">\n<meta name="ContentSource" content="示范县人民政府办公室">', record: {
      check: 'article-tags', code: 'missing', about: 'ContentSource', says: '缺少内容页标签 ContentSource（内容来源）。', fix: '在 <head> 中补上完整的内容页标签。', cites: ['47-3-3'],
    } }),
    someFinding({ record: { status: 'confirmed', note: '已电话告知县府办，答复本周内补上。' }, sync: 'waiting', decisions: [{ id: someId(), findingId: someId(), ruling: 'confirmed', expects: 'pending', reason: '', by: '覃晓燕', at }] }),
    someFinding({ group: 'links', record: { check: 'empty-link', code: 'empty-href', about: '相关附件', says: '链接“相关附件”没有地址，点了没有反应。', fix: '补上地址，或去掉这个链接。', cites: ['47-2-2-2'], at: { selector: 'a', quote: '相关附件', box: [200, 800, 80, 20] }, fragment: '<a>相关附件</a>' } }),
    someFinding({ group: 'links', price: { row: 'D2b', tenths: 10 }, record: { verdict: 'review', check: 'internal-address', code: 'preview', about: 'http://preview.shifanxian.gov.cn/', says: '链接“图解”指向 preview.shifanxian.gov.cn，像是预览环境的地址。请点开确认公众能否打开。', fix: '改为正式发布的地址。', cites: ['47-2-2-2'], at: { selector: 'a:nth-of-type(2)', quote: '图解', box: [300, 800, 40, 20] } } }),
    someFinding({ group: 'tags', veto: false, price: null, record: { verdict: 'review', check: 'tag-contradiction', code: 'title', says: 'ArticleTitle 标签与页面上的标题不一致：标签是“优化营商环境工作推进会”，页面上是“示范县召开全县优化营商环境工作推进会”。', fix: '使标签与标题一致。', cites: ['47-3-3'] } }),
    someFinding({ group: 'links', price: null, record: { verdict: 'hint', check: 'link-text', code: 'vague', about: '点击这里', says: '链接文字“点击这里”看不出去向。', fix: '写明去向，例如“查看政策原文”。', cites: ['47-2-2-2'], status: 'dismissed', at: { selector: 'a:nth-of-type(3)', quote: '点击这里', box: [340, 840, 60, 20] } }, decisions: [{ id: someId(), findingId: someId(), ruling: 'dismissed', expects: 'pending', reason: '属于规定的例外情形', by: '', at }] }),
  ];
}

export function someSheet(part: Partial<NonNullable<TabState['sheet']>> = {}): NonNullable<TabState['sheet']> {
  return {
    rubric: 'guangxi-2017@1', state: 'provisional', score: [945, 980], result: '合格', vetoes: [],
    deductions: [{ row: 'D2b', tenths: 20, count: 2, keys: ['a', 'b'] }], bonuses: [],
    open: [{ row: 'D3', reason: '首页栏目更新还没有检查' }, { row: 'D5a', reason: '需要人回答：互动信件是否在规定时间内答复' }], wouldHaveBeen: null, items: [], ...part,
  };
}

/** Many findings of a few checks. */
export function manyFindings(count: number): UiFinding[] {
  return Array.from({ length: count }, (_, index) => someFinding({
    group: 'links', record: { check: 'empty-link', code: 'empty-href', about: `链接${index + 1}`, says: `链接“第 ${index + 1} 条信息”没有地址，点了没有反应。`, fix: '补上地址，或去掉这个链接。', cites: ['47-2-2-2'], at: { selector: `a:nth-of-type(${index + 1})`, quote: `第 ${index + 1} 条信息`, box: [10, 20 * index, 80, 20] } },
  }));
}
