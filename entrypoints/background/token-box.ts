import { browser } from 'wxt/browser';
import { heldTokenSchema, type TokenBox } from '../../sync/bearer.ts';

/** The token lives in storage.session: in memory, for the extension's own contexts only, gone with the browser. */
export const tokenBox: TokenBox = {
  async get() {
    const parsed = heldTokenSchema.safeParse((await browser.storage.session.get('token'))['token']);
    return parsed.success ? parsed.data : null;
  },
  async set(token) {
    if (token) await browser.storage.session.set({ token });
    else await browser.storage.session.remove('token');
  },
};
