import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/**
 * A file of this folder and all it uses as one script to be put into a page, as the extension bundles its own.
 * @param entry the file's name; @throws when it cannot be bundled
 */
export async function pageScript(entry: string): Promise<string> {
  const out = await mkdtemp(path.join(tmpdir(), 'duwang-bench-'));
  try {
    await build({
      configFile: false, logLevel: 'error', root: path.dirname(import.meta.dirname), oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: { outDir: out, emptyOutDir: true, minify: true, target: 'chrome120', lib: { entry: path.join(import.meta.dirname, entry), formats: ['iife'], name: 'bench', fileName: () => 'bench.js' } },
    });
    return await readFile(path.join(out, 'bench.js'), 'utf8');
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
