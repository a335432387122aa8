import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Interfaces some browsers built on Chromium lack, with the code that takes each away before ours runs. */
export const takenAway = {
  'storage.session': `for (const root of [globalThis.chrome, globalThis.browser]) if (root?.storage) Object.defineProperty(root.storage, 'session', { value: undefined });`,
  identity: `for (const root of [globalThis.chrome, globalThis.browser]) if (root) Object.defineProperty(root, 'identity', { value: undefined });`,
  sidePanel: `for (const root of [globalThis.chrome, globalThis.browser]) if (root) Object.defineProperty(root, 'sidePanel', { value: undefined });`,
  'scheduler.yield': `Object.defineProperty(globalThis, 'scheduler', { value: undefined });`,
  highlights: `Object.defineProperty(globalThis, 'Highlight', { value: undefined }); if (globalThis.CSS) Object.defineProperty(CSS, 'highlights', { value: undefined });`,
  'newer than the oldest browser': `delete URL.parse; delete Promise.try; delete Array.fromAsync; if (globalThis.Document) delete Document.prototype.caretPositionFromPoint;
    for (const name of ['map', 'filter', 'toArray', 'flatMap', 'some', 'every', 'find', 'reduce', 'forEach', 'take', 'drop']) if (globalThis.Iterator) delete Iterator.prototype[name];
    for (const name of ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom', 'symmetricDifference']) delete Set.prototype[name];
    if (globalThis.Element) { const own = Element.prototype.checkVisibility; Element.prototype.checkVisibility = function ({ checkOpacity = false, checkVisibilityCSS = false } = {}) { return own.call(this, { checkOpacity, checkVisibilityCSS }); }; }`,
} as const;

/**
 * A copy of a build in which each of our scripts begins by taking interfaces away: the extension as it stands in a browser
 * that never had them.
 * @returns `out`
 */
export async function poorerCopy(build: string, out: string, names: readonly (keyof typeof takenAway)[]): Promise<string> {
  await cp(build, out, { recursive: true });
  const prelude = `(() => { ${names.map((name) => takenAway[name]).join('\n')} })();\n`;
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const code = await readFile(file, 'utf8');
    // In a module, imports come first whatever stands before them; each chunk takes the same things away for itself.
    await writeFile(file, prelude + code);
  }
  return out;
}
