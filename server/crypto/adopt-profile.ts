import type { AppKey } from '../auth/app-key.ts';
import type { Databases } from '../db/databases.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import { appendAudit, chainHashOf, setChainHash } from '../repo/audit.ts';
import { listSealedSecrets, replaceSealedSecret } from '../repo/factors.ts';
import { putValue, readValue } from '../repo/installation.ts';
import { sealedFor } from '../exchange/sign-packs.ts';
import { listSigningKeys, replaceSigningSecret } from '../repo/signatures.ts';
import { listTenants } from '../repo/organisations.ts';
import { type CryptoProfile, cryptoProfiles } from './profile.ts';

/**
 * Brings an installation over to its profile, at every start and in either direction. Chains go on with the new hash behind a line that
 * says so, and secrets are sealed anew. A password is hashed anew when its owner next signs in, because only then it is known
 * (auth/sign-in.ts). Lines and passwords of before stay as they are: each names its algorithm.
 */
export async function adoptProfile(db: Databases, key: AppKey, profile: CryptoProfile, log: Log, now: () => number): Promise<void> {
  const { hash } = cryptoProfiles[profile];
  if ((await readValue(db.read, 'crypto_profile') ?? 'intl') !== profile) await inTransaction(db.write, tx => putValue(tx, 'crypto_profile', profile));
  for (const { tenant } of await listTenants(db.read)) {
    if (await chainHashOf(db.read, tenant) !== hash) {
      await inTransaction(db.write, async tx => {
        await setChainHash(tx, tenant, hash);
        await appendAudit(tx, tenant, { at: now(), actor: 'command', device: '', address: '', action: 'crypto.profile', target: '', before: '', after: profile, result: profile });
      });
      log('info', 'crypto.profile', { tenant, profile });
    }
    for (const { id, number, secret } of await listSigningKeys(db.read, tenant)) {
      if (secret === null || key.isCurrent(secret)) continue;
      try {
        const anew = key.seal(key.open(secret, sealedFor(tenant, id)), sealedFor(tenant, id));
        await inTransaction(db.write, tx => replaceSigningSecret(tx, tenant, number, anew));
      } catch (cause) {
        log('error', 'crypto.signing_key_unreadable', { tenant, cause: cause instanceof Error ? cause.message : String(cause) });
      }
    }
    const old = (await listSealedSecrets(db.read, tenant)).filter(({ secret }) => !key.isCurrent(secret));
    for (const { userId, secret } of old) {
      try {
        const anew = key.seal(key.open(secret, userId), userId);
        await inTransaction(db.write, tx => replaceSealedSecret(tx, tenant, userId, secret, anew));
      } catch (cause) {
        // Sealed with a key that is gone: its owner has to set a new factor up either way.
        log('error', 'crypto.secret_unreadable', { tenant, user: userId, cause: cause instanceof Error ? cause.message : String(cause) });
      }
    }
  }
}
