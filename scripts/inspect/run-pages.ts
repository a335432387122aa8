import type { Page, Response, Worker } from '@playwright/test';
import { cloakFactsSchema, type CloakFacts } from '../../contract/cloak.ts';
import { directCloakGlobal, inspectorGlobal, type InspectRequest } from '../../contract/inspect-request.ts';
import { pageReportSchema, type PageReport } from '../../contract/finding.ts';
import { previewReport } from '../../entrypoints/background/preview/preview-report.ts';
import { askLinks, type LinkWish } from './ask-links.ts';
import type { InspectBrowser } from './browser.ts';
import type { PageServer } from './page-server.ts';
import { probeLinks } from './probe-links.ts';
import type { Cites } from './page-coverage.ts';
import { unopenedReport } from './unopened-report.ts';
import type { Target } from './targets.ts';

export interface RunResult {
  readonly pages: readonly PageReport[];
  /** Version of the catalogue the pages were judged by; null when no page could be opened. */
  readonly catalogue: string | null;
  /** Clauses each check is about; null where no page was read. */
  readonly cites: Cites | null;
}

/** A page is given up after this long: a hang is a fact about the page, not about us. Milliseconds. */
const patience = 30_000;

/** How long a page may take to its load event before it is read as it stands; milliseconds. */
const loadWait = 8000;

/** Inspects all targets, a few tabs side by side, and reports them in the order given. A page that fails is reported, never thrown; `hold` keeps an address for one of several files. */
export async function runPages(browser: InspectBrowser, targets: readonly Target[], now: number | null, tabs: number, onPage: (done: number) => void, links: LinkWish | null = null, also: Also = { probe: false, cloak: false }, hold: PageServer['hold'] = alone): Promise<RunResult> {
  const pages: PageReport[] = Array.from({ length: targets.length });
  let catalogue: string | null = null;
  let cites: Cites | null = null;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    let tab = await browser.openTab();
    while (next < targets.length) {
      const index = next;
      next += 1;
      const target = targets[index]!;
      const release = await hold(target);
      const result = await inspectOne(browser.worker, tab.page, tab.tabId, target, target.now ?? now, links, also);
      release();
      if (result.lost) {
        await tab.page.close({ runBeforeUnload: false }).catch(() => undefined);
        tab = await browser.openTab();
      }
      catalogue ??= result.catalogue;
      cites ??= result.cites;
      pages[index] = { ...result.report, input: target.input };
      done += 1;
      onPage(done);
    }
    await tab.page.close().catch(() => undefined);
  };
  // A trial cuts navigations off in all tabs; a comparison changes the headers of link requests to the same host.
  await Promise.all(Array.from({ length: also.probe || (also.cloak && links) ? 1 : Math.min(tabs, targets.length) }, work));
  return { pages, catalogue, cites };
}

/** Nobody else is shown at the same address. */
const alone: PageServer['hold'] = async () => () => undefined;

/** What is done beside reading the page. */
export interface Also {
  /** Press external links and see whether they warn. */
  readonly probe: boolean;
  /** Compare with what a search engine is given. */
  readonly cloak: boolean;
}

interface OneResult {
  readonly report: PageReport;
  readonly catalogue: string | null;
  readonly cites: Cites | null;
  /** The tab cannot be trusted any more. */
  readonly lost: boolean;
}

async function inspectOne(worker: Worker, page: Page, tabId: number, target: Target, now: number | null, links: LinkWish | null, also: Also): Promise<OneResult> {
  const started = performance.now();
  let status: number | null = null;
  let source: string | null = null;
  const failed = (because: string, lost: boolean): OneResult => ({ report: unopenedReport(target.url, status, because, performance.now() - started), catalogue: null, cites: null, lost });
  try {
    const response = await page.goto(target.url, { waitUntil: 'commit', timeout: patience });
    status = response?.status() ?? null;
    // A script that is awaited in the page holds back its load event, so the event is waited for out here.
    await page.waitForLoadState('load', { timeout: loadWait }).catch(() => undefined);
    source = await sourceOf(page, response);
  } catch (error) {
    // A failed navigation goes on behind the scenes for a moment and would interrupt the next one.
    await page.waitForTimeout(300).catch(() => undefined);
    return failed(`页面未能打开：${reasonOf(error)}`, true);
  }
  let answers: InspectRequest['answers'] = null;
  let answersBecause: string | null = null;
  if (links) {
    try {
      answers = await askLinks(worker, tabId, links);
      if (answers === null) answersBecause = '检查链接时网络不可用';
    } catch (error) {
      answersBecause = `链接没有检查完（${reasonOf(error)}）`;
    }
    if (answersBecause !== null) process.stderr.write(`${answersBecause}，链接未检：${target.url}\n`);
  }
  const request: InspectRequest = { run: null, url: null, now, type: target.type, preview: target.preview, site: null, answers, answersBecause, source, ...await triedOn(worker, page, tabId, target, also) };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const answer = await withPatience(page, askInspector(worker, tabId, request));
    if (answer === 'patience') return failed(`页面 ${patience / 1000} 秒内没有让出时间，未能检查`, true);
    if ('error' in answer) {
      // The page moved on while it was read (a splash page, a refresh): look again at what stands there now.
      if (/removed|navigat|closed|destroyed|no result|context|port|not a function|cannot access/i.test(answer.error) && attempt < 2) {
        await page.waitForTimeout(300).catch(() => undefined);
        continue;
      }
      return failed(`页面未能检查：${answer.error}`, true);
    }
    const parsed = pageReportSchema.safeParse(answer.report);
    if (!parsed.success) return failed(`检查结果不合格式：${parsed.error.message}`, true);
    // A file without an address of its own: what its relative links lead to is not known.
    const report = target.preview ? previewReport(parsed.data, target.url, { from: target.url }, '没有用 --as 给出这个文件发布后的网址，页面里的相对链接指向哪里不知道') : parsed.data;
    return { report: { ...report, status: report.status ?? status }, catalogue: answer.catalogue, cites: answer.cites ?? null, lost: false };
  }
  return failed('页面不断跳转，未能检查', true);
}

