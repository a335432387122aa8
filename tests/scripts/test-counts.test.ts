import { describe, expect, it } from 'vitest';
import { sumOfReport } from '../../scripts/test-counts.ts';

const file = (status: string, ...statuses: readonly string[]) => ({ status, assertionResults: statuses.map((one) => ({ status: one })) });
const report = (...testResults: readonly unknown[]) => JSON.stringify({ testResults });

describe('sum of a test report', () => {
  it.each([
    ['all passed', report(file('passed', 'passed', 'passed'), file('passed', 'passed')), true, { passed: 3, failed: 0 }],
    ['one failed', report(file('failed', 'passed', 'failed')), false, { passed: 1, failed: 1 }],
    ['a skipped test is no pass', report(file('passed', 'passed', 'skipped')), true, { passed: 1, failed: 1 }],
    ['a file that could not be loaded', report(file('passed', 'passed'), file('failed')), false, { passed: 1, failed: 1 }],
    ['an error outside any test', report(file('passed', 'passed')), false, { passed: 1, failed: 1 }],
    ['no test at all', report(), true, { passed: 0, failed: 1 }],
    ['no report', '', false, { passed: 0, failed: 1 }],
    ['a report cut off', '{"testResults":[', true, { passed: 0, failed: 1 }],
    ['something else', '{"a":1}', true, { passed: 0, failed: 1 }],
  ])('%s', (_, text, exitedWell, counts) => {
    expect(sumOfReport(text, exitedWell)).toEqual(counts);
  });
});
