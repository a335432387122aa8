import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure one process serves one data folder. The lock is an exclusive SQLite transaction on a file of its own:
 * the system lets go of it when the process dies in any way, so there is no stale lock to clean up.
 * @returns a function that gives the lock back.
 * @throws when another process holds it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'server.lock'));
  try {
    lock.exec('PRAGMA busy_timeout=0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(`数据目录正被另一个读网服务器进程使用：${folder}。Another server process uses this data folder.`);
  }
  return () => lock.close();
}
