import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { pageTypeSchema, type PageType } from '../../contract/page-type.ts';
import { UsageError, webAddress, type Options } from './options.ts';

/** One page to inspect. */
export interface Target {
  /** As it was given: path or address. */
  readonly input: string;
  /** Address to open and to judge under. */
  readonly url: string;
  /** File whose bytes answer at that address; null: the real page. */
  readonly file: string | null;
  readonly type: PageType | null;
  /** A file without an address of its own: judged as a preview. */
  readonly preview: boolean;
  /** Answered with the file; default 200. */
  readonly status?: number;
  /** Taken as “now” for this page alone, epoch milliseconds. */
  readonly now?: number;
}

const lineSchema = z.strictObject({ file: z.optional(z.string()), url: z.string(), type: z.optional(pageTypeSchema) });

/** All pages of a call, those of the manifest last. Throws UsageError for a missing file, an address too many, a bad manifest line. */
export async function readTargets(options: Options): Promise<readonly Target[]> {
  const targets: Target[] = [];
  let nextAs = 0;
  for (const input of options.targets) {
    if (/^https?:\/\//i.test(input)) {
      targets.push({ input, url: webAddress(input, '网址'), file: null, type: null, preview: false });
      continue;
    }
    if (!existsSync(input)) throw new UsageError(`没有这个文件，也不是 http(s) 网址：${input}`);
    const as = options.as[nextAs];
    nextAs += 1;
    targets.push({ input, url: as ?? `https://preview.invalid/${encodeURIComponent(path.basename(input))}`, file: path.resolve(input), type: null, preview: as === undefined });
  }
  if (nextAs < options.as.length) throw new UsageError(`--as 给了 ${options.as.length} 个，文件只有 ${nextAs} 个`);
  if (options.manifest !== null) targets.push(...(await readManifest(options.manifest)));
  return targets;
}

async function readManifest(file: string): Promise<readonly Target[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`读不到清单文件：${file}`);
  });
  const targets: Target[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const where = `清单第 ${index + 1} 行`;
    const parsed = lineSchema.safeParse(parseJson(line, where));
    if (!parsed.success) throw new UsageError(`${where}：应是 {"file"?: …, "url": …, "type"?: …}`);
    const { file: given, url, type } = parsed.data;
    const bytes = given === undefined ? null : path.resolve(path.dirname(file), given);
    if (bytes !== null && !existsSync(bytes)) throw new UsageError(`${where}：没有这个文件：${given}`);
    targets.push({ input: given ?? url, url: webAddress(url, where), file: bytes, type: type ?? null, preview: false });
  }
  return targets;
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`${where}：不是 JSON`);
  }
}
