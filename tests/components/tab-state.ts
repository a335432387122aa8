import type { CheckResult } from '../../contract/finding.ts';
import type { FindingRecord, Inspection, Visit } from '../../contract/record.ts';
import { defaultSettings } from '../../contract/settings.ts';
import type { TabState, UiFinding } from '../../contract/ui-state.ts';
import { pageTenths, priceOf, sheetOf } from '../../entrypoints/background/workbench/pricing.ts';
import { packOf } from '../../standards/rubrics.ts';

let made = 0;

/** A well-formed UUIDv7 that tells fixtures apart. */
export function someId(): string {
  made += 1;
  return `01999999-9999-7999-8999-${String(made).padStart(12, '0')}`;
}

const at = Date.parse('2026-11-20T09:30:00+08:00');
const address = 'https://www.shifanxian.gov.cn/xwzx/zwyw/content_1004.html';

/** One finding as the worker would show it, priced as it prices; the default is a sure one in the footer. */
export function someFinding({ record = {}, ...rest }: Partial<Omit<UiFinding, 'record'>> & { readonly record?: Partial<FindingRecord> } = {}): UiFinding {
  const id = record.id ?? someId();
  const made: FindingRecord = {
    id, siteId: someId(), inspectionId: null, visitId: null, origin: 'machine',
    key: `site-code-shown/missing/@https://www.shifanxian.gov.cn/#${id}`, check: 'site-code-shown', checkVersion: 1, code: 'missing', verdict: 'fail', about: '',
    says: '页面底部没有网站标识码。', fix: '在每个页面底部写明“网站标识码：××××××××××”。', cites: ['47-1-2-4'], at: null, fragment: null,
    url: 'https://www.shifanxian.gov.cn/xwzx/zwyw/content_1004.html', pageType: 'article', pageTitle: '示范县召开全县优化营商环境工作推进会', category: null,
    status: 'pending', note: '', foundAt: at, ...record,
  };
  return { record: made, group: 'footer', sync: 'local', ...priceOf(packOf('guangxi-2017@1')!, made, null), decisions: [], present: true, ...rest };
}

/** The state of a tab. What is not given follows from what is: a check that found nothing here passed, and points and sheet are counted from the findings. */
export function someTab(part: Partial<TabState> = {}): TabState {
  const inspection = part.inspection === undefined ? someInspection() : part.inspection;
  const recorded = part.scope === undefined || part.scope === 'government';
  const findings = part.findings ?? (recorded ? articleFindings() : articleFindings().map(unruled));
  const page = part.page === undefined ? somePage({ outcomes: outcomesWith(findings) }) : part.page;
  const pagesRead = part.pagesRead ?? 3;
  const pack = packOf(inspection?.rubric ?? 'guangxi-2017@1')!;
  const records = findings.filter(({ present }) => present).map(({ record }) => record);
  const deducted = (of: readonly FindingRecord[]): number | null => (recorded ? pageTenths(pack, of, inspection) : null);
  return {
    tabId: 7, url: address, title: '示范县召开全县优化营商环境工作推进会_政务要闻_示范县人民政府', scope: 'government', reason: null,
    running: null, failure: null,
    site: { id: someId(), host: 'www.shifanxian.gov.cn', name: '示范县人民政府', code: '4501990001', kind: 'portal', pageTypes: {}, at },
    inspection, page, findings, pageTenths: deducted(records), pageTenthsIf: deducted(records.map((one) => (one.status === 'pending' ? { ...one, status: 'confirmed' } : one))),
    sheet: inspection && recorded ? someSheet(inspection, findings, page ? pagesRead : 0) : null, pagesRead, overlay: false,
    sync: { mode: 'alone', server: null, name: null, role: null, waiting: 0, conflicts: 0, lastAt: null, problem: null, busy: false },
    conflicts: [], settings: { ...defaultSettings, introduced: true }, automaticAllowed: true, storageProblem: null, ...part,
  };
}

export function someInspection(): Inspection {
  return { id: someId(), siteId: someId(), kind: 'reading', rubric: 'guangxi-2017@1', startedAt: at, closedAt: null, homeIsNavigationOnly: false };
}

/** On a preview nothing is recorded: nobody has ruled, nothing waits to be sent. */
function unruled({ record, ...rest }: UiFinding): UiFinding {
  return { ...rest, sync: 'local', decisions: [], record: { ...record, status: 'pending', note: '' } };
}

/** What each check of the page came to, with just these findings. */
function outcomesWith(findings: readonly UiFinding[]): NonNullable<TabState['page']>['outcomes'] {
  const of = (id: string): ReadonlySet<string> => new Set(findings.filter(({ record }) => record.check === id && record.status !== 'dismissed').map(({ record }) => record.verdict));
  return somePage().outcomes.map((one) => {
    const found = of(one.id);
    if (found.size > 0) return { ...one, outcome: found.has('fail') ? 'fail' : 'review', reason: null };
    return one.outcome === 'fail' || one.outcome === 'review' ? { ...one, outcome: 'pass' } : one;
  });
}

