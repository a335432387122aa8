// `npm run forms:compare [-- NAME…]`: every official form as its text gives it, beside our export of it as LibreOffice prints it, one picture each into docs/forms/.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { workbook } from '../../forms/workbook.ts';
import { type Pair, pairs } from '../../tests/forms/official/pairs.ts';
import { readOfficial } from '../../tests/forms/official/read-official.ts';
import { findChromium, sandboxFlags } from '../find-chromium.ts';
import { drawPages } from './draw-pages.ts';

const style = `body { margin: 0; background: #ddd; font: 12px/1.45 'Noto Serif CJK SC', 'SimSun', serif }
  main { display: grid; gap: 12px; padding: 12px; align-items: start } .beside { grid-template-columns: 860px 1fr } section { min-width: 0 }
  h2 { font: bold 15px sans-serif; margin: 0 0 8px } .paper { background: #fff; padding: 24px 20px } img { width: 100%; display: block; margin-bottom: 8px; box-sizing: border-box }
  td:empty { min-width: 32px } h1 { font-size: 18px; text-align: center; margin: 4px } p { margin: 6px 0 } table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #000; padding: 2px 4px; height: 20px; overflow-wrap: break-word; vertical-align: middle }
  th { text-align: center } .stacked td, .stacked th { font-size: 11px; padding: 1px 2px } .stacked table { table-layout: fixed } .stacked td:empty { min-width: 0 } .mixed td:not(:empty) { background: #fff3c4 }`;

const wanted = process.argv.slice(2);
const chosen = pairs.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
const into = path.join(path.resolve(import.meta.dirname, '../..'), 'docs', 'forms');
await mkdir(into, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'duwang-compare-'));
const executablePath = findChromium();
if (!executablePath) throw new Error('找不到 Chromium：先运行 npm test，它会装好。');
const browser = await chromium.launch({ executablePath, args: [...sandboxFlags] });
try {
  const pages = await drawPages(folder, Object.fromEntries(chosen.map(({ id, sheet }) => [`${id}.xlsx`, workbook([sheet()])])), 90);
  const page = await browser.newPage();
  for (const pair of chosen) {
    const file = path.join(into, `${pair.id}.webp`);
    const bytes = await picture(page, pair, pages.get(`${pair.id}.xlsx`) ?? []);
    await writeFile(file, bytes);
    console.log(`${pair.id} ${pair.title}: ${Math.round(bytes.length / 1024)} kB`);
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

/** Left the transcription, right the printed pages; one above the other where the form is too wide to stand beside anything. */
async function picture(page: Page, pair: Pair, pages: readonly string[]): Promise<Buffer> {
  const { html, source } = readOfficial(pair.id);
  const stacked = /colspan="16"|专项检查评分结果/.test(html);
  const images = await Promise.all(pages.map(async (file) => `<img src="data:image/png;base64,${(await readFile(file)).toString('base64')}">`));
  const width = stacked ? 1500 : 1800;
  await page.setViewportSize({ width, height: 600 });
  await page.setContent(`<meta charset="utf-8"><style>${style}</style><main class="${stacked ? 'stacked' : 'beside'}">
    <section><h2>原文件（照文字抄录，不是扫描件）：${source}</h2><div class="paper">${html}</div></section>
    <section><h2>读网导出，LibreOffice 打印，内容是示例</h2>${images.join('')}</section></main>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60, captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } });
  await session.detach();
  return Buffer.from(data, 'base64');
}
