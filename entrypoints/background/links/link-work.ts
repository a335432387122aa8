import { browser } from 'wxt/browser';
import type { LinkAnswer, LinkAttempt } from '../../../contract/link.ts';
import { visitorGlobal } from '../../../contract/inspect-request.ts';
import type { Profile } from '../../../links/profile.ts';
import { requestLink, type LinkQuestion } from '../../../links/request.ts';
import { runLinks } from '../../../links/run.ts';
import { changed } from '../changes.ts';
import { inspect } from '../reading/inspect.ts';
import { setLiveAnswers } from './link-live.ts';
import { tellProgress } from './link-results.ts';
import { nextRun, openRuns, putRun, runById, saveTasks, subjectOf, tasksOf, type LinkRun, type LinkTally } from './link-store.ts';
import { plantedIn } from '../reading/planted-words.ts';
import { observeLink } from './link-watch.ts';
import { scopeOf } from '../page-scope.ts';
import { pageWordsOf } from '../../../links/body.ts';
import { patternOf } from '../../../page/table.ts';
import { policyInForce } from '../workbench/unit-packs.ts';

const alarm = 'links';
/** An unfinished check is taken up again this soon after the worker died. Minutes. */
const resumeEvery = 0.5;
/** Calls of the browser's own interface keep a worker alive that has a check on its way. Milliseconds. */
const heartbeat = 10_000;
const toldEvery = 1000;

let current: { readonly run: LinkRun; readonly stop: AbortController; readonly ended: Promise<void>; put: 'cancelled' | 'left' | 'waiting' } | null = null;
let working = false;

/** Takes up what the worker before left. Call synchronously when the worker starts. */
export function keepCheckingLinks(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void work();
  });
  void work();
}

/** Works off all checks that are not finished, one after another, so that they share one budget. Safe to call at any time. */
export async function work(): Promise<void> {
  if (working) return;
  working = true;
  try {
    for (let run = await nextRun(); run; run = await nextRun()) {
      if (run.automatic && !await stillShown(run)) {
        await putRun({ ...run, state: 'cancelled', left: true, endedAt: Date.now() });
        continue;
      }
      await browser.alarms.create(alarm, { periodInMinutes: resumeEvery });
      await perform(run);
    }
    await browser.alarms.clear(alarm);
  } catch (error) {
    console.error('Duwang links', error);
  } finally {
    working = false;
  }
}

/** A check that began by itself gives way to one that somebody waits for; it goes on afterwards. */
export async function pauseAutomatic(): Promise<void> {
  const now = current;
  if (!now?.run.automatic) return;
  now.put = 'waiting';
  await stopRun(now.run.id);
}

/** Ends checks that began by themselves for another page than the one (null: none) this tab shows now. */
export async function leaveAutomatic(tabId: number, url: string | null): Promise<void> {
  const now = current;
  if (!now?.run.automatic || now.run.tabId !== tabId || now.run.page === url) return;
  now.put = 'left';
  await stopRun(now.run.id);
}

/** Ends all checks, begun or waiting: leave to ask was taken away. Those waiting first, so that none of them begins when the one on its way ends. */
export async function stopAllRuns(): Promise<void> {
  const open = await openRuns();
  for (const run of open) if (run.id !== current?.run.id) await putRun({ ...run, state: 'cancelled', endedAt: Date.now() });
  for (const run of open) await stopRun(run.id);
}

async function stillShown(run: LinkRun): Promise<boolean> {
  return scopeOf((await browser.tabs.get(run.tabId).catch(() => null))?.url).url === run.page;
}

/** Ends a run that is on its way, once it has written down what it knows; false when it is not running. */
export async function stopRun(runId: string): Promise<boolean> {
  if (current?.run.id !== runId) return false;
  current.stop.abort();
  await current.ended;
  return true;
}

