import { browser } from 'wxt/browser';
import { overlayAnswerSchema, overlayGlobal, type OverlayAnswer, type OverlayRequest } from '../../../contract/messages.ts';
import type { LensArea } from '../../../contract/lens.ts';
import type { UiFinding } from '../../../contract/ui-state.ts';
import { placesFor } from '../reading/questions.ts';
import { changed } from '../changes.ts';
import { currentSettings } from '../services.ts';
import { recall, remember } from '../tab-memory.ts';
import { tabState } from '../tab-state.ts';
import { styleText, unstyleText } from './text-style.ts';

/**
 * Shows the overlay with the findings of a tab, or brings it up to date.
 * @param locate id of the finding to scroll to; null to stay where the page is
 * @param refresh only where it is open still
 * @throws when the page cannot be reached
 */
export async function showOverlay(tabId: number, locate: string | null, refresh = false): Promise<OverlayAnswer | null> {
  const state = await tabState(tabId);
  const answer = await (refresh ? ask : askStyled)(tabId, {
    do: 'show', findings: state.findings.filter(({ present }) => present), locate, rubric: state.settings.rubric, language: state.settings.language, refresh, preview: state.scope === 'preview',
  });
  if (refresh) return answer;
  await remember(tabId, 'overlay', true);
  await remember(tabId, 'asking', null);
  await changed(tabId);
  return answer;
}

/** Shows one guided question with the places to look at. @throws when the page cannot be reached */
export async function askInPage(tabId: number, question: string, refresh = false): Promise<OverlayAnswer | null> {
  const state = await tabState(tabId);
  const places = [...await placesFor(tabId, question, state)];
  const answer = await (refresh ? ask : askStyled)(tabId, { do: 'ask', question, answered: state.questions?.find(({ id }) => id === question)?.answer?.holds ?? null, places, language: state.settings.language, refresh });
  if (refresh) return answer;
  await remember(tabId, 'overlay', true);
  await remember(tabId, 'asking', question);
  await changed(tabId);
  return answer;
}

/** Marks one finding alone, also one of an inspection that is over. @throws when the page cannot be reached */
export async function markOne(tabId: number, finding: UiFinding): Promise<OverlayAnswer | null> {
  const { settings: { rubric, language } } = await tabState(tabId, 'page');
  const answer = await askStyled(tabId, { do: 'show', findings: [finding], locate: finding.record.id, rubric, language });
  await remember(tabId, 'overlay', true);
  return answer;
}

/** Takes the overlay away without a trace. */
export async function closeOverlay(tabId: number): Promise<void> {
  await ask(tabId, { do: 'close' }).catch(() => null); // the page may be gone, and the overlay with it
  await overlayClosed(tabId);
}

/** The overlay is gone: what was put into the page for it goes too. */
export async function overlayClosed(tabId: number): Promise<void> {
  await remember(tabId, 'overlay', false);
  await unstyleText(tabId);
  await changed(tabId);
}

/** Draws the lens, or takes it away. @throws when the page cannot be reached */
export async function drawLens(tabId: number, areas: readonly LensArea[] | null): Promise<void> {
  await ask(tabId, { do: 'lens', areas: areas && [...areas], language: (await currentSettings()).language });
}

/** Lets the person pick a place in the page; it comes back as `capture.picked`. @throws when the page cannot be reached */
export async function startPicking(tabId: number): Promise<void> {
  await remember(tabId, 'picked', null);
  await ask(tabId, { do: 'pick', language: (await tabState(tabId)).settings.language });
}

/** The findings changed: an overlay that is open shows them anew. */
export async function overlayChanged(tabId: number): Promise<void> {
  if (!await recall(tabId, 'overlay')) return;
  const asking = await recall(tabId, 'asking');
  if (asking !== null) await askInPage(tabId, asking, true).catch(() => remember(tabId, 'overlay', false));
  else await showOverlay(tabId, null, true).catch(() => remember(tabId, 'overlay', false));
}

/** Opens the overlay, with the style of marked text in the page, or tells the open one more. */
async function askStyled(tabId: number, request: Extract<OverlayRequest, { do: 'show' | 'ask' }>): Promise<OverlayAnswer | null> {
  if (await recall(tabId, 'overlay')) return ask(tabId, request);
  const styled = await styleText(tabId);
  return ask(tabId, { ...request, styled }).catch(async (error: unknown) => {
    await unstyleText(tabId);
    throw error;
  });
}

async function ask(tabId: number, request: OverlayRequest): Promise<OverlayAnswer | null> {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: ['/overlay.js' as '/inspector.js'] });
  const [frame] = await browser.scripting.executeScript({ target, func: callInPage, args: [overlayGlobal, JSON.stringify(request)] });
  const answer = overlayAnswerSchema.safeParse(frame?.result);
  return answer.success ? answer.data : null;
}

/** Runs in the page's isolated world: it must not name anything outside itself. As JSON, because the browser drops null from objects it hands over. */
function callInPage(name: string, request: string): unknown {
  return (globalThis as unknown as Record<string, (request: unknown) => unknown>)[name]!(JSON.parse(request));
}
