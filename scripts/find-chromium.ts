import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/**
 * Finds a browser of the Chromium family that still loads an extension named on its command line.
 * Google's own Chrome is left out on purpose: since version 137 it ignores `--load-extension`.
 * The environment variable DUWANG_CHROMIUM goes before everything else.
 * @returns the program's path, or undefined when there is none
 */
export function findChromium(): string | undefined {
  const chosen = process.env['DUWANG_CHROMIUM'];
  if (chosen) return chosen;
  return [...onThePath(['chromium', 'chromium-browser']), chromium.executablePath(), ...edgePlaces()].find((file) => file !== '' && existsSync(file));
}

/** True where Google's Chrome stands although no usable browser was found, to tell people why it is not taken. */
export function hasBrandedChrome(): boolean {
  return [...onThePath(['google-chrome', 'google-chrome-stable']), '/Applications/Google Chrome.app',
    ...windowsPlaces('Google\\Chrome\\Application\\chrome.exe')].some((file) => existsSync(file));
}

/** What the browser needs to run here at all: as root, which only containers do, its sandbox refuses to start. */
export const sandboxFlags: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function onThePath(names: readonly string[]): readonly string[] {
  if (process.platform === 'win32') return [];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function edgePlaces(): readonly string[] {
  return [...onThePath(['microsoft-edge', 'microsoft-edge-stable']), '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windowsPlaces('Microsoft\\Edge\\Application\\msedge.exe')];
}

function windowsPlaces(program: string): readonly string[] {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [path.join(folder, program)] : [];
  });
}
