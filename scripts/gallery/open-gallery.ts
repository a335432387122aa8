import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium, sandboxFlags } from '../find-chromium.ts';
import { serverDesign } from '../server-design.ts';

/** How a picture is looked at. `zoom` 2 is the browser's 200 %: half the room, twice the size. `text`: the browser's own text size, in pixels. */
export interface Look { readonly width: number; readonly height: number; readonly dark?: boolean; readonly forced?: boolean; readonly zoom?: number; readonly text?: number }

/** Made-up screens in a real browser: opens `scripts/gallery/` with a query and looks at it in some way. */
export interface Gallery {
  readonly open: (query: string, look: Look) => Promise<Page>;
  readonly browser: Browser;
  /** Tells one build of the screens from another. */
  readonly build: string;
  readonly close: () => Promise<void>;
}

/** Builds the gallery, serves it and starts a browser. Built, because hundreds of modules would be asked for with every picture. */
export async function openGallery(): Promise<Gallery> {
  const built = await mkdtemp(path.join(tmpdir(), 'duwang-gallery-'));
  const options = { root: import.meta.dirname, configFile: false as const, logLevel: 'error' as const, base: '/', plugins: [serverDesign()] };
  await build({ ...options, oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } }, build: { outDir: built, emptyOutDir: true, target: 'esnext', minify: false } });
  const server = await preview({ ...options, build: { outDir: built }, preview: { port: 0, host: '127.0.0.1' } });
  const base = server.resolvedUrls?.local[0];
  if (!base) throw new Error('the gallery has no address');
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...sandboxFlags, '--lang=zh-CN'], env: { ...process.env, LANGUAGE: 'zh_CN' } });
  const hash = createHash('sha256');
  for (const file of (await readdir(built, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name)).sort()) hash.update(await readFile(file));
  return {
    browser, build: hash.digest('hex'),
    open: async (query, { width, height, dark = false, forced = false, zoom = 1, text }) => {
      const page = await browser.newPage({ viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) }, deviceScaleFactor: zoom, colorScheme: dark ? 'dark' : 'light', forcedColors: forced ? 'active' : 'none', locale: 'zh-CN' });
      // As the browser's own setting for text size does it, so that media queries in em follow.
      if (text) await (await page.context().newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
      await page.goto(`${base}?${query}`);
      await page.waitForFunction(() => document.documentElement.dataset['painted'], undefined, { timeout: 60_000 });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(built, { recursive: true, force: true });
    },
  };
}
