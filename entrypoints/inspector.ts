import { parseUrl } from '../contract/parse-url.ts';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { checkNames } from '../checks/catalogue.ts';
import { inspectPage } from '../checks/inspect-page.ts';
import { catalogueVersion, checks } from '../checks/registry.ts';
import * as z from 'zod/mini';
import type { PageReport, Place } from '../contract/finding.ts';
import { placeOf } from '../page/locate.ts';
import { placesOfKind, type PlaceKind } from '../page/places-of-kind.ts';
import { offeredFilesGlobal, type OfferedFiles } from '../contract/attachment.ts';
import { linkKey, type LinkAddress, type LinkAttempt } from '../contract/link.ts';
import { addressesGlobal, candidatesGlobal, inspectorGlobal, inspectRequestSchema, ownPageGlobal, probePlanGlobal, unitHostsSchema, visitorGlobal, visitorRequestSchema } from '../contract/inspect-request.ts';
import { loadAnswerSchema, messageLimit, wordsAnswerSchema, type ContentMessage, type LoadAnswer, type Paste } from '../contract/messages.ts';
import type { OwnPage, ProbePlan } from '../contract/probe.ts';
import { lensGlobal, type LensParts } from '../contract/lens.ts';
import { fragmentOf } from '../evidence/fragment.ts';
import { readOwnPage } from '../links/own-page.ts';
import { requestLink } from '../links/request.ts';
import { asLinkAddress, askedAddresses } from '../page/links/asked-addresses.ts';
import { anyShadowRootOf } from '../page/any-shadow-root.ts';
import { createBreather } from '../page/breathe.ts';
import { gather } from '../page/gather.ts';
import { fitResult } from './background/reading/fit-result.ts';
import { tellWorker } from './background/reading/tell-worker.ts';
import { columnProposalsOf } from '../page/lists/column-proposals.ts';
import { laterPageOf } from '../page/lists/list-pages.ts';
import { categoryOfName } from '../standards/column-words.ts';
import { lensPartsOf } from '../page/lens-parts.ts';
import { readLoadState } from '../page/load-state.ts';
import { readLoadTiming } from '../page/load-timing.ts';
import type { LoadTiming, PageView, SiteMemory } from '../page/page-view.ts';
import { articleFacts, pasteOf } from '../page/paste.ts';
import { redacted } from '../page/redact.ts';
import { cachedScripts } from '../page/prompt/own-scripts.ts';
import { probePlanOf } from '../page/prompt/probe-plan.ts';
import type { WordSlip } from '../page/content/word-slips.ts';
import { filesOf } from '../page/links/files-offered.ts';
import { neverRequest } from '../page/links/unsafe-address.ts';
import { columnNameOf } from '../page/lists/column-name.ts';
import { frameOf, logOf } from '../page/remembered.ts';
import { settle } from '../page/settle.ts';
import { cachedSource, decodedSource } from '../page/source.ts';

export interface Captured {
  readonly report: PageReport;
  readonly catalogue: string;
  readonly fragments: Readonly<Record<string, string>>;
  /** The unit's rules a finding rests on, by its key. */
  readonly rules: Readonly<Record<string, string[]>>;
  readonly frame: { readonly header: string[]; readonly footer: string[] } | null;
  /** For the 读网记录; null for a batch, which keeps none. */
  readonly log: { readonly column: string; readonly items: string[] } | null;
  /** Clauses each check is about, by check id. */
  readonly cites: Readonly<Record<string, readonly string[]>>;
  /** Columns of the site this page leads to, for the register. */
  readonly columns: { readonly name: string; readonly url: string; readonly because: string }[];
  /** Blocks to paste; null for a batch and for a page that did not open. */
  readonly paste: Paste | null;
}

