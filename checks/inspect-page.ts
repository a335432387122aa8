import { parseUrl } from '../contract/parse-url.ts';
import type { NotChecked, PageReport } from '../contract/finding.ts';
import { createBreather, type Breather } from '../page/breathe.ts';
import { textSlicesOf } from '../page/content/readable-texts.ts';
import { gather, type GatherInput } from '../page/gather.ts';
import { leftOutOf } from '../page/links/addresses.ts';
import { unreadSheets } from '../page/missing-facts.ts';
import type { PageView } from '../page/page-view.ts';
import { redacted } from '../page/redact.ts';
import type { Check } from './define-check.ts';
import { runAll } from './run-all.ts';

export interface Inspection {
  readonly report: PageReport;
  readonly page: PageView;
  readonly elements: ReadonlyMap<string, Element>;
  /** The unit's rules a finding rests on, by finding key. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
  readonly times: Readonly<Record<string, number>>;
}

export interface InspectInput extends GatherInput {
  readonly signal?: AbortSignal;
  /** Compares the page's texts in another context; absent: the check does so here, with the built-in words. Never rejects. */
  readonly readWords?: (slices: readonly string[]) => Promise<NonNullable<PageView['words']>>;
  readonly onResult?: Parameters<typeof runAll>[3];
}

/** Gathers facts and runs all checks on one settled page. Never writes to the page; throws only when aborted. */
export async function inspectPage(checks: readonly Check[], input: InspectInput): Promise<Inspection> {
  const breather = createBreather(8, input.signal);
  const { page: asGathered, typeBecause } = await gather(input, breather);
  const { readWords } = input;
  const slices = readWords && asGathered.load.opened ? await rawSlices(asGathered, breather) : null;
  const page = readWords && slices ? { ...asGathered, words: await breather.away(() => readWords(slices)) } : asGathered;
  const gathered = breather.worked();
  const { results, elements, rules, times } = await runAll(checks, page, breather, input.onResult);
  const total = breather.worked();
  const report: PageReport = {
    input: page.url.href, url: page.url.href, status: page.load.status, title: redacted(page.title),
    opened: page.load.opened, settled: page.load.settledBy === 'quiet', settledBy: page.load.settledBy,
    pageType: page.type, pageTypeBecause: typeBecause, nodes: page.nodes,
    milliseconds: { gather: tenth(gathered), checks: tenth(total - gathered), longestTask: tenth(breather.longest()), total: tenth(total) },
    notChecked: notChecked(page), checks: [...results],
  };
  return { report, page, elements, rules, times };
}

async function rawSlices(page: PageView, breather: Breather): Promise<readonly string[]> {
  const slices: string[] = [];
  for (const { raw } of textSlicesOf(page)) {
    slices.push(raw);
    if (slices.length % 200 === 0) await breather.breathe();
  }
  return slices;
}

/** Parts of the page nobody looked at, with the reason. */
function notChecked(page: PageView): NotChecked[] {
  const list: NotChecked[] = [];
  for (const frame of page.frames) {
    if (frame.state === 'cross-origin') list.push({ what: 'frame', url: frame.url?.href ?? null, reason: 'cross-origin' });
    if (frame.state === 'failed') list.push({ what: 'frame', url: frame.url?.href ?? null, reason: 'failed-to-load' });
  }
  for (const { url, because } of page.attachments ?? []) if (because !== null) list.push({ what: 'attachment', url, reason: because });
  for (const failure of page.load.failed) {
    if (failure.kind === 'script') list.push({ what: 'script', url: failure.url, reason: 'failed-to-load' });
    if (failure.kind === 'request' && isSameHost(failure.url, page.url)) list.push({ what: 'request', url: failure.url, reason: 'failed-to-load' });
  }
  for (const { url, reason } of page.load.opened ? unreadSheets(page) : []) list.push({ what: 'style', url, reason });
  if (page.source === null && page.load.opened) list.push({ what: 'source', url: null, reason: 'not-cached' });
  if (leftOutOf(page) > 0) list.push({ what: 'addresses', url: null, reason: 'too-many' });
  if (!page.load.failuresKnown) list.push({ what: 'load-failures', url: null, reason: 'unknown-before-first-click' });
  if (page.load.settledBy === 'limit') list.push({ what: 'settling', url: null, reason: 'still-changing-at-limit' });
  if (!page.load.opened) list.push({ what: 'page', url: page.url.href, reason: page.load.because ?? 'not-opened' });
  return list.sort((a, b) => `${a.what} ${a.url}`.localeCompare(`${b.what} ${b.url}`, 'en'));
}

/** Requests of the page to its own host may bring its content; those to others are statistics and weather. */
function isSameHost(address: string, page: URL): boolean {
  return parseUrl(address)?.host === page.host;
}

function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
