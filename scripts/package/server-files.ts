import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.dirname(path.dirname(import.meta.dirname));

/** One file of a package: its bytes, and whether it is a program. */
export interface PackedFile { readonly bytes: Uint8Array; readonly program: boolean }

/**
 * Everything the shared server needs to run on a machine that has nothing: our own files, as its imports name them, the packages they
 * ask for, Node itself, and what an operator reads. By path, `/` between folders.
 * @throws when an import leads nowhere
 */
export async function serverFiles(): Promise<ReadonlyMap<string, PackedFile>> {
  const { own, packages } = await reachable('server/main.ts');
  const files = new Map<string, PackedFile>();
  const take = async (file: string, as = file): Promise<void> => void files.set(as, { bytes: await readFile(path.join(root, file)), program: false });
  for (const file of [...own, 'LICENSE', 'docs/server.md', 'deploy/duwang.service']) await take(file);
  for (const folder of await withDependencies(packages)) {
    for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      if (entry.isFile() && !file.slice(folder.length + 1).startsWith('node_modules/') && !notNeeded.test(file)) await take(file);
    }
  }
  const { version, license } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly version: string; readonly license: string };
  const written: readonly [string, string | Uint8Array, boolean][] = [
    ['package.json', `${JSON.stringify({ name: 'duwang-server', version, private: true, type: 'module', license }, null, 1)}\n`, false],
    ['duwang', launcher, true],
    ['bin/node', await readFile(process.execPath), true],
  ];
  for (const [file, content, program] of written) files.set(file, { bytes: typeof content === 'string' ? Buffer.from(content) : content, program });
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Starts any command of the server from wherever it was unpacked; relative names of files mean the folder one stands in. */
const launcher = `#!/bin/sh
# 读网共享服务器：./duwang serve（其余命令见 docs/server.md）
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec "$here/bin/node" "$here/server/main.ts" "$@"
`;

/** Maps, types and papers of packages: nothing the server reads. Licences stay. */
const notNeeded = /\.(?:map|d\.[cm]?ts|md|markdown|flow)$|\/(?:tests?|bench|examples?)\//i;

const imports = /^(?:import|export)\b[^;']*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|\bnew URL\('(\.[^']+)', import\.meta\.url\)/gm;

/** Follows imports from one file, and the files they read from beside them. @returns our own files, and the names of the packages they ask for, each sorted */
export async function reachable(entry: string): Promise<{ readonly own: readonly string[]; readonly packages: readonly string[] }> {
  const own = new Set<string>([entry]);
  const packages = new Set<string>();
  for (const file of own) {
    for (const [, named, bare, later, read] of (await readFile(path.join(root, file), 'utf8')).matchAll(imports)) {
      const wanted = named ?? bare ?? later ?? read ?? '';
      if (wanted.startsWith('.')) own.add(path.posix.join(path.posix.dirname(file), wanted));
      else if (!wanted.startsWith('node:')) packages.add(wanted.split('/').slice(0, wanted.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return { own: [...own].sort(), packages: [...packages].sort() };
}

/** The folders of packages and of all they depend on, below the root. */
async function withDependencies(names: readonly string[]): Promise<readonly string[]> {
  const folders = new Set<string>();
  const visit = async (name: string, from: string, optional: boolean): Promise<void> => {
    const found = await folderOf(name, from);
    if (!found && !optional) throw new Error(`没有装好依赖 ${name}，请先运行 npm ci。`);
    if (!found || folders.has(found.folder)) return;
    folders.add(found.folder);
    for (const one of Object.keys(found.dependencies ?? {})) await visit(one, found.folder, false);
    for (const one of Object.keys(found.optionalDependencies ?? {})) await visit(one, found.folder, true);
  };
  for (const name of names) await visit(name, '', false);
  return [...folders].sort();
}

interface Manifest { readonly folder: string; readonly dependencies?: object; readonly optionalDependencies?: object }

/** Where Node finds a package that is asked for from a folder: in its own `node_modules`, else in those above. */
async function folderOf(name: string, from: string): Promise<Manifest | null> {
  for (let place = from; ; place = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : '') {
    const folder = path.posix.join(place, 'node_modules', name);
    const text = await readFile(path.join(root, folder, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) return { ...JSON.parse(text) as object, folder };
    if (place === '') return null;
  }
}
