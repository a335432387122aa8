import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkNames } from '../../checks/catalogue.ts';
import { saidEn } from '../../messages/said-en.ts';
import { saidZhCn } from '../../messages/said-zh-cn.ts';
import { wordsOf } from '../../messages/words.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { clickToolbarButton, inspected, type Popup } from './popup.ts';
import { openView, type View } from './view.ts';

// One working day in English: no screen says anything in the words of the Chinese catalogue. What is read off the page, the
// names and results of official forms, and what was written into records are Chinese, and not in the catalogue.
const pictures = process.env['DUWANG_PICTURES'];
const english: ReadonlySet<unknown> = new Set([...Object.values(wordsOf('en')), ...Object.values(saidEn)]);
/** Names of checks, results and rows of official forms, and titles of pages, which the catalogue has among its own texts too. */
const official: ReadonlySet<string> = new Set([...Object.values(checkNames), '合格', '不合格', '单项否决', '办事指南', '首页', '附件']);
const chinese: ReadonlySet<string> = new Set([...Object.values(wordsOf('zh-CN')), ...Object.values(saidZhCn)].filter((text) => typeof text === 'string' && text.length > 1 && !english.has(text) && !official.has(text)) as readonly string[]);

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let page: Page;
let desk: Page;
let popup: Popup | null = null;

beforeAll(async () => {
  browser = await launchOnDemo({ granted: ['*://*.gov.cn/*', '<all_urls>'] });
  view = await openView(browser);
  const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
  await options.locator('select:has(option[value="en"])').selectOption('en');
  await options.locator('main[lang="en"]').waitFor();
  await options.close();
  page = await browser.openDemo('/zwgk/tzgg/content_2001.html');
  await view.settled(page);
});
afterEach(async () => {
  await popup?.close();
  popup = null;
});
afterAll(async () => browser?.close());

/** What of a surface is said in the words of the Chinese catalogue. */
const strays = (texts: readonly string[]): readonly string[] => [...new Set(texts.map((text) => text.replace(/^[\s：；，。]+|[\s：；，。]+$/g, '')))].filter((text) => chinese.has(text));
const state = async () => view.state({ type: 'view.state', tabId: await view.tabId(page) });
/** Texts and what is read out, but for what stands in elements of this kind. */
const textsBut = (leave: string): string => `[...document.querySelectorAll('title, body *')].filter((element) => !element.closest(${JSON.stringify(leave)})).flatMap((element) => [...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data), ...['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '')])`;

/** Without official forms as they will be printed. */
const collect = textsBut('.sheet-page, [lang="zh-CN"]');

async function popupInEnglish(name: string): Promise<void> {
  if (pictures) await popup!.screenshot(`${pictures}/en-${name}.png`);
  const texts = await popup!.evaluate<string[]>(collect);
  expect(texts.join(' ')).toMatch(/[A-Za-z]{3}/);
  expect(strays(texts)).toEqual([]);
}

async function inEnglish(surface: Page, name: string, fullPage = false): Promise<void> {
  if (pictures) await surface.screenshot({ path: `${pictures}/en-${name}.png`, fullPage });
  const texts = await surface.evaluate<string[]>(collect);
  expect(texts.length).toBeGreaterThan(10);
  expect(strays(texts)).toEqual([]);
}

