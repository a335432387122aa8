import { signedEntities } from '../../contract/signature.ts';
import type { Db } from '../db/transaction.ts';
import { listTenants } from '../repo/organisations.ts';
import { loadRecords, type StoredRecord } from '../repo/records.ts';
import { listSigningKeys } from '../repo/signatures.ts';
import { soundOf } from './sign-packs.ts';

/** Which packs and forms are not as they were signed, or not signed, in words; `checked`: how many there are. Who could change the keys in the database too is found by their fingerprints alone. */
export async function verifySignatures(db: Db): Promise<{ readonly checked: number; readonly trouble: readonly string[] }> {
  const trouble: string[] = [];
  let checked = 0;
  for (const { tenant } of await listTenants(db)) {
    const keys = await listSigningKeys(db, tenant);
    for (let after = ''; ;) {
      const rows = await db.selectFrom('records').select('id').where('tenant_id', '=', tenant).where('entity', 'in', signedEntities).where('del', '=', 0).where('id', '>', after).orderBy('id').limit(atOnce).execute();
      if (rows.length === 0) break;
      const records = await loadRecords(db, tenant, rows.map(({ id }) => id));
      const sound = new Set((await soundOf(db, tenant, keys, records)).map(({ id }) => id));
      for (const one of records) if (!sound.has(one.id)) trouble.push(`${nameOf(one)} 与签名不符，或没有签名 is not as it was signed, or not signed（${one.stream} ${one.id}）`);
      checked += records.length;
      after = rows.at(-1)!.id;
    }
  }
  return { checked, trouble };
}

const atOnce = 500;

function nameOf({ entity, host, data }: StoredRecord): string {
  return entity === 'rubric' ? `评分表 ${host ?? ''}` : `规则包 ${String(data['code'])}@${String(data['version'])}`;
}
