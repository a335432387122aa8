import { messageLimit, type ContentMessage } from '../../../contract/messages.ts';

export type CaptureResult = Extract<ContentMessage, { type: 'capture.result' }>;

/**
 * A page with thousands of faults must still be reported: first the fragments beyond the limit of a message stay behind
 * (they show, they prove nothing), then findings of the checks with the most of them; what was cut is listed as not checked.
 */
export function fitResult(message: CaptureResult): CaptureResult {
  const room = messageLimit - 1000;
  let left = room - JSON.stringify({ ...message, fragments: {} }).length;
  if (left >= 0) {
    const kept = Object.entries(message.fragments).filter(([key, html]) => {
      left -= JSON.stringify(key).length + JSON.stringify(html).length + 2;
      return left >= 0;
    });
    return { ...message, fragments: Object.fromEntries(kept) };
  }
  const { report } = message;
  for (let most = 1000; most >= 1; most = Math.floor(most / 2)) {
    const cut = report.checks.filter(({ findings }) => findings.length > most)
      .map(({ id, findings }) => ({ what: id, url: null, reason: `共 ${findings.length} 处，只列出前 ${most} 处` }));
    const shorter = {
      ...message, fragments: {},
      report: { ...report, checks: report.checks.map((check) => ({ ...check, findings: check.findings.slice(0, most) })), notChecked: [...report.notChecked, ...cut] },
    };
    if (JSON.stringify(shorter).length <= room) return shorter;
  }
  return message;
}
