import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { serveLinks, type LinkServer } from '../support/link-server.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const address = 'http://www.shifan.gov.cn/home.html';
let server: LinkServer;
let browser: ExtensionBrowser;
let view: View;

beforeAll(async () => {
  server = await serveLinks({ pages: { '/home.html': '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县人民政府</title></head><body><p><a href="https://www.xuexi.cn/">学习强国</a></p></body></html>' } });
  browser = await launchExtension({ granted: ['http://*/*', 'https://*/*'], hosts: { 'www.shifan.gov.cn': server.port } });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

const asked = (state: TabState) => state.findings.filter(({ record, present }) => record.check === 'external-link-without-prompt' && present).map(({ record }) => record);
async function readAgain(tabId: number): Promise<TabState> {
  const before = await view.state({ type: 'view.state', tabId });
  await view.state({ type: 'view.inspect', tabId });
  return eventually(async () => {
    const now = await view.state({ type: 'view.state', tabId });
    return now.page && now.page.at > before.page!.at && !now.running ? now : null;
  }, 'the page to be read again', 60_000);
}

it('a built-in host struck by keyboard in the settings, with its reason, is asked for a prompt; the finding keeps why; put back, it is not', async () => {
  const tab = await browser.open(address);
  const { tabId, ...first } = await view.settled(tab);
  expect(asked(first as TabState)).toEqual([]);

  const options = await browser.open(`chrome-extension://${browser.extensionId}/options.html`);
  const section = options.locator('section').filter({ has: options.getByRole('heading', { name: '移出内置名单的域名', exact: true }) });
  await section.getByLabel('要移出的域名').selectOption('xuexi.cn');
  await section.getByLabel('移出的理由').focus();
  await options.keyboard.type('县委网信办规定');
  await options.keyboard.press('Enter');
  await section.getByText('学习强国：县委网信办规定').waitFor();

  const struck = await readAgain(tabId);
  expect(asked(struck)).toMatchObject([{ about: 'xuexi.cn', says: expect.stringContaining('移出内置名单、因此计入的：xuexi.cn（县委网信办规定）') as string, versions: { used: ['读网设置：“xuexi.cn”移出内置名单（县委网信办规定）'] } }]);

  await options.bringToFront();
  const back = section.getByRole('button', { name: '恢复 xuexi.cn' });
  await back.focus();
  await options.keyboard.press('Enter');
  await section.getByText('没有移出的域名').waitFor();
  expect(asked(await readAgain(tabId))).toEqual([]);
});
