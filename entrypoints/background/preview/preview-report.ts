import type { CheckResult, PageReport } from '../../../contract/finding.ts';
import type { PreviewHost } from '../../../contract/preview-host.ts';

/**
 * The report of a preview page as it is shown for the tab it came from. A content system writes its own address into the links of
 * a preview; whether they will be right once published cannot be seen there. So what is said of such addresses is taken out, and
 * the check then counts as not run through, never as passed.
 * @param report judged under the published address; @param url address of the preview; @param because why links to it say nothing
 */
export function previewReport(report: PageReport, url: string, { from }: Pick<PreviewHost, 'from'>, because?: string): PageReport {
  const { host } = new URL(from);
  const reason = because ?? `页面里的链接写成了预览地址（${host}），发布后是否改成正式地址，要发布后再查`;
  return { ...report, url, checks: report.checks.map((check) => (check.id === 'internal-address' ? withoutOwnHost(check, host, reason) : check)) };
}

function withoutOwnHost(check: CheckResult, host: string, reason: string): CheckResult {
  const kept = check.findings.filter(({ about }) => !about.includes(`//${host}/`) && !about.endsWith(`//${host}`));
  if (kept.length === check.findings.length) return check;
  const worst = (['fail', 'review'] as const).find((verdict) => kept.some((finding) => finding.verdict === verdict));
  return worst ? { ...check, findings: kept, outcome: worst } : { ...check, findings: kept, outcome: 'cannot-check', reason };
}
