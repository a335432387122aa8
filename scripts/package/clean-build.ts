import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extensionSources, wxt } from '../build-extension.ts';

/** What is packed, by the name in the file: the arguments WXT takes and the folder it writes. */
export const packages = {
  chrome: { args: ['-b', 'chrome'], folder: 'chrome-mv3' },
  edge: { args: ['-b', 'edge'], folder: 'edge-mv3' },
  firefox: { args: ['-b', 'firefox', '--mv3'], folder: 'firefox-mv3' },
  'firefox-mv2': { args: ['-b', 'firefox', '--mv2'], folder: 'firefox-mv2' },
} as const;
export type PackageName = keyof typeof packages;

const root = path.dirname(path.dirname(import.meta.dirname));

/**
 * Builds the extension for one browser from a fresh copy of its sources, so that nothing left over from earlier work gets in.
 * @returns the files of the build by their path in it, with `/` between folders
 * @throws with the build's own output when it fails
 */
export async function cleanBuild(name: PackageName): Promise<ReadonlyMap<string, Uint8Array>> {
  const copy = await mkdtemp(path.join(tmpdir(), 'duwang-package-'));
  try {
    for (const file of await extensionSources()) {
      await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
      await cp(path.join(root, file), path.join(copy, file));
    }
    await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    await wxt(['build', ...packages[name].args], copy);
    return await filesBelow(path.join(copy, '.output', packages[name].folder));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function filesBelow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    found.set(path.relative(folder, file).split(path.sep).join('/'), await readFile(file));
  }
  return found;
}
