import type { FindingRecord, Visit } from '../../../contract/record.ts';
import { reading, StoreRefused } from '../../../store/database.ts';
import { keepEvidence, type Unsealed } from '../../../store/evidence.ts';
import { toolVersion, pen, recordDatabase } from '../services.ts';
import { pictureIn } from './picture.ts';
import { scopeOf } from '../page-scope.ts';
import { tell } from '../changes.ts';

/** More than so many pictures are not taken at once on a page: the rest can be had later. */
const mostAtOnce = 20;

/** Pictures are taken one after another: the browser allows two in a second. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Puts down what proves these findings, at the moment they are confirmed: words at once; a picture as well where their page is in
 * front. Never throws for a picture that could not be had: why is said in the proof.
 * @param tabId the tab that shows the page; null where none does
 */
export async function prove(findingIds: readonly string[], tabId: number | null): Promise<void> {
  const found = await proofs(findingIds);
  await keepEvidence(await pen(), found.map((one) => ({ ...one, without: tabId === null ? '确认时网页没有打开' : '画面正在拍摄' })));
  if (tabId === null) return;
  queue = queue.then(() => takeAll(found.slice(0, mostAtOnce), tabId)).catch((error: unknown) => console.error('Duwang evidence', error));
}

/** Takes pictures of these findings in a tab that shows their page. @returns why each could not be had, by finding */
export async function retake(findingIds: readonly string[], tabId: number): Promise<ReadonlyMap<string, string>> {
  return takeAll(await proofs(findingIds), tabId);
}

async function takeAll(found: readonly Omit<Unsealed, 'without'>[], tabId: number): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  for (const one of found) {
    const taken = one.place === null ? '这条问题没有具体位置' : await pictureIn(tabId, one.url, one.place, await personalPlaces(one.url));
    const why = typeof taken === 'string' ? taken : await saved(one, taken);
    if (why !== null) failed.set(one.findingId, why);
    if (why !== null) await keepEvidence(await pen(), [{ ...one, without: why }]).catch(() => undefined);
  }
  tell(null);
  return failed;
}

async function saved(one: Omit<Unsealed, 'without'>, { picture, facts, status }: Exclude<Awaited<ReturnType<typeof pictureIn>>, string>): Promise<string | null> {
  try {
    await keepEvidence(await pen(), [{ ...one, status: status ?? one.status, picture: facts, without: null }], [picture]);
    return null;
  } catch (error) {
    if (error instanceof StoreRefused) return error.reason === 'full' ? '磁盘空间不足，画面没有保存；文字证据已保存' : error.message;
    throw error;
  }
}

async function proofs(findingIds: readonly string[]): Promise<readonly Omit<Unsealed, 'without'>[]> {
  const tx = reading(await recordDatabase());
  const found: Omit<Unsealed, 'without'>[] = [];
  for (const id of findingIds) {
    const finding = (await tx.objectStore('finding').get(id))?.data;
    if (finding?.status !== 'confirmed') continue;
    const page = await tx.objectStore('page').get([finding.siteId, finding.url]);
    const visit = finding.visitId === null ? undefined : (await tx.objectStore('visit').get(finding.visitId))?.data;
    found.push(proof(finding, visit, page?.places[finding.id] ?? finding.at));
  }
  return found;
}

function proof(finding: FindingRecord, visit: Visit | undefined, place: FindingRecord['at']): Omit<Unsealed, 'without'> {
  const { id, inspectionId, url, pageTitle, says, about, cites, check, checkVersion } = finding;
  return {
    findingId: id, inspectionId, url, title: pageTitle, status: visit?.status ?? null, says, about, quote: place?.quote ?? '', cites: [...cites], place, check, checkVersion,
    toolVersion: visit?.toolVersion ?? toolVersion(), catalogue: visit?.catalogue ?? '', picture: null,
  };
}

/** Every place on a page where personal data was seen, dismissed or not: what is no leak to one reader is still nobody's business in a picture. */
async function personalPlaces(url: string): Promise<NonNullable<FindingRecord['at']>[]> {
  const tx = reading(await recordDatabase());
  const host = scopeOf(url).host;
  const places: NonNullable<FindingRecord['at']>[] = [];
  for (const { id } of await tx.objectStore('site').index('host').getAll(host)) {
    const page = await tx.objectStore('page').get([id, url]);
    for (const { data } of await tx.objectStore('finding').index('page').getAll([id, url])) {
      const place = page?.places[data.id] ?? data.at;
      // What was seen at an earlier reading and is gone now has nothing left to cover.
      if (data.check === 'personal-data' && place && (!page || page.present.includes(data.id))) places.push(place);
    }
  }
  return places;
}
