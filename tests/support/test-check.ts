import { describe, expect, it } from 'vitest';
import type { Check } from '../../checks/define-check.ts';
import { located, runCheck } from '../../checks/run-check.ts';
import type { CheckResult, Verdict } from '../../contract/finding.ts';
import { createBreather } from '../../page/breathe.ts';
import { clauseOf } from '../../standards/clause.ts';
import { loadPage, regather, type LoadedPage, type PageCase } from './load-page.ts';

type Case = string | PageCase;
type ReportCase = PageCase & {
  /** Expected findings as `code` or `code/about`, in order. */
  readonly reports: readonly string[];
  /** Checked against the finding of the same index, where given. */
  readonly says?: readonly RegExp[];
  /** Of every finding, where given. */
  readonly verdict?: Verdict;
};

export interface CheckCases {
  /** Pages on which the check passes: nothing found, everything looked at. */
  readonly passes: Readonly<Record<string, Case>>;
  readonly reports: Readonly<Record<string, ReportCase>>;
  /** Pages on which it cannot be decided; the value's `because` must be found in the reason. */
  readonly cannot?: Readonly<Record<string, PageCase & { readonly because: RegExp }>>;
  readonly inapplicable?: Readonly<Record<string, PageCase>>;
  /** Page type of all cases that do not name one. */
  readonly type?: NonNullable<PageCase['type']>;
}

/**
 * Tests one check over named pages in a real browser, and asks what people forget, for every case: twice the same,
 * page unchanged, no pass for want of a fact, a failed load costs nothing, every code has a case, every clause exists, no slot left unfilled.
 */
export function testCheck(check: Check, cases: CheckCases): void {
  describe(check.id, () => {
    for (const [name, given] of Object.entries(cases.passes)) {
      it(`passes: ${name}`, async () => {
        const result = await runBothWays(check, asCase(given, cases));
        expect(summary(result)).toEqual([]);
        expect(result.outcome, result.reason ?? '').toBe('pass');
      });
    }
    for (const [name, given] of Object.entries(cases.reports)) {
      it(`reports: ${name}`, async () => {
        const result = await runBothWays(check, asCase(given, cases));
        expect(summary(result, given.reports)).toEqual(given.reports);
        given.says?.forEach((pattern, index) => expect(result.findings[index]?.says).toMatch(pattern));
        if (given.verdict) expect(new Set(result.findings.map(({ verdict }) => verdict))).toEqual(new Set([given.verdict]));
        for (const finding of result.findings) {
          expect(finding.says + finding.fix).not.toMatch(/\{\{|\}\}|undefined|NaN/);
          for (const cite of finding.cites) expect(clauseOf(cite), cite).toBeDefined();
        }
      });
    }
    for (const [name, given] of Object.entries(cases.cannot ?? {})) {
      it(`cannot be decided: ${name}`, async () => {
        const result = await runBothWays(check, asCase(given, cases));
        expect(result.outcome).toBe('cannot-check');
        expect(result.reason).toMatch(given.because);
      });
    }
    for (const [name, given] of Object.entries(cases.inapplicable ?? {})) {
      it(`does not apply: ${name}`, async () => {
        expect((await runBothWays(check, asCase(given, cases))).outcome).toBe('inapplicable');
      });
    }
    it('has a case for every code', () => {
      const seen = new Set(Object.values(cases.reports).flatMap(({ reports }) => reports.map((each) => each.split('/')[0])));
      expect(Object.keys(check.messages).filter((code) => !seen.has(code))).toEqual([]);
    });
    it('a page that failed to load costs nothing', async () => {
      const result = await run(check, { html: '', ...(cases.type ? { type: cases.type } : {}), load: { opened: false, because: '页面未能打开（404）', status: 404, settledBy: 'failed' } });
      expect(result.findings).toEqual([]);
      expect(['cannot-check', 'inapplicable']).toContain(result.outcome);
    });
  });
}

/** Runs a check on one page: its result with places. */
export async function run(check: Check, input: PageCase): Promise<CheckResult> {
  const loaded = await loadPage(input);
  try {
    return located(await runCheck(check, loaded.page, createBreather()), loaded.page);
  } finally {
    loaded.close();
  }
}

/** What a page may come without. Memory of the site is none: a check may be the surer for it, but judges the page without. */
const takeaways: Readonly<Record<string, (input: PageCase) => PageCase>> = {
  source: (input) => ({ ...input, source: null }),
  scripts: (input) => ({ ...input, scripts: null }),
  probe: (input) => ({ ...input, probe: null }),
  cloak: (input) => ({ ...input, cloak: null }),
  answers: (input) => ({ ...input, answers: null }),
  timing: (input) => ({ ...input, timing: null }),
  site: (input) => ({ ...input, site: null }),
  // Only the browser knows whether a style sheet of another host has arrived: that is told on the page as a whole.
  load: (input) => ({ ...input, load: { ...input.load, failed: (input.load?.failed ?? []).filter(({ kind }) => kind === 'style'), failuresKnown: false } }),
};

/**
 * Takes one fact after the other away and proves that no check passes for it: neither one that found something or could not
 * decide before, nor one that asked for the fact and got none. The list of load failures is told on the page as a whole.
 */
async function neverPassesForLack(check: Check, loaded: LoadedPage, input: PageCase, before: CheckResult): Promise<void> {
  for (const [fact, take] of Object.entries(takeaways)) {
    const { page } = await regather(loaded.document, take(input));
    let asked = false;
    const watched = { ...page };
    if (fact !== 'load') Object.defineProperty(watched, fact, { enumerable: true, get: () => {
      asked = true;
      return null;
    } });
    const { result } = await runCheck(check, watched, createBreather());
    if (result.outcome !== 'pass') continue;
    expect(before.outcome, `passes only because ${fact} is missing`).toMatch(/^(?:pass|inapplicable)$/);
    if (fact !== 'site') expect(asked, `passes although it asked for ${fact} and got none`).toBe(false);
  }
}

/** Runs it twice on the same document and proves that neither the result nor the page changed. */
async function runBothWays(check: Check, input: PageCase): Promise<CheckResult> {
  const loaded = await loadPage(input);
  try {
    const before = loaded.document.documentElement.outerHTML;
    const first = located(await runCheck(check, loaded.page, createBreather()), loaded.page);
    const again = await regather(loaded.document, input);
    const second = located(await runCheck(check, again.page, createBreather()), again.page);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(loaded.document.documentElement.outerHTML).toBe(before);
    await neverPassesForLack(check, loaded, input, first);
    return first;
  } finally {
    loaded.close();
  }
}

function asCase(given: Case, cases: CheckCases): PageCase {
  const input = typeof given === 'string' ? { html: given } : given;
  return cases.type && !input.type ? { ...input, type: cases.type } : input;
}

/** `code` or `code/about`, in the detail the expectation asks for. */
function summary(result: CheckResult, expected: readonly string[] = []): readonly string[] {
  return result.findings.map(({ code, about }, index) => (expected[index]?.includes('/') ? `${code}/${about}` : code));
}
