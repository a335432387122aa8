import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { pageTypeSchema } from '../../contract/page-type.ts';
import { UsageError, webAddress } from '../inspect/options.ts';
import type { Target } from '../inspect/targets.ts';

/** One saved page: its HTML, and what was true when it was saved. */
const lineSchema = z.strictObject({
  file: z.string(), url: z.string(), now: z.string(), status: z.optional(z.int().check(z.minimum(200), z.maximum(599))), type: z.optional(pageTypeSchema),
});

/** Name of the list in a folder of snapshots: JSON Lines. */
export const snapshotList = 'snapshots.jsonl';

/** The snapshots of a folder, in the order of its list. @throws UsageError with the line that is wrong */
export async function readSnapshots(folder: string): Promise<readonly Target[]> {
  const list = path.join(folder, snapshotList);
  const text = await readFile(list, 'utf8').catch(() => {
    throw new UsageError(`文件夹里没有 ${snapshotList}：${folder}\n每行一个网页：{"file": "a.html", "url": "https://…", "now": "2026-11-21T09:00:00+08:00", "status"?: 200, "type"?: "article"}`);
  });
  const targets: Target[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const where = `${snapshotList} 第 ${index + 1} 行`;
    const parsed = lineSchema.safeParse(jsonOf(line, where));
    if (!parsed.success) throw new UsageError(`${where}：应是 {"file": …, "url": …, "now": …, "status"?: …, "type"?: …}`);
    const { file, url, now, status, type } = parsed.data;
    if (Number.isNaN(Date.parse(now))) throw new UsageError(`${where}：now 不是时间：${now}`);
    const bytes = path.resolve(folder, file);
    if (!bytes.startsWith(path.resolve(folder) + path.sep) || !existsSync(bytes)) throw new UsageError(`${where}：文件夹里没有这个文件：${file}`);
    if (seen.has(file)) throw new UsageError(`${where}：${file} 列了两次`);
    seen.add(file);
    targets.push({ input: file, url: webAddress(url, where), file: bytes, type: type ?? null, preview: false, now: Date.parse(now), ...(status === undefined ? {} : { status }) });
  }
  if (targets.length === 0) throw new UsageError(`${snapshotList} 里没有网页：${folder}`);
  return targets;
}

function jsonOf(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`${where}：不是 JSON`);
  }
}
