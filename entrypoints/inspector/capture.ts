import { browser } from 'wxt/browser';
import { checkNames } from '../../checks/catalogue.ts';
import { inspectPage } from '../../checks/inspect-page.ts';
import { catalogueVersion, checks } from '../../checks/registry.ts';
import type { PageReport } from '../../contract/finding.ts';
import type { inspectRequestSchema } from '../../contract/inspect-request.ts';
import { messageLimit, wordsAnswerSchema, type ContentMessage, type Paste } from '../../contract/messages.ts';
import { fragmentOf } from '../../evidence/fragment.ts';
import { columnProposalsOf } from '../../page/lists/column-proposals.ts';
import { laterPageOf } from '../../page/lists/list-pages.ts';
import { categoryOfName } from '../../standards/column-words.ts';
import { readLoadState } from '../../page/load-state.ts';
import { readLoadTiming } from '../../page/load-timing.ts';
import type { LoadTiming, PageView } from '../../page/page-view.ts';
import { articleFacts, pasteOf } from '../../page/paste.ts';
import { redacted } from '../../page/redact.ts';
import { cachedScripts } from '../../page/prompt/own-scripts.ts';
import type { WordSlip } from '../../page/content/word-slips.ts';
import { columnNameOf } from '../../page/lists/column-name.ts';
import { frameOf, logOf } from '../../page/remembered.ts';
import { settle } from '../../page/settle.ts';
import { latestTimer } from '../../page/late-timers.ts';
import { watchForSecondLook } from '../../page/second-look.ts';
import { queryAll, textOf } from '../../page/dom.ts';
import { isLacking } from '../../checks/is-lacking.ts';
import { cachedSource, decodedSource } from '../../page/source.ts';
import { askLoad, shadowOf, siteWith } from './this-page.ts';

type InspectRequest = ReturnType<typeof inspectRequestSchema.parse>;

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

/** One look at the settled page; a second where something is missing and the page's own timers, or others, wrote meanwhile. */
export async function capture(request: InspectRequest, signal: AbortSignal): Promise<Captured> {
  const settled = (): ReturnType<typeof settle> => settle(document, { signal, pending: async () => (await askLoad())?.pending ?? null });
  const settledBy = await settled();
  const watch = watchForSecondLook(document);
  try {
    const first = await look(request, signal, settledBy);
    if (settledBy === 'limit' || !isLacking(first.report)) return first;
    const latest = await longestTimer();
    if (latest > 0) await watch.wait(latest, signal);
    // What a timer asks the server for is on its way now.
    const again = latest > 0 || watch.changed() ? await settled() : settledBy;
    return watch.changed() ? await look(request, signal, again) : first;
  } finally {
    watch.end();
  }
}

/** Clauses each check of this build is about, by check id. */
export const clausesOfChecks = Object.fromEntries(checks.map(({ id, cites, messages }) => [id, [...new Set([...cites, ...Object.values(messages).flatMap((message) => message.cites ?? [])])]]));

/** How a page should be, by check id: the worker has no document and so cannot load the checks. */
export const titles: Record<string, string> = { ...checkNames, ...Object.fromEntries(checks.map(({ id, title }) => [id, title])) };

/** Of the page's own code, inline and in files the browser still has. */
async function longestTimer(): Promise<number> {
  const inline = queryAll(document, 'script:not([src])').map((script) => (textOf(script) ?? '').slice(0, 400_000));
  return [...inline, ...(await cachedScripts(document)).map(({ text }) => text)].reduce((longest, code) => Math.max(longest, latestTimer(code)), 0);
}

async function look(request: InspectRequest, signal: AbortSignal, settledBy: 'quiet' | 'limit'): Promise<Captured> {
  const scripts = await cachedScripts(document);
  const load = readLoadState(document, settledBy, await askLoad(), scripts, { policy: request.policy ?? null, now: request.now ?? Date.now() });
  const source = request.source ? decodedSource(document, request.source) : await cachedSource(document);
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
    for (const one of answer.data.slips) slips.push(one);
  }
  return { slips };
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

function send(message: ContentMessage): void {
  void browser.runtime.sendMessage(message).catch(() => undefined);
}
