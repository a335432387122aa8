import type { FindingStatus } from '../../../contract/record.ts';
import type { Cause, CausePages } from '../../../contract/review.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { compareText } from '../../../scoring/facts.ts';
import type { RootCause } from '../../../scoring/root-causes.ts';
import { packKey } from '../../../standards/pack.ts';
import { reading, type Store } from '../../../store/database.ts';
import { keepReady, readyAnswer, readyStamped, type Stamped } from '../../../store/ready.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import type { Look } from '../../../store/short-read.ts';
import { packOfKey } from './desk-facts.ts';

/**
 * What the views of a large inspection show, as it was made ready by a form. Every answer holds only while nothing it was made from was
 * written since: then it is null, and the inspection has to be worked out. They only read, so pages of the extension ask them too.
 */
export type Shown = Omit<DeskInspection, 'own'>;

/** The sheet with everything beside it. @param rubric null: the inspection's own form. @throws StoreRefused for an unknown inspection or form */
export async function readySheet(store: Store, id: string, rubric: string | null, program: string): Promise<Shown | null> {
  return await readyAnswer(store, id, `sheet ${await formOf(store, id, rubric)}`, program) as Shown | null;
}

/** Ids of all findings by check, of one check or one status where asked. @throws StoreRefused */
export async function readyIds(store: Store, id: string, { status, check }: { readonly status: FindingStatus | null; readonly check: string | null }, program: string): Promise<readonly string[] | null> {
  const groups = await unpacked(store, id, 'ids', program) as Ids | null;
  return groups && groups.filter(([of]) => check === null || of === check).flatMap(([, findings]) => findings.filter(([, own]) => status === null || own === status).map(([finding]) => finding));
}

/** Ids of the findings that feed one row, of one status where asked. @throws StoreRefused */
export async function readyRow(store: Store, id: string, rubric: string | null, row: string, status: FindingStatus | null, program: string): Promise<readonly string[] | null> {
  const rows = await unpacked(store, id, `rows ${await formOf(store, id, rubric)}`, program) as Rows | null;
  return rows && (rows[row] ?? []).filter(([, own]) => status === null || own === status).map(([finding]) => finding);
}

/** Its root causes in the order of the list. @throws StoreRefused */
export async function readyCauses(store: Store, id: string, rubric: string | null, program: string): Promise<readonly Cause[] | null> {
  return await unpacked(store, id, `causes ${await formOf(store, id, rubric)}`, program) as readonly Cause[] | null;
}

/** The pages of one root cause; an unknown one has none. @throws StoreRefused */
export async function readyPages(store: Store, id: string, cause: string, program: string): Promise<CausePages | null> {
  const pages = await unpacked(store, id, 'pages', program) as Packed | null;
  return pages && pagesOf(pages, cause);
}

/** Keeps the sheet, the findings of its rows and the ids for its list. @param beside more that holds for the same records, by name */
export async function keepSheet(store: Store, id: string, rubric: string | null, program: string, look: Look, shown: Shown, rowFindings: InspectionFacts<ShortFinding>['rowFindings'], beside: Readonly<Record<string, unknown>>): Promise<void> {
  const form = await formOf(store, id, rubric);
  const rows: Rows = Object.fromEntries([...rowFindings].map(([row, findings]) => [row, findings.map(({ id: finding, status }) => [finding, status] as const)]));
  const groups = new Map<string, [string, FindingStatus][]>();
  for (const { id: finding, check, status } of look.all) {
    const group = groups.get(check);
    if (group) group.push([finding, status]);
    else groups.set(check, [[finding, status]]);
  }
  const ids: Ids = [...groups].toSorted(([a], [b]) => compareText(a, b));
  await keepReady(store, id, program, look.stamps, { [`sheet ${form}`]: shown, [`rows ${form}`]: packed(rows), ids: packed(ids), ...beside });
}

/** Keeps the root causes and the pages of each. @param stamps of the records they were made from */
export async function keepCauses(store: Store, id: string, rubric: string | null, program: string, stamps: string, shown: readonly Cause[], causes: readonly RootCause[], statuses: ReadonlyMap<string, FindingStatus>): Promise<void> {
  await keepReady(store, id, program, stamps, { [`causes ${await formOf(store, id, rubric)}`]: packed(shown), pages: packed(packPages(causes, statuses)) });
}

/** In the order of the checks. */
type Ids = readonly (readonly [check: string, findings: readonly (readonly [id: string, status: FindingStatus])[]])[];
type Rows = Readonly<Record<string, readonly (readonly [id: string, status: FindingStatus])[]>>;

async function formOf(store: Store, id: string, rubric: string | null): Promise<string> {
  const own = rubric ?? (await reading(store).objectStore('inspection').get(id))?.data.rubric;
  return own === undefined ? '' : packKey(packOfKey(own));
}

/** Thousands of values are read as one text in a fraction of the time that the browser takes to copy them one by one. */
function packed(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What was read last, as long as it holds: walking a list asks for it again and again. */
const last = new Map<string, Stamped>();
const remembered = 8;

async function unpacked(store: Store, id: string, name: string, program: string): Promise<unknown> {
  const key = `${store.name} ${program} ${id} ${name}`;
  const had = last.get(key) ?? null;
  const now = await readyStamped(store, id, name, program, had);
  last.delete(key);
  if (!now) return null;
  const held = now === had ? had : { stamps: now.stamps, value: JSON.parse(new TextDecoder().decode(now.value as Uint8Array)) as unknown };
  last.set(key, held);
  for (const oldest of last.keys()) {
    if (last.size <= remembered) break;
    last.delete(oldest);
  }
  return held.value;
}

const statuses: readonly FindingStatus[] = ['pending', 'confirmed', 'dismissed'];

/** The pages of every cause, each address and title once: by cause, then by page, its findings with their statuses. */
interface Packed { readonly texts: readonly string[]; readonly causes: Readonly<Record<string, readonly (readonly [url: number, title: number, findings: readonly (readonly [string, number])[]])[]>> }

function packPages(causes: readonly RootCause[], statusOf: ReadonlyMap<string, FindingStatus>): Packed {
  const places = new Map<string, number>();
  const text = (value: string): number => {
    const known = places.get(value) ?? places.size;
    places.set(value, known);
    return known;
  };
  const own = causes.map(({ key, pages }) => [key, pages.map(({ url, title, findings }) => [text(url), text(title), findings.map((id) => [id, statuses.indexOf(statusOf.get(id)!)] as const)] as const)] as const);
  return { texts: [...places.keys()], causes: Object.fromEntries(own) };
}

function pagesOf({ texts, causes }: Packed, cause: string): CausePages {
  const pages = Object.hasOwn(causes, cause) ? causes[cause]! : [];
  return pages.map(([url, title, findings]) => ({ url: texts[url]!, title: texts[title]!, findings: findings.map(([id, status]) => ({ id, status: statuses[status]! })) }));
}
