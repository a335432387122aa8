import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { createServer } from 'vite';
import { eventually, launchOnDemo } from '../tests/e2e/fixtures.ts';
import { clickToolbarButton } from '../tests/e2e/popup.ts';
import { findChromium, sandboxFlags } from './find-chromium.ts';

/**
 * Pictures for README and manual, into docs/screenshots/: the real extension on the demo site, and states that are hard
 * to come by there from scripts/gallery/ with made-up content. Look at each before committing it.
 * `npx node scripts/screenshots.ts all` draws every state into the system's temporary folder instead, to be looked at.
 */
const root = path.dirname(import.meta.dirname);
const executablePath = findChromium();

interface Picture { readonly name: string; readonly query: string; readonly dark?: boolean; readonly width?: number; readonly text?: number }

const kept: readonly Picture[] = [
  { name: 'finding-open', query: 'state=article&open=3', dark: true },
  { name: 'sheet', query: 'state=article&screen=sheet' },
  { name: 'conflict', query: 'state=conflict&screen=conflicts' },
  { name: 'first-run', query: 'state=first-run' },
  { name: 'text-200', query: 'state=article', width: 800, text: 32 },
];
const states = ['article', 'first-run', 'not-inspected', 'running', 'starting', 'failed', 'not-opened', 'unsupported', 'preview', 'storage', 'clean', 'one finding', 'many findings', 'long words', 'veto', 'vetoed', 'no points', 'conflict', 'english'];

const all = process.argv[2] === 'all';
const folder = all ? path.join((await import('node:os')).tmpdir(), 'duwang-gallery') : path.join(root, 'docs', 'screenshots');
await mkdir(folder, { recursive: true });

const linkPictures: readonly Picture[] = [0, 1, 300, 10_000].flatMap((links) => [
  { name: `links-${links}`, query: `state=article&screen=links&links=${links}` }, { name: `links-${links}-dark`, query: `state=article&screen=links&links=${links}`, dark: true }, { name: `links-${links}-200`, query: `state=article&screen=links&links=${links}`, width: 800, text: 32 },
]);

await gallery(all ? [...linkPictures, ...states.flatMap((state) => [false, true].map((dark) => ({ name: `${state.replaceAll(' ', '-')}${dark ? '-dark' : ''}`, query: `state=${encodeURIComponent(state)}`, dark })))] : kept);
if (!all) await onDemo();
console.log(folder);

async function gallery(pictures: readonly Picture[]): Promise<void> {
  const server = await createServer({
    root, configFile: false, logLevel: 'error', server: { port: 0, hmr: false, watch: null, host: '127.0.0.1' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await server.listen();
  const base = server.resolvedUrls?.local[0];
  if (!base) throw new Error('the gallery has no address');
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...sandboxFlags] });
  for (const picture of pictures) await draw(browser, base, picture);
  await browser.close();
  await server.close();
}

async function draw(browser: Browser, base: string, { name, query, dark = false, width = 400, text }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme: dark ? 'dark' : 'light', locale: 'zh-CN' });
  // As the browser's own setting for text size does it, so that media queries in em follow.
  if (text) await (await page.context().newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
  await page.goto(`${base}scripts/gallery/index.html?${query}`);
  await page.waitForFunction(() => document.documentElement.dataset['painted']);
  await save(name, (file) => page.screenshot({ path: file, caret: 'initial' }));
  await page.close();
}

/** The popup and the overlay as they are on the demo site's home page. */
async function onDemo(): Promise<void> {
  const browser = await launchOnDemo();
  try {
    const page = await browser.openDemo('/');
    const popup = await clickToolbarButton(browser, page);
    await popup.until('document.querySelector("article.row")', 30_000);
    await popup.clickText('button', '单机使用');
    await popup.until('!document.querySelector(".first")');
    await popup.evaluate('scrollTo(0, 0)');
    await save('popup', (file) => popup.screenshot(file));
    await popup.clickText('button', '标出位置');
    await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
    await popup.close();
    await page.locator('text=县长信箱').scrollIntoViewIfNeeded();
    await page.waitForTimeout(600); // the marks follow the scroll
    await save('overlay', (file) => page.screenshot({ path: file, caret: 'initial' }));
    const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
    await options.setViewportSize({ width: 720, height: 900 });
    await options.waitForSelector('select');
    await save('options', (file) => options.screenshot({ path: file, caret: 'initial' }));
  } finally {
    await browser.close();
  }
}

async function save(name: string, shoot: (file: string) => Promise<unknown>): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await shoot(file);
  const { size } = await stat(file);
  console.log(`${name}.png ${Math.round(size / 1024)} kB`);
}
