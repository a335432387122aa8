import { describe, expect, it } from 'vitest';
import type { AnswerRecord, FindingRecord, Inspection, Visit } from '../../contract/record.ts';
import { columnEntries } from '../../scoring/register.ts';
import { rowsOfQuestions } from '../../scoring/question-answers.ts';
import { score } from '../../scoring/score.ts';
import { sheetInput } from '../../scoring/sheet.ts';
import { conformance2017 } from '../../standards/packs/conformance-2017.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';

const inspection: Inspection = { id: 'i', siteId: 's', kind: 'reading', rubric: 'guangxi-2017@1', startedAt: 1, closedAt: null, homeIsNavigationOnly: false };
const visit = (path: string, pageType: Visit['pageType'], outcomes: Visit['outcomes'] = {}, at = 1): Visit => ({
  id: `v${path}${at}`, siteId: 's', inspectionId: 'i', url: `http://www.shifan.gov.cn${path}`, title: '', pageType, pageTypeBecause: '', opened: true, settledBy: 'quiet', outcomes, toolVersion: '', catalogue: '', at,
});
const finding = (check: string, path: string, over: Partial<FindingRecord> = {}): FindingRecord => ({
  id: `${check}${path}`, siteId: 's', inspectionId: 'i', visitId: null, origin: 'machine', key: `${check}${path}`, check, checkVersion: 1, code: check === 'empty-column' ? 'empty' : 'stale', verdict: 'fail', about: '通知公告：通知公告', says: '', fix: '', cites: [], at: null, fragment: null,
  url: `http://www.shifan.gov.cn${path}`, pageType: 'column', pageTitle: '', category: '通知公告', status: 'pending', note: '', foundAt: 1, ...over,
});
const column = (path: string, category: string | null = '通知公告') => ({ url: `https://shifan.gov.cn${path}`, name: '通知公告', category });
const fine = { 'stale-column': 'pass', 'empty-column': 'pass' } as const;
let made = 0;
const said = (row: string, holds: AnswerRecord['holds'], over: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id: `a${made += 1}`, inspectionId: 'i', rubric: '', kind: 'question', row, holds, count: 0, status: null, probes: null, asked: { url: null, row: null }, note: '', by: '张三', at: made, ...over,
});
const onPage = (path: string, row: string | null = null): Partial<AnswerRecord> => ({ asked: { url: `http://www.shifan.gov.cn${path}`, row } });

describe('the state of registered columns', () => {
  const stateOf = (visits: readonly Visit[], findings: readonly FindingRecord[]) => columnEntries([column('/tzgg/')], visits, findings).map(({ state, status }) => `${state} ${status}`);

  it('is unknown until the column was read and judged', () => {
    expect(stateOf([], [])).toEqual(['unknown confirmed']);
    expect(stateOf([visit('/tzgg/index.html', 'column', { 'stale-column': 'cannot-check', 'empty-column': 'pass' })], [])).toEqual(['unknown confirmed']);
    expect(stateOf([visit('/tzgg/', 'column', {})], [])).toEqual(['unknown confirmed']);
    expect(stateOf([visit('/tzgg/index.html', 'column', fine)], [])).toEqual(['updated confirmed']);
  });

  it('follows the finding there, and is fine once it was dismissed', () => {
    const read = [visit('/tzgg/', 'column', { 'stale-column': 'fail', 'empty-column': 'pass' })];
    expect(stateOf(read, [finding('stale-column', '/tzgg/')])).toEqual(['stale pending']);
    expect(stateOf(read, [finding('stale-column', '/tzgg/', { status: 'confirmed' })])).toEqual(['stale confirmed']);
    expect(stateOf(read, [finding('stale-column', '/tzgg/', { status: 'dismissed' })])).toEqual(['updated confirmed']);
    expect(stateOf(read, [finding('empty-column', '/tzgg/', { status: 'confirmed' })])).toEqual(['empty confirmed']);
  });

  it('closes the rows about columns, and counts a column once although register and finding both name it', () => {
    const facts = { inspection, answers: [], columns: [column('/tzgg/'), column('/zw/', '动态要闻')] };
    const sheet = (visits: readonly Visit[], findings: readonly FindingRecord[] = []) => score(guangxi2017, sheetInput(guangxi2017, { ...facts, visits, findings }));
    expect(sheet([]).open.find(({ row }) => row === 'D4b')!.reason).toMatch(/1 个栏目未检查/);
    expect(score(guangxi2017, sheetInput(guangxi2017, { ...facts, columns: [], visits: [], findings: [] })).open.find(({ row }) => row === 'D4b')!.reason).toMatch(/未登记栏目/);
    const all = [visit('/tzgg/', 'column', { ...fine, 'stale-column': 'fail' }), visit('/zw/', 'column', fine)];
    const read = sheet(all, [finding('stale-column', '/tzgg/', { status: 'confirmed' })]);
    expect(read.open.map(({ row }) => row)).not.toContain('D4b');
    expect(read.deductions.find(({ row }) => row === 'D4b')).toMatchObject({ count: 1, tenths: 40 });
  });
});

