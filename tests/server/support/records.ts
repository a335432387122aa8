import type { Entity, RecordOf } from '../../../contract/record.ts';
import type { Op } from '../../../contract/sync.ts';
import { uuid7 } from '../../../server/ids.ts';

let made = 0;

export const newId = (): string => uuid7(Date.now());

/** The operation that creates a record. */
export function create<Kind extends Entity>(entity: Kind, record: RecordOf[Kind]): Op {
  made += 1;
  return { opId: newId(), seq: made, entity, id: record.id, kind: 'create', base: null, at: Date.now(), fields: { ...record }, was: null };
}

/** The operation that edits one. */
export function update(entity: Entity, id: string, base: number, was: Record<string, unknown>, fields: Record<string, unknown>): Op {
  made += 1;
  return { opId: newId(), seq: made, entity, id, kind: 'update', base, at: Date.now(), fields, was };
}

export function site(over: Partial<RecordOf['site']> = {}): RecordOf['site'] {
  const id = newId();
  return { id, host: `www.${id.slice(-8)}.gov.cn`, name: '测试网站', code: null, kind: 'portal', pageTypes: {}, at: 1, ...over };
}

export function finding(siteId: string, over: Partial<RecordOf['finding']> = {}): RecordOf['finding'] {
  return {
    id: newId(), siteId, inspectionId: null, visitId: null, origin: 'machine', key: 'k', check: 'site-tags', checkVersion: 1, code: 'missing', verdict: 'fail',
    about: 'SiteName', says: '缺少标签', fix: '请补上', cites: ['47/1'], at: null, fragment: null, url: 'https://www.demo.gov.cn/', pageType: 'home', pageTitle: '首页',
    category: null, status: 'pending', note: '', foundAt: 1, ...over,
  };
}

export function inspection(siteId: string, over: Partial<RecordOf['inspection']> = {}): RecordOf['inspection'] {
  return { id: newId(), siteId, kind: 'spot-check', rubric: 'guangxi-2017', startedAt: 1, closedAt: null, homeIsNavigationOnly: false, ...over };
}

export function decision(findingId: string, over: Partial<RecordOf['decision']> = {}): RecordOf['decision'] {
  return { id: newId(), findingId, ruling: 'confirmed', expects: 'pending', reason: '', by: '', at: 1, ...over };
}

export function reading(siteId: string, over: Partial<RecordOf['reading']> = {}): RecordOf['reading'] {
  return {
    id: newId(), shiftId: newId(), shift: '上午班', day: '2026-11-21', siteId, url: 'https://www.demo.gov.cn/', title: '首页', column: '', visitId: null, newItems: null, checks: null,
    findings: 0, found: '', measures: '', withdrawn: false, because: '', supersedes: null, signed: null, by: '', at: 1, ...over,
  };
}

export function column(siteId: string, over: Partial<RecordOf['column']> = {}): RecordOf['column'] {
  return { id: newId(), siteId, name: '通知公告', url: 'https://www.demo.gov.cn/tzgg/', kind: 'notices', state: 'confirmed', because: '手工登记', by: '', at: 1, ...over };
}

export function answer(inspectionId: string, over: Partial<RecordOf['answer']> = {}): RecordOf['answer'] {
  return { id: newId(), inspectionId, rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: 2, status: null, probes: null, note: '', by: '', at: 1, ...over };
}

/** A 整改 item as a client issues it, of one confirmed finding. */
export function rectification(of: RecordOf['finding'], over: Partial<RecordOf['rectification']> = {}): RecordOf['rectification'] {
  return {
    id: newId(), siteId: of.siteId, inspectionId: null, unit: '示范县教育局', says: of.says, fix: of.fix, cites: of.cites, note: '', check: of.check, checkVersion: 1, code: of.code, about: of.about, category: null,
    cause: 'site-tags/missing/fail/SiteName@home', pages: [{ findingId: of.id, key: of.key, url: of.url, title: '首页', pageType: 'home', quote: '', foundAt: 1 }],
    workingDays: 3, dueOn: '2099-01-01', number: null, provisional: '临2026-0001', reopens: null, by: '冒名', at: 1,
    state: 'open', round: 1, issuedAt: 1, openedAt: 1, lastStep: null, reply: null, reminders: 0, seen: {}, closedAt: null, reopenedAs: null, ...(over.workingDays === null ? { dueBecause: '上级规定' } : {}), ...over,
  };
}

export function step(of: RecordOf['rectification'], act: RecordOf['step']['act'], over: Partial<RecordOf['step']> = {}): RecordOf['step'] {
  return { id: newId(), itemId: of.id, act, expects: of.state, round: of.round, note: '因为', day: null, by: '冒名', at: 1, ...over };
}

export function verification(of: RecordOf['rectification'], as: RecordOf['verification']['as'], over: Partial<RecordOf['verification']> = {}): RecordOf['verification'] {
  return {
    id: newId(), itemId: of.id, round: of.round, url: of.pages[0]!.url, method: 'rule', as, because: '同一规则重新检查', before: { quote: '', fragment: null, at: 1 },
    after: { at: 2, finalUrl: of.pages[0]!.url, status: 200, title: '首页', outcome: 'pass', checkVersion: 1, left: as === 'fixed' ? 0 : 1, of: 1, quote: '', fragment: null },
    elsewhere: null, toolVersion: '0.1.0', catalogue: 'test', by: '冒名', at: 2, ...over,
  };
}
