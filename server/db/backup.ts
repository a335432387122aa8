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
  } finally {
    source.close();
  }
  assertSound(unfinished);
  chmodSync(unfinished, 0o600);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(unfinished)) hash.update(chunk as Buffer);
  renameSync(unfinished, target);
  return hash.digest('hex');
}

/**
 * Puts a backup in the place of the database and gives it a new epoch, so that every extension notices and sends again
 * what this older state has not seen (backend 2.5). The replaced database is kept beside it.
 * @throws when the server is running or the backup is not sound.
 */
export async function restoreFrom(source: string, file: string): Promise<void> {
  if (!existsSync(source)) throw new Error(`没有备份文件：${source}。No backup file.`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dirname(file));
  try {
    const unfinished = `${file}.part`;
    copyFileSync(source, unfinished);
    chmodSync(unfinished, 0o600);
    assertSound(unfinished);
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

function assertSound(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const result = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (result !== 'ok') throw new Error(`文件已损坏，没有使用：${file}。The file is damaged and was not used.`);
  } finally {
    database.close();
  }
}
