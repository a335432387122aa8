import { checkNames } from '../../../checks/catalogue.ts';
import type { Cause } from '../../../contract/review.ts';
import type { RootCause } from '../../../scoring/root-causes.ts';
import type { InspectionRead } from '../../../store/read-inspection.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import { packOfKey } from './desk-facts.ts';
import { priceOf, type Price } from './pricing.ts';

/** Root causes of an inspection as the list shows them, each with what one case of it costs by a form. @throws StoreRefused for a form this version does not have */
export function causesShown({ inspection, findings }: InspectionRead<ShortFinding>, causes: readonly RootCause[], rubric: string | null): readonly Cause[] {
  const pack = packOfKey(rubric ?? inspection.rubric);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const names: Readonly<Record<string, string>> = checkNames;
  // A price depends on the kind of finding and of page only; thousands of causes are of a few kinds.
  const prices = new Map<string, Price>();
  const priceFor = (finding: ShortFinding): Price => {
    const kind = [finding.check, finding.code, finding.verdict, finding.pageType, finding.category ?? '', finding.pageType === 'home' || !inspection.homeIsNavigationOnly ? '' : finding.url].join(' ');
    const known = prices.get(kind) ?? priceOf(pack, finding, inspection);
    prices.set(kind, known);
    return known;
  };
  return causes.map(({ key, check, code, verdict, about, says, fix, cites, block, pages, pending, confirmed, dismissed, findings: ids }) => ({
    key, check, name: names[check] ?? '', code, verdict, about, says, fix, cites: [...cites], block, pages: pages.length, pending, confirmed, dismissed, first: ids[0]!,
    ...priceFor(byId.get(ids[0]!)!),
  }));
}
