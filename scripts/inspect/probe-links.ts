import type { Page, Request, Route, Worker } from '@playwright/test';
import { ownPageGlobal, probePlanGlobal } from '../../contract/inspect-request.ts';
import { ownPageSchema, probePlanSchema, type OwnPage, type ProbeLink, type ProbePlan, type ProbeSigns } from '../../contract/probe.ts';
import { noticeIn, outcomeOf, outcomeOfOwnPage, type Outcome } from '../../page/prompt/leaving-notice.ts';
import type { ProbeFacts } from '../../page/observed-facts.ts';
import { pressablesIn } from '../../page/prompt/pressable.ts';
import { trialsOf } from '../../page/prompt/probe-trials.ts';

/** A press shows what it does within this time; milliseconds. */
const patience = 1500;
/** An element that cannot be pressed by then is covered or moves all the time. */
const reach = 3000;

/**
 * Presses a few external links of a loaded page with real, trusted presses. Every navigation, every new window's request and every
 * request that is no plain reading is cut off while a press is under way, so nothing is opened, left or sent. The page is loaded
 * anew after a press that changed it, and at the end. One page at a time: what is cut off is cut off in all tabs.
 * @throws when the page cannot be read or loaded again
 */
export async function probeLinks(worker: Worker, page: Page, tabId: number): Promise<ProbeFacts> {
  const plan = probePlanSchema.parse(await inPage(worker, tabId, probePlanGlobal, ''));
  if (plan.because !== null) return { because: plan.because, trials: [] };
  const outcomes = new Map<string, Outcome>();
  const cut = await cutOff(page);
  try {
    const judged = new URL(page.url());
    for (const link of plan.groups.flatMap(({ press }) => press)) outcomes.set(link.url, await tryOne(worker, page, tabId, link, judged, cut, !plan.missing && (link.option === undefined || !plan.tellsApart)));
    await reload(page, judged, cut);
  } finally {
    await cut.end();
  }
  return { because: null, trials: trialsOf(plan, outcomes) };
}

async function tryOne(worker: Worker, page: Page, tabId: number, link: ProbeLink, judged: URL, cut: CutOff, real: boolean): Promise<Outcome> {
  const before = await page.evaluate(shapeOf).catch(() => null);
  const signs = await press(page, link, cut).catch(() => null);
  let outcome: Outcome = 'unknown';
  if (signs) {
    const found = outcomeOf(signs, link, judged, real);
    if (typeof found === 'string') outcome = found;
    else {
      const between = ownPageSchema.safeParse(await inPage(worker, tabId, ownPageGlobal, found.read).catch(() => null));
      outcome = outcomeOfOwnPage(between.success ? between.data as OwnPage : null);
    }
  }
  // What a press leaves behind (an open notice, a jump still to come) must not meet the next one.
  if (outcome === 'unknown' || signs?.shown !== null || before === null || await page.evaluate(shapeOf).catch(() => '') !== before) await reload(page, judged, cut);
  return outcome;
}

async function reload(page: Page, judged: URL, cut: CutOff): Promise<void> {
  cut.disarm();
  await page.goto('about:blank').catch(() => undefined);
  await page.goto(judged.href, { waitUntil: 'load', timeout: 15_000 }).catch(() => undefined);
}

async function press(page: Page, link: ProbeLink, cut: CutOff): Promise<ProbeSigns> {
  const none: ProbeSigns = { refused: null, dialogs: [], shown: null, went: [], prevented: true, leads: null, held: 0 };
  const handle = (await page.evaluateHandle<Element | null>(`(${find.toString()})(${pressablesIn.toString()}, ${JSON.stringify(link)})`)).asElement();
  if (!handle) return { ...none, refused: 'gone' };
  const before = new Set(await textsOn(page));
  const seen = cut.arm();
  // By key where it lies under something else: a trusted press all the same. Choosing from a list is one of the browser's own.
  if (link.option !== undefined) await handle.selectOption({ index: link.option }, { timeout: reach, noWaitAfter: true });
  else await handle.click({ timeout: reach, noWaitAfter: true }).catch(async () => {
    await handle.focus();
    await page.keyboard.press('Enter');
  });
  let shown: string | null = null;
  for (let waited = 0; waited < patience && shown === null && seen.dialogs.length === 0 && seen.went.length === 0; waited += 50) {
    await page.waitForTimeout(50);
    shown = await noticeOn(page, before);
  }
  // A dialog and what follows it come close together.
  await page.waitForTimeout(100);
  shown ??= await noticeOn(page, before);
  return { ...none, dialogs: [...seen.dialogs], went: [...seen.went], shown };
}

