import { browser } from 'wxt/browser';
import type { LinkAddress } from '../../../contract/link.ts';
import { addressesGlobal } from '../../../contract/inspect-request.ts';
import type { DrawHere, RunHere } from '../../../contract/review.ts';
import { pathPattern } from '../../../page/path-pattern.ts';
import { columnsIn, drawPages } from '../../../sampling/draw.ts';
import { universeOf, type Drawable } from '../../../sampling/universe.ts';
import { changeInspection } from '../../../store/begin-inspection.ts';
import { reading, StoreRefused, write } from '../../../store/database.ts';
import { said, say, type Said } from '../../../messages/said.ts';
import { readInspection } from '../../../store/read-inspection.ts';
import type { SamplingRun } from '../../../store/schema.ts';
import { tell } from '../changes.ts';
import { retake } from '../evidence/evidence.ts';
import { mayCapture, withoutPicture } from '../evidence/evidence-read.ts';
import { inspect } from '../reading/inspect.ts';
import { loadedTab } from '../evidence/locate.ts';
import { scopeOf } from '../page-scope.ts';
import { pen, recordDatabase } from '../services.ts';
import { recall } from '../tab-memory.ts';
import { saidOf, wordsNow } from '../words-now.ts';

/** One page at a time, with this pause between two: no site is to feel it. Milliseconds. */
const pause = 2000;
const patience = 30_000;
/** So many columns are looked at for addresses before pages are drawn. */
const mostColumns = 40;
const alarm = 'pages';

let working: string | null = null;

/** Goes on with what the worker before left. Call synchronously when the worker starts. */
export function keepOpeningPages(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void resumeAll();
  });
  void resumeAll().catch((error: unknown) => console.error('Duwang sampling', error));
}

/** Draws pages and reads them one after another; without a draw goes on where it was stopped. @throws StoreRefused in words */
export async function startSampling(inspectionId: string, draw: DrawHere | null): Promise<void> {
  const { inspection, site } = await readInspection(await recordDatabase(), inspectionId);
  if (inspection.closedAt !== null) throw new StoreRefused('rule', 'said.sampling.ended');
  const before = await runRecord(inspectionId);
  if (draw === null) {
    if (!before || before.kind !== 'sample' || before.state !== 'stopped') throw new StoreRefused('rule', 'said.sampling.nothing');
    await put({ ...before, state: before.of === 0 ? 'gathering' : 'opening', windowId: null });
  } else {
    if (draw.how === 'column' && draw.columns.length === 0) throw new StoreRefused('rule', 'said.sampling.column');
    if (draw.how === 'random' && draw.seed.trim() === '') throw new StoreRefused('rule', 'said.sampling.seed');
    const home = `${(await addressesKnown(inspectionId)).find((url) => new URL(url).pathname === '/') ?? `http://${site?.host ?? ''}/`}`;
    await put({ inspectionId, kind: 'sample', state: 'gathering', draw, found: [], left: [home], done: 0, of: 0, failed: [], windowId: null });
  }
  void work(inspectionId);
}

/** Opens the pages of confirmed findings that have no picture, one after another. @throws StoreRefused where the browser does not let us */
export async function startRetake(inspectionId: string): Promise<void> {
  if (!await mayCapture()) throw new StoreRefused('rule', 'said.pictures.notAllowed');
  const pages = [...(await withoutPicture(inspectionId)).keys()];
  if (pages.length === 0) throw new StoreRefused('rule', 'said.pictures.none');
  await put({ inspectionId, kind: 'retake', state: 'opening', draw: null, found: [], left: pages, done: 0, of: pages.length, failed: [], windowId: null });
  void work(inspectionId);
}

/** Stops after the page that is open; what was read stays, and it can go on later. */
export async function stopRun(inspectionId: string): Promise<void> {
  const run = await runRecord(inspectionId);
  if (!run || run.state === 'done') return;
  await put({ ...run, state: 'stopped' });
}

/** How far a run has come, or null where there was none. */
export async function runOf(inspectionId: string): Promise<RunHere> {
  const run = await runRecord(inspectionId);
  const words = await wordsNow();
  return run && { kind: run.kind, state: run.state, done: run.done, of: run.of, failed: run.failed.map(({ url, why }) => ({ url, why: say(words, why) })) };
}

