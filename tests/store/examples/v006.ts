import type { Example } from './examples.ts';
import { v005 } from './v005.ts';

const id = (n: number): string => `0199a0b0-0000-7000-8000-0000000000${n}`;
const url = 'http://www.old.gov.cn/';

/** Version 6 added 整改 items with what was done and seen. */
export const v006: Example = {
  ...v005,
  rectification: [{
    value: {
      id: id(10), rev: null, base: null,
      data: {
        id: id(10), siteId: '0199a0b0-0000-7000-8000-000000000001', inspectionId: null, unit: '示范县教育局', says: '缺少标签 SiteName', fix: '请补上', cites: ['47-annex-3-1'], note: '', check: 'site-tags', checkVersion: 1,
        code: 'missing', about: 'SiteName', category: null, cause: 'site-tags/missing/fail/SiteName@home',
        pages: [{ findingId: '0199a0b0-0000-7000-8000-000000000004', key: `site-tags/missing/SiteName@${url}`, url, title: '首页', pageType: 'home', quote: '', foundAt: 1 }],
        workingDays: 3, dueOn: '2026-11-26', number: null, provisional: '临2026-0001', reopens: null, by: '张三', at: 5, state: 'answered', round: 1, issuedAt: 5, openedAt: 5, lastStep: id(11),
        reply: { kind: 'done', note: '', day: null, by: '张三', at: 6 }, reminders: 0, seen: {}, closedAt: null, reopenedAs: null,
      },
    },
  }],
  step: [{ value: { id: id(11), rev: null, base: null, data: { id: id(11), itemId: id(10), act: 'reply-done', expects: 'open', round: 1, note: '', day: null, by: '张三', at: 6 } } }],
};
