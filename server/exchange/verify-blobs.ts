import { hashNameOf, labelledDigest } from '../crypto/hash.ts';
import type { Db } from '../db/transaction.ts';
import { pageOfBlobs, readBlob } from '../repo/blobs.ts';
import { listTenants } from '../repo/organisations.ts';

/** Which pictures are not the bytes that came, in words; `checked`: how many there are. One at a time: a picture may have 2 MiB. */
export async function verifyBlobs(db: Db): Promise<{ readonly checked: number; readonly trouble: readonly string[] }> {
  const trouble: string[] = [];
  let checked = 0;
  for (const { tenant } of await listTenants(db)) for (let after = { findingId: '', sha256: '' }; ;) {
    const page = await pageOfBlobs(db, tenant, after, atOnce);
    for (const blob of page) {
      const content = await readBlob(db, tenant, blob.findingId, blob.sha256);
      const name = hashNameOf(blob.digest);
      if (!content || name === null || content.length !== blob.bytes || labelledDigest(name, content) !== blob.digest || labelledDigest('sha256', content) !== `sha256:${Buffer.from(blob.sha256, 'hex').toString('base64url')}`) trouble.push(`取证画面与校验值不符 picture altered（${blob.findingId} ${blob.sha256}）`);
      checked += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < atOnce) break;
    after = last;
  }
  return { checked, trouble };
}

const atOnce = 200;