/** What lies over a page in a closed root of its own; what the page itself says is the page's. */
async function overlayInEnglish(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/en-${name}.png` });
  const ofPage = new Set(await page.evaluate<string[]>(textsBut('duwang-overlay')));
  const session = await browser.context.newCDPSession(page);
  await session.send('DOM.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  await session.detach();
  const texts = nodes.flatMap(({ nodeType, nodeValue, attributes = [] }) => [...(nodeType === 3 ? [nodeValue] : []), ...attributes.filter((_, at) => at % 2 === 1 && /^(?:aria-label|title|placeholder)$/.test(attributes[at - 1]!))]).filter((text) => !ofPage.has(text));
  expect(texts.join(' ')).toMatch(/Confirm|Coverage/);
  expect(strays(texts)).toEqual([]);
}

it('the popup: read, open a finding, confirm it, dismiss another', async () => {
  popup = await clickToolbarButton(browser, page);
  await popup.until(inspected, 30_000);
  await popupInEnglish('popup-first');
  await popup.clickText('button', wordsOf('en')['first.alone']);
  await popup.until('!document.querySelector(".first")');
  await popupInEnglish('popup');
  await popup.press('j');
  await popup.press('Enter');
  await popup.until('document.querySelector(".detail")');
  await popupInEnglish('finding');
  await popup.press('1');
  await eventually(async () => (await state()).findings.some(({ record }) => record.status === 'confirmed'), 'the confirmation');
  await popup.press('j');
  await popup.press('2');
  await popup.until('document.querySelector("form input, form textarea")');
  await popupInEnglish('dismiss');
  await popup.press('Escape');
  await popup.press('?');
  await popup.until('document.querySelector("dialog[open]")');
  await popupInEnglish('keys');
});

it('what was not checked, the sheet, the questions and the links', async () => {
  popup = await clickToolbarButton(browser, page);
  await popup.until(inspected, 30_000);
  await popup.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  await popupInEnglish('outcomes');
  for (const label of [wordsOf('en')['score.details'], wordsOf('en')['question.tool'], wordsOf('en')['tool.links']]) {
    await popup.evaluate(`[...document.querySelectorAll('button')].find((one) => one.textContent.includes(${JSON.stringify(label)})).click()`);
    await popup.until('document.querySelector(".screen")');
    await popupInEnglish(label.toLowerCase().replaceAll(/\W+/g, '-'));
    await popup.press('Escape');
    await popup.until('!document.querySelector(".screen")');
  }
});

it('the panel, the overlay with its card, and the coverage', async () => {
  const panel = await browser.context.newPage();
  await panel.setViewportSize({ width: 360, height: 800 });
  await panel.goto(`chrome-extension://${browser.extensionId}/sidepanel.html?tab=${await view.tabId(page)}`);
  await panel.locator('article.row').first().waitFor();
  await inEnglish(panel, 'panel');
  await panel.close();
  popup = await clickToolbarButton(browser, page);
  await popup.until(inspected, 30_000);
  await popup.clickText('button', wordsOf('en')['tool.mark']);
  await popup.close();
  popup = null;
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
  await page.bringToFront();
  await page.keyboard.press('j');
  await overlayInEnglish('overlay');
  await page.keyboard.press('c');
  await overlayInEnglish('lens');
});

it('the workbench: the list, every part of an inspection and every section', async () => {
  desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody a').first().waitFor();
  await inEnglish(desk, 'desk-inspections');
  await desk.locator('tbody a').first().click();
  const words = wordsOf('en');
  for (const tab of ['sheet', 'causes', 'findings', 'evidence', 'coverage'] as const) {
    await desk.getByRole('button', { name: words[`desk.tab.${tab}`], exact: true }).click();
    await desk.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await inEnglish(desk, `desk-${tab}`);
  }
  await desk.getByRole('button', { name: words['desk.tab.sheet'], exact: true }).click();
  await desk.locator('.desk-exports > summary').click();
  await inEnglish(desk, 'desk-exports');
  for (const section of ['readings', 'rectify', 'reports', 'trends', 'columns', 'packs', 'rubrics'] as const) {
    await desk.locator(`nav.desk-sections a[href="#section=${section}"]`).click();
    await desk.locator(`nav.desk-sections a[href="#section=${section}"][aria-current="page"]`).waitFor();
    await desk.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await inEnglish(desk, `desk-${section}`);
  }
  await desk.close();
});

it('the settings', async () => {
  const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
  await options.setViewportSize({ width: 720, height: 1000 });
  await options.locator('main[lang="en"]').waitFor();
  await inEnglish(options, 'options', true);
  await options.close();
});
