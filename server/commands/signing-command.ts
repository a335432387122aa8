import { fingerprintOf } from '../../contract/signature.ts';
import { appKey } from '../auth/app-key.ts';
import { cryptoProfiles } from '../crypto/profile.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { keysOf, renewSigningKey } from '../exchange/sign-packs.ts';
import { homeTenant } from '../repo/organisations.ts';
import { noteCommand, say, withDatabase, wrong } from './terminal.ts';

/** `signing-key`: with which keys packs are and were signed; `signing-key renew`: sign with a new one from now on. @returns the exit code */
export async function signingCommand(environment: Environment, [what]: readonly string[]): Promise<number> {
  if (what !== undefined && what !== 'renew') return wrong('用法：signing-key [renew]。Usage: signing-key [renew].');
  const key = appKey(environment.dataDir, environment.appKey, cryptoProfiles[environment.cryptoProfile ?? 'intl'].cipher);
  return withDatabase(environment, async db => {
    const tenant = await homeTenant(db.read);
    const now = Date.now();
    if (what === 'renew') {
      const next = await inTransaction(db.write, async tx => {
        const made = await renewSigningKey(tx, key, tenant, now);
        await noteCommand(tx, tenant, 'signing.renew', made.id);
        return made;
      });
      if (next.vouched === null) say('原密钥打不开，新密钥没有它的担保。The old key could not be opened, so it does not vouch for the new one.');
    }
    const keys = await inTransaction(db.write, tx => keysOf(tx, key, tenant, now));
    for (const one of keys) say(`${one === keys.at(-1) ? '使用中 in use' : '以前的 former'}  ${fingerprintOf(one.id)}  ${new Date(one.madeAt).toISOString()}`);
    return 0;
  });
}
