import { browser } from 'wxt/browser';
import { lensGlobal, lensPartsSchema } from '../../../contract/lens.ts';
import { StoreRefused } from '../../../store/database.ts';
import { examined } from './lens-areas.ts';
import { drawLens, showOverlay } from '../evidence/overlay.ts';
import { recall } from '../tab-memory.ts';
import { tabState } from '../tab-state.ts';

/**
 * Tints the page in a tab by what was examined, by which clause, by machine or person, and what nobody looked at.
 * @throws StoreRefused where the page was not read or cannot be reached
 */
export async function lens(tabId: number, on: boolean): Promise<void> {
  if (!on) {
    await drawLens(tabId, null);
    return;
  }
  const state = await tabState(tabId);
  if (!state.page?.opened) throw new StoreRefused('rule', 'said.lens.notRead');
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
  const [frame] = await browser.scripting.executeScript({ target, func: callInPage, args: [lensGlobal] });
  const parts = lensPartsSchema.safeParse(frame?.result);
  if (!parts.success) throw new StoreRefused('rule', 'said.lens.noAnswer');
  if (!await recall(tabId, 'overlay')) await showOverlay(tabId, null);
  await drawLens(tabId, parts.data.map(({ kind, selector }) => ({ selector, ...examined(kind, state) })));
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function callInPage(name: string): unknown {
  return (globalThis as unknown as Record<string, () => unknown>)[name]!();
}
