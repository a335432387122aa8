import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionSources } from '../../scripts/build-extension.ts';
import { permissionReasons } from '../support/permission-reasons.ts';

const root = path.join(import.meta.dirname, '..', '..');
const privacy = await readFile(path.join(root, 'docs', 'privacy.md'), 'utf8');

/** What makes a request, opens a page or signs in. `window.open` and form.submit are there too, because nobody should use them. */
const reaches = /\bfetch\(|\bfetch: \(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|WebTransport|\.launchWebAuthFlow\(|\b(?:tabs|windows)\.create\(|\btabs\.update\([^;]*\burl\b|\bwindow\.open\(|downloads\.download\(|\bnew Image\(|\.submit\(\)/;
/** Not part of what is built, or where those names are blocked or read and not used. */
const elsewhere = /^(?:bench|demo)\/|^[^/]+\.config\.ts$|^entrypoints\/link-probe\//;

async function reaching(): Promise<readonly string[]> {
  const files = (await extensionSources()).filter((name) => /\.tsx?$/.test(name) && !elsewhere.test(name));
  const found = await Promise.all(files.map(async (name) => {
    const source = (await readFile(path.join(root, name), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
    return reaches.test(source) ? [name] : [];
  }));
  return found.flat();
}

describe('the privacy statement', () => {
  it('names every place in the code that reaches out, and none that does not', async () => {
    const named = [...privacy.matchAll(/`([\w/-]+\.tsx?)`/g)].map(([, file]) => file!);
    expect([...new Set(named)].toSorted()).toEqual([...await reaching()].toSorted());
  });

  it('no request of ours carries an address outside: every address in the code is the page’s, the unit’s server’s or only shown', async () => {
    const files = (await extensionSources()).filter((name) => /^(?:entrypoints|sync|links|attachments|store|components)\/.*\.tsx?$/.test(name));
    for (const name of files) {
      const source = await readFile(path.join(root, name), 'utf8');
      expect(source, name).not.toMatch(/(?:fetch|create|open|createApi)\(\s*\{?\s*(?:url:\s*)?['"`]https?:/);
    }
  });

  it('permissions of the table each have a sentence', async () => {
    const { installed, later, told } = await permissionReasons();
    expect([installed.size, later.size, told.size]).toEqual([10, 4, 1]);
    for (const why of [...installed.values(), ...later.values(), ...told.values()]) expect(why.length).toBeGreaterThan(5);
  });
});
