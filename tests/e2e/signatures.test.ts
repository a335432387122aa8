import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHost, serveDemo } from '../../demo/serve.ts';
import { addPerson, push, signIn, testExtId } from '../server/support/person.ts';
import { dropDatabase, rawSql, temporaryFolder } from '../server/support/place.ts';
import { create, newId } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { somePack as pack } from '../server/support/some-pack.ts';
import { alter } from '../sync/signed-packs.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openPopup } from './popup.ts';
import { connectAs } from './support/sign-in.ts';
import { openView, type View } from './view.ts';

let demo: Awaited<ReturnType<typeof serveDemo>>;
let browser: ExtensionBrowser;
let unit: Unit;
let view: View;
const dataDir = temporaryFolder();

beforeAll(async () => {
  demo = await serveDemo();
  browser = await launchExtension({ hosts: { [demoHost]: demo.port }, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] });
  unit = await openUnit({ dataDir, extIds: [browser.extensionId, testExtId] });
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核甲');
  await addPerson(unit.server.url, unit.administrator, 'inspector', '检查甲');
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await unit?.server.stop();
  await demo?.stop();
  await dropDatabase(dataDir);
});

/** Pictures of what is tested, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** Publishes a pack as somebody else of the unit. */
async function publish(code: string, name: string): Promise<string> {
  const editor = await signIn(unit.server.url, '审核甲');
  const id = newId();
  const { format: _, ...head } = pack({ code, name });
  const answer = await push(editor, [create('pack', { id, edition: id, part: 0, parts: 1, ...head, state: 'on', by: '', at: 1 })]);
  expect(answer.results[0]).toMatchObject({ st: 'ok' });
  return id;
}

async function fetched(): Promise<void> {
  const began = Date.now();
  await eventually(async () => {
    await view.ask({ type: 'view.sync' });
    const { sync } = await view.state({ type: 'view.state', tabId: 0 });
    return !sync.busy && (sync.lastAt ?? 0) > began;
  }, 'everything to be fetched', 30_000);
}

it('packs of the unit show who signed them; one altered in the database is named with what to do and not used; a key nobody vouches for is told where problems of the exchange stand, and trusted in the settings after it was compared', async () => {
  await publish('signed', '示范县规则包');
  await alter({ dataDir }, await publish('altered', '示范局规则包'), '示范县人民政府办公室', '示范县人民政府办公厅');
  await connectAs(browser, view, unit.server.url, '检查甲');
  await fetched();
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=packs`);
  await desk.getByText('服务器签名：审核甲').waitFor();
  await desk.getByText('示范局规则包（altered@1）：服务器上的内容与签名不符，可能在数据库里被改过；不使用').waitFor();
  await picture(desk, 'packs-altered');
  const { sync } = await view.state({ type: 'view.state', tabId: 0 });
  expect(sync.problem).toContain('有 1 个规则包或评分表签名不符，没有采用');
  const before = sync.signing!.key;

  // Somebody deletes the keys, and the server makes another at its next start.
  const port = Number(new URL(unit.server.url).port);
  await unit.server.stop();
  await rawSql(dataDir, 'DELETE FROM signing_keys');
  await rawSql(dataDir, 'DELETE FROM signatures');
  unit = await openUnit({ dataDir, port, extIds: [browser.extensionId, testExtId] });
  await publish('later', '后来的规则包');
  await fetched();
  const strange = (await view.state({ type: 'view.state', tabId: 0 })).sync.signing!.strange!;
  expect(strange).not.toBe(before);
  await desk.reload();
  await desk.getByText('后来的规则包（later@1）：签名用的密钥还没有得到认可；不使用').waitFor();
  await picture(desk, 'packs-strange-key');
  const page = await browser.open(`http://${demoHost}/`);
  await view.settled(page);
  const popup = await openPopup(browser, page);
  await popup.until('document.body.innerText.includes("服务器换了签名密钥")');
  if (process.env['DUWANG_PICTURES']) await popup.screenshot(path.join(process.env['DUWANG_PICTURES'], 'popup-strange-key.png'));
  await popup.close();

  const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
  const trust = options.getByRole('button', { name: '认可这个密钥' });
  await trust.waitFor();
  expect(await trust.isDisabled()).toBe(true);
  await options.getByText(strange.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')).first().waitFor();
  await picture(options, 'settings-strange-key');
  await options.getByLabel('已向管理员核对，指纹一致').click();
  await trust.click();
  await options.getByText('已认可').waitFor();
  await eventually(async () => (await view.state({ type: 'view.state', tabId: 0 })).sync.signing?.key === strange, 'the new key to be in use', 30_000);
  await fetched();
  await desk.reload();
  await desk.getByText('后来的规则包', { exact: false }).first().waitFor();
  expect(await desk.locator('.notice').count()).toBe(0);
  await options.reload();
  await options.getByText('服务器签名密钥的指纹').waitFor();
  await picture(options, 'settings-key');
});