function textsOn(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${seenTexts.toString()})((${pressablesIn.toString()})(document).roots)`);
}

async function noticeOn(page: Page, before: ReadonlySet<string>): Promise<string | null> {
  const texts = await textsOn(page).catch(() => []);
  for (const text of texts) {
    const notice = before.has(text) ? null : noticeIn(text);
    if (notice !== null) return notice.slice(0, 500);
  }
  return null;
}

interface Seen { readonly dialogs: ProbeSigns['dialogs']; readonly went: string[] }
/** `arm`: from now on everything is cut off, until `disarm`. */
interface CutOff { readonly arm: () => Seen; readonly disarm: () => void; readonly end: () => Promise<void> }

/** Cuts off what a press sets in motion. Routing switches the browser's cache off, so it is on for the trial only. */
async function cutOff(page: Page): Promise<CutOff> {
  const context = page.context();
  let seen: Seen | null = null;
  // Not `request.frame()`: it throws for windows that have just been opened.
  const route = async (each: Route, request: Request): Promise<void> => {
    if (!seen) return each.continue();
    if (request.isNavigationRequest()) seen.went.push(request.url().slice(0, 4000));
    else if (request.method() === 'GET' || request.method() === 'HEAD') return each.continue();
    return each.abort('aborted');
  };
  const dialog = (each: { type: () => string; message: () => string; dismiss: () => Promise<void> }): void => {
    const kind = each.type();
    if (seen && (kind === 'confirm' || kind === 'alert' || kind === 'prompt') && seen.dialogs.length < 20) seen.dialogs.push({ kind, text: each.message().slice(0, 500) });
    void each.dismiss().catch(() => undefined);
  };
  const opened = (each: Page): void => {
    if (seen) void each.close().catch(() => undefined);
  };
  await context.route('**/*', route);
  page.on('dialog', dialog);
  context.on('page', opened);
  return {
    arm: () => (seen = { dialogs: [], went: [] }),
    disarm: () => { seen = null; },
    end: async () => {
      seen = null;
      page.off('dialog', dialog);
      context.off('page', opened);
      await context.unroute('**/*', route).catch(() => undefined);
    },
  };
}

/** Calls a function the inspector leaves in the page's isolated world. */
async function inPage(worker: Worker, tabId: number, name: string, input: string): Promise<ProbePlan | OwnPage | null> {
  return worker.evaluate(async ({ id, key, given }) => {
    const target = { tabId: id };
    await chrome.scripting.executeScript({ target, files: ['inspector.js'] });
    const [first] = await chrome.scripting.executeScript({ target, args: [key, given], func: (called: string, value: string) => (globalThis as unknown as Record<string, (value: string) => unknown>)[called]!(value) });
    return (first?.result ?? null) as never;
  }, { id: tabId, key: name, given: input });
}

/** Runs in the page: the element meant, if it still stands where it stood. */
function find(pressables: typeof pressablesIn, link: ProbeLink): Element | null {
  const all = pressables(document).elements;
  const hrefOf = (element: Element): string | null => (link.option === undefined ? element : element.localName === 'select' ? element.querySelectorAll('option')[link.option] : undefined)?.getAttribute(link.option === undefined ? 'href' : 'value') ?? null;
  const there = all[link.index];
  if (there && hrefOf(there) === link.href) return there;
  return link.href === null ? null : all.find((element) => hrefOf(element) === link.href) ?? null;
}

/** Runs in the page: what a press would leave behind, told apart from the page's own motions. */
function shapeOf(): string {
  const { body } = document;
  return JSON.stringify([Array.from(body.children, ({ tagName, id, className }) => [tagName, id, className]), body.className, body.style.cssText, Array.from(document.links, ({ href }) => href).length]);
}

/** Runs in the page: the texts that can be seen of blocks short enough for a notice and speaking of going elsewhere. */
function seenTexts(roots: readonly (Document | ShadowRoot)[]): string[] {
  const found = new Set<string>();
  const candidates = new Set<Element>();
  const hint = /离开|跳转|跳出|前往|即将|正在|外部|站外|非政府|第三方|继续访问/;
  for (const root of roots) {
    const body = 'body' in root ? root.body as HTMLElement | null : root;
    if (!body) continue;
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let count = 0; count < 50_000 && walker.nextNode(); count += 1) if (hint.test(walker.currentNode.nodeValue ?? '') && walker.currentNode.parentElement) candidates.add(walker.currentNode.parentElement);
    for (const image of Array.from(body.querySelectorAll('img'))) if (hint.test(image.alt) && image.parentElement) candidates.add(image.parentElement);
  }
  for (const start of candidates) {
    let element: Element | null = start;
    for (let level = 0; element && element !== element.ownerDocument.body && level < 4; level += 1, element = element.parentElement) {
      if (/^(?:script|style|noscript|template|a)$/i.test(element.tagName)) break;
      const box = element.getBoundingClientRect();
      const text = `${element.textContent ?? ''} ${Array.from(element.querySelectorAll('img')).map(({ alt }) => alt).join(' ')}`.replace(/\s+/g, ' ').trim();
      if (text.length <= 600 && box.width > 0 && box.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) found.add(text);
    }
  }
  return [...found];
}