/** The sheet of an inspection by the scoring itself: so many pages of the site were read, this one with these findings. */
export function someSheet(inspection: Inspection, findings: readonly UiFinding[], pages: number, answers: Parameters<typeof sheetOf>[4] = []): TabState['sheet'] {
  const visits = Array.from({ length: pages }, (_, index): Visit => ({
    id: someId(), siteId: inspection.siteId, inspectionId: inspection.id, url: index === 0 ? address : `https://www.shifanxian.gov.cn/xwzx/zwyw/content_${1004 + index}.html`, title: '', pageType: 'article', pageTypeBecause: '', opened: true, settledBy: 'quiet',
    outcomes: Object.fromEntries(outcomesWith(index === 0 ? findings : []).map(({ id, outcome }) => [id, outcome])), toolVersion: '0.1.0', catalogue: 'c', at: at + index * 60_000,
  }));
  return sheetOf(packOf(inspection.rubric) ?? null, inspection, visits, findings.map(({ record }) => ({ ...record, inspectionId: inspection.id })), answers, []);
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

/** Seven problems of an article: 4 sure, 2 leads, 1 hint that was ruled out. */
export function articleFindings(): UiFinding[] {
  return [
    someFinding({ group: 'date', record: {
      check: 'publish-time', code: 'separator', about: '2026/11/03', says: '发布时间写作“2026/11/03 9:05”，不是“YYYY-MM-DD HH:MM”的格式。', fix: '改为“2026-11-03 09:05”。', cites: ['47-1-1-5', 'db-1-100'],
      at: { selector: '#content > p', quote: '发布时间：2026/11/03 9:05', box: [200, 300, 260, 20] }, fragment: '<p>发布时间：<b>2026/11/03 9:05</b>　来源：示范县人民政府办公室</p>',
    } }),
    someFinding({ group: 'tags', patch: '<meta name="ArticleTitle" content="示范县召开全县优化营商环境工作推进会">\n<meta name="PubDate" content="2026-11-03 09:05">\n<meta name="ContentSource" content="示范县人民政府办公室">', record: {
      check: 'article-tags', code: 'missing', about: 'ContentSource', says: '缺少内容页标签 ContentSource（内容来源）。', fix: '在 <head> 中补上完整的内容页标签。', cites: ['47-3-3'],
    } }),
    someFinding({ record: { status: 'confirmed', note: '已电话告知县府办，答复本周内补上。' }, sync: 'waiting', decisions: [{ id: someId(), findingId: someId(), ruling: 'confirmed', expects: 'pending', reason: '', by: '覃晓燕', at }] }),
    someFinding({ group: 'links', record: { check: 'empty-link', code: 'empty-href', about: '相关附件', says: '链接“相关附件”没有地址，点了没有反应。', fix: '补上地址，或去掉这个链接。', cites: ['47-2-2-2'], at: { selector: 'a', quote: '相关附件', box: [200, 800, 80, 20] }, fragment: '<a>相关附件</a>' } }),
    someFinding({ group: 'links', record: { verdict: 'review', check: 'internal-address', code: 'preview', about: 'http://preview.shifanxian.gov.cn/', says: '链接“图解”指向 preview.shifanxian.gov.cn，像是预览环境的地址。请点开确认公众能否打开。', fix: '改为正式发布的地址。', cites: ['47-2-2-2'], at: { selector: 'a:nth-of-type(2)', quote: '图解', box: [300, 800, 40, 20] } } }),
    someFinding({ group: 'tags', record: { verdict: 'review', check: 'tag-contradiction', code: 'title', says: 'ArticleTitle 标签与页面上的标题不一致：标签是“优化营商环境工作推进会”，页面上是“示范县召开全县优化营商环境工作推进会”。', fix: '使标签与标题一致。', cites: ['47-3-3'] } }),
    someFinding({ group: 'links', record: { verdict: 'hint', check: 'link-text', code: 'vague', about: '点击这里', says: '链接文字“点击这里”看不出去向。', fix: '写明去向，例如“查看政策原文”。', cites: ['47-2-2-2'], status: 'dismissed', at: { selector: 'a:nth-of-type(3)', quote: '点击这里', box: [340, 840, 60, 20] } }, decisions: [{ id: someId(), findingId: someId(), ruling: 'dismissed', expects: 'pending', reason: '属于规定的例外情形', by: '', at }] }),
  ];
}

/** Many findings of a few checks. */
export function manyFindings(count: number): UiFinding[] {
  return Array.from({ length: count }, (_, index) => someFinding({
    group: 'links', record: { check: 'empty-link', code: 'empty-href', about: `链接${index + 1}`, says: `链接“第 ${index + 1} 条信息”没有地址，点了没有反应。`, fix: '补上地址，或去掉这个链接。', cites: ['47-2-2-2'], at: { selector: `a:nth-of-type(${index + 1})`, quote: `第 ${index + 1} 条信息`, box: [10, 20 * index, 80, 20] } },
  }));
}