async function perform(run: LinkRun): Promise<void> {
  const stop = new AbortController();
  let ended: () => void = () => undefined;
  const mine: NonNullable<typeof current> = { run, stop, put: 'cancelled', ended: new Promise((resolve) => {
    ended = resolve;
  }) };
  current = mine;
  const [{ known }, tasks, now] = await Promise.all([subjectOf(run.id), tasksOf(run.id), runById(run.id)]);
  if (now?.endedAt !== null) {
    // Cancelled, or put in the place of by another, between being chosen and beginning.
    current = null;
    ended();
    return;
  }
  const answers = new Map<string, LinkAnswer>([...known, ...tasks.flatMap(({ answer }) => answer ?? [])].map((answer) => [answer.url, answer]));
  const of = known.length + tasks.length;
  setLiveAnswers(run.id, answers);
  let told = 0;
  const tell = async (): Promise<void> => {
    told = Date.now();
    await tellProgress(run.id, tallyOf(answers.values(), of));
    await changed(run.tabId).catch(() => undefined); // the tab is gone; the check goes on
  };
  const beat = setInterval(() => void tell(), heartbeat);
  const begun: LinkRun = { ...run, state: 'running' };
  const judged = { policy: await policyInForce().catch(() => null), now: Date.now() };
  const words = pageWordsOf((table, make) => patternOf(judged, table, make));
  await putRun(begun);
  await tell();
  try {
    const end = await runLinks(run.page, tasks.toSorted((a, b) => a.order - b.order), run.profile, {
      now: () => Date.now(), chance: () => Math.random(), online: () => navigator.onLine,
      ask: (question, signal) => (question.via === 'page' ? askAsVisitor(run, question) : requestLink(question, run.profile, { ...workerPorts, words }, signal)),
      save: async (changedTasks) => {
        await saveTasks(run.id, changedTasks);
        for (const { url, answer } of changedTasks) if (answer) answers.set(url, answer);
        if (Date.now() - told > toldEvery) await tell();
      },
    }, stop.signal);
    const paused = end.state === 'cancelled' && mine.put === 'waiting';
    await putRun(paused ? run : { ...begun, state: end.state, ...(end.state === 'cancelled' && mine.put === 'left' ? { left: true } : {}), endedAt: Date.now(), tally: tallyOf(answers.values(), of) });
  } finally {
    clearInterval(beat);
    setLiveAnswers(null);
    current = null;
    ended();
  }
  await tellProgress(run.id, null);
  if (mine.put === 'waiting' && stop.signal.aborted) await changed(null);
  else await recorded(begun);
}

/** The page is read anew with the answers, so that its links become findings like any others. */
async function recorded(run: LinkRun): Promise<void> {
  const tab = await browser.tabs.get(run.tabId).catch(() => null);
  if (run.record && tab && scopeOf(tab.url).url === run.page) await inspect(run.tabId);
  else await changed(null);
}

const workerPorts = { fetch: (...args: Parameters<typeof fetch>) => fetch(...args), now: () => Date.now(), observe: observeLink, plantedIn, language: navigator.languages.join(',') || 'zh-CN' };

/** From the page itself, as long as the tab still shows that site. */
async function askAsVisitor(run: LinkRun, { url, kind }: LinkQuestion): Promise<LinkAttempt | null> {
  const { firstByte, body }: Profile = run.profile;
  const tab = await browser.tabs.get(run.tabId).catch(() => null);
  if (!tab?.url || !URL.canParse(tab.url) || new URL(tab.url).origin !== new URL(url).origin) return null;
  const target = { tabId: run.tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
    const [first] = await browser.scripting.executeScript({ target, func: askInPage, args: [visitorGlobal, JSON.stringify({ url, kind, firstByte, body })] });
    return (first?.result as LinkAttempt | null | undefined) ?? null;
  } catch {
    return null; // the page was left meanwhile
  }
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function askInPage(name: string, input: string): unknown {
  return (globalThis as unknown as Record<string, (input: string) => unknown>)[name]!(input);
}

function tallyOf(answers: Iterable<LinkAnswer>, of: number): LinkTally {
  const tally = { done: 0, of, ok: 0, broken: 0, suspicious: 0, blocked: 0, skipped: 0, oldest: null as number | null };
  for (const { verdict, at, tries } of answers) {
    tally.done += 1;
    tally[verdict] += 1;
    if (tries > 0) tally.oldest = Math.min(tally.oldest ?? at, at);
  }
  return tally;
}
