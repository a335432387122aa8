import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOidcUnit, type OidcUnit } from '../server/support/oidc-unit.ts';
import { launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: ExtensionBrowser;
let view: View;
let world: OidcUnit;

beforeAll(async () => {
  browser = await launchExtension({ granted: ['http://127.0.0.1/*'] });
  world = await openOidcUnit({ extIds: [browser.extensionId, 'abcdefghijklmnopabcdefghijklmnop'] });
  expect((await world.joinAs('zhang', '张三', 'reader')).status).toBe(200);
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Pictures of what is tested, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

it('who is refused on the way through the unit’s sign-in service reads why in the window, begins again there and is signed in', async () => {
  expect(await view.ask({ type: 'view.connect', server: world.url })).toMatchObject({ ok: true });
  // What the window's first request says of languages is the machine's, not the test's.
  await browser.context.addCookies([{ name: 'language', value: 'zh-CN', url: world.url }]);
  const opened = browser.context.waitForEvent('page');
  const answer = view.ask({ type: 'view.sign-in' });
  const window = await opened;
  await window.waitForURL(/\/authorize\?/);
  const signInPage = window.url();
  const through = (): Promise<void> => window.getByRole('link', { name: '用政务认证登录' }).click();
  const told = (words: string): Promise<void> => window.getByRole('alert').filter({ hasText: words }).waitFor();
  const again = (): Promise<void> => window.getByRole('link', { name: '重新登录' }).click();

  world.provider.state.refuse = true;
  await through();
  await told('取消了');
  world.provider.state.refuse = false;
  await again();

  world.provider.state.account = 'stranger';
  const back = window.waitForRequest((request) => request.url().includes('/oidc/callback'));
  await through();
  await told('没有账号');
  await picture(window, 'oidc-stranger');
  // The way back a second time: what was kept of it is gone, and with it where it was to lead.
  await window.goto((await back).url());
  await told('已用过');
  await window.getByText('关闭它，回到插件').waitFor();
  await picture(window, 'oidc-stale');
  await window.goto(signInPage);

  // The provider asks again only whom it has forgotten.
  world.provider.state.account = 'zhang';
  await window.context().clearCookies({ name: /^_/ });
  await through();
  expect(await answer).toMatchObject({ ok: true });
});
