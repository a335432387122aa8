import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { eventually, launchOnDemo } from '../tests/e2e/fixtures.ts';
import { clickToolbarButton } from '../tests/e2e/popup.ts';
import { type Look, openGallery } from './gallery/open-gallery.ts';

/**
 * Pictures for README and manual, into docs/screenshots/: the real extension on the demo site, and states that are hard
 * to come by there from the gallery (tests/components/scenes) with made-up content. Look at each before committing it.
 * Every screen in every state is on the contact sheets (`npm run contact-sheet`). `npm run screenshots -- store`: those for the stores alone; any other name: that picture alone.
 */
const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'docs', 'screenshots');
await mkdir(folder, { recursive: true });

const popup = { width: 400, height: 600 };
const wide = { width: 1280, height: 800 };
const kept: readonly { readonly name: string; readonly query: string; readonly look: Look }[] = [
  { name: 'finding-open', query: 'screen=popup-findings&state=full', look: { width: 400, height: 1000, dark: true } },
  { name: 'preview', query: 'screen=popup-preview&state=full', look: popup },
  { name: 'sheet', query: 'screen=popup-sheet', look: popup },
  { name: 'conflict', query: 'screen=popup-conflicts', look: popup },
  { name: 'first-run', query: 'screen=popup-first-run&state=empty', look: popup },
  { name: 'text-200', query: 'screen=popup-findings&state=partial', look: { ...popup, width: 800, text: 32 } },
  { name: 'workbench', query: 'screen=desk-causes', look: wide },
  { name: 'readings', query: 'screen=desk-readings', look: wide },
];

/** For the stores, which want 1280 × 800. */
const store: typeof kept = [
  { name: 'store-1', query: 'screen=panel', look: { ...wide, zoom: 2 } },
  { name: 'store-2', query: 'screen=overlay', look: { ...wide, zoom: 1.6 } },
  { name: 'store-3', query: 'screen=desk-causes', look: wide },
  { name: 'store-4', query: 'screen=desk-sheet', look: wide },
  { name: 'store-5', query: 'screen=desk-rectify', look: wide },
];

const only = process.argv.slice(2);
const onlyStore = only[0] === 'store';
const gallery = await openGallery();
for (const [pictures, into] of [[onlyStore ? [] : kept, folder], [store, path.join(root, 'docs', 'store')]] as const) {
  for (const { name, query, look } of pictures) {
    if (only.length > 0 && !onlyStore && !only.includes(name)) continue;
    const page = await gallery.open(query, look);
    await save(name, (file) => page.screenshot({ path: file, caret: 'initial' }), into);
    await page.close();
  }
}
await gallery.close();
if (only.length === 0) await onDemo();
console.log(folder);

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

async function save(name: string, shoot: (file: string) => Promise<unknown>, into = folder): Promise<void> {
  const file = path.join(into, `${name}.png`);
  await shoot(file);
  const { size } = await stat(file);
  console.log(`${name}.png ${Math.round(size / 1024)} kB`);
}
