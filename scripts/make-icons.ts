import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium, sandboxFlags } from './find-chromium.ts';

/** Draws the icons of the extension from assets/icon.svg into public/icon/, where WXT finds them. Run it after the drawing changed; the pictures are committed. */
const root = path.dirname(import.meta.dirname);
const drawing = await readFile(path.join(root, 'assets', 'icon.svg'), 'utf8');
await mkdir(path.join(root, 'public', 'icon'), { recursive: true });

const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...sandboxFlags] });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: path.join(root, 'public', 'icon', `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
