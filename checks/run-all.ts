import type { CheckResult } from '../contract/finding.ts';
import type { Breather } from '../page/breathe.ts';
import type { PageView } from '../page/page-view.ts';
import { preparing } from '../page/prepare.ts';
import { catalogue } from './catalogue.ts';
import type { Check } from './define-check.ts';
import { located, runCheck, type RawResult } from './run-check.ts';

export interface RunOutcome {
  /** One result for every check of the catalogue, in its order. */
  readonly results: readonly CheckResult[];
  /** The elements findings point at and of which evidence may be kept, by finding key: none that holds personal data. */
  readonly elements: ReadonlyMap<string, Element>;
  /** The unit's rules a finding rests on, by finding key; those that rest on none are left out. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds by check id, for benchmarks. */
  readonly times: Readonly<Record<string, number>>;
}

/**
 * Runs checks one after another, giving the page its turn between them, then reads all places in one batch.
 * @param onResult hears of each result as it comes, without places.
 */
export async function runAll(checks: readonly Check[], page: PageView, breather: Breather, onResult?: (result: CheckResult) => void): Promise<RunOutcome> {
  await prepare(page, breather);
  const raws = new Map<string, RawResult>();
  for (const check of checks) {
    const raw = await runCheck(check, page, breather);
    raws.set(check.id, raw);
    onResult?.(raw.result);
    await breather.breathe();
  }
  const elements = new Map<string, Element>();
  const rules = new Map<string, readonly string[]>();
  const times: Record<string, number> = {};
  const results: CheckResult[] = [];
  for (const id of [...catalogue, ...[...raws.keys()].filter((each) => !(catalogue as readonly string[]).includes(each))]) {
    const raw = raws.get(id);
    if (!raw) {
      results.push({ id, version: 0, outcome: 'not-run', reason: '本版本尚未提供这一项检查', findings: [] });
      continue;
    }
    results.push(located(raw, page));
    times[id] = raw.milliseconds;
    raw.result.findings.forEach((finding, index) => {
      const element = raw.elements[index];
      if (element && !raw.sensitive[index]) elements.set(finding.key, element);
      if (raw.rules[index]!.length > 0) rules.set(finding.key, raw.rules[index]!);
    });
    await breather.breathe();
  }
  return { results, elements, rules, times };
}

/** Does the long work before the checks. Where it fails, the checks that ask for its facts fail with the reason, and no others. */
async function prepare(page: PageView, breather: Breather): Promise<void> {
  const work = preparing(page);
  for (;;) {
    try {
      if (work.next().done) return;
    } catch {
      return;
    }
    await breather.breathe();
  }
}
