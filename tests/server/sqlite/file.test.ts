import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupTo, restoreFrom } from '../../../server/db/backup.ts';
import { isTooOld } from '../../../server/db/sqlite.ts';
import { readEnvironment } from '../../../server/env.ts';
import { startServer } from '../../../server/start.ts';
import { temporaryFolder } from '../support/place.ts';
import { pullAll, pullPage, push, signIn } from '../support/person.ts';
import { fetchPicture, png, proof, sendEvidence, sendPicture, sha256Of } from '../support/proof.ts';
import { create, decision, finding, site } from '../support/records.ts';
import { openUnit } from '../support/unit.ts';

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
    for (const bad of [{ LISTEN: 'x' }, { EXT_IDS: 'short' }, { DATABASE_URL: 'mysql://x' }, { PUBLIC_URL: 'http://dw.example.gov.cn' }, { LISTEN: '0.0.0.0:80' }, { SESSION_HOURS: '99' }]) {
      expect(() => readEnvironment(bad)).toThrow(/[\u4e00-\u9fff]/);
    }
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

  test('a backup has the pictures of that moment, and one that was sent later comes again', async () => {
    const unit = await openUnit({ ownReview: true });
    const person = await unit.person('editor', '张三');
    const [place, file] = [site(), join(unit.dataDir, 'duwang.sqlite')];
    const problem = finding(place.id);
    const [early, late] = [png(), png()];
    await push(person, [create('site', place), create('finding', problem), create('decision', decision(problem.id))]);
    await sendEvidence(person, [proof(problem, early)]);
    await sendPicture(person, early);
    await backupTo(file, join(unit.dataDir, 'backup.sqlite'));
    const second = proof(problem, late);
    await sendEvidence(person, [second]);
    await sendPicture(person, late);
    await unit.server.stop();
    await restoreFrom(join(unit.dataDir, 'backup.sqlite'), file);

    await using again = await openUnit({ dataDir: unit.dataDir });
    const back = await signIn(again.server.url, '张三', person.deviceId);
    const there = async () => Promise.all([early, late].map(async picture => (await fetchPicture(back, sha256Of(picture))).status));
    expect(await there()).toEqual([200, 404]);
    expect((await sendPicture(back, late)).status).toBe(404); // its words were lost with it
    await sendEvidence(back, [second]);
    await sendPicture(back, late);
    expect(await there()).toEqual([200, 200]);
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
