import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { backupTo, restoreFrom } from '../../server/db/backup.ts';
import { migrate, newestVersion, schemaVersion } from '../../server/db/migrate.ts';
import { isTooOld, openSqlite } from '../../server/db/sqlite.ts';
import { readEnvironment } from '../../server/env.ts';
import { verifyAudit } from '../../server/repo/audit.ts';
import { loadSitesByHost } from '../../server/repo/records.ts';
import { startServer } from '../../server/start.ts';
import { pullAll, pullPage, push, signIn } from './support/person.ts';
import { create, finding, site } from './support/records.ts';
import { openUnit, quickCost, temporaryFolder } from './support/unit.ts';

describe('schema', () => {
  test('a database of version 1 with data comes up to date, and a second start changes nothing', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'duwang.sqlite');
    const old = openSqlite(file);
    await migrate(old.write, Date.now, 1);
    expect(await schemaVersion(old.read)).toBe(1);
    await old.close();
    const place = site({ host: 'www.old.gov.cn' });
    const raw = new DatabaseSync(file);
    const insert = raw.prepare('INSERT INTO records (tenant_id, id, stream, entity, rev, v, del, author_id, create_hash, data, received_at) VALUES (?,?,?,?,1,1,0,?,?,?,1)');
    insert.run('t', place.id, 's', 'site', 'u', 'h', JSON.stringify(place));
    raw.close();

    const db = openSqlite(file);
    await migrate(db.write, Date.now);
    expect(await schemaVersion(db.read)).toBe(newestVersion);
    expect((await loadSitesByHost(db.read, 't', 's', ['www.old.gov.cn'])).map(found => found.id)).toEqual([place.id]);
    const rows = () => db.read.selectFrom('schema_version').selectAll().execute();
    const before = await rows();
    await migrate(db.write, Date.now);
    expect(await rows()).toEqual(before);
    await db.close();
    rmSync(folder, { recursive: true });
  });

  test('a migration cut off in the middle goes on where it stopped', async () => {
    const folder = temporaryFolder();
    const db = openSqlite(join(folder, 'duwang.sqlite'));
    await migrate(db.write, Date.now, 1);
    // As if the process had died after the first step of version 2.
    const { sql } = await import('kysely');
    await sql.raw('ALTER TABLE records ADD COLUMN host TEXT').execute(db.write);
    await db.write.insertInto('schema_version').values({ version: 2, step: 0, name: 'site-host', applied_at: 1 }).execute();
    expect(await schemaVersion(db.read)).toBe(1);
    await migrate(db.write, Date.now);
    expect(await schemaVersion(db.read)).toBe(newestVersion);
    await db.close();
    rmSync(folder, { recursive: true });
  });

  test('a database of the future is refused in words and left alone', async () => {
    const folder = temporaryFolder();
    await (await startServer({ dataDir: folder, passwordCost: quickCost })).stop();
    const raw = new DatabaseSync(join(folder, 'duwang.sqlite'));
    raw.exec("INSERT INTO schema_version VALUES (99, 0, 'future', 1)");
    raw.close();
    await expect(startServer({ dataDir: folder, passwordCost: quickCost })).rejects.toThrow(/数据库版本 99/);
    await expect(startServer({ dataDir: folder, passwordCost: quickCost })).rejects.toThrow(/数据库版本 99/);
    rmSync(folder, { recursive: true });
  });

  test('every key starts with the tenant, but for the tables of the installation itself', async () => {
    await using unit = await openUnit();
    const raw = new DatabaseSync(join(unit.dataDir, 'duwang.sqlite'), { readOnly: true });
    const installation = ['schema_version', 'schema_lock', 'installation'];
    const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(row => String(row['name'])).filter(name => !installation.includes(name));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      for (const index of raw.prepare(`PRAGMA index_list(${table})`).all()) {
        const first = raw.prepare(`PRAGMA index_info(${String(index['name'])})`).get();
        expect([table, first?.['name']]).toEqual([table, 'tenant_id']);
      }
    }
    raw.close();
  });
});

describe('start', () => {
  test('one process serves one folder', async () => {
    await using unit = await openUnit();
    await expect(startServer({ dataDir: unit.dataDir })).rejects.toThrow('数据目录正被另一个读网服务器进程使用');
  });

  test('the file is opened so that nothing acknowledged is lost', async () => {
    await using unit = await openUnit();
    const { sql } = await import('kysely');
    const ask = async (name: string) => Object.values((await sql<Record<string, unknown>>`${sql.raw(`PRAGMA ${name}`)}`.execute(unit.server.context.db.write)).rows[0] ?? {})[0];
    expect([await ask('journal_mode'), await ask('synchronous'), await ask('foreign_keys'), await ask('trusted_schema'), await ask('busy_timeout')]).toEqual(['wal', 2, 1, 0, 5000]);
  });

  test('SQLite versions that may lose data are known', () => {
    expect(['3.45.1', '3.51.2', '3.52.0', '2.9.9'].map(isTooOld)).toEqual([true, true, true, true]);
    expect(['3.51.3', '3.52.1', '3.53.4', '4.0.0'].map(isTooOld)).toEqual([false, false, false, false]);
  });

  test('a file that is no database is refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'duwang.sqlite'), '<html>'.repeat(1000));
    await expect(startServer({ dataDir: folder })).rejects.toThrow();
    // The lock was given back: the right file can be served at once.
    rmSync(join(folder, 'duwang.sqlite'));
    await (await startServer({ dataDir: folder })).stop();
    rmSync(folder, { recursive: true });
  });

  test('settings are checked before anything is opened', () => {
    expect(readEnvironment({})).toMatchObject({ host: '127.0.0.1', port: 8787, extIds: [], sessionHours: 12 });
    expect(readEnvironment({ LISTEN: '[::1]:9000', EXT_IDS: 'abcdefghijklmnopabcdefghijklmnop', DATABASE_URL: 'file:/x/y.sqlite', PUBLIC_URL: 'https://dw.example.gov.cn/' }))
      .toMatchObject({ host: '::1', port: 9000, file: '/x/y.sqlite', publicUrl: 'https://dw.example.gov.cn' });
    for (const bad of [{ LISTEN: 'x' }, { EXT_IDS: 'short' }, { DATABASE_URL: 'postgres://x' }, { PUBLIC_URL: 'http://dw.example.gov.cn' }, { LISTEN: '0.0.0.0:80' }, { SESSION_HOURS: '99' }]) {
      expect(() => readEnvironment(bad)).toThrow(/[\u4e00-\u9fff]/);
    }
  });
});

