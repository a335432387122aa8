import { checkNames, groups } from '../../checks/catalogue.ts';
import { inspectPage } from '../../checks/inspect-page.ts';
import { checks } from '../../checks/registry.ts';
import type { TourResult } from '../../components/tour-app.tsx';
import type { UiFinding } from '../../contract/ui-state.ts';
import { fillDates } from '../../demo/fill-dates.ts';
import { defaultPack } from '../../standards/rubrics.ts';
import { newId } from '../../store/id.ts';
import { findingRecord } from '../../store/record-visit.ts';
import { priceOf } from '../background/workbench/pricing.ts';

/** Under this invented address the demo page is judged. */
const address = 'http://www.shifanxian.gov.cn/';

/** The demo page with today's dates, as text. @throws when the extension's own file cannot be read */
export async function demoPage(now: Date): Promise<string> {
  const answer = await fetch('/tour-page/page.html');
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return fillDates(await answer.text(), now);
}

/** Runs the real checks on the demo page in its frame; nothing is stored and nothing asked of the network. */
export async function inspectDemo(document: Document, source: string, now: number): Promise<TourResult> {
  const { report, elements } = await inspectPage(checks, {
    document, source, url: address, now, load: { opened: true, because: null, status: 200, settledBy: 'quiet', failed: [], failuresKnown: true },
  });
  const ids = { siteId: newId(now), inspectionId: null, visitId: null };
  const findings = report.checks.flatMap((check) => check.findings.map((finding): UiFinding => {
    const record = findingRecord(report, check, finding, { id: newId(now), ...ids }, null, now);
    return {
      record, group: groups.find((group) => (group.checks as readonly string[]).includes(check.id))?.id ?? 'other', sync: 'local',
      ...priceOf(defaultPack, record, null), decisions: [], present: true, ...(finding.patch ? { patch: finding.patch.html } : {}),
    };
  }));
  const count = (...outcomes: readonly string[]): number => report.checks.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    findings, passed: count('pass'),
    unchecked: report.checks.filter(({ outcome }) => outcome === 'cannot-check' || outcome === 'not-run').map(({ id, reason }) => ({ name: (checkNames as Readonly<Record<string, string>>)[id] ?? id, reason: reason ?? '' })),
    elementOf: (key) => elements.get(key) ?? null,
  };
}
