import { browser } from 'wxt/browser';
import { inTurn } from '../in-turn.ts';
import { recall, remember } from '../tab-memory.ts';

/**
 * Which document stands in a tab: the moment it began, the same for as long as it stands. The address does not tell: a page
 * that was loaded again has the same, one that only jumped to an anchor another.
 * @returns null where the browser does not let us look
 */
export async function documentOf(tabId: number): Promise<number | null> {
  const answers = await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: () => performance.timeOrigin, injectImmediately: true }).catch(() => []);
  const began = answers[0]?.result;
  return typeof began === 'number' ? began : null;
}

/** An inspection of the page at this address has ended. @param document what it read; undefined where the browser did not let us look */
export function documentRead(tabId: number, url: string, document: number | undefined): Promise<void> {
  return inTurn(`document:${tabId}`, () => remember(tabId, 'read', document === undefined ? null : { url, document, stands: true }));
}

/** Something began in the tab; the browser says so of an anchor too. Until it is over nobody knows whether what was read still stands. */
export function documentMayLeave(tabId: number): Promise<void> {
  return inTurn(`document:${tabId}`, async () => {
    const read = await recall(tabId, 'read');
    if (read?.stands) await remember(tabId, 'read', { ...read, stands: false });
  });
}

/** What began is over: what was read stands where it is the very same document. */
export function documentStands(tabId: number): Promise<void> {
  return inTurn(`document:${tabId}`, async () => {
    const read = await recall(tabId, 'read');
    if (!read) return;
    const stands = await Promise.race([documentOf(tabId), soon()]) === read.document;
    if (stands !== read.stands) await remember(tabId, 'read', { ...read, stands });
  });
}

/** A page that asks something with a window of its own answers no script until it is answered. */
function soon(): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), 2_000));
}
