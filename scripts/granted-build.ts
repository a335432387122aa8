import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The hosts on which a granted copy inspects by itself, as the first-run offer would grant them. */
export const governmentHosts: readonly string[] = ['*://*.gov.cn/*'];

/**
 * Copies a build of the extension and grants it hosts from the start, as if a person had agreed to the
 * first-run offer: nobody can click that prompt in a headless browser, and `npm start` asks no question.
 * What ships is the untouched build.
 * @param build folder of a Chromium build (`.output/chrome-mv3`)
 * @param out folder to write; what stood there is replaced
 * @param hosts match patterns to grant; default: all government hosts
 * @returns `out`
 * @throws when `build` has no readable manifest
 */
export async function grantedCopy(build: string, out: string, hosts: readonly string[] = governmentHosts): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(build, 'manifest.json'), 'utf8')) as Manifest;
  await rm(out, { recursive: true, force: true });
  await cp(build, out, { recursive: true });
  const granted: Manifest = {
    ...manifest,
    host_permissions: [...new Set([...(manifest.host_permissions ?? []), ...hosts])],
    optional_host_permissions: (manifest.optional_host_permissions ?? []).filter((host) => !hosts.includes(host)),
  };
  await writeFile(path.join(out, 'manifest.json'), JSON.stringify(granted, null, 2));
  return out;
}

interface Manifest {
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
}
