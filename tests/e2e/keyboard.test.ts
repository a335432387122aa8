import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, launchOnDemo } from './fixtures.ts';
import { inspected, openPopup } from './popup.ts';
import { openView, type View } from './view.ts';

// Every screen by keyboard alone: ? tells the keys valid there and gives the focus back, and no action loses the focus.
let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let page: Page;

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  page = await browser.openDemo('/');
  const { settings } = await view.settled(page);
  await view.ask({ type: 'view.settings', settings: { ...settings, introduced: true, showScore: true } });
});
afterAll(async () => browser?.close());

const sheet = 'document.querySelector("dialog.help")?.open';
const held = 'document.activeElement !== null && document.activeElement !== document.body';

/** What a surface can be asked and told: the popup and an ordinary page alike. */
interface Surface { readonly evaluate: <T>(expression: string) => Promise<T>; readonly press: (key: string) => Promise<void> }

const ofPage = (tab: Page): Surface => ({ evaluate: <T>(expression: string) => tab.evaluate<T>(expression), press: (key) => tab.keyboard.press(key) });

/** Waits until the focus is on something: a view may be on its way to it. */
const hasFocus = ({ evaluate }: Surface, when: string): Promise<true> => eventually(async () => (await evaluate<boolean>(held) ? true : null), `the focus, ${when}`, 30_000);

/** ? opens the sheet with these keys in it, Escape closes it, and the focus is where it was. */
async function help(surface: Surface, where: string, keys: readonly string[]): Promise<void> {
  const { evaluate, press } = surface;
  if (!await evaluate<boolean>(held)) await press('Tab');
  await hasFocus(surface, `before ? on ${where}`);
  await evaluate('void (globalThis.before = document.activeElement)');
  await press('?');
  await eventually(() => evaluate<boolean>(sheet), `the keys on ${where}`, 30_000);
  const listed = await evaluate<string[]>('[...document.querySelectorAll("dialog.help kbd")].map((key) => key.textContent)');
  expect(listed, where).toEqual(expect.arrayContaining([...keys, '?', 'Esc']));
  // What lies behind hears nothing: the sheet stays, and so does what had the focus.
  await press('j');
  await press('Escape');
  await eventually(async () => !await evaluate<boolean>(sheet), `the keys to go on ${where}`, 30_000);
  expect(await evaluate<boolean>('document.activeElement === globalThis.before'), where).toBe(true);
}

/** Keys an input method has are nobody else's, whether they are reported as composing or by code alone: neither the list nor the sheet hears them. */
async function byInputMethod({ evaluate, press }: Surface): Promise<void> {
  // Which row, not what it says: a ruling taken back a moment ago may still be on its way.
  const current = '((row) => row && (row.id || row.ariaPosInSet))(document.querySelector("[data-current=true]"))';
  await press('j');
  const before = await evaluate<string>(current);
  await evaluate(`void (globalThis.before = document.activeElement)`);
  await evaluate(`for (const by of [{ isComposing: true }, { keyCode: 229 }]) for (const key of ['k', 'j', 'j', '?', '2', 'e', 'Escape']) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...by }))`);
  // What any of them asked for would be drawn within two frames.
  await evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))');
  expect(await evaluate(`[Boolean(${sheet}), document.querySelector('form textarea') !== null, ${current}, document.activeElement === globalThis.before]`)).toEqual([false, false, before, true]);
}

