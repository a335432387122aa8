import { type ExportProgress, exportRequestSchema } from '../../../contract/export.ts';
import { say, type Said } from '../../../messages/said.ts';
import { saidWordsOf } from '../../../messages/said-words.ts';
import { openBrowserStore, readAccount, readSettings } from '../../../store/browser-store.ts';
import { databaseName, openStore, storeError, StoreRefused } from '../../../store/database.ts';
import { makeExport } from './make-export.ts';
import { refuseExport } from './refuse-export.ts';
import type { Language } from '../../../messages/words.ts';
import type { Made } from '../../../forms/made.ts';

/** What the worker says: how far it has come, then what it made or why it did not. */
export type ExportWord = { readonly say: 'progress'; readonly progress: ExportProgress } | { readonly say: 'made'; readonly made: Made } | { readonly say: 'refused'; readonly message: string };

/**
 * Makes one export beside the page, so that the page stays fluent and stopping it is ending it. It only reads: the records are
 * written by the extension's own worker alone.
 */
globalThis.addEventListener('message', (event: MessageEvent<unknown>) => void work(event.data));

async function work(input: unknown): Promise<void> {
  const { request, version, now } = input as { readonly request: unknown; readonly version: string; readonly now: number };
  let language: Language = 'zh-CN';
  try {
    const browserStore = await openBrowserStore();
    ({ language } = await readSettings(browserStore));
    const store = await openStore(databaseName(await readAccount(browserStore)));
    const made = await makeExport(store, exportRequestSchema.parse(request), version, now, (progress) => tell({ say: 'progress', progress }));
    store.close();
    browserStore.close();
    tell({ say: 'made', made }, made.is === 'file' ? [made.bytes.buffer as ArrayBuffer] : []);
  } catch (error) {
    const problem = error instanceof RangeError ? refuseExport('export.refused.memory') : storeError(error);
    tell({ say: 'refused', message: say(saidWordsOf(language), saidBy(problem)) });
  }
}

/** What is no refusal is an error of the program: its own text. */
function saidBy(problem: Error): Said | string {
  return problem instanceof StoreRefused ? problem.said : problem.message;
}

function tell(word: ExportWord, transfer: readonly Transferable[] = []): void {
  (globalThis as unknown as { postMessage(word: ExportWord, transfer: readonly Transferable[]): void }).postMessage(word, transfer);
}
