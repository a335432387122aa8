import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Finds a Firefox that installs unsigned add-ons for the time it runs (every edition does, by remote control).
 * The environment variable DUWANG_FIREFOX goes before everything else.
 * @returns the program's path, or undefined when there is none
 */
export function findFirefox(): string | undefined {
  const chosen = process.env['DUWANG_FIREFOX'];
  if (chosen) return chosen;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const named = process.platform === 'win32' ? [] : ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const usual = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];
  return [...named, ...usual].find((file) => existsSync(file));
}