/** What the trials showed; one that fails is said to have failed, and the page is read without it. */
async function triedOn(worker: Worker, page: Page, tabId: number, { url }: Target, also: Also): Promise<Pick<InspectRequest, 'probe' | 'cloak'>> {
  const settled = async <Facts>(what: string, work: Promise<Facts>): Promise<Facts | null> => {
    try {
      return await work;
    } catch (error) {
      process.stderr.write(`${what}没有做完：${url}（${reasonOf(error)}）\n`);
      return null;
    }
  };
  const cloak = also.cloak ? await settled('与搜索引擎的比对', askCloak(worker, page.url())) : null;
  const probe = also.probe ? await settled('外链提示探测', probeLinks(worker, page, tabId)) : null;
  return { cloak, probe: probe && { ...probe, trials: [...probe.trials] } };
}

async function askCloak(worker: Worker, url: string): Promise<CloakFacts> {
  return cloakFactsSchema.parse(await worker.evaluate(({ name, address }) => (globalThis as unknown as Record<string, (address: string) => never>)[name]!(address), { name: directCloakGlobal, address: url }));
}

/** The bytes of the page as it was answered, one character each; null when the tab has moved on, or for more than 4 MB. */
async function sourceOf(page: Page, response: Response | null): Promise<string | null> {
  if (!response || page.url().split('#')[0] !== response.url().split('#')[0]) return null;
  const body = await response.body().catch(() => null);
  return body && body.byteLength <= 4_000_000 ? body.toString('latin1') : null;
}

type Answer = { readonly report: unknown; readonly catalogue: string; readonly cites?: Cites } | { readonly error: string };

function askInspector(worker: Worker, tabId: number, request: InspectRequest): Promise<Answer> {
  return worker.evaluate(async ({ tabId: id, request: asked, name }) => {
    try {
      const target = { tabId: id };
      await chrome.scripting.executeScript({ target, files: ['inspector.js'], injectImmediately: true });
      const [first] = await chrome.scripting.executeScript({
        target, injectImmediately: true, args: [name, JSON.stringify(asked)],
        // A rejected promise would come back as no result at all, without its reason.
        func: async (key: string, input: string) => {
          try {
            return await (globalThis as unknown as Record<string, (input: string) => unknown>)[key]!(input);
          } catch (error) {
            return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
          }
        },
      });
      const captured = first?.result as { report: unknown; catalogue: string; cites?: Cites } | { error: string } | null | undefined;
      if (!captured) return { error: 'no result' };
      return 'error' in captured ? captured : { report: captured.report, catalogue: captured.catalogue, ...(captured.cites ? { cites: captured.cites } : {}) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }, { tabId, request: request as unknown as Record<string, never>, name: inspectorGlobal }).catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }));
}

/**
 * Gives up a page that lets nobody else run. One that still answers to its name is only slow, or the machine is: it is
 * waited for a few times more.
 */
async function withPatience<Value>(page: Page, work: Promise<Value>): Promise<Value | 'patience'> {
  for (let waited = 0; waited < mostWaits; waited += 1) {
    const first = await atMost(work, patience);
    if (first !== 'patience') return first;
    if (await atMost(page.evaluate(() => 1).catch(() => 1), patience) === 'patience') return atMost(work, 0);
  }
  return 'patience';
}

const mostWaits = 5;

function atMost<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | 'patience'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'patience'>((resolve) => {
    timer = setTimeout(() => resolve('patience'), milliseconds);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /net::ERR_\w+/.exec(message)?.[0] ?? (/Timeout/.test(message) ? `${patience / 1000} 秒未应答` : message.split('\n')[0]!);
}
