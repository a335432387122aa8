import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openGallery, type Gallery, type Look } from './gallery/open-gallery.ts';

/**
 * Every screen in every state, light and dark, with forced colours, at 200 %, 320 px wide and in English, as one picture per
 * screen in docs/contact-sheets/. Look at each before a release. What is not drawn any more is taken away.
 * A run that was stopped goes on where it was, as long as what is drawn has not changed; `-- --again` draws all of it anew.
 * `npm run contact-sheet -- desk-sheet popup`: only these, into the system's temporary folder, as JPEG, with every picture by itself as PNG.
 */
interface Listed { readonly screen: string; readonly state: string; readonly surface: string | null }
interface Shot { readonly title: string; readonly bytes: Buffer; readonly width: number; readonly height: number }

const names: Readonly<Record<string, string>> = { empty: '空', loading: '读取中', partial: '部分', error: '出错', full: '全' };
const again = process.argv.includes('--again');
const only = process.argv.slice(2).filter((word) => word !== '--again');
/** Which screens stand already, and of which build: outside the repository, because it says nothing but how far a run came. */
const log = path.join(tmpdir(), 'duwang-contact-sheets.json');
/** Pictures taken at once: each waits for the browser most of its time. */
const atOnce = 4;
const folder = only.length > 0 ? path.join(tmpdir(), 'duwang-contact-sheets') : path.join(path.dirname(import.meta.dirname), 'docs', 'contact-sheets');
await mkdir(folder, { recursive: true });

const gallery = await openGallery();
const index = await gallery.open('', { width: 400, height: 400 });
const listed = JSON.parse(await index.locator('#app').textContent() ?? '[]') as readonly Listed[];
await index.close();
const present = new Set((await readdir(folder)).map((file) => path.parse(file).name));
/** Those that have no sheet yet come first: a run that is stopped leaves fewer gaps. */
const screens = [...new Set(listed.map(({ screen }) => screen))].filter((screen) => only.length === 0 || only.some((wanted) => screen.startsWith(wanted))).sort((one, other) => Number(present.has(one)) - Number(present.has(other)));
const before = await readFile(log, 'utf8').then((text) => JSON.parse(text) as { build: string; drawn: string[] }, () => null); // never begun
const drawn = new Set(again || only.length > 0 || before?.build !== gallery.build ? [] : before.drawn);
let total = 0;
for (const screen of screens) {
  if (drawn.has(screen)) continue;
  const file = path.join(folder, `${screen}.${only.length > 0 ? 'jpg' : 'webp'}`);
  const shots = await shotsOf(gallery, listed.filter((one) => one.screen === screen));
  if (only.length > 0) for (const { title, bytes } of shots) await writeFile(path.join(folder, `${screen}-${title}.png`), bytes);
  await writeFile(file, await sheetOf(gallery, screen, shots));
  const { size } = await stat(file);
  total += size;
  console.log(`${screen} ${Math.round(size / 1024)} kB`);
  if (only.length === 0) await writeFile(log, JSON.stringify({ build: gallery.build, drawn: [...drawn.add(screen)] }));
}
if (only.length === 0) for (const file of await readdir(folder)) if (!screens.includes(path.parse(file).name) && file.endsWith('.webp')) await rm(path.join(folder, file));
await gallery.close();
console.log(`${folder} ${Math.round(total / 1024)} kB`);

/** The states in the light, then the fullest one looked at in every other way. */
async function shotsOf(from: Gallery, states: readonly Listed[]): Promise<readonly Shot[]> {
  const best = states.find(({ state }) => state === 'full') ?? states.at(-1)!;
  const look = lookOf(best.surface);
  const ways: readonly (readonly [title: string, look: Look, language?: string])[] = [
    ['深色', { ...look, dark: true }], ['强制颜色', { ...look, forced: true }], ['缩放 200%', { ...look, zoom: 2, ...(best.surface === 'popup' ? { width: 800 } : {}) }], ['宽 320', { ...look, width: 320 }], ['英文', look, 'en'],
  ];
  const wanted = [...states.map((one) => () => shoot(from, one, names[one.state] ?? one.state, look)), ...ways.map(([title, way, language]) => () => shoot(from, best, title, way, language))];
  const shots: Shot[] = [];
  const takers = Array.from({ length: atOnce }, async (_, taker) => {
    for (let index = taker; index < wanted.length; index += atOnce) shots[index] = await wanted[index]!();
  });
  await Promise.all(takers);
  return shots;
}

function lookOf(surface: string | null): Look {
  return surface === 'popup' ? { width: 400, height: 600 } : surface === 'panel' ? { width: 360, height: 800 } : surface === 'options' ? { width: 720, height: 1000 } : { width: 1280, height: 900 };
}

/** The settings are one long column and stand whole; everything else as far as its window reaches. A popup grows with its text, as in the browser. */
async function shoot(from: Gallery, { screen, state, surface }: Listed, title: string, look: Look, language = 'zh-CN'): Promise<Shot> {
  const page = await from.open(`screen=${screen}&state=${state}&language=${language}`, look);
  try {
    const fullPage = surface === 'options';
    const height = fullPage ? (look.zoom ?? 1) * await page.evaluate(() => document.documentElement.scrollHeight) : look.height;
    return { title: `${title}${await overflows(page) ? '（横向溢出）' : ''}`, bytes: await page.screenshot({ type: 'png', caret: 'initial', fullPage }), width: look.width, height };
  } finally {
    await page.close();
  }
}

/** Whether the whole page has to be moved sideways: told on the sheet, because a picture does not show it. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}

async function sheetOf(from: Gallery, screen: string, shots: readonly Shot[]): Promise<Buffer> {
  const page = await from.browser.newPage({ viewport: { width: 1500, height: 800 } });
  const figures = shots.map(({ title, bytes, width, height }) => {
    // In columns of a like size: what is narrow stands whole, what is wide at half its size.
    const scale = width > 700 ? only.length > 0 ? 0.57 : 0.38 : width > 400 ? 0.5 : only.length > 0 ? 0.9 : 0.6;
    return `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${bytes.toString('base64')}" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}"></figure>`;
  });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>body{margin:12px;background:#c9ced4;font:600 14px sans-serif}h1{font-size:18px;margin:0 0 8px}main{display:flex;flex-wrap:wrap;gap:10px;align-items:start}figure{margin:0}img{display:block;box-shadow:0 0 0 1px #666}</style><h1>${screen}</h1><main>${figures.join('')}</main>`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: only.length > 0 ? 'jpeg' : 'webp', quality: only.length > 0 ? 80 : 55, captureBeyondViewport: true, clip: { x: 0, y: 0, width: 1500, height, scale: 1 } });
  await page.close();
  return Buffer.from(data, 'base64');
}
