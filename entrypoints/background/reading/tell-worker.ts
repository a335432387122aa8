import { browser } from 'wxt/browser';
import type { ContentMessage } from '../../../contract/messages.ts';

/** Milliseconds before each further try. A worker that was ended is started by the next message. */
const pauses = [500, 1500, 4000];

/**
 * Tells the worker something that must not get lost. The browser may end the worker at any point, also between taking a message and
 * answering it: what was not answered is sent again, at most three times. So the worker must stand the same message twice.
 * Never throws; silent where the extension itself is gone (updated or taken away under the page).
 */
export async function tellWorker(message: ContentMessage): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await browser.runtime.sendMessage(message);
      return;
    } catch {
      const pause = pauses[tries];
      if (pause === undefined || !extensionStands()) return;
      await new Promise((later) => setTimeout(later, pause));
    }
  }
}

function extensionStands(): boolean {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