/** Columns of the site as far as its pages are known: read ones, and those found while gathering. */
export async function columnsOf(inspectionId: string): Promise<{ column: string; pages: number }[]> {
  const { site } = await readInspection(await recordDatabase(), inspectionId);
  const run = await runRecord(inspectionId);
  return [...columnsIn(universeOf(site?.host ?? '', [...await addressesKnown(inspectionId), ...run?.found ?? []], site?.pageTypes ?? {}, pathPattern))];
}

async function resumeAll(): Promise<void> {
  const runs = await reading(await recordDatabase()).objectStore('run').getAll();
  for (const run of runs) if (run.state === 'gathering' || run.state === 'opening') void work(run.inspectionId);
}

async function work(inspectionId: string): Promise<void> {
  if (working !== null) return;
  working = inspectionId;
  try {
    await browser.alarms.create(alarm, { periodInMinutes: 0.5 });
    for (let run = await runRecord(inspectionId); run && (run.state === 'gathering' || run.state === 'opening'); run = await runRecord(inspectionId)) {
      const [url, ...left] = run.left;
      if (url === undefined) await (run.state === 'gathering' ? drawNow(run) : finish(run));
      else await step(run, url, left);
    }
  } catch (error) {
    const run = await runRecord(inspectionId);
    if (run) await put({ ...run, state: 'stopped', failed: [...run.failed, { url: '', why: saidOf(error) }] });
  } finally {
    working = null;
    const run = await runRecord(inspectionId);
    if (run?.windowId !== null && run?.windowId !== undefined) await browser.windows?.remove(run.windowId).catch(() => undefined);
    if (run) await put({ ...run, windowId: null });
    await browser.alarms.clear(alarm);
  }
}

/** Opens one page and does what the run is for. What went wrong with it is kept with the run; the next one follows. */
async function step(run: SamplingRun, url: string, left: readonly string[]): Promise<void> {
  const begun = Date.now();
  const { windowId, tabId } = await showIn(run, url);
  await change(run.inspectionId, { windowId });
  let why: Said | string | null = null;
  let addresses: readonly string[] = [];
  try {
    await loadedTab(tabId, patience);
    if (run.kind === 'retake') why = await pictures(run.inspectionId, url, tabId);
    else {
      why = await read(tabId, url);
      if (run.state === 'gathering' && why === null) addresses = await addressesIn(tabId);
    }
  } catch (error) {
    why = saidOf(error);
  }
  const now = await runRecord(run.inspectionId);
  if (!now) return;
  const found = [...new Set([...now.found, ...addresses])].slice(0, 20_000);
  const more = run.state === 'gathering' && run.found.length === 0 ? await columnPages(run.inspectionId, found, url) : [];
  await put({
    ...now, found, left: [...left, ...more], done: run.state === 'gathering' ? now.done : now.done + 1, failed: why === null ? now.failed : [...now.failed, { url, why }].slice(-200),
  });
  if (now.state === 'stopped') return;
  await new Promise((later) => setTimeout(later, Math.max(500, pause - (Date.now() - begun))));
}

/** Reads a page as if a person had opened it. @returns why it was not read, or null */
async function read(tabId: number, url: string): Promise<Said | string | null> {
  const started = Date.now();
  const where = scopeOf((await browser.tabs.get(tabId)).url);
  if (where.host !== scopeOf(url).host) return said('said.sampling.elsewhere', where.host || said('said.sampling.somewhere'));
  if (await recall(tabId, 'run') === null) await inspect(tabId);
  for (;;) {
    const [run, failure] = await Promise.all([recall(tabId, 'run'), recall(tabId, 'failure')]);
    if (failure) return failure.message;
    if (run === null) return null;
    if (Date.now() - started > 2 * patience) return said('said.run.notRead');
    await new Promise((later) => setTimeout(later, 150));
  }
}

async function pictures(inspectionId: string, url: string, tabId: number): Promise<string | null> {
  // What a page still loads by script after it has loaded is to be in the picture.
  await new Promise((later) => setTimeout(later, 1000));
  const ids = (await withoutPicture(inspectionId)).get(url) ?? [];
  const failed = await retake(ids, tabId);
  return failed.size === 0 ? null : [...new Set(failed.values())].join('；');
}

