import { browser } from 'wxt/browser';
import type { Drafts } from '../../components/view.ts';

/**
 * What was typed and not yet saved, in local storage: it outlives closing, an update of the extension and a browser that was
 * killed. Each text has a key of its own, so that popup, panel and workbench do not overwrite each other's. Read once, before anything shows.
 * @param early local storage, where it was asked for already
 */
export async function openDrafts(early: Promise<Readonly<Record<string, unknown>>> = browser.storage.local.get(null).catch(() => ({})), now = Date.now()): Promise<Drafts> {
  const stored = await early;
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(stored)) {
    if (!key.startsWith(prefix)) continue;
    if (isDraft(value) && now - value.at < longest) texts.set(key.slice(prefix.length), value.text);
    else void browser.storage.local.remove(key).catch(() => undefined);
  }
  return {
    get: (name) => texts.get(name) ?? '',
    set: (name, text) => {
      // A full disk loses the draft only when the page closes; the field itself still has it.
      if (text !== '') texts.set(name, text);
      else if (!texts.delete(name)) return;
      const kept: Draft = { text, at: Date.now() };
      void (text === '' ? browser.storage.local.remove(prefix + name) : browser.storage.local.set({ [prefix + name]: kept })).catch(() => undefined);
    },
  };
}

interface Draft { readonly text: string; readonly at: number }

const prefix = 'draft:';
/** What nobody came back to in ninety days is given up. */
const longest = 90 * 86_400_000;

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' && 'at' in value && typeof value.at === 'number';
}