/**
 * Injected when a page is to be inspected, never declared for every page. Leaves one function in the isolated world;
 * calling it again inspects again and ends the run before.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[inspectorGlobal]) return;
  let running: AbortController | null = null;

  // JSON text, because the browser drops every null from an object it passes as an argument.
  world[inspectorGlobal] = async (input: string): Promise<Captured | null> => {
    const request = inspectRequestSchema.parse(JSON.parse(input));
    running?.abort();
    const mine = new AbortController();
    running = mine;
    try {
      const captured = await capture(request, mine.signal);
      if (request.run === null) return captured;
      void tellWorker(fitResult({ type: 'capture.result', run: request.run, report: captured.report, catalogue: captured.catalogue, titles, fragments: { ...captured.fragments }, ...(Object.keys(captured.rules).length > 0 ? { rules: { ...captured.rules } } : {}), ...(captured.frame ? { frame: captured.frame } : {}), ...(captured.log ? { log: captured.log } : {}), cites: clausesOfChecks, ...(captured.paste ? { paste: captured.paste } : {}), ...(captured.columns.length > 0 ? { columns: captured.columns } : {}) }));
      return null;
    } catch (error) {
      if (mine.signal.aborted) return null;
      if (request.run === null) throw error;
      void tellWorker({ type: 'capture.failed', run: request.run, message: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  world[addressesGlobal] = addresses;
  world[visitorGlobal] = visit;
  world[probePlanGlobal] = probePlan;
  world[ownPageGlobal] = ownPage;
  world[candidatesGlobal] = candidates;
  world[lensGlobal] = lensParts;
  world[offeredFilesGlobal] = offeredFiles;
});

/** What the link check would ask for, from the page as it stands once it is quiet. */
async function addresses(): Promise<readonly LinkAddress[]> {
  const settledBy = await settle(document, { signal: new AbortController().signal, pending: async () => (await askLoad())?.pending ?? null });
  const breather = createBreather();
  const { page } = await gather({ document, now: Date.now(), load: readLoadState(document, settledBy, await askLoad()), shadowOf }, breather);
  const work = askedAddresses(page);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value.map(asLinkAddress);
    await breather.breathe();
  }
}

/** Which external links a trial may press, from the page as it stands now. `input`: the unit's hosts as JSON text, or nothing. */
async function probePlan(input: string): Promise<ProbePlan> {
  const breather = createBreather();
  const site = siteWith(null, input ? unitHostsSchema.parse(JSON.parse(input)) : { trusted: [], struck: [] });
  const { page } = await gather({ document, now: Date.now(), site, load: readLoadState(document, 'quiet', await askLoad()), scripts: await cachedScripts(document), shadowOf }, breather);
  const work = probePlanOf(page);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await breather.breathe();
  }
}

/** Places a guided question is about, from the page as it stands now: kinds as JSON text in. */
async function candidates(input: string): Promise<Place[]> {
  const kinds = z.array(z.string()).parse(JSON.parse(input)) as readonly PlaceKind[];
  const page = await pageNow();
  return placesOfKind(page, kinds).map((element) => placeOf(page, element));
}

/** Parts of the page as it stands now, for the coverage lens. */
async function lensParts(): Promise<LensParts> {
  const page = await pageNow();
  return lensPartsOf(page).map(({ kind, element }) => ({ kind, selector: placeOf(page, element, '').selector.slice(0, 2000) }));
}

/** Clauses each check of this build is about, by check id. */
const clausesOfChecks = Object.fromEntries(checks.map(({ id, cites, messages }) => [id, [...new Set([...cites, ...Object.values(messages).flatMap((message) => message.cites ?? [])])]]));

/** The files the page offers, each address once. */
async function offeredFiles(): Promise<OfferedFiles> {
  const page = await pageNow();
  const files = new Map(filesOf(page).filter(({ link }) => /^https?:$/.test(link.url.protocol)).map(({ link }) => [linkKey(link.url.href), { url: link.url.href.slice(0, 4000), name: link.text.slice(0, 300) }]));
  return [...files.values()].slice(0, 100);
}

/** A page of this very origin to which a press would lead; null for any other, and for one that could do something. */
async function ownPage(input: string): Promise<OwnPage | null> {
  const url = parseUrl(input);
  return url && url.origin === location.origin && neverRequest(url, '') === null ? readOwnPage(url.href, (...args) => fetch(...args)) : null;
}

/** Asks once from here, with the visitor's cookies, for an address of this very origin; null for any other. */
async function visit(input: string): Promise<LinkAttempt | null> {
  const { url, kind, firstByte, body } = visitorRequestSchema.parse(JSON.parse(input));
  if (new URL(url).origin !== location.origin) return null;
  return requestLink({ url, kind, via: 'page' }, { firstByte, body }, { fetch: (...args) => fetch(...args), now: () => Date.now(), observe: null, language: navigator.language }, new AbortController().signal);
}

/** How a page should be, by check id: the worker has no document and so cannot load the checks. */
const titles: Record<string, string> = { ...checkNames, ...Object.fromEntries(checks.map(({ id, title }) => [id, title])) };

