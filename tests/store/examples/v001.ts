import type { Example } from './examples.ts';

const id = (n: number): string => `0199a0b0-0000-7000-8000-00000000000${n}`;
const url = 'http://www.old.gov.cn/';

export const v001: Example = {
  site: [{ value: { id: id(1), data: { id: id(1), host: 'www.old.gov.cn', name: '', code: null, kind: 'unknown', pageTypes: {}, at: 1 }, rev: 1, base: null } }],
  inspection: [{ value: { id: id(2), data: { id: id(2), siteId: id(1), kind: 'reading', rubric: 'guangxi-2017@1', startedAt: 1, closedAt: null, homeIsNavigationOnly: false }, rev: 1, base: null } }],
  visit: [{
    value: {
      id: id(3), rev: 1, base: null,
      data: {
        id: id(3), siteId: id(1), inspectionId: id(2), url, title: '首页', pageType: 'home', pageTypeBecause: '地址是网站首页', opened: true, settledBy: 'quiet',
        outcomes: { 'site-tags': 'fail' }, toolVersion: '0.1.0', catalogue: '2026-11-21+aaaa', at: 1,
      },
    },
  }],
  finding: [{
    value: {
      id: id(4), rev: 1,
      data: {
        id: id(4), siteId: id(1), inspectionId: id(2), visitId: id(3), origin: 'machine', key: `site-tags/missing/SiteName@${url}`, check: 'site-tags', checkVersion: 1,
        code: 'missing', verdict: 'fail', about: 'SiteName', says: '缺少标签 SiteName', fix: '请补上', cites: ['47-annex-3-1'], at: null, fragment: null, url, pageType: 'home',
        pageTitle: '首页', category: null, status: 'confirmed', note: '', foundAt: 1,
      },
      base: {
        id: id(4), siteId: id(1), inspectionId: id(2), visitId: id(3), origin: 'machine', key: `site-tags/missing/SiteName@${url}`, check: 'site-tags', checkVersion: 1,
        code: 'missing', verdict: 'fail', about: 'SiteName', says: '缺少标签 SiteName', fix: '请补上', cites: ['47-annex-3-1'], at: null, fragment: null, url, pageType: 'home',
        pageTitle: '首页', category: null, status: 'pending', note: '', foundAt: 1,
      },
    },
  }],
  decision: [{ value: { id: id(5), data: { id: id(5), findingId: id(4), ruling: 'confirmed', expects: 'pending', reason: '', by: '张三', at: 2 }, rev: null, base: null } }],
  page: [{
    value: {
      siteId: id(1), url, visitId: id(3), at: 1, title: '首页', opened: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '地址是网站首页', nodes: 100, milliseconds: 2,
      outcomes: [{ id: 'site-tags', title: '网站标签齐全', outcome: 'fail', reason: null }], notChecked: [], present: [id(4)], places: {}, patches: {},
    },
  }],
  op: [{
    value: {
      opId: id(6), seq: 7, about: id(4), notBefore: 0, deferrals: 0,
      op: { opId: id(6), seq: 7, entity: 'decision', id: id(5), kind: 'create', base: null, at: 2, fields: { id: id(5), findingId: id(4), ruling: 'confirmed', expects: 'pending', reason: '', by: '张三', at: 2 }, was: null },
    },
  }],
  tray: [{
    value: {
      opId: id(7), seq: 6, about: id(4), notBefore: 0, deferrals: 0, st: 'conflict', code: 'changed', message: '他人已修改了同一栏目，请比较后决定。', theirs: null, title: '修改问题：缺少标签 SiteName', at: 2,
      op: { opId: id(7), seq: 6, entity: 'finding', id: id(4), kind: 'update', base: 1, at: 2, fields: { note: '甲' }, was: { note: '' } },
    },
  }],
  meta: [{ key: 'seq', value: 7 }, { key: 'epoch', value: 'e' }],
};
