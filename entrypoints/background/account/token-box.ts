import { browser } from 'wxt/browser';
import { heldTokenSchema, type TokenBox } from '../../../sync/bearer.ts';
import { hasSessionStorage } from '../session-area.ts';

/**
 * The token lives in storage.session: in memory, for the extension's own contexts only, gone with the browser. Where there
 * is no such area it lives in the worker alone, and who uses such a browser signs in again after a pause: a token is never
 * written to disk.
 */
export const tokenBox: TokenBox = hasSessionStorage ? inSession() : inWorker();

function inWorker(): TokenBox {
  let held: Awaited<ReturnType<TokenBox['get']>> = null;
  return {
    get: async () => held,
    async set(token) {
      held = token;
    },
  };
}

function inSession(): TokenBox {
  return {
    async get() {
      const parsed = heldTokenSchema.safeParse((await browser.storage.session.get('token'))['token']);
      return parsed.success ? parsed.data : null;
    },
    async set(token) {
      if (token) await browser.storage.session.set({ token });
      else await browser.storage.session.remove('token');
    },
  };
}
