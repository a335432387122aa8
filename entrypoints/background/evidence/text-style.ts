import { browser } from 'wxt/browser';
import css from '../../../components/style/highlight.css?inline';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Puts the style of marked text into the page's document: no node of the page changes, and no content security policy of the page
 * forbids it. Standing already, it stands once. It goes in as an author's sheet: of a user's, Chromium 156 reports the colours of
 * highlights as computed and does not paint them.
 * @returns false where the browser does not take it: text is boxed then
 */
export function styleText(tabId: number): Promise<boolean> {
  return inTurn(async () => {
    // Inserted twice it would have to be removed twice.
    await browser.scripting.removeCSS(sheet(tabId)).catch(() => undefined);
    await browser.scripting.insertCSS(sheet(tabId));
    return true;
  });
}

/** Takes that style away again; a page that is gone took it along. */
export async function unstyleText(tabId: number): Promise<void> {
  await inTurn(async () => {
    await browser.scripting.removeCSS(sheet(tabId));
    return true;
  });
}

/** One after the other, as they were asked for: closed and opened at once, the style must stand at the end. */
function inTurn(task: () => Promise<boolean>): Promise<boolean> {
  const mine = turn.then(task).catch(() => false);
  turn = mine;
  return mine;
}

function sheet(tabId: number): { target: { tabId: number; frameIds: number[] }; css: string; origin: 'AUTHOR' } {
  return { target: { tabId, frameIds: [0] }, css, origin: 'AUTHOR' };
}
