import type { PageReport } from '../contract/finding.ts';

/**
 * Whether a finding of this page, sure or a lead, says that something is not there, or a check did not find what it is about. A
 * page may write it a moment later; what is there and wrong stays as it is. Hints cost nothing and are not waited for.
 */
export function isLacking({ checks }: Pick<PageReport, 'checks'>): boolean {
  return checks.some(({ id, outcome, findings }) => (outcome === 'cannot-check' && mainParts.has(id)) || findings.some(({ code, verdict }) => verdict !== 'hint' && absences.has(code)));
}

/** Checks of a page's main part: they cannot check where there is none to be seen. */
const mainParts: ReadonlySet<string> = new Set(['publish-time', 'source', 'share', 'empty-column', 'stale-column', 'guide-elements', 'unanswered-letters']);

const absences: ReadonlySet<string> = new Set([
  'missing', 'empty', 'none', 'few', 'stale', 'no-dates', 'no-time', 'not-shown', 'not-visible', 'not-clickable', 'not-on-home', 'part-missing',
  'named-not-offered', 'no-interpretation', 'no-source-document', 'no-number', 'header-differs', 'footer-differs',
]);
