import { describe, expect, test } from 'vitest';
import { openDatabases } from '../../server/db/databases.ts';
import { migrate, newestVersion, schemaVersion } from '../../server/db/migrate.ts';
import { verifyAudit } from '../../server/repo/audit.ts';
import { loadNamed, recordsOf } from '../../server/repo/records.ts';
import { startServer } from '../../server/start.ts';
import { push } from './support/person.ts';
import { databaseAt, dropDatabase, engine, rawSql, tablesOf, temporaryFolder } from './support/place.ts';
import { create, finding, inspection, site } from './support/records.ts';
import { quickCost } from './support/quick-cost.ts';
import { openUnit } from './support/unit.ts';

describe('schema', () => {
  test('a database of version 1 with data comes up to date, and a second start changes nothing', async () => {
    const folder = temporaryFolder();
    const choice = await databaseAt(folder);
    const old = await openDatabases(choice);
    await migrate(old.write, Date.now, 1);
    expect(await schemaVersion(old.read)).toBe(1);
    await old.close();
    const place = site({ host: 'www.old.gov.cn' });
    await rawSql(folder, "INSERT INTO records (tenant_id, id, stream, entity, rev, v, del, author_id, create_hash, data, received_at) VALUES ('t', ?, 's', 'site', 1, 1, 0, 'u', 'h', ?, 1)", place.id, JSON.stringify(place));

    const round = inspection(place.id);
    const seen = finding(place.id, { inspectionId: round.id });
    await rawSql(folder, "INSERT INTO tenants (tenant_id, name, created_at) VALUES ('t', '测试', 1)");
    const kept = (entity: string, data: { readonly id: string }) => rawSql(folder, "INSERT INTO records (tenant_id, id, stream, entity, rev, v, del, author_id, create_hash, data, received_at) VALUES ('t', ?, 's', ?, 1, 1, 0, 'u', 'h', ?, 1)", data.id, entity, JSON.stringify(data));
    for (const [entity, data] of [['inspection', round], ['finding', seen], ['finding', finding(place.id)]] as const) await kept(entity, data);

    const db = await openDatabases(choice);
    await migrate(db.write, Date.now);
    expect(await schemaVersion(db.read)).toBe(newestVersion);
    const owned = async (entity: 'finding' | 'inspection', owner: string) => (await recordsOf(db.read, 't', 's', entity, owner)).map(({ id }) => id);
    expect([await owned('finding', round.id), await owned('inspection', place.id)]).toEqual([[seen.id], [round.id]]);
    // Written meanwhile by a server of the version before, which does not know the column.
    const late = finding(place.id, { inspectionId: round.id, about: 'late' });
    await kept('finding', late);
    expect(await owned('finding', round.id)).toEqual([seen.id, late.id].toSorted());
    expect((await loadNamed(db.read, 't', 's', 'site', ['www.old.gov.cn'])).map(found => found.id)).toEqual([place.id]);
    const rows = () => db.read.selectFrom('schema_version').selectAll().execute();
    const before = await rows();
    await migrate(db.write, Date.now);
    expect(await rows()).toEqual(before);
    await db.close();
    await dropDatabase(folder);
  });

  test('a migration cut off in the middle goes on where it stopped', async () => {
    const folder = temporaryFolder();
    const db = await openDatabases(await databaseAt(folder));
    await migrate(db.write, Date.now, 1);
    // As if the process had died after the first step of version 2.
    const { sql } = await import('kysely');
    await sql.raw('ALTER TABLE records ADD COLUMN host TEXT').execute(db.write);
    await db.write.insertInto('schema_version').values({ version: 2, step: 0, name: 'site-host', applied_at: 1 }).execute();
    expect(await schemaVersion(db.read)).toBe(1);
    await migrate(db.write, Date.now);
    expect(await schemaVersion(db.read)).toBe(newestVersion);
    await db.close();
    await dropDatabase(folder);
  });

  test('a database of the future is refused in words and left alone', async () => {
    const folder = temporaryFolder();
    const options = { ...await databaseAt(folder), passwordCost: quickCost };
    await (await startServer(options)).stop();
    await rawSql(folder, "INSERT INTO schema_version VALUES (99, 0, 'future', 1)");
    await expect(startServer(options)).rejects.toThrow(/数据库版本 99/);
    await expect(startServer(options)).rejects.toThrow(/数据库版本 99/);
    await dropDatabase(folder);
  });

  test('every key starts with the tenant, but for the tables of the installation itself', async () => {
    await using unit = await openUnit();
    const installation = ['schema_version', 'schema_lock', 'installation'];
    const tables = (await tablesOf(unit.dataDir)).filter(name => !installation.includes(name));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      const keys = await keysOf(unit.dataDir, table);
      expect(keys.length).toBeGreaterThan(0);
      for (const first of keys) expect([table, first]).toEqual([table, 'tenant_id']);
    }
  });
});

describe('audit', () => {
  test('an edit, a deletion, a cut tail, an insertion and a swap are each found', async () => {
    const unit = await openUnit();
    const person = await unit.person('inspector', '张三');
    for (let round = 0; round < 5; round += 1) await push(person, [create('site', site())]);
    await unit.server.stop();
    const kept = { audit: await rawSql(unit.dataDir, 'SELECT * FROM audit ORDER BY seq'), audit_head: await rawSql(unit.dataDir, 'SELECT * FROM audit_head') };

    const troubleAfter = async (tamper: string | null) => {
      for (const statement of tamper?.split(';') ?? []) await rawSql(unit.dataDir, statement);
      const db = await openDatabases(await databaseAt(unit.dataDir));
      const { trouble, rows } = await verifyAudit(db.read);
      await db.close();
      if (tamper === null) expect(rows).toBeGreaterThan(3);
      for (const [table, content] of Object.entries(kept)) {
        await rawSql(unit.dataDir, `DELETE FROM ${table}`);
        for (const row of content) {
          const names = Object.keys(row);
          await rawSql(unit.dataDir, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...Object.values(row) as (string | number)[]);
        }
      }
      return trouble;
    };
    expect(await troubleAfter(null)).toEqual([]);
    for (const tamper of [
      "UPDATE audit SET result = 'nothing' WHERE seq = 3", 'DELETE FROM audit WHERE seq = 3', 'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)',
      "INSERT INTO audit SELECT tenant_id, 1 + (SELECT max(seq) FROM audit), at, 'forged', device, address, action, target, before_digest, after_digest, result, hash, hash FROM audit WHERE seq = 1",
      'UPDATE audit SET seq = CASE seq WHEN 2 THEN 300 ELSE seq END; UPDATE audit SET seq = CASE seq WHEN 3 THEN 2 ELSE seq END; UPDATE audit SET seq = 3 WHERE seq = 300',
      'DELETE FROM audit_head',
    ]) expect((await troubleAfter(tamper)).length).toBeGreaterThan(0);
    await dropDatabase(unit.dataDir);
  });
});

/** The first column of every unique and other index of a table. */
async function keysOf(dataDir: string, table: string): Promise<readonly string[]> {
  if (engine === 'postgres') {
    const rows = await rawSql(dataDir, 'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ?', table);
    return rows.map(row => /\((\w+)/.exec(String(row['indexdef']))?.[1] ?? '');
  }
  const indexes = await rawSql(dataDir, `PRAGMA index_list(${table})`);
  return Promise.all(indexes.map(async index => String((await rawSql(dataDir, `PRAGMA index_info(${String(index['name'])})`))[0]?.['name'])));
}