async function capture(request: ReturnType<typeof inspectRequestSchema.parse>, signal: AbortSignal): Promise<Captured> {
  const settledBy = await settle(document, { signal, pending: async () => (await askLoad())?.pending ?? null });
  const load = readLoadState(document, settledBy, await askLoad());
  const source = request.source ? decodedSource(document, request.source) : await cachedSource(document);
  const scripts = await cachedScripts(document);
  let done = 0;
  const { report, page, elements, rules } = await inspectPage(checks, {
    document, signal, load, source, scripts, timing: timingOf(request.run === null), now: request.now ?? Date.now(), preview: request.preview, site: siteWith(request.site, { trusted: request.trusted ?? [], struck: request.struck ?? [] }), policy: request.policy ?? null, readWords: compareWords,
    answers: request.answers ?? null, answersBecause: request.answersBecause ?? null, attachments: request.attachments ?? null, probe: request.probe ?? null, cloak: request.cloak ?? null,
    ...(request.url ? { url: request.url } : {}), ...(request.type ? { type: request.type } : {}), shadowOf,
    onResult: () => {
      done += 1;
      if (request.run !== null && done % 10 === 0) send({ type: 'capture.progress', run: request.run, done, of: checks.length });
    },
  });
  const fragments: Record<string, string> = {};
  for (const [key, element] of elements) {
    const fragment = fragmentOf(element);
    if (fragment) fragments[key] = fragment;
  }
  return { report, catalogue: catalogueVersion, fragments, rules: Object.fromEntries([...rules].map(([key, list]) => [key, [...list]])), frame: frameOf(page), log: request.run === null ? null : logOf(page), columns: request.run === null ? [] : proposalsOf(page), cites: clausesOfChecks, paste: request.run === null || !page.load.opened ? null : pasted(page) };
}

/** Personal numbers are masked here as everywhere. */
function pasted(page: PageView): Paste {
  const { meta, date, footer } = pasteOf(page);
  const article = articleFacts(page);
  return { meta: redacted(meta).slice(0, 20_000), date, footer: redacted(footer).slice(0, 20_000), ...(article ? { article } : {}) };
}

/** Has the page's texts compared by the worker, in messages of a size it takes; says why when it did not answer. */
async function compareWords(slices: readonly string[]): Promise<NonNullable<PageView['words']>> {
  const slips: WordSlip[][] = [];
  for (let from = 0; from < slices.length;) {
    const part: string[] = [];
    for (let room = messageLimit / 2; from < slices.length && part.length < 2000; from += 1) {
      room -= JSON.stringify(slices[from]).length + 1;
      if (room < 0 && part.length > 0) break;
      part.push(slices[from]!);
    }
    const answer = wordsAnswerSchema.safeParse(await browser.runtime.sendMessage({ type: 'page.words', slices: part } satisfies ContentMessage).catch(() => null));
    if (!answer.success || answer.data?.slips.length !== part.length) return { because: '读网后台没有应答，文字没有比对，请重新检查这个网页' };
    slips.push(...answer.data.slips);
  }
  return { slips };
}

/** What is remembered of the site, with the hosts the unit has entered and struck. */
function siteWith(site: SiteMemory | null, { trusted: trustedHosts, struck: struckHosts }: z.infer<typeof unitHostsSchema>): SiteMemory | null {
  if (trustedHosts.length + struckHosts.length === 0) return site;
  return { ...site ?? { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [] }, trustedHosts, struckHosts };
}

/** Pages of a batch load side by side in the background: their time is no visitor's, and would differ from run to run. */
function timingOf(direct: boolean): LoadTiming | null {
  return direct ? null : readLoadTiming();
}

/** Of home pages and columns of a page that opened: other pages repeat the same navigation. */
function proposalsOf(page: PageView): Captured['columns'] {
  if (!page.load.opened || page.preview || (page.type !== 'home' && page.type !== 'column')) return [];
  const own = page.type === 'column' && !laterPageOf(page) ? columnNameOf(page) : null;
  const found = columnProposalsOf(page, (name) => categoryOfName(name) !== null);
  return [...(own ? [{ name: own.name, url: page.url.href, because: '打开的栏目页' }] : []), ...found];
}

/** The page as it stands now, not waited for: it was inspected before. */
async function pageNow(): Promise<PageView> {
  const load = readLoadState(document, 'quiet', await askLoad());
  return (await gather({ document, now: Date.now(), load, shadowOf }, createBreather())).page;
}

function shadowOf(element: Element): ShadowRoot | null {
  return anyShadowRootOf(element, browser.dom as typeof browser.dom | undefined);
}

function send(message: ContentMessage): void {
  void browser.runtime.sendMessage(message).catch(() => undefined);
}

/** What the worker saw of this page's loading; null when it did not answer within a second (then nothing is claimed). */
async function askLoad(): Promise<LoadAnswer | null> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, 1000, null));
  const answer: unknown = await Promise.race([browser.runtime.sendMessage({ type: 'page.load' } satisfies ContentMessage).catch(() => null), silence]);
  const parsed = loadAnswerSchema.safeParse(answer);
  return parsed.success ? parsed.data : null;
}