describe('audit', () => {
  test('an edit, a deletion, a cut tail, an insertion and a swap are each found', async () => {
    const unit = await openUnit();
    const person = await unit.person('inspector', '张三');
    for (let round = 0; round < 5; round += 1) await push(person, [create('site', site())]);
    await unit.server.stop();
    const file = join(unit.dataDir, 'duwang.sqlite');

    const troubleAfter = async (tamper: string | null) => {
      const copy = `${file}.copy`;
      copyFileSync(file, copy);
      const raw = new DatabaseSync(copy);
      if (tamper !== null) raw.exec(tamper);
      raw.close();
      const db = openSqlite(copy, { beside: true });
      const { trouble, rows } = await verifyAudit(db.read);
      await db.close();
      for (const rest of ['', '-wal', '-shm']) rmSync(copy + rest, { force: true });
      if (tamper === null) expect(rows).toBeGreaterThan(3);
      return trouble;
    };
    expect(await troubleAfter(null)).toEqual([]);
    for (const tamper of [
      "UPDATE audit SET result = 'nothing' WHERE seq = 3", 'DELETE FROM audit WHERE seq = 3', 'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)',
      "INSERT INTO audit SELECT tenant_id, 1 + (SELECT max(seq) FROM audit), at, 'forged', device, address, action, target, before_digest, after_digest, result, hash, hash FROM audit WHERE seq = 1",
      'UPDATE audit SET seq = CASE seq WHEN 2 THEN 300 ELSE seq END; UPDATE audit SET seq = CASE seq WHEN 3 THEN 2 ELSE seq END; UPDATE audit SET seq = 3 WHERE seq = 300',
      'DELETE FROM audit_head',
    ]) expect((await troubleAfter(tamper)).length).toBeGreaterThan(0);
    rmSync(unit.dataDir, { recursive: true });
  });
});

describe('backup', () => {
  test('an older backup gets a new epoch; what clients still hold comes back as it was, once', async () => {
    const unit = await openUnit();
    const person = await unit.person('inspector', '张三');
    const place = site();
    const early = [create('site', place)];
    const first = await push(person, early);
    const copy = join(unit.dataDir, 'backup.sqlite');
    expect(await backupTo(join(unit.dataDir, 'duwang.sqlite'), copy)).toMatch(/^[0-9a-f]{64}$/);
    await expect(backupTo(join(unit.dataDir, 'duwang.sqlite'), copy)).rejects.toThrow('不会覆盖');

    const late = [create('finding', finding(place.id)), create('site', site())];
    await push(person, late);
    const held = await pullAll(person);
    await expect(restoreFrom(copy, join(unit.dataDir, 'duwang.sqlite'))).rejects.toThrow('数据目录正被');
    await unit.server.stop();
    await restoreFrom(copy, join(unit.dataDir, 'duwang.sqlite'));

    await using again = await openUnit({ dataDir: unit.dataDir });
    const back = await signIn(again.server.url, '张三', person.deviceId);
    const stale = await pullPage(back, held.next);
    expect(stale.epoch).not.toBe(first.epoch);
    expect(stale.reset).toEqual([person.me.stream]);
    expect((await push(back, [...early, ...late])).results.map(result => result.st)).toEqual(['ok', 'ok', 'ok']);
    const known = (rows: typeof held.rows) => rows.map(({ id, rev, data }) => ({ id, rev, data })).toSorted((left, right) => left.id < right.id ? -1 : 1);
    expect(known((await pullAll(back)).rows)).toEqual(known(held.rows));
  });

  test('a damaged backup is not used and the database stays', async () => {
    const unit = await openUnit();
    await unit.server.stop();
    const bad = join(unit.dataDir, 'bad.sqlite');
    writeFileSync(bad, 'not a database at all');
    await expect(restoreFrom(bad, join(unit.dataDir, 'duwang.sqlite'))).rejects.toThrow();
    expect(existsSync(join(unit.dataDir, 'duwang.sqlite'))).toBe(true);
    await (await openUnit({ dataDir: unit.dataDir })).server.stop();
    rmSync(unit.dataDir, { recursive: true });
  });
});
