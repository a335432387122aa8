import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { clickToolbarButton } from './popup.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let page: Page;
let tabId: number;

beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
  page = await browser.openDemo('/');
  await view.settled(page);
  tabId = await view.tabId(page);
});
afterAll(async () => browser?.close());

const state = (): Promise<TabState> => view.state({ type: 'view.state', tabId });
const answerOf = async (id: string) => (await state()).questions?.find((one) => one.id === id)?.answer ?? null;
const dom = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

it('counts every clause of the page once: by machine, by a person, not checked', async () => {
  const { coverage } = await state();
  expect(coverage!.machine).toBeGreaterThan(5);
  expect(coverage!.open).toBeGreaterThan(5);
  expect(coverage!.machine + coverage!.person + coverage!.notChecked + coverage!.clauses.filter(({ by }) => by === 'outside' || by === 'inapplicable').length).toBe(coverage!.clauses.length);
  expect(coverage!.clauses.filter(({ by, because }) => by === 'not-checked' && !because)).toEqual([]);
});

it('asks by keyboard in the popup: 1 is 合格, 2 asks what was seen, 3 is 不适用, U takes it back', async () => {
  const popup = await clickToolbarButton(browser, page);
  const current = (): Promise<string> => popup.evaluate<string>('document.querySelector(".question-row[data-current=true]")?.dataset.question ?? ""');
  await popup.until('document.querySelector(".coverage-line")', 30_000);
  expect(await popup.evaluate<string>('document.querySelector(".coverage-line").textContent')).toMatch(/^机器已查 \d+ 条，待人工核对 \d+ 条，未检 \d+ 条$/);
  await popup.clickText('button', '引导问题');
  await popup.until('document.querySelector(".question-row[data-current=true]")');
  const first = await current();
  await popup.press('1');
  await eventually(async () => (await answerOf(first))?.holds === 'yes', 'the first answer');
  await eventually(async () => await current() !== first, 'the next question');
  const second = await current();
  await popup.press('2');
  await popup.until('document.querySelector(".question-row textarea") === document.activeElement');
  await popup.clickText('button', '判为不合格');
  await popup.until('document.querySelector("[role=alert]")?.textContent.includes("请写明看到了什么")');
  // Whichever question comes second: one for several rows of the form also asks which.
  await popup.evaluate('(() => { const row = document.querySelector(".question-row form select"); if (row) { row.value = row.options[1].value; row.dispatchEvent(new Event("change", { bubbles: true })); } })()');
  await popup.evaluate('document.querySelector(".question-row textarea").focus()');
  // Letters and digits typed here are words, not keys.
  await popup.type('配色有 123 种 jk');
  await popup.clickText('button', '判为不合格');
  await eventually(async () => (await answerOf(second))?.note === '配色有 123 种 jk', 'the second answer');
  await eventually(async () => await current() !== second, 'the third question');
  const third = await current();
  await popup.press('3');
  await eventually(async () => (await answerOf(third))?.holds === 'inapplicable', 'the third answer');
  await popup.until('document.querySelector(".question-progress").textContent.includes("已答 3／")');
  await eventually(async () => await current() !== third, 'the fourth question');
  await popup.click(`[data-question="${third}"] .question-head`);
  await eventually(async () => await current() === third, 'the third question again');
  await popup.press('u');
  await eventually(async () => await answerOf(third) === null, 'the third answer taken back');
  await popup.press('Escape');
  await popup.click('.coverage-line');
  await popup.until('/待人工核对（\\d+）/.test(document.body.innerText) && /未检（\\d+）/.test(document.body.innerText)');
  await popup.close();
});

it('marks what to look at in the page, takes the answer there, and leaves the page as it was', async () => {
  const before = await dom();
  const answer = await view.ask({ type: 'view.ask-in-page', tabId, question: 'q-columns-fit' });
  expect(answer.ok).toBe(true);
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') !== null), 'the overlay');
  await page.bringToFront();
  // Drawn a moment before it listens.
  await eventually(async () => {
    await page.keyboard.press('1');
    await page.waitForTimeout(500);
    return (await answerOf('q-columns-fit'))?.holds === 'yes';
  }, 'the answer given in the page');
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate(() => document.querySelector('duwang-overlay') === null), 'the overlay to go');
  expect(await dom()).toBe(before);
});

it('counts on the sheet', async () => {
  await view.ask({ type: 'view.question', tabId, said: { question: 'q-accurate-info', holds: 'no', count: 2, row: 'D4d', note: '机构职能与三定方案不符' } });
  const { sheet } = await state();
  expect(sheet!.deductions.find(({ row }) => row === 'D4d')).toMatchObject({ count: 2 });
});
