import type { LoadAnswer, Paste, Picked } from '../../contract/messages.ts';
import type { AttachmentState } from '../../contract/attachment.ts';
import type { ProbeState } from '../../contract/probe.ts';
import type { ArticleFacts, EditField, TypingFinding } from '../../contract/edit-page.ts';
import type { FindingRecord } from '../../contract/record.ts';
import type { Said } from '../../messages/said.ts';
import type { PageState } from '../../store/schema.ts';
import { sessionArea } from './session-area.ts';
import type { Seen } from '../../store/verify-visit.ts';

/** What is known of a tab for as long as the browser runs. In storage.session: gone with the browser, but not with the worker. */
export interface TabMemory {
  /** The inspection on its way. `url` is without its fragment; `document` is the one it reads, once known. */
  readonly run: { readonly id: string; readonly url: string; readonly startedAt: number; readonly done: number; readonly of: number; readonly document?: number } | null;
  /** Of which document the latest result of this tab is, and whether that is the one open now, as far as anybody saw. */
  readonly read: { readonly url: string; readonly document: number; readonly stands: boolean } | null;
  readonly failure: { readonly url: string; readonly message: Said | string } | null;
  /** The result for a page that is not recorded. */
  readonly preview: { readonly page: PageState; readonly findings: readonly FindingRecord[] } | null;
  /** Blocks to paste, filled from the page. */
  readonly paste: (Paste & { readonly url: string }) | null;
  /** What the light checks saw while somebody wrote; `path` is the pattern of the edit page. */
  readonly typing: { readonly path: string; readonly at: number | null; readonly findings: readonly TypingFinding[]; readonly missing: readonly EditField[] } | null;
  /** The published article read last; kept for all tabs together. */
  readonly article: ArticleFacts | null;
  /** The list the pages of this tab are opened from, for reading one after another. */
  readonly list: { readonly from: string; readonly items: readonly string[] } | null;
  readonly overlay: boolean;
  /** The guided question the overlay shows instead of findings. */
  readonly asking: string | null;
  readonly picked: Picked;
  readonly load: StoredLoad | null;
  /** A page of a 整改 item that is looked at again in this tab; `seen` once it was. `url` as the item names it. */
  readonly verifying: { readonly url: string; readonly startedAt: number; readonly seen: readonly Seen[] | null } | null;
  /** The trial of external links and the comparison with a search engine, as far as they have come. `url` is the page's. */
  readonly attachments: (Untold<AttachmentState> & { readonly url: string }) | null;
  readonly probe: (Untold<ProbeState> & { readonly url: string }) | null;
  readonly cloak: { readonly url: string; readonly state: 'running' | 'done' | 'refused'; readonly because: Said | string | null; readonly at: number } | null;
}

/** A state whose reason is said only when it is shown, in the language chosen then. */
export type Untold<State> = Omit<State, 'because'> & { readonly because: Said | string | null };

export interface StoredLoad extends Pick<LoadAnswer, 'status' | 'known' | 'failed' | 'pages'> {
  readonly url: string;
  /** Why the page itself could not be had, as the browser names it; null when it could. */
  readonly error: string | null;
}

/** A run that has not ended after this long was lost with its page or with the worker. */
const runLasts = 60_000;

export function isLost(run: NonNullable<TabMemory['run']>): boolean {
  return Math.abs(Date.now() - run.startedAt) >= runLasts;
}

export type TabKey = keyof TabMemory;

export async function recall<K extends TabKey>(tabId: number, key: K): Promise<TabMemory[K] | null> {
  const name = `${key}:${tabId}`;
  return ((await sessionArea.get(name))[name] as TabMemory[K] | undefined) ?? null;
}

/** Null and false forget. A full session store forgets too: only a progress, a preview or a mark is lost then, never a record. */
export async function remember<K extends TabKey>(tabId: number, key: K, value: TabMemory[K]): Promise<void> {
  const name = `${key}:${tabId}`;
  if (value === null || value === false) await sessionArea.remove(name);
  else await sessionArea.set({ [name]: value });
}

export async function forgetTab(tabId: number): Promise<void> {
  const keys: readonly TabKey[] = ['run', 'read', 'failure', 'preview', 'overlay', 'asking', 'picked', 'load', 'verifying', 'probe', 'cloak', 'attachments', 'paste', 'typing', 'list'];
  await sessionArea.remove(keys.map((key) => `${key}:${tabId}`));
}
