import { describe, expect, it } from 'vitest';
import { failuresOfReport, sumOfReport } from '../../scripts/test-counts.ts';

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

describe('what did not pass, named', () => {
  const test = (status: string, fullName: string, ...failureMessages: readonly string[]) => ({ status, fullName, failureMessages });

  it('one line each: file, name, first line of the reason', () => {
    const text = report(
      { name: 'a.test.ts', status: 'failed', assertionResults: [test('passed', 'fine'), test('failed', 'dates are read', 'AssertionError: expected 1\n    at a.test.ts:3'), test('skipped', 'left out')] },
      { name: 'b.test.ts', status: 'failed', message: 'Cannot find x\nstack', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', assertionResults: [test('passed', 'fine')] },
    );
    expect(failuresOfReport(text)).toEqual(['a.test.ts　dates are read　AssertionError: expected 1', 'a.test.ts　left out　skipped', 'b.test.ts　Cannot find x']);
  });

  it.each([['nothing failed', report(file('passed', 'passed'))], ['no report', ''], ['a report cut off', '{"testResults":[']])('%s: no line', (_, text) => {
    expect(failuresOfReport(text)).toEqual([]);
  });
});
