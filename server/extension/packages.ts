import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { type ExtensionPackage, readPackage } from './read-package.ts';

/** A packed extension this server hands out. */
export interface OfferedPackage extends ExtensionPackage { readonly file: string }

/** The packed extensions of one folder, as they lie there now. */
export interface Packages {
  /** Of each id the newest version. Empty when there is no folder. */
  offered(): readonly OfferedPackage[];
  /** The bytes of one of them; null for any other name. */
  open(file: string): AsyncIterable<Uint8Array> | null;
}

const nameOfPackage = /^[\w.-]{1,100}\.(?:crx|xpi)$/;

/**
 * Reads a folder again whenever something in it has changed, so that a new version is offered by putting it there. What is no whole
 * package is left out and named in the log: an update that cannot be installed must not stand in the update file.
 * @param folder null for none
 * @throws when the folder cannot be read at the start
 */
export function openPackages(folder: string | null, log: Log): Packages {
  let seen = '';
  let found: readonly OfferedPackage[] = [];
  const offered = (): readonly OfferedPackage[] => {
    if (folder === null) return [];
    const files = listed(folder);
    const state = JSON.stringify(files);
    if (state !== seen) {
      found = newest(files.flatMap(({ file }) => read(folder, file, log)), log);
      seen = state;
    }
    return found;
  };
  if (folder !== null) {
    try {
      offered();
    } catch {
      throw new Error(`EXTENSION_DIR 指的文件夹 ${folder} 读不了，请建好或更正。The folder of EXTENSION_DIR cannot be read.`);
    }
  }
  return { offered, open: file => folder !== null && offered().some(one => one.file === file) ? createReadStream(join(folder, file)) : null };
}

function listed(folder: string): readonly { readonly file: string; readonly size: number; readonly at: number }[] {
  return readdirSync(folder).filter(file => nameOfPackage.test(file)).toSorted().map(file => {
    const { size, mtimeMs } = statSync(join(folder, file));
    return { file, size, at: mtimeMs };
  });
}

function read(folder: string, file: string, log: Log): readonly OfferedPackage[] {
  try {
    return [{ file, ...readPackage(file, readFileSync(join(folder, file))) }];
  } catch (cause) {
    log('error', 'extension.package', { file, cause: cause instanceof Error ? cause.message : String(cause) });
    return [];
  }
}

function newest(all: readonly OfferedPackage[], log: Log): readonly OfferedPackage[] {
  const best = new Map<string, OfferedPackage>();
  for (const one of all) {
    const other = best.get(one.id);
    const order = other ? compareVersions(one.version, other.version) : 1;
    // Two builds under one id and version: browsers would take either, so the choice must at least always be the same.
    if (order === 0) log('warn', 'extension.package', { file: one.file, cause: `与 ${other?.file} 的标识和版本相同，没有采用。Same id and version, left out.` });
    if (order > 0) best.set(one.id, one);
  }
  return [...best.values()];
}

/** Versions of up to four whole numbers, as browsers compare them. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map(version => version.split('.').map(Number)) as [number[], number[]];
  for (let at = 0; at < 4; at += 1) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) - (b[at] ?? 0);
  return 0;
}
