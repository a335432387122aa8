import type { Example } from './examples.ts';
import { v003 } from './v003.ts';

/** Version 4 added a dismissal that reaches further, evidence with its picture, a chain, 定稿, a form of one's own, a sampling run. */
const id = (n: number): string => `0199a0b0-0000-7000-8000-0000000000${n}`;

export const v004: Example = {
  ...v003,
  decision: [...v003['decision']!, { value: { id: id(11), rev: null, base: null, data: { id: id(11), findingId: '0199a0b0-0000-7000-8000-000000000099', ruling: 'dismissed', expects: 'pending', reason: '专题页不要求', by: '张三', at: 1, scope: 'site', until: null } } }],
  evidence: [{ value: {
    id: id(12), findingId: '0199a0b0-0000-7000-8000-000000000004', inspectionId: '0199a0b0-0000-7000-8000-000000000002', url: 'http://www.old.gov.cn/', title: '首页', at: 2, by: '张三', status: 200,
    says: '缺少标签 SiteName', about: 'SiteName', quote: '', cites: ['47-annex-3-1'], place: null, check: 'site-tags', checkVersion: 1, toolVersion: '0.1.0', catalogue: '2026-11-21+aaaa', picture: null,
    without: '页面没有打开', hash: '0'.repeat(64),
  } }],
  rubric: [{ value: { key: 'own@1', sha256: '0'.repeat(64), at: 2, by: '张三', pack: { id: 'own', version: 1 } } }],
};
