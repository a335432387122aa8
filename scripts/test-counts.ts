/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Reads vitest's JSON report. Whatever is not plainly a pass is a failure: a skipped or unfinished test,
 * a file that could not be loaded, a report that is missing or empty, a bad exit with a clean report.
 * @param text the report's content, or '' when there is none
 * @param exitedWell whether vitest itself ended with status 0
 */
export function sumOfReport(text: string, exitedWell: boolean): Counts {
  const report = parse(text);
  if (!report) return { passed: 0, failed: 1 };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed')).length;
  const failed = tests.length - passed + unloaded;
  return { passed, failed: failed === 0 && (passed === 0 || !exitedWell) ? 1 : failed };
}

/**
 * Names what did not pass, for the end of a long output, of which often only the end is kept.
 * @param text the report's content, or '' when there is none
 * @returns one line a test or file that did not pass: its file, its full name, and the first line of what went wrong
 */
export function failuresOfReport(text: string): readonly string[] {
  return (parse(text)?.testResults ?? []).flatMap((file) => [
    ...file.assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) => line(file.name, test.fullName ?? '', test.failureMessages?.[0] ?? test.status)),
    ...(file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed') ? [line(file.name, '', file.message ?? '')] : []),
  ]);
}

const line = (file = '', name: string, why: string): string => [file, name, why.trim().split('\n', 1)[0]!].filter(Boolean).join('　');

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly name?: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName?: string; readonly failureMessages?: readonly string[] }[];
  }[];
}

function parse(text: string): Report | undefined {
  try {
    const report = JSON.parse(text) as Partial<Report>;
    return Array.isArray(report.testResults) ? (report as Report) : undefined;
  } catch {
    return undefined; // vitest died before it wrote the report
  }
}
