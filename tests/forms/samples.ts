import { annualWorkForm } from '../../forms/annual-work-form.ts';
import { approvalForm } from '../../forms/approval-form.ts';
import { closureForm } from '../../forms/closure-form.ts';
import { columnFormFile } from '../../forms/column-form.ts';
import { conformanceForm } from '../../forms/conformance-form.ts';
import { htmlReport } from '../../forms/html-report.ts';
import { closedSitesForm, migrationForm, type MigrationFacts } from '../../forms/migration-forms.ts';
import { monitoringReport } from '../../forms/monitoring-report.ts';
import { readingDayForm, readingMonthForm, type ShiftFacts } from '../../forms/reading-form.ts';
import { rectificationList } from '../../forms/rectification-list.ts';
import { rectificationNotice } from '../../forms/rectification-notice.ts';
import { scoreForm } from '../../forms/score-form.ts';
import { siteForm } from '../../forms/site-form.ts';
import { summaryForm } from '../../forms/summary-form.ts';
import { supervisionForm } from '../../forms/supervision-form.ts';
import { answerOf, example1, factsFor, finding, site } from './facts.ts';

const head = { unit: '示范县人民政府办公室', publicUrl: 'http://www.demo.gov.cn/jcqk/', reviewer: '黄建国', filler: '覃晓燕', phone: '0771-1234567' };
const at = Date.parse('2026-11-20T09:30:00+08:00');

const shift: ShiftFacts = {
  day: '2026-11-20', name: '上午班', by: '覃晓燕', startedAt: at, endedAt: at + 3 * 3_600_000, withdrawn: 1, signed: { by: '覃晓燕', at: at + 4 * 3_600_000, digest: 'ab12'.repeat(16) },
  lines: [
    { at: at + 60_000, url: 'http://www.demo.gov.cn/', title: '示范县人民政府', column: '首页', newItems: 3, checks: { settled: 41, cannot: 2, notRun: 9 }, findings: 2, found: '页面底部没有 ICP 备案编号。\n链接“去处1”打不开：返回 404。', measures: '已电话告知网站责任人，当日整改。', visitId: '1', site: '示范县人民政府', corrected: 1 },
    { at: at + 120_000, url: 'http://www.demo.gov.cn/xwzx/', title: '新闻中心', column: '新闻中心', newItems: null, checks: null, findings: 0, found: '', measures: '', visitId: null, site: '示范县人民政府', corrected: 0 },
  ],
};

const closing: MigrationFacts = { unit: head.unit, filledOn: '2026-11-21', sites: [{
  code: '4501990002', name: '示范县某局', target: { code: '4501990001', name: '示范县人民政府', url: 'www.demo.gov.cn' },
  columns: [[{ from: '工作动态', moved: '是', to: '部门动态', url: 'www.demo.gov.cn/bmdt/' }, { from: '通知公告', moved: '是', to: '通知公告', url: 'www.demo.gov.cn/tzgg/' }], [{ from: '政策解读', moved: '是', to: '政策解读', url: 'www.demo.gov.cn/zcjd/' }], [], [{ from: '局长信箱', moved: '否', to: '', url: '' }]],
  closing: { before: { made: '是', on: '2026-09-01', where: 'www.demo.gov.cn', days: '45' }, after: { made: '是', on: '2026-10-20', where: 'www.demo.gov.cn', days: '30' }, marks: '是', certificates: '是', domain: '是', reported: '是', doneOn: '2026-10-25', archived: '是', score: '92' },
}] };

