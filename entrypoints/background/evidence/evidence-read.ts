import { browser } from 'wxt/browser';
import type { Evidence } from '../../../contract/evidence.ts';
import { canBePictured } from '../../../evidence/pictured.ts';
import type { EvidenceList, Proofs } from '../../../contract/review.ts';
import { reading, type Store } from '../../../store/database.ts';
import { evidenceFor, pictureOf } from '../../../store/evidence.ts';
import { workOf } from '../../../store/read-inspection.ts';
import type { Picture, Upload } from '../../../store/schema.ts';
import { stampsOf } from '../../../store/stamps.ts';
import { currentAccount, currentSettings, recordDatabase } from '../services.ts';

/** The proof of an inspection's findings, and how many confirmed ones have a picture. */
export async function evidenceOf(inspectionId: string, findingIds: readonly string[] | null): Promise<EvidenceList> {
  const store = await recordDatabase();
  const tx = reading(store);
  const { inspection, ids } = await workOf(tx, inspectionId);
  const [best, all, capture] = await Promise.all([evidenceFor(store, ids, findingIds), findingIds === null ? confirmedOf(store, inspection.siteId, ids) : [], mayCapture()]);
  const { confirmed, pages, unseen } = lacking(all, best);
  const missing = [...pages.values()].reduce((sum, list) => sum + list.length, 0);
  return { evidence: [...best.values()].toSorted((a, b) => b.at - a.at), confirmed, withPicture: confirmed - missing - unseen, missing, unseen, mayCapture: capture, unsound: (await reading(store).objectStore('meta').get('evidenceUnsound') as number | undefined) ?? 0, shared: await sharedOf(store, [...best.values()]) };
}

/** What proves these findings: those with a picture first. */
export async function proofsOf(findingIds: readonly string[]): Promise<Proofs> {
  const store = await recordDatabase();
  const evidence = [...(await evidenceFor(store, [], findingIds)).values()].toSorted((a, b) => Number(b.picture !== null) - Number(a.picture !== null) || b.at - a.at);
  return { evidence, shared: await sharedOf(store, evidence) };
}

/** How each of these proofs stands at the unit's server; nothing where nobody has signed in. */
async function sharedOf(store: Store, all: readonly Evidence[]): Promise<EvidenceList['shared']> {
  const [account, settings] = await Promise.all([currentAccount(), currentSettings()]);
  if (!account) return {};
  const tx = reading(store);
  const uploads = await Promise.all(all.map(({ id }) => tx.objectStore('upload').get(id)));
  return Object.fromEntries(uploads.flatMap((upload) => (upload ? [[upload.id, standing(upload, settings.uploadPictures)]] : [])));
}

function standing({ state, words, why, sentBy }: Upload, pictures: boolean): EvidenceList['shared'][string] {
  return { as: state === 'waiting' && words && !pictures ? 'stays' : state, why: state === 'theirs' ? sentBy : why };
}


/** Confirmed findings of an inspection that have no picture and could have one, by page. */
export async function withoutPicture(inspectionId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const store = await recordDatabase();
  const { inspection, ids } = await workOf(reading(store), inspectionId);
  return lacking(await confirmedOf(store, inspection.siteId, ids), await evidenceFor(store, ids, null)).pages;
}

/** A picture as a data URL, or null where it is not here. */
export async function pictureUrl(sha256: string): Promise<string | null> {
  const picture = await pictureOf(await recordDatabase(), sha256);
  return picture && asUrl(picture);
}

export function asUrl(picture: Picture): string {
  let text = '';
  for (let from = 0; from < picture.bytes.length; from += 0x8000) text += String.fromCharCode(...picture.bytes.subarray(from, from + 0x8000));
  return `data:${picture.mime};base64,${btoa(text)}`;
}

/** Whether the browser lets us take pictures of any page, without a click on the icon. */
export async function mayCapture(): Promise<boolean> {
  return browser.permissions.contains({ origins: ['<all_urls>'] });
}

/** How many findings are confirmed; those without a picture whose place can be seen, by page; and how many have no such place. */
function lacking(confirmed: readonly Confirmed[], best: ReadonlyMap<string, Evidence>): { readonly confirmed: number; readonly pages: ReadonlyMap<string, readonly string[]>; readonly unseen: number } {
  const pages = new Map<string, string[]>();
  let unseen = 0;
  for (const { id, url, pictured } of confirmed) {
    if (best.get(id)?.picture) continue;
    if (!pictured) {
      unseen += 1;
      continue;
    }
    const page = pages.get(url);
    if (page) page.push(id);
    else pages.set(url, [id]);
  }
  return { confirmed: confirmed.length, pages, unseen };
}

/** A confirmed finding; `pictured`: its place can be seen, so a picture can be taken of it. */
interface Confirmed { readonly id: string; readonly url: string; readonly pictured: boolean }

/** The confirmed findings read last, as long as nothing of their inspections was written since: thousands of records are not read again for three numbers. */
let last: { readonly key: string; readonly confirmed: readonly Confirmed[] } | null = null;

async function confirmedOf(store: Store, siteId: string, ids: readonly string[]): Promise<readonly Confirmed[]> {
  const tx = reading(store);
  const key = `${store.name} ${await stampsOf(tx, siteId, ids)}`;
  if (last?.key === key) return last.confirmed;
  const findings = tx.objectStore('finding').index('status');
  const records = (await Promise.all(ids.map((id) => findings.getAll(IDBKeyRange.bound([id, 'confirmed'], [id, 'confirmed', []]))))).flat();
  const confirmed = records.map(({ data: { id, url, at } }): Confirmed => ({ id, url, pictured: canBePictured(at) }));
  last = { key, confirmed };
  return confirmed;
}
