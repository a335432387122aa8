import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { lockFolder } from './process-lock.ts';

/**
 * Copies a database while the server writes to it, checks the copy and only then gives it its name.
 * @returns the SHA-256 of the copy in hex.
 * @throws when the database does not exist, the target does, or the copy is not sound.
 */
export async function backupTo(file: string, target: string): Promise<string> {
  if (!existsSync(file)) throw new Error(`没有数据库文件：${file}。No database file.`);
  if (existsSync(target)) throw new Error(`目标文件已存在，不会覆盖：${target}。The target exists and is not overwritten.`);
  const unfinished = `${target}.part`;
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, unfinished);
    assertSound(unfinished);
    chmodSync(unfinished, 0o600);
  } catch (cause) {
    // A full disk: what could not be finished is not left behind to be taken for a backup, and makes room again.
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + rest, { force: true });
    throw new Error(`备份没有完成，已清除未写完的文件；请检查目标磁盘的剩余空间后再试：${target}。The backup was not finished.`, { cause });
  } finally {
    source.close();
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(unfinished)) hash.update(chunk as Buffer);
  renameSync(unfinished, target);
  return hash.digest('hex');
}

/**
 * Puts a backup in the place of the database and gives it a new epoch, so that every extension notices and sends again
 * what this older state has not seen (backend 2.5). The replaced database is kept beside it.
 * @param other the operator says that it really is another unit's backup that is wanted
 * @throws when the server is running, the backup is not sound, or it belongs to another installation
 */
export async function restoreFrom(source: string, file: string, other = false): Promise<void> {
  if (!existsSync(source)) throw new Error(`没有备份文件：${source}。No backup file.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dirname(file));
  try {
    const unfinished = `${file}.part`;
    copyFileSync(source, unfinished);
    chmodSync(unfinished, 0o600);
    assertSound(unfinished);
    if (existsSync(file) && !other) assertSameInstallation(unfinished, file);
    const database = new DatabaseSync(unfinished);
    database.exec('PRAGMA journal_mode=DELETE');
    database.exec('PRAGMA synchronous=FULL');
    database.prepare('UPDATE installation SET value = ? WHERE name = ?').run(randomUUID(), 'epoch');
    database.close();
    if (existsSync(file)) {
      foldIn(file);
      renameSync(file, `${file}.replaced-${Date.now()}`);
    }
    for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
    renameSync(unfinished, file);
  } finally {
    unlock();
  }
}

/** Brings the write-ahead log of a stopped database into its file, so that the file alone is the whole. */
function foldIn(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** A backup of another unit, put here by mistake, would lock everybody out and mix two units' records as devices send again. */
function assertSameInstallation(backup: string, present: string): void {
  const tenants = (file: string): readonly string[] => {
    const database = new DatabaseSync(file);
    try {
      return database.prepare('SELECT tenant_id, name FROM tenants ORDER BY tenant_id').all().map(row => `${String(row['name'])} ${String(row['tenant_id'])}`);
    } finally {
      database.close();
    }
  };
  const [theirs, ours] = [tenants(backup), tenants(present)];
  const ids = (names: readonly string[]) => names.map(name => name.slice(-36));
  if (ids(ours).every(id => ids(theirs).includes(id))) return;
  throw new Error(`这份备份属于另一个单位（${theirs.join('、')}），没有恢复；现有的是 ${ours.join('、')}。确实要换成它，请在命令后加 --other。The backup belongs to another installation; add --other to use it all the same.`);
}

function assertSound(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const result = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (result !== 'ok') throw new Error(`文件已损坏，没有使用：${file}。The file is damaged and was not used.`);
  } finally {
    database.close();
  }
}
