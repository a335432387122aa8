import { expect, it } from 'vitest';
import { contentMessageSchema, messageLimit } from '../../contract/messages.ts';
import { fitResult, type CaptureResult } from '../../entrypoints/background/reading/fit-result.ts';
import { fault, report } from '../store/reports.ts';

const message = (count: number, fragment = ''): CaptureResult => {
  const findings = Array.from({ length: count }, (_, index) => fault(`第${index}处`, { key: `k${index}`, says: '这个链接没有地址，点了不会到达任何页面。'.repeat(8) }));
  return { type: 'capture.result', run: 'r', report: report(findings), catalogue: 'c', fragments: fragment ? Object.fromEntries(findings.map(({ key }) => [key, fragment])) : {} };
};

it('leaves a result that fits as it is', () => {
  expect(fitResult(message(20, '<a>空</a>'))).toEqual(message(20, '<a>空</a>'));
});

it('leaves fragments behind first, and every finding in', () => {
  const fitted = fitResult(message(500, `<p>${'"'.repeat(2000)}</p>`));
  expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(messageLimit);
  expect(fitted.report.checks[0]!.findings).toHaveLength(500);
  expect(Object.keys(fitted.fragments).length).toBeGreaterThan(10);
  expect(fitted.report.notChecked).toEqual([]);
});

it('says what it leaves out where the findings alone are too many', () => {
  const fitted = fitResult(message(9000));
  expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(messageLimit);
  const { findings } = fitted.report.checks[0]!;
  expect(findings.length).toBeGreaterThan(200);
  expect(fitted.report.notChecked).toEqual([{ what: 'site-tags', url: null, reason: `共 9000 处，只列出前 ${findings.length} 处` }]);
  expect(contentMessageSchema.safeParse(fitted).success).toBe(true);
});
