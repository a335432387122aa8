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

export function answer(inspectionId: string, over: Partial<RecordOf['answer']> = {}): RecordOf['answer'] {
  return { id: newId(), inspectionId, rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: 2, status: null, probes: null, note: '', by: '', at: 1, ...over };
}
