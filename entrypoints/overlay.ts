import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createOverlay, orphaned } from '../components/overlay/control.ts';
import { overlayGlobal, overlayRequestSchema } from '../contract/messages.ts';

/** Injected when places are to be marked or picked, never before. Leaves one function in the isolated world, which the page cannot see. */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[overlayGlobal]) return;
  const overlay = createOverlay(async (message) => {
    try {
      return await browser.runtime.sendMessage(message);
    } catch {
      // An extension that was updated under the page has no id there any more.
      return browser.runtime?.id === undefined ? orphaned : undefined;
    }
  });
  world[overlayGlobal] = (request: unknown) => overlay(overlayRequestSchema.parse(request));
});
