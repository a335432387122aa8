import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../contract/report.ts';
import type { Report } from '../../contract/report.ts';
import expected from '../../demo/expected.json' with { type: 'json' };
import { serveDemo } from '../../demo/serve.ts';
import { runScript } from './run-script.ts';

interface Wanted { readonly check: string; readonly code: string; readonly verdict: string; readonly about?: string }
interface WantedPage {
  readonly path: string;
  readonly pageType?: string;
  readonly findings: readonly Wanted[];
  readonly mayHave?: readonly Wanted[];
  readonly outcomes?: Readonly<Record<string, string>>;
}

const pages: readonly WantedPage[] = expected.pages;
const now = '2026-11-21T10:00:00+08:00';
let folder: string;
let demo: Awaited<ReturnType<typeof serveDemo>>;
let report: Report;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-findings-'));
  demo = await serveDemo({ now: new Date(now) });
  report = await inspect('first.json');
});
afterAll(async () => {
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the demo site, against what the catalogue says', () => {
  it.each(pages.map((page) => [page.path, page] as const))('%s', (route, wanted) => {
    const page = report.pages.find(({ input }) => input === address(route));
    expect(page?.opened).toBe(true);
    const covered = page!.checks.filter(({ id }) => expected.covers.includes(id));
    const found = covered.flatMap(({ id, findings }) => findings.map(({ code, verdict, about }) => ({ check: id, code, verdict, about })));

    const unexpected = found.filter((one) => ![...wanted.findings, ...(wanted.mayHave ?? [])].some((want) => matches(want, one)));
    const absent = wanted.findings.filter((want) => !found.some((one) => matches(want, one)));
    expect({ unexpected, absent }).toEqual({ unexpected: [], absent: [] });

    if (wanted.pageType) expect(page!.pageType).toBe(wanted.pageType);
    for (const [id, outcome] of Object.entries(wanted.outcomes ?? {})) expect([id, covered.find((check) => check.id === id)?.outcome]).toEqual([id, outcome]);
  });

  it('says the same the second time, byte for byte but for the clock', async () => {
    expect(timeless(await inspect('second.json'))).toBe(timeless(report));
  });
});

async function inspect(name: string): Promise<Report> {
  const file = path.join(folder, name);
  const { status, output } = await runScript('inspect.ts', ['--connect-to', `${expected.host}:80=127.0.0.1:${demo.port}`, '--now', now, '--json', file, ...pages.map((page) => address(page.path))]);
  expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  return reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

function address(route: string): string {
  return `http://${expected.host}${route}`;
}

function matches(want: Wanted, found: Wanted): boolean {
  return want.check === found.check && want.code === found.code && want.verdict === found.verdict && (want.about === undefined || want.about === found.about);
}

function timeless(whole: Report): string {
  return JSON.stringify({ ...whole, startedAt: '', pages: whole.pages.map((page) => ({ ...page, milliseconds: null })) });
}