it('the popup and the panel: list, questions, coverage, manual, sheet; rulings, forms and the way back', async () => {
  const popup = await openPopup(browser, page);
  await popup.until(`${inspected} && document.querySelector("article.row[data-status=pending]")`, 30_000);
  await popup.press('j');
  await hasFocus(popup, 'after J');
  await help(popup, 'the list', ['J', 'K', '1', '2', '3', 'E', 'U', 'L']);
  for (const key of ['1', 'k', 'u', 'e', 'Escape', '2', 'Escape', '3', '1']) {
    await popup.press(key);
    await hasFocus(popup, `after ${key} in the list`);
  }
  const named = (words: string): string => `[...document.querySelectorAll("button")].find((one) => one.textContent.includes(${JSON.stringify(words)}))`;
  for (const [name, opener, keys] of [
    ['the form', named('手工记录'), ['Tab']], ['the links', 'document.querySelectorAll(".tools button")[0]', ['Tab']], ['the questions', 'document.querySelectorAll(".tools button")[1]', ['J', '3', 'L']], ['the coverage', 'document.querySelector(".coverage-line")', ['Tab']],
  ] as const) {
    await popup.evaluate(`${opener}.focus()`);
    await popup.press('Enter');
    await popup.until('document.querySelector("main.screen") !== null', 30_000);
    await hasFocus(popup, `on ${name}`);
    if (await popup.evaluate<boolean>('!document.activeElement.matches("input, textarea, select")')) await help(popup, name, keys);
    await popup.press('Escape');
    await popup.until('document.querySelector("main.screen") === null', 30_000);
    await hasFocus(popup, `back from ${name}`);
  }
  await byInputMethod({ evaluate: popup.evaluate, press: popup.press });
  // The language is changed elsewhere while the keys are listed: the sheet speaks it, holds the focus and gives it back.
  const speak = async (language: 'zh-CN' | 'en'): Promise<void> => {
    const { settings } = await view.state({ type: 'view.state', tabId: await view.tabId(page) });
    await view.ask({ type: 'view.settings', settings: { ...settings, language } });
  };
  await popup.evaluate('void (globalThis.before = document.activeElement)');
  await popup.press('?');
  await popup.until(sheet, 30_000);
  await speak('en');
  await popup.until('document.querySelector("dialog.help h2").textContent === "Keys"', 30_000);
  expect(await popup.evaluate('document.activeElement.closest("dialog.help") !== null')).toBe(true);
  await popup.press('Escape');
  await popup.until(`!(${sheet})`, 30_000);
  expect(await popup.evaluate('globalThis.before.isConnected && document.activeElement === globalThis.before')).toBe(true);
  await speak('zh-CN');
  await popup.until(`${named('手工记录')} !== undefined`, 30_000);
  await popup.close();
  const panel = await browser.open(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  await panel.locator('.app button').first().waitFor();
  await help(ofPage(panel), 'the panel', ['J', 'N']);
  await panel.close();
});

it('the overlay: the sheet over the card, and the card keeps the keys to the last ruling', async () => {
  const tabId = await view.tabId(page);
  await page.bringToFront();
  await view.state({ type: 'view.overlay', tabId, on: true });
  const ours = (): Promise<boolean> => page.evaluate(() => document.activeElement?.localName === 'duwang-overlay');
  await eventually(ours, 'the card to have the focus', 30_000);
  // The layer is closed to scripts: it is read as a screen reader hears it.
  const session = await page.context().newCDPSession(page);
  const spoken = async (): Promise<string> => (await session.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText').map(({ name }) => String(name?.value ?? '')).join(' ');
  await page.keyboard.press('?');
  await eventually(async () => /按键说明.*看覆盖/.test(await spoken()), 'the keys of the card', 30_000);
  await page.keyboard.press('Escape');
  await eventually(async () => !(await spoken()).includes('按键说明'), 'the keys to go', 30_000);
  expect(await ours()).toBe(true);
  const open = async (): Promise<number> => (await view.state({ type: 'view.state', tabId })).findings.filter(({ record }) => record.at !== null && record.status === 'pending').length;
  await eventually(async () => {
    await page.keyboard.press('1');
    expect(await ours()).toBe(true);
    await page.keyboard.press('j');
    return await open() === 0;
  }, 'every place to be confirmed by key', 60_000);
  await eventually(ours, 'the focus after the last ruling', 30_000);
  await page.keyboard.press('u');
  await eventually(async () => await open() === 1, 'U to take one back', 30_000);
  await eventually(ours, 'the focus after U', 30_000);
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go', 30_000);
});

it('the workbench, every part and every view of an inspection', async () => {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  const surface = ofPage(desk);
  await desk.locator('tbody tr a').first().waitFor();
  await help(surface, 'the inspections', ['Tab']);
  for (const [section, keys] of Object.entries({ readings: ['Tab'], trends: ['Tab'], reports: ['Tab'], rectify: ['V', 'X', '/'], columns: ['J', '1'], packs: ['Tab'], rubrics: ['Tab'] })) {
    await desk.locator(`.desk-sections a[href="#section=${section}"]`).focus();
    await desk.keyboard.press('Enter');
    await desk.locator(`.desk-sections a[href="#section=${section}"][aria-current="page"]`).waitFor();
    await hasFocus(surface, section);
    await help(surface, section, keys);
  }
  await desk.locator('.desk-sections a').first().focus();
  await desk.keyboard.press('Enter');
  await desk.locator('tbody tr a').first().focus();
  await desk.keyboard.press('Enter');
  await desk.locator('.desk-tabs').waitFor();
  await hasFocus(surface, 'in an inspection');
  for (const [name, keys, pressed] of [
    ['评分表', ['Tab'], []], ['按根因复核', ['4', '→', '←', 'L'], ['1', 'u', 'j', '2', 'Escape', '4', 'Escape', 'ArrowRight', 'ArrowLeft', 'k']], ['问题', ['1', 'U'], ['j', '1', 'u', '2', 'Escape', 'k']], ['证据', ['Tab'], []], ['检查范围', ['Tab'], []],
  ] as const) {
    const tab = desk.locator('.desk-tabs').getByRole('button', { name, exact: true });
    await tab.focus();
    await desk.keyboard.press('Enter');
    await hasFocus(surface, name);
    await help(surface, name, keys);
    for (const key of pressed) {
      await desk.keyboard.press(key);
      await hasFocus(surface, `after ${key} in ${name}`);
    }
    if (name === '问题') await inFindings(desk, surface);
  }
  await desk.close();
});

/** With only open findings listed, ruling and taking back keep the focus; and Escape while words are being composed leaves form and words as they are. */
async function inFindings(desk: Page, surface: Surface): Promise<void> {
  await byInputMethod(surface);
  // Much was ruled on before: all of it is open again.
  const { tabId, findings } = await view.state({ type: 'view.state', tabId: await view.tabId(page) });
  expect(await view.ask({ type: 'view.decide', tabId, findingIds: findings.map(({ record }) => record.id), ruling: 'pending', reason: '' })).toMatchObject({ ok: true });
  await desk.locator('.filters select').first().selectOption('pending');
  await desk.locator('.lines li[data-status="pending"] button').first().focus();
  for (const key of ['j', '1', 'u', 'k']) {
    await desk.keyboard.press(key);
    await hasFocus(surface, `after ${key} among the open findings`);
  }
  await desk.locator('.lines li[data-status="pending"] button').first().click();
  const field = desk.locator('.current form textarea');
  await eventually(async () => {
    await desk.keyboard.press('2');
    return await field.isVisible() && await desk.evaluate(() => document.activeElement?.closest('form') !== null);
  }, 'the form with the focus in it, once the finding has been read', 30_000);
  await field.focus();
  const session = await desk.context().newCDPSession(desk);
  await session.send('Input.imeSetComposition', { text: 'shu', selectionStart: 3, selectionEnd: 3 });
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 });
  await session.send('Input.insertText', { text: '属于例外' });
  await eventually(async () => await field.inputValue() === '属于例外', 'the words that were composed', 30_000);
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  await desk.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await hasFocus(surface, 'after the form');
}

it('the settings and the tour', async () => {
  const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
  await options.locator('h2').first().waitFor();
  await options.keyboard.press('Tab');
  await help(ofPage(options), 'the settings', ['Tab']);
  await options.close();
  const tour = await browser.open(`chrome-extension://${browser.extensionId}/tour.html`);
  await tour.locator('.row-title').first().waitFor();
  for (let step = 1; step <= 4; step += 1) {
    await help(ofPage(tour), `step ${step} of the tour`, ['→', 'J', '1']);
    await tour.keyboard.press('ArrowRight');
    await hasFocus(ofPage(tour), `after step ${step} of the tour`);
  }
  await tour.close();
});
