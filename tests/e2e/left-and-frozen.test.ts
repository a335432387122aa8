import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteTags } from './changing-site.ts';
import { eventually } from './fixtures.ts';
import { killWorker } from './kill.ts';
import { address, openPeople, sync, type People, type Worker } from './support/rectify-people.ts';

/** Two people of one unit: 审核甲 reviews, 编辑乙 may not rule on what somebody else found. The unit does not allow own review. */
let people: People;

beforeAll(async () => {
  people = await openPeople();
  const { site, reviewer, editor } = people;
  for (const number of [1, 2, 3]) site.put(`/xw/${number}.html`, { title: `第 ${number} 篇`, head: siteTags, body: '<p>正文：县里开会研究部署有关工作，要求抓好落实。</p>' });
  for (const number of [1, 2, 3]) {
    const page = await reviewer.browser.open(address(`/xw/${number}.html`));
    await reviewer.view.settled(page);
    await page.close();
  }
  await sync(reviewer);
  await sync(editor);
});
afterAll(() => people?.close());

/** Opens the inspection that began last in the workbench. */
async function inspection({ desk, browser }: Worker): Promise<void> {
  await desk.goto('about:blank');
  await desk.goto(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.form-table tbody tr').first().waitFor();
}
const tab = (desk: Page, name: string) => desk.locator('.desk-tabs').getByRole('button', { name, exact: true }).click();
const pending = async (desk: Page): Promise<number> => Number(/待确认问题 (\d+) 个/.exec((await desk.locator('.review .filters > span').first().textContent())!)?.[1] ?? Number.NaN);

/** Kept where `DUWANG_PICTURES` names a folder, to be looked at. */
async function picture(desk: Page, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await desk.screenshot({ path: path.join(folder, `${name}.png`) });
}

it('a ruling on a cause leaves what one found oneself, says how many, why and who can go on, and nothing of it has changed', async () => {
  const { desk } = people.reviewer;
  await inspection(people.reviewer);
  await tab(desk, '按根因复核');
  await desk.locator('.panes > .lines li').filter({ hasText: '待确认 3' }).first().click();
  await eventually(async () => await desk.locator('.cause-pages li').count() === 3, 'its three pages');
  const before = await pending(desk);
  await desk.keyboard.press('1');
  await desk.locator('.notice').getByText(/^3 个是本人发现的，由他人审核，没有处理，仍是原来的状态。/).waitFor();
  await picture(desk, 'left-own');
  expect(await pending(desk)).toBe(before);
  expect(await desk.getByRole('button', { name: /撤销刚才的/ }).count()).toBe(0);
});

it('who may not rule on what others found is told that a reviewer settles it', async () => {
  const { desk } = people.editor;
  await inspection(people.editor);
  await tab(desk, '按根因复核');
  await desk.locator('.panes > .lines li').filter({ hasText: '待确认 3' }).first().click();
  await eventually(async () => await desk.locator('.cause-pages li').count() === 3, 'its three pages');
  await desk.keyboard.press('1');
  await desk.locator('.notice').getByText(/^3 个由审核人员处理（他人发现的，或他人已作结论），没有处理/).waitFor();
  await picture(desk, 'left-editor');
});

it('after 定稿 the sheet says what it stands on: the frozen records here, the result alone on another computer, and a basis that was altered', async () => {
  const { reviewer, editor } = people;
  await tab(reviewer.desk, '评分表');
  await reviewer.desk.getByRole('button', { name: '定稿…' }).click();
  await reviewer.desk.getByLabel('说明').fill('按期上报');
  await reviewer.desk.locator('.finals').getByRole('button', { name: '定稿', exact: true }).click();
  await reviewer.desk.getByText('以下是定稿时的评分表，定稿以后读到的、改动的都不计入。').waitFor();
  await picture(reviewer.desk, 'frozen-whole');
  await sync(reviewer);
  await sync(editor);
  await inspection(editor);
  await editor.desk.getByText('定稿是在另一台电脑上做的：得分是定稿的结果').waitFor();
  await picture(editor.desk, 'frozen-elsewhere');

  // Somebody alters what was frozen, past the program.
  await reviewer.view.page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error!));
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      if (database.objectStoreNames.contains('frozen')) {
        const store = database.transaction('frozen', 'readwrite').objectStore('frozen');
        for (const frozen of await done(store.getAll()) as { input: { findings: { status: string }[] } }[]) {
          frozen.input.findings[0]!.status = 'dismissed';
          await done(store.put(frozen));
        }
      }
      database.close();
    }
  });
  // The worker remembers what it has verified; the next one looks for itself.
  await killWorker(reviewer.browser);
  await inspection(reviewer);
  await reviewer.desk.locator('.finals .problem').getByText('本机保存的定稿依据与校验值不符，可能被改动').waitFor();
  await picture(reviewer.desk, 'frozen-damaged');
});
