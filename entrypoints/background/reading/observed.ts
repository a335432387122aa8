import type * as z from 'zod/mini';
import { attachmentsSchema, type AttachmentFacts } from '../../../contract/attachment.ts';
import { cloakFactsSchema, type CloakFacts } from '../../../contract/cloak.ts';
import { probeFactsSchema } from '../../../contract/probe.ts';
import type { ProbeFacts } from '../../../page/observed-facts.ts';
import { sessionArea } from '../session-area.ts';

/** What a person had us try on a page counts for its readings for this long; then it is untried again. Milliseconds. */
const counts = 24 * 3_600_000;
/** Pages of which this is kept; the oldest give way. */
const mostPages = 60;

export interface Observed {
  readonly probe: ProbeFacts;
  readonly cloak: CloakFacts;
  readonly attachments: AttachmentFacts[];
}

type Kind = keyof Observed;
interface Entry { readonly at: number; readonly facts: unknown }

const schemas: { readonly [Key in Kind]: z.ZodMiniType<Observed[Key]> } = { probe: probeFactsSchema, cloak: cloakFactsSchema, attachments: attachmentsSchema };

/** What was seen on a page when it was tried, null when it was not or too long ago. In storage.session: gone with the browser, but not with the worker. */
export async function observedOn<K extends Kind>(kind: K, page: string, now: number): Promise<Observed[K] | null> {
  const entry = (await entriesOf(kind))[page];
  if (!entry || now - entry.at > counts) return null;
  const parsed = schemas[kind].safeParse(entry.facts);
  return parsed.success ? parsed.data : null;
}

/** Keeps it for the page's next readings. */
export async function keepObserved<K extends Kind>(kind: K, page: string, facts: Observed[K], now: number): Promise<void> {
  const entries: [string, Entry][] = Object.entries({ ...await entriesOf(kind), [page]: { at: now, facts } });
  const newest = entries.toSorted(([, a], [, b]) => b.at - a.at).slice(0, mostPages);
  await sessionArea.set({ [keyOf(kind)]: Object.fromEntries(newest) });
}

async function entriesOf(kind: Kind): Promise<Readonly<Record<string, Entry>>> {
  const key = keyOf(kind);
  return ((await sessionArea.get(key))[key] as Record<string, Entry> | undefined) ?? {};
}

function keyOf(kind: Kind): string {
  return `observed-${kind}`;
}
