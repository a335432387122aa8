import { expect, it } from 'vitest';
import { isLacking } from '../../checks/is-lacking.ts';
import type { PageReport } from '../../contract/finding.ts';

type Result = PageReport['checks'][number];
const result = (id: string, outcome: Result['outcome'], findings: readonly (readonly [code: string, verdict: Result['findings'][number]['verdict']])[] = []): Result => ({ id, outcome, findings: findings.map(([code, verdict]) => ({ code, verdict })) }) as unknown as Result;

it.each([
  ['nothing found', [result('contact', 'pass')], false],
  ['something is missing', [result('contact', 'pass'), result('sponsor', 'fail', [['missing', 'fail']])], true],
  ['perhaps something is missing', [result('site-name', 'review', [['not-shown', 'review']])], true],
  ['what is there is wrong', [result('publish-time', 'fail', [['separator', 'fail']]), result('hidden-link', 'review', [['suspicious', 'review']])], false],
  ['only a hint says so', [result('image-without-alt', 'pass', [['missing', 'hint']])], false],
  ['the main part was not found', [result('publish-time', 'cannot-check')], true],
  ['what needs the network was not checked', [result('broken-link', 'cannot-check')], false],
])('%s', (_, checks, expected) => expect(isLacking({ checks })).toBe(expected));
