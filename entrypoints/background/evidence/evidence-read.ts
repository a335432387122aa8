import { browser } from 'wxt/browser';
import type { Evidence } from '../../../contract/evidence.ts';
import { canBePictured } from '../../../evidence/pictured.ts';
import type { EvidenceList } from '../../../contract/review.ts';
import { reading } from '../../../store/database.ts';
import { evidenceFor, pictureOf } from '../../../store/evidence.ts';
import { workOf } from '../../../store/read-inspection.ts';
import { recordDatabase } from '../services.ts';

/** The proof of an inspection's findings, and how many confirmed ones have a picture. */
export async function evidenceOf(inspectionId: string, findingIds: readonly string[] | null): Promise<EvidenceList> {
  const store = await recordDatabase();
  const tx = reading(store);
  const { ids } = await workOf(tx, inspectionId);
  const best = await evidenceFor(store, ids, findingIds);
  const { confirmed, pages, unseen } = findingIds === null ? await lacking(ids, best) : { confirmed: 0, pages: new Map<string, string[]>(), unseen: 0 };
  const missing = [...pages.values()].reduce((sum, list) => sum + list.length, 0);
  return { evidence: [...best.values()].toSorted((a, b) => b.at - a.at), confirmed, withPicture: confirmed - missing - unseen, missing, unseen, mayCapture: await mayCapture() };
}

/** Confirmed findings of an inspection that have no picture and could have one, by page. */
export async function withoutPicture(inspectionId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const store = await recordDatabase();
  const { ids } = await workOf(reading(store), inspectionId);
  return (await lacking(ids, await evidenceFor(store, ids, null))).pages;
}

/** A picture as a data URL, or null where it is not here. */
export async function pictureUrl(sha256: string): Promise<string | null> {
  const picture = await pictureOf(await recordDatabase(), sha256);
  if (!picture) return null;
  let text = '';
  for (let from = 0; from < picture.bytes.length; from += 0x8000) text += String.fromCharCode(...picture.bytes.subarray(from, from + 0x8000));
  return `data:${picture.mime};base64,${btoa(text)}`;
}

/** Whether the browser lets us take pictures of any page, without a click on the icon. */
export async function mayCapture(): Promise<boolean> {
  return browser.permissions.contains({ origins: ['<all_urls>'] });
}

/** How many findings are confirmed; those without a picture whose place can be seen, by page; and how many have no such place. */
async function lacking(ids: readonly string[], best: ReadonlyMap<string, Evidence>): Promise<{ readonly confirmed: number; readonly pages: ReadonlyMap<string, readonly string[]>; readonly unseen: number }> {
  const findings = reading(await recordDatabase()).objectStore('finding').index('status');
  const pages = new Map<string, string[]>();
  let confirmed = 0;
  let unseen = 0;
  for (const { data } of (await Promise.all(ids.map((id) => findings.getAll(IDBKeyRange.bound([id, 'confirmed'], [id, 'confirmed', []]))))).flat()) {
    confirmed += 1;
    if (best.get(data.id)?.picture) continue;
    if (!canBePictured(data.at)) {
      unseen += 1;
      continue;
    }
    const page = pages.get(data.url);
    if (page) page.push(data.id);
    else pages.set(data.url, [data.id]);
  }
  return { confirmed, pages, unseen };
}