/** What the official forms are filled with here. */
export const contents = {
  head, closing,
  conformance: () => factsFor({ rubric: 'conformance-2017@1', answers: [answerOf('db-1-4', { rubric: 'conformance-2017@1', status: '符合', count: 0, note: '有专人' })] }),
  closure: (): Parameters<typeof closureForm> => [factsFor({ rubric: 'closure-2017@1', answers: [answerOf('C1e', { rubric: 'closure-2017@1', count: 1 })] }), [{ name: '概况信息', level: '二级', url: 'www.demo.gov.cn/gk/' }]],
  quarter: { kind: 'quarter', year: 2026, quarters: [{}, {}, {}, { 'census-sites': 12, 'census-checked': 12, 'census-rate': '91.7%', 'census-failed': 1, 'census-problems': 37, 'census-fixed': 30, 'errata-received': 8, 'errata-done': 8 }], whole: {}, head, filledOn: '2026-12-05', sources: ['统计数来自本机记录。'] },
  year: { kind: 'year', year: 2026, quarters: [{}, {}, {}, { 'census-sites': 12 }], whole: { 'census-sites': 12, 'held-times': 2 }, head, filledOn: '2027-01-05', sources: [] },
  annual: { year: 2026, entries: { publisher: head.unit, name: '示范县人民政府', code: '4501990001', domain: 'www.demo.gov.cn', visitors: '120345', items: '5321', level: '二级', warning: '是', drill: '否', search: '支持全文检索', patrolProblems: '37' }, head, filledOn: '2027-01-20', sources: ['网站名称、标识码、域名：网站登记。'] },
  sites: { unit: head.unit, filledOn: '2026-11-21', sites: [{ code: '4501990001', kind: '门户', entries: { region: '广西壮族自治区', name: '示范县人民政府', icp: '桂ICP备00000001号', host: 'www.demo.gov.cn', authority: '示范县人民政府办公室', headName: '黄建国', headPhone: '0771-1234567' } }] },
  columns: [{ kind: 'news', name: '政务要闻', url: 'http://www.demo.gov.cn/xwzx/zwyw/' }, { kind: 'news', name: '部门动态', url: 'http://www.demo.gov.cn/xwzx/bmdt/' }, { kind: 'notices', name: '通知公告', url: 'http://www.demo.gov.cn/zwgk/tzgg/' }],
  approval: { applicant: '示范县某局', name: '示范县某局', authority: head.unit, matter: '永久下线', target: '示范县人民政府', reason: '按有关集约化要求' },
} as const;

/** Every form with content like that of a county, for goldens and for looking at. */
export const samples: Readonly<Record<string, () => Uint8Array>> = {
  'score.xlsx': () => scoreForm(example1()),
  'month.xlsx': () => summaryForm('month', [example1()], '2026-12-01', head),
  'quarter.xlsx': () => summaryForm('quarter', [example1()], '2026年第四季度', head),
  'supervision-quarter.xlsx': () => supervisionForm(contents.quarter),
  'supervision-year.xlsx': () => supervisionForm(contents.year),
  'annual.xlsx': () => annualWorkForm(contents.annual),
  'closure.xlsx': () => closureForm(...contents.closure()),
  'conformance.xlsx': () => conformanceForm(contents.conformance()),
  'rectification.xlsx': () => rectificationList(example1()),
  'sites.xlsx': () => siteForm(contents.sites),
  'columns.xlsx': () => columnFormFile('示范县人民政府', contents.columns),
  'approval.xlsx': () => approvalForm(contents.approval),
  'migration.xlsx': () => migrationForm(closing),
  'closed-sites.xlsx': () => closedSitesForm(closing),
  'reading-day.xlsx': () => readingDayForm({ shifts: [shift], unit: head.unit, exportedAt: at + 86_400_000, version: '0.1.0' }),
  'reading-month.xlsx': () => readingMonthForm({ shifts: [shift], unit: head.unit, exportedAt: at + 86_400_000, version: '0.1.0' }, '2026-11'),
  'report.docx': () => monitoringReport(example1()),
  'notice.docx': () => rectificationNotice(example1(), { number: '2026-001', to: '示范县人民政府办公室', from: '示范市人民政府办公室', deadline: '2026年12月1日', contact: '覃晓燕 0771-1234567' }),
  'report.html': () => new TextEncoder().encode(htmlReport(example1())),
};

/** A finding whose texts carry what a hostile page may write. */
export const hostile = () => factsFor({ findings: [finding(1, { says: '=cmd|calc <script>alert(1)</script>', pageTitle: '\u0000@SUM(1)', note: '联系 13812345678', fragment: '<img src=x onerror=alert(1)>', at: { selector: 'a', quote: '身份证 450101199003071234', box: [0, 0, 1, 1] } })], site: { ...site, name: `${'长'.repeat(299)}"` } });
