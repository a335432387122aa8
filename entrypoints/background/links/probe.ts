import { browser } from 'wxt/browser';
import { ownPageGlobal, probePlanGlobal } from '../../../contract/inspect-request.ts';
import { probeGlobal } from '../../../contract/probe-name.ts';
import { ownPageSchema, probePlanSchema, probeSignsSchema, type ProbeLink, type ProbePlan, type ProbeState } from '../../../contract/probe.ts';
import { outcomeOf, outcomeOfOwnPage, type Outcome } from '../../../page/prompt/leaving-notice.ts';
import type { ProbeFacts } from '../../../page/observed-facts.ts';
import { trialsOf } from '../../../page/prompt/probe-trials.ts';
import { said } from '../../../messages/said.ts';
import { StoreRefused } from '../../../store/database.ts';
import { changed, tell } from '../changes.ts';
import { inspect } from '../reading/inspect.ts';
import { keepObserved } from '../reading/observed.ts';
import { unitHosts } from '../reading/unit-hosts.ts';
import { scopeOf, type PageScope } from '../page-scope.ts';
import { recall, remember, type Untold } from '../tab-memory.ts';
import { policyInForce } from '../workbench/unit-packs.ts';

/** A page that holds the probe longer than this has stopped answering. Milliseconds. */
const patience = 6000;

/**
 * Presses a few external links of the page in a tab, on a person's deliberate press, and has the page read anew with what it
 * showed. Ends by itself; how it stands is in the tab's state.
 * @throws StoreRefused in words: a page that may not be touched, or one trial at a time
 */
export async function probe(tabId: number): Promise<void> {
  const where = scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url);
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  const before = await recall(tabId, 'probe');
  if (before?.state === 'running' && !isOver(before)) throw new StoreRefused('rule', 'said.probe.running');
  const plan = await planOf(tabId);
  const of = plan.groups.reduce((sum, { press }) => sum + press.length, 0);
  await note(tabId, where, { state: plan.because === null ? 'running' : 'refused', done: 0, of, prompt: 0, without: 0, unknown: 0, because: plan.because, at: Date.now() });
  if (plan.because === null) void press(tabId, where, plan, of);
}

/** A trial that has not ended after a minute went with its page or with the worker. */
export function isOver({ state, at }: Pick<ProbeState, 'state' | 'at'>): boolean {
  return state !== 'running' || Math.abs(Date.now() - at) > 60_000;
}

async function press(tabId: number, where: PageScope, plan: ProbePlan, of: number): Promise<void> {
  const outcomes = new Map<string, Outcome>();
  const startedAt = Date.now();
  for (const link of plan.groups.flatMap((group) => group.press)) {
    if (scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url).url !== where.url) {
      await note(tabId, where, { state: 'refused', done: outcomes.size, of, prompt: 0, without: 0, unknown: 0, because: said('said.probe.left'), at: startedAt });
      return;
    }
    outcomes.set(link.url, await outcomeOn(tabId, where, link, !plan.tellsApart && !plan.missing).catch(() => 'unknown' as const));
    await note(tabId, where, { ...tally(trialsOf(plan, outcomes)), state: 'running', done: outcomes.size, of, because: null, at: startedAt });
  }
  const facts: ProbeFacts = { because: null, trials: trialsOf(plan, outcomes) };
  await keepObserved('probe', where.url, facts, Date.now());
  await note(tabId, where, { ...tally(facts.trials), state: 'done', done: of, of, because: null, at: Date.now() });
  await inspect(tabId);
}

async function outcomeOn(tabId: number, where: PageScope, link: ProbeLink, real: boolean): Promise<Outcome> {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, world: 'MAIN', files: ['/link-probe.js'] });
  const [first] = await soon(browser.scripting.executeScript({ target, world: 'MAIN', func: callOnce, args: [probeGlobal, JSON.stringify(link)] }));
  const signs = probeSignsSchema.safeParse(JSON.parse(String(first?.result)));
  if (!signs.success) return 'unknown';
  const outcome = outcomeOf(signs.data, link, new URL(where.url), real);
  return typeof outcome === 'string' ? outcome : outcomeOfOwnPage(await ownPageOf(tabId, outcome.read));
}

/** The page in between, asked for from the page itself: as a visitor of the site would get it. */
async function ownPageOf(tabId: number, url: string) {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['/inspector.js'] });
  const [first] = await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: callInPage, args: [ownPageGlobal, url] });
  const parsed = ownPageSchema.safeParse(first?.result);
  return parsed.success ? parsed.data : null;
}

async function planOf(tabId: number): Promise<ProbePlan> {
  const policy = await policyInForce().catch(() => null);
  const hosts = await unitHosts(policy);
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
    const [first] = await browser.scripting.executeScript({ target, func: callInPage, args: [probePlanGlobal, JSON.stringify(hosts)] });
    return probePlanSchema.parse(first?.result);
  } catch (error) {
    throw new StoreRefused('rule', 'said.links.unread', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

function tally(trials: ProbeFacts['trials']): Pick<ProbeState, 'prompt' | 'without' | 'unknown'> {
  const count = (outcome: Outcome): number => trials.filter((each) => each.outcome === outcome).length;
  return { prompt: count('prompt'), without: count('no-prompt'), unknown: count('unknown') };
}

async function note(tabId: number, where: PageScope, state: Untold<ProbeState>): Promise<void> {
  await remember(tabId, 'probe', { url: where.url, ...state });
  if (state.state === 'running') tell(tabId);
  else await changed(tabId);
}

function soon<Value>(work: Promise<Value>): Promise<Value> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('the page did not answer')), patience))]);
}

/** Runs in the page's own world: it must not name anything outside itself. The probe is there for this one call only. */
function callOnce(name: string, link: string): unknown {
  const world = globalThis as unknown as Record<string, (link: string) => unknown>;
  const run = world[name]!;
  delete world[name];
  return run(link);
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function callInPage(name: string, input: string): unknown {
  return (globalThis as unknown as Record<string, (input: string) => unknown>)[name]!(input);
}
