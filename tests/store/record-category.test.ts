import { describe, expect, it } from 'vitest';
import type { CheckResult, Finding, PageReport } from '../../contract/finding.ts';
import { findingRecord } from '../../store/record-visit.ts';

const finding = (about: string): Finding => ({ key: about, code: 'stale', verdict: 'review', about, says: '', fix: '', cites: [], at: null });
const report = { url: 'https://www.demo.gov.cn/a/', pageType: 'column', title: '要闻' } as PageReport;
const check = (id: string): CheckResult => ({ id, version: 1, outcome: 'review', reason: null, findings: [] });
const ids = { id: '1', siteId: '2', inspectionId: null, visitId: null };

describe('the category of a stored finding', () => {
  it('is what the subject of a stale column names, and null for anything else', () => {
    const stored = (id: string, about: string): string | null => findingRecord(report, check(id), finding(about), ids, null, 0).category;
    expect(stored('stale-column', '动态要闻：要闻')).toBe('动态要闻');
    expect(stored('stale-column', '要闻')).toBeNull();
    expect(stored('empty-column', '动态要闻：要闻')).toBeNull();
  });
});
