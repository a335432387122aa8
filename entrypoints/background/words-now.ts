import { browser } from 'wxt/browser';
import { type Said, said, say, type SaidWords, type Sentence } from '../../messages/said.ts';
import { saidWordsOf } from '../../messages/said-words.ts';
import { StoreRefused } from '../../store/database.ts';
import { currentSettings } from './services.ts';
import { fontKey } from '../../contract/font-told.ts';

/**
 * The worker's sentences in the language the screens speak now: the one chosen, or English where a page has seen that this machine draws
 * no Chinese (popup/tell-font.ts). In Chinese, as the screens are then, while the settings cannot be read.
 */
export async function wordsNow(): Promise<SaidWords> {
  const [chosen, instead] = await Promise.all([currentSettings().then(({ language }) => language, () => 'zh-CN' as const), browser.storage.local.get(fontKey).catch(() => ({}))]);
  return saidWordsOf((instead as Readonly<Record<string, unknown>>)[fontKey] === 'en' ? 'en' : chosen);
}

/** One sentence for the person at the screen. What goes into a record is said in Chinese instead, see `sayInChinese`. */
export async function inWords(what: Said | string): Promise<string> {
  return say(await wordsNow(), what);
}

/** A sentence that stands for an answer: nothing was done. */
export async function refusedAs(...sentence: Sentence): Promise<{ readonly ok: false; readonly message: string }> {
  return { ok: false, message: await inWords(sentence) };
}

/** What went wrong, for the person at the screen: a refusal in its own words, anything else with what the program said. */
export async function refusalOf(error: unknown): Promise<{ readonly ok: false; readonly message: string }> {
  return { ok: false, message: await inWords(error instanceof StoreRefused ? error.said : said('said.failed', textOf(error))) };
}

/** An error as a sentence that can be kept and said later. */
export function saidOf(error: unknown): Said {
  return error instanceof StoreRefused ? error.said : said('said.given', textOf(error));
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
