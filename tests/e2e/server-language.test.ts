import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium, sandboxFlags } from '../../scripts/find-chromium.ts';
import { cookieOf, postForm, testPassword } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';

let browser: Browser;
let unit: Unit;

beforeAll(async () => {
  unit = await openUnit({ secondFactor: 'off' });
  browser = await chromium.launch({ executablePath: findChromium()!, args: [...sandboxFlags] });
});
afterAll(async () => {
  await browser?.close();
  await unit?.[Symbol.asyncDispose]();
});

/** Its secret stands behind the # of the link, as an administrator hands it over. */
async function invitation(): Promise<string> {
  const page = await (await postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator)).text();
  return /<output>([^<]+#[^<]+)<\/output>/.exec(page)![1]!;
}

const choose = async (page: Page, language: string): Promise<void> => {
  await page.getByRole('button', { name: language, exact: true }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language === 'English' ? 'en' : 'zh-CN');
};

it('an invitation lives through the choice of a language, there and back; the secret is in no address, and nothing of it or of a password is left behind', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const link = await invitation();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(`${request.url().split('#')[0]} ${request.postData() ?? ''}`));
  await page.goto(link);
  await page.getByLabel('姓名').fill('覃晓燕');
  await page.getByLabel('密码', { exact: false }).first().fill(testPassword);
  await choose(page, 'English');
  expect(page.url()).toBe(`${unit.server.url}/invite`);
  expect(await page.getByLabel('Name', { exact: false }).first().inputValue()).toBe('覃晓燕');
  expect(await page.locator('input[type=password]').first().inputValue()).toBe('');
  await choose(page, '中文');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe('{}');
  const secret = link.split('#')[1]!;
  expect(asked.filter((one) => one.includes(secret))).toEqual([]);
  await page.getByLabel('密码', { exact: false }).first().fill(testPassword);
  await page.locator('input[name=again]').fill(testPassword);
  await page.locator('main form button').first().click();
  await page.getByText('欢迎加入').or(page.locator('output')).first().waitFor();
  expect((await postForm(unit.server.url, '/login', { name: '覃晓燕', password: testPassword })).status).toBe(303);
  await context.close();
});

it('a form half filled in is there again in the other language, once; another page gets nothing of it', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const cookie = cookieOf(await postForm(unit.server.url, '/login', { name: '管理员甲', password: testPassword }));
  await context.addCookies([{ name: cookie.split('=')[0]!, value: cookie.split('=')[1]!, url: unit.server.url }]);
  const page = await context.newPage();
  await page.goto(`${unit.server.url}/people`);
  const settings = page.locator('form[action="/people/settings"]');
  await settings.locator('[name=ownReview]').check();
  await settings.locator('[name=because]').fill('本单位只有一人审核');
  await choose(page, 'English');
  expect([await settings.locator('[name=because]').inputValue(), await settings.locator('[name=ownReview]').isChecked()]).toEqual(['本单位只有一人审核', true]);
  await page.reload();
  expect([await settings.locator('[name=because]').inputValue(), await settings.locator('[name=ownReview]').isChecked()]).toEqual(['', false]);
  await settings.locator('[name=because]').fill('没有保存的');
  await page.evaluate(() => document.querySelector('form.language')!.addEventListener('submit', (event) => event.preventDefault()));
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.goto(`${unit.server.url}/units`);
  expect(await page.content()).not.toContain('没有保存的');
  await context.close();
});