/** Once everything was looked at: chooses, writes the choice into the inspection, and opens what is not read yet. */
async function drawNow(run: SamplingRun): Promise<void> {
  const { site, visits } = await readInspection(await recordDatabase(), run.inspectionId);
  const offered = universeOf(site?.host ?? '', [...run.found, ...visits.map(({ url }) => url)], site?.pageTypes ?? {}, pathPattern);
  const drawn = run.draw ? drawPages(offered, run.draw) : [];
  const { how, seed, columns } = run.draw ?? { how: 'all' as const, seed: '', columns: [] };
  await changeInspection(await pen(), run.inspectionId, {
    sample: { how, seed: how === 'random' ? seed : '', columns: [...columns], of: offered.length, pages: drawn.map(({ url, column, pageType }: Drawable) => ({ url, column, pageType })) },
  });
  const had = new Set(visits.filter(({ opened }) => opened).map(({ url }) => url));
  const left = drawn.map(({ url }) => url).filter((url) => !had.has(url));
  await put({ ...(await runRecord(run.inspectionId) ?? run), state: 'opening', left, done: drawn.length - left.length, of: drawn.length });
}

async function finish(run: SamplingRun): Promise<void> {
  await put({ ...run, state: 'done' });
}

/** The pages columns are listed on, that the home page links to. */
async function columnPages(inspectionId: string, found: readonly string[], home: string): Promise<readonly string[]> {
  const { site } = await readInspection(await recordDatabase(), inspectionId);
  return universeOf(site?.host ?? '', found, site?.pageTypes ?? {}, pathPattern).filter(({ url, pageType }) => pageType === 'column' && url !== home).map(({ url }) => url).slice(0, mostColumns);
}

async function addressesKnown(inspectionId: string): Promise<readonly string[]> {
  return (await readInspection(await recordDatabase(), inspectionId)).visits.map(({ url }) => url);
}

async function addressesIn(tabId: number): Promise<readonly string[]> {
  const [first] = await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: collectInPage, args: [addressesGlobal] });
  return ((first?.result as readonly LinkAddress[] | null | undefined) ?? []).filter(({ kind, never }) => kind === 'page' && !never).map(({ url }) => url);
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function collectInPage(name: string): unknown {
  return (globalThis as unknown as Record<string, () => unknown>)[name]!();
}

/** The page in the run's own window, which is opened where it is not: a page in a hidden tab does not draw itself and would be judged otherwise. */
async function showIn(run: SamplingRun, url: string): Promise<{ readonly windowId: number | null; readonly tabId: number }> {
  const known = run.windowId === null ? null : await browser.windows?.get(run.windowId, { populate: true }).catch(() => null);
  const tab = known?.tabs?.[0];
  if (known?.id !== undefined && tab?.id !== undefined) {
    await browser.tabs.update(tab.id, { url });
    await begun(tab.id, url);
    return { windowId: known.id, tabId: tab.id };
  }
  if (run.windowId !== null) throw new StoreRefused('rule', 'said.sampling.windowClosed');
  const window = await browser.windows.create({ url, type: 'popup', focused: false, width: 1280, height: 900 });
  const first = window?.tabs?.[0];
  if (window?.id === undefined || first?.id === undefined) throw new StoreRefused('rule', 'said.sampling.noWindow');
  await begun(first.id, url);
  return { windowId: window.id, tabId: first.id };
}

/** Waits until the tab has left the page before: its old address and its old result are not this page's. */
async function begun(tabId: number, url: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab && (tab.status === 'loading' || scopeOf(tab.url).url === scopeOf(url).url)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
}

async function runRecord(inspectionId: string): Promise<SamplingRun | null> {
  return await reading(await recordDatabase()).objectStore('run').get(inspectionId) ?? null;
}

async function put(run: SamplingRun): Promise<void> {
  await write(await recordDatabase(), async (tx) => {
    await tx.objectStore('run').put(run);
  });
  tell(null);
}

async function change(inspectionId: string, part: Partial<SamplingRun>): Promise<void> {
  const run = await runRecord(inspectionId);
  if (run) await put({ ...run, ...part });
}
