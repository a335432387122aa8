import { fingerprintOf } from '../../contract/signature.ts';
import { type AppKey, appKey } from '../auth/app-key.ts';
import { cryptoProfiles } from '../crypto/profile.ts';
import type { Databases } from '../db/databases.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Environment } from '../env.ts';
import { canSign, keysOf, renewSigningKey } from '../exchange/sign-packs.ts';
import { listTenants } from '../repo/organisations.ts';
import { noteCommand, say, withDatabase, wrong } from './terminal.ts';

/**
 * `signing-key`: with which keys packs and forms are and were signed; `signing-key renew`: sign with a new one from now on. Each tenant has keys
 * of its own; all of them are shown and renewed, or the one whose id is named.
 * @returns the exit code
 */
export async function signingCommand(environment: Environment, words: readonly string[]): Promise<number> {
  const renews = words[0] === 'renew';
  const [named, ...more] = renews ? words.slice(1) : words;
  if (more.length > 0) return wrong('用法：signing-key [renew] [编号]。Usage: signing-key [renew] [id].');
  const key = appKey(environment.dataDir, environment.appKey, cryptoProfiles[environment.cryptoProfile ?? 'intl'].cipher);
  return withDatabase(environment, async db => {
    const all = await listTenants(db.read);
    const tenants = all.filter(({ tenant }) => named === undefined || tenant === named);
    if (tenants.length === 0) return wrong(`没有编号为 ${named} 的：signing-key [renew] [编号]，编号见 signing-key。No such id: ${named}.`);
    for (const { tenant, name } of tenants) {
      if (all.length > 1) say(`${name}　${tenant}`);
      if (renews) await renew(db, key, tenant);
      await list(db, key, tenant);
    }
    return 0;
  });
}

async function renew(db: Databases, key: AppKey, tenant: string): Promise<void> {
  const next = await inTransaction(db.write, async tx => {
    const made = await renewSigningKey(tx, key, tenant, Date.now());
    await noteCommand(tx, tenant, 'signing.renew', made.id);
    return made;
  });
  if (next.vouched === null) say('原密钥打不开，新密钥没有它的担保：请把新的指纹告诉使用者，由他们核对后认可；没有签名的重新发布。The old key could not be opened, so it does not vouch for the new one: tell people its fingerprint.');
}

async function list(db: Databases, key: AppKey, tenant: string): Promise<void> {
  const keys = await inTransaction(db.write, tx => keysOf(tx, key, tenant, Date.now()));
  for (const one of keys) say(`${one === keys.at(-1) ? '使用中 in use' : '以前的 former'}  ${fingerprintOf(one.id)}  ${new Date(one.madeAt).toISOString()}  ${one.id}`);
  if (!canSign(key, tenant, keys)) say('使用中的密钥打不开（APP_KEY 与它生成时不同）：现在发布的没有签名。改回原来的 APP_KEY，或执行 signing-key renew。The key in use cannot be opened with this APP_KEY; what is published now is not signed.');
}
