import type { TabState } from '../../contract/ui-state.ts';
import { articleFindings, manyFindings, someFinding, someId, someInspection, somePage, someSheet, someTab } from './tab-state.ts';

const offline: TabState['sync'] = { mode: 'offline', server: 'https://duwang.example.gov.cn', name: '覃晓燕', role: 'inspector', waiting: 3, conflicts: 1, lastAt: Date.parse('2026-11-20T09:12:00+08:00'), problem: null, busy: false };

export const someAnswer = (row: string, holds: 'yes' | 'no' | 'inapplicable', note = ''): NonNullable<NonNullable<TabState['questions']>[number]['answer']> => ({
  id: someId(), inspectionId: someId(), rubric: '', kind: 'question', row, holds, count: 0, status: null, probes: null, asked: { url: null, row: null }, note, by: '覃晓燕', at: Date.parse('2026-11-20T09:30:00+08:00'),
});

const fixedBy = { unit: '示范市人民政府办公室', by: '韦志强', because: '全市统一口径' };

/** Every state a list can be in, by name: what tests walk through and pictures are made of. */
export const states: Readonly<Record<string, () => TabState>> = {
  article: () => someTab(),
  'first-run': () => someTab({ findings: [], page: null, sheet: null, inspection: null, pageTenths: null, pagesRead: 0, automaticAllowed: false, settings: { ...someTab().settings, introduced: false } }),
  'not-inspected': () => someTab({ findings: [], page: null }),
  running: () => someTab({ running: { done: 30, of: 62 }, findings: [], page: null }),
  starting: () => someTab({ running: { done: 0, of: 62 } }),
  failed: () => someTab({ failure: '检查程序没有在页面里启动：页面在检查时跳转了。请等页面打开后重试。', page: null, findings: [] }),
  'not-opened': () => someTab({ findings: [], page: somePage({ opened: false, outcomes: somePage().outcomes.map((each) => ({ ...each, outcome: 'cannot-check' as const, reason: '页面未能打开（HTTP 502），未检' })), notChecked: [{ what: 'page', url: null, reason: '页面未能打开（HTTP 502），未检' }] }) }),
  unsupported: () => someTab({ url: 'chrome://extensions/', title: '扩展程序', scope: 'unsupported', reason: '这是浏览器或插件自己的页面，不是网站网页，不能检查。', site: null, inspection: null, page: null, findings: [], sheet: null, pageTenths: null }),
  preview: () => someTab({ url: 'http://cms.example.com/preview/1004', scope: 'preview', site: null, inspection: null }),
  lost: () => someTab({ findings: [], page: null, lost: { at: Date.parse('2026-11-20T09:12:00+08:00'), settings: true, works: [
    { was: { server: 'https://duwang.shifan.gov.cn', name: '覃晓燕', sites: 12, inspections: 40, unsent: 7 }, left: null },
    { was: { server: null, name: null, sites: 3, inspections: 5, unsent: 0 }, left: { server: null, name: null, sites: 3, inspections: 4, unsent: 0 } },
  ] } }),
  storage: () => someTab({ storageProblem: '本机磁盘已满，刚才的确认没有保存。请腾出空间后重试。' }),
  clean: () => someTab({ findings: [] }),
  'one finding': () => someTab({ findings: articleFindings().slice(0, 1) }),
  'many findings': () => someTab({ findings: manyFindings(300) }),
  'long words': () => someTab({ title: '关于'.repeat(120), findings: [someFinding({ record: { says: `链接“${'关于印发'.repeat(60)}”没有地址`, about: 'x'.repeat(200), note: 'https://www.shifanxian.gov.cn/'.repeat(12) } })] }),
  veto: () => someTab({ findings: [someFinding({ group: 'manual', record: { check: 'manual', code: 'V4', origin: 'person', says: '正文第三段把县长的姓名写错。', fix: '改正姓名，并核对全站。', cites: ['47z-4-1-5'], verdict: 'fail' } }), ...articleFindings()] }),
  vetoed: () => {
    const inspection = someInspection();
    return someTab({ inspection, sheet: someSheet(inspection, articleFindings(), 3, [{ id: someId(), inspectionId: inspection.id, rubric: inspection.rubric, kind: 'veto', row: 'V4', holds: 'yes', count: 0, status: null, probes: null, note: '首页被植入博彩链接', by: '覃晓燕', at: inspection.startedAt }]) });
  },
  'no points': () => someTab({ inspection: { ...someInspection(), rubric: 'conformance-2017@1' } }),
  conflict: () => someTab({ sync: offline, conflicts: [{
    opId: someId(), entity: 'decision', id: someId(), code: 'reviewed', message: '另一位同事已先作出处理。', title: '页面底部没有网站标识码。',
    mine: { ruling: 'confirmed', reason: '', by: '覃晓燕' }, theirs: { ruling: 'dismissed', reason: '标识码在页脚框架里，程序没有认出', by: '韦志强' }, theirName: '韦志强', theirAt: Date.parse('2026-11-20T09:20:00+08:00'), at: Date.parse('2026-11-20T09:25:00+08:00'),
  }] }),
  questions: () => someTab({
    register: { siteId: someId(), confirmed: 12, proposed: 8 }, coverage: { machine: 24, person: 9, open: 6, notChecked: 3, clauses: [] },
    questions: [
      { id: 'q-style', leads: 0, answer: someAnswer('q-style', 'yes') }, { id: 'q-media-match', leads: 0, answer: someAnswer('q-media-match', 'no', '第二张配图是另一次会议的照片') },
      { id: 'q-floating', leads: 2, answer: null }, { id: 'q-external-relevance', leads: 0, answer: null }, { id: 'q-secrecy', leads: 0, answer: someAnswer('q-secrecy', 'inapplicable') },
    ],
  }),
  managed: () => {
    const tab = someTab({ locked: ['rubric', 'showHints', 'automatic'], lockedBy: { rubric: fixedBy, showHints: fixedBy } });
    return { ...tab, sync: { ...tab.sync, mode: 'connected', server: 'https://duwang.example.gov.cn', name: '覃晓燕', ahead: 10 * 365.25 * 86_400_000 } };
  },
  english: () => someTab({ settings: { ...someTab().settings, language: 'en' } }),
};
