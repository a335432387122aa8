import type { Picture } from '../../../store/schema.ts';
import { reading, write } from '../../../store/database.ts';
import { keepFetched } from '../../../store/uploads.ts';
import { evidenceFor, pictureOf } from '../../../store/evidence.ts';
import { workOf } from '../../../store/read-inspection.ts';
import { createApi } from '../../../sync/api-client.ts';
import { bearer } from '../../../sync/bearer.ts';
import { fetchPicture } from '../../../sync/fetch-evidence.ts';
import { tokenBox } from '../account/token-box.ts';
import { currentAccount, currentSettings, recordDatabase } from '../services.ts';

/** One fetch for one picture, whoever asks meanwhile. */
const asked = new Map<string, Promise<Picture | null>>();

/** A picture that is here, or is fetched from the unit's server and kept; null where neither has it or nobody is signed in. */
export async function hereOrFetched(sha256: string): Promise<Picture | null> {
  const here = await pictureOf(await recordDatabase(), sha256);
  if (here) return here;
  const known = asked.get(sha256);
  if (known) return known;
  const fetching = fetched(sha256).finally(() => asked.delete(sha256));
  asked.set(sha256, fetching);
  return fetching;
}

/** A paper takes no more (entrypoints/workbench/export/proof-of.ts), and nobody waits longer for it. */
const most = { pictures: 120, milliseconds: 60_000 } as const;

/** Fetches what is missing here of the pictures of an inspection's findings, one after another. What cannot be had is left: the paper says so. */
export async function fetchPictures(inspectionId: string): Promise<undefined> {
  const store = await recordDatabase();
  const { ids } = await workOf(reading(store), inspectionId);
  const until = Date.now() + most.milliseconds;
  let missing = 0;
  for (const { picture } of (await evidenceFor(store, ids, null)).values()) {
    if (!picture || await pictureOf(store, picture.sha256)) continue;
    missing += 1;
    if (missing > most.pictures || Date.now() > until || !await hereOrFetched(picture.sha256)) break;
  }
  return undefined;
}

async function fetched(sha256: string): Promise<Picture | null> {
  const [account, settings, store] = await Promise.all([currentAccount(), currentSettings(), recordDatabase()]);
  if (!account || settings.server !== account.server) return null;
  const api = createApi(account.server, { language: settings.language });
  const token = await bearer(api, tokenBox, account, Date.now());
  if (!token.ok) return null;
  const answer = await fetchPicture(api, token.value, sha256);
  if (!answer.ok || !answer.value) return null;
  const picture = answer.value;
  // A full disk: it is shown all the same, and fetched again the next time.
  await write(store, (tx) => keepFetched(tx, picture)).catch(() => undefined);
  return picture;
}