describe('answers to guided questions on the sheets', () => {
  const rows = (answers: readonly AnswerRecord[], pages: readonly Visit[] = [], pack = guangxi2017) => rowsOfQuestions(pack, answers, pages, new Set()).map(({ row, count, status }) => `${row} ${count} ${status ?? '-'}`);

  it('a question about the site answers its row; the newest answer holds and one taken back says nothing', () => {
    expect(rows([said('q-accurate-info', 'no', { count: 3 })])).toEqual(['D4d 3 -']);
    expect(rows([said('q-accurate-info', 'no', { count: 3 }), said('q-accurate-info', 'yes')])).toEqual(['D4d 0 -']);
    expect(rows([said('q-accurate-info', 'no', { count: 3 }), said('q-accurate-info', null)])).toEqual([]);
    expect(rows([said('q-interviews', 'inapplicable')])).toEqual(['D7a 0 不适用', 'D7b 0 不适用']);
  });

  it('a question for several rows needs to say which', () => {
    expect(rows([said('q-consultation', 'no')])).toEqual([]);
    expect(rows([said('q-consultation', 'no', { asked: { url: null, row: 'D5b' } })])).toEqual(['D5a 0 -', 'D5b 1 -']);
  });

  it('a question about pages answers its row once every page it is asked on has an answer; a veto is never ruled by one', () => {
    const pages = [visit('/g1.html', 'guide'), visit('/g2.html', 'guide'), visit('/', 'home')];
    expect(rows([said('q-guide-accurate', 'no', onPage('/g1.html'))], pages)).toEqual([]);
    expect(rows([said('q-guide-accurate', 'no', onPage('/g1.html')), said('q-guide-accurate', 'yes', onPage('/g2.html#top'))], pages)).toEqual(['D8b 1 -']);
    expect(rows([said('q-grave-errors', 'no', onPage('/'))], [visit('/', 'home')])).toEqual([]);
    expect(rows([said('q-grave-errors', 'yes', onPage('/'))], [visit('/', 'home')])).toEqual(['V4 0 -']);
  });

  it('tells the status of an item, and never that it is met while a fault is open or confirmed', () => {
    const home = visit('/', 'home', { 'site-name': 'review' });
    const open = finding('site-name', '/', { pageType: 'home', code: 'not-shown', verdict: 'review', category: null, about: '' });
    const statusOf = (holds: AnswerRecord['holds'], findings: readonly FindingRecord[]) => score(conformance2017, sheetInput(conformance2017, { inspection, visits: [home], findings, answers: [said('q-site-name', holds, onPage('/'))], columns: [] })).items.find(({ row }) => row === 'db-1-102')!;
    expect(statusOf('yes', [])).toMatchObject({ status: '符合', by: '张三' });
    expect(statusOf('no', [open])).toMatchObject({ status: '不符合', by: '张三' });
    expect(statusOf('yes', [open]).status).not.toBe('符合');
    expect(statusOf('yes', [{ ...open, status: 'dismissed' }])).toMatchObject({ status: '符合' });
  });
});
