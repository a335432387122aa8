import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { grantedCopy } from '../../scripts/granted-build.ts';

let folder: string;
const manifestOf = async (place: string) => JSON.parse(await readFile(path.join(place, 'manifest.json'), 'utf8')) as Record<string, unknown>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'granted-'));
  await mkdir(path.join(folder, 'build', 'inner'), { recursive: true });
  await writeFile(path.join(folder, 'build', 'inner', 'a.js'), '1');
  await writeFile(path.join(folder, 'build', 'manifest.json'), JSON.stringify({ name: 'x', optional_host_permissions: ['*://*.gov.cn/*', 'http://*/*'] }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('moves government hosts from offered to granted and leaves the build alone', async () => {
  const out = await grantedCopy(path.join(folder, 'build'), path.join(folder, 'out'));
  expect(await manifestOf(out)).toEqual({ name: 'x', host_permissions: ['*://*.gov.cn/*'], optional_host_permissions: ['http://*/*'] });
  expect(await readFile(path.join(out, 'inner', 'a.js'), 'utf8')).toBe('1');
  expect((await manifestOf(path.join(folder, 'build')))['host_permissions']).toBeUndefined();
});

it('replaces what stood there', async () => {
  await mkdir(path.join(folder, 'out'));
  await writeFile(path.join(folder, 'out', 'old.js'), '');
  const out = await grantedCopy(path.join(folder, 'build'), path.join(folder, 'out'), ['http://*/*']);
  expect((await manifestOf(out))['host_permissions']).toEqual(['http://*/*']);
  await expect(readFile(path.join(out, 'old.js'))).rejects.toThrow('ENOENT');
});

it('refuses a folder without a manifest before touching the old copy', async () => {
  await mkdir(path.join(folder, 'out'));
  await writeFile(path.join(folder, 'out', 'old.js'), '');
  await expect(grantedCopy(path.join(folder, 'nothing'), path.join(folder, 'out'))).rejects.toThrow('ENOENT');
  expect(await readFile(path.join(folder, 'out', 'old.js'), 'utf8')).toBe('');
});
