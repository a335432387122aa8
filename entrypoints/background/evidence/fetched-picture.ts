import type { Picture } from '../../../store/schema.ts';
import { write } from '../../../store/database.ts';
import { keepFetched } from '../../../store/uploads.ts';
import { pictureOf } from '../../../store/evidence.ts';
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
