import { expect, it } from 'vitest';
import type { CheckResult, PageReport } from '../../contract/finding.ts';
import { previewReport } from '../../entrypoints/background/preview/preview-report.ts';
import { scopeUnder } from '../../entrypoints/background/scope-now.ts';

const mapping = { from: 'http://10.1.2.3:8080/', to: 'https://www.shifan.gov.cn/' };
const finding = (about: string): CheckResult['findings'][number] => ({ key: about, code: 'intranet', verdict: 'fail', about, says: '', fix: '', cites: [], at: null });
const report = (...abouts: readonly string[]): PageReport => ({
  input: '', url: 'https://www.shifan.gov.cn/a.html', status: 200, title: '', opened: true, settled: true, settledBy: 'quiet', pageType: 'article', pageTypeBecause: '', nodes: 1,
  milliseconds: { gather: 0, checks: 0, longestTask: 0, total: 0 }, notChecked: [], checks: [{ id: 'internal-address', version: 1, outcome: 'fail', reason: null, findings: abouts.map(finding) }],
});

it('links to the preview’s own address are not held against the page, and do not count as passed', () => {
  const [check] = previewReport(report('http://10.1.2.3:8080/b.html'), 'http://10.1.2.3:8080/a.html', mapping).checks;
  expect(check).toMatchObject({ outcome: 'cannot-check', findings: [], reason: expect.stringContaining('发布后再查') });
});

it('other inner addresses stay', () => {
  const [check] = previewReport(report('http://10.1.2.3:8080/b.html', 'http://192.168.1.10/oa/'), 'http://10.1.2.3:8080/a.html', mapping).checks;
  expect(check).toMatchObject({ outcome: 'fail', findings: [{ about: 'http://192.168.1.10/oa/' }] });
});

it('where only a lead is left the check is a lead', () => {
  const before = report('http://10.1.2.3:8080/b.html', 'http://192.168.1.10/oa/');
  const mixed = { ...before, checks: before.checks.map((check) => ({ ...check, findings: check.findings.map((one, index) => (index === 0 ? one : { ...one, verdict: 'review' as const })) })) };
  expect(previewReport(mixed, 'http://10.1.2.3:8080/a.html', mapping).checks[0]).toMatchObject({ outcome: 'review', reason: null, findings: [{ verdict: 'review' }] });
});

it('a host named as a preview is one, under gov.cn too', () => {
  expect(scopeUnder('http://yulan.shifan.gov.cn/a.html#x', { previewHosts: [{ from: 'http://yulan.shifan.gov.cn/', to: 'https://www.shifan.gov.cn/' }], server: null })).toMatchObject({ scope: 'preview', judged: 'https://www.shifan.gov.cn/a.html' });
  expect(scopeUnder('http://www.shifan.gov.cn/a.html', { previewHosts: [{ from: 'http://yulan.shifan.gov.cn/', to: 'https://www.shifan.gov.cn/' }], server: null })).toMatchObject({ scope: 'government', preview: null, judged: 'http://www.shifan.gov.cn/a.html' });
});

it('the unit’s own shared server is no government website, under gov.cn too', () => {
  const own = { previewHosts: [], server: 'https://duwang.shifan.gov.cn:8443' };
  expect(scopeUnder('https://duwang.shifan.gov.cn:8443/desk?from=1', own)).toMatchObject({ scope: 'unsupported', reason: ['said.page.server'] });
  expect(scopeUnder('https://duwang.shifan.gov.cn/', own).scope).toBe('government');
  expect(scopeUnder('chrome://settings', own).scope).toBe('unsupported');
});
