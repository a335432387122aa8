import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemsMessage, Issuable } from '../../contract/items-view.ts';
import { proofsSchema, type Proofs, type ReviewMessage } from '../../contract/review.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import { homeTenant } from '../../server/repo/organisations.ts';
import { addPerson, testPassword } from '../server/support/person.ts';
import { temporaryFolder } from '../server/support/place.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { changingHost, serveChanging, siteTags } from './changing-site.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { ask, choose, join, lines, sync, type Worker } from './support/rectify-people.ts';

let site: Awaited<ReturnType<typeof serveChanging>>;
let browsers: readonly ExtensionBrowser[];
let unit: Unit;
let finder: Worker;
let colleague: Worker;
let findingId: string;
let sha256: string;
let number: string;
let serving = true;

const address = `http://${changingHost}/tzgg/content_1.html`;

beforeAll(async () => {
  site = await serveChanging();
  site.put('/tzgg/content_1.html', { head: siteTags, title: '公示名单', body: '<p>申请人身份证号 450100199003071235，请核对。</p><p>县里开会研究部署有关工作，要求抓好落实。</p>' });
  browsers = await Promise.all([1, 2].map(() => launchExtension({ hosts: { [changingHost]: site.port }, granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*', '<all_urls>'] })));
  unit = await openUnit({ dataDir: temporaryFolder(), extIds: [...new Set(browsers.map(({ extensionId }) => extensionId))], ownReview: true });
  for (const [name, role] of [['审核甲', 'editor'], ['审核丙', 'editor'], ['查看丁', 'reader']] as const) await addPerson(unit.server.url, unit.administrator, role, name);
  finder = await join(browsers[0]!, unit, '审核甲');
  colleague = await join(browsers[1]!, unit, '审核丙');
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  if (serving) await unit?.server.stop();
  await site?.stop();
  if (unit) await rm(unit.dataDir, { recursive: true, force: true });
});

async function review<T>({ view }: Worker, message: ReviewMessage): Promise<T> {
  const answer = await view.page.evaluate((sent) => chrome.runtime.sendMessage(sent) as Promise<DeskAnswer>, message);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as T;
}
const proofs = async (by: Worker): Promise<Proofs> => proofsSchema.parse(await review(by, { type: 'review.proofs', findingIds: [findingId] }));
const item = (by: Worker, message: ItemsMessage) => ask(by, message);

/** How much of a picture is painted over. */
const covered = (image: HTMLImageElement): number => {
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let grey = 0;
  for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at]! - 0x5f) < 8 && Math.abs(data[at + 1]! - 0x63) < 8 && Math.abs(data[at + 2]! - 0x68) < 8) grey += 1;
  return grey / (canvas.width * canvas.height);
};

it('who confirms a problem with its page in front has its picture uploaded after the records', async () => {
  const page = await finder.browser.open(address);
  const state = await finder.view.settled(page);
  const finding = state.findings.find(({ record }) => record.check === 'personal-data');
  expect(finding, JSON.stringify(state.findings.map(({ record }) => record.key))).toBeDefined();
  findingId = finding!.record.id;
  await page.bringToFront();
  expect(await finder.view.ask({ type: 'view.decide', tabId: await finder.view.tabId(page), findingIds: [findingId], ruling: 'confirmed', reason: '' })).toMatchObject({ ok: true });
  await eventually(async () => (await proofs(finder)).evidence[0]?.picture, 'the picture', 30_000);
  await sync(finder);
  const sent = await eventually(async () => {
    const now = await proofs(finder);
    if (now.shared[now.evidence[0]!.id]?.as !== 'done') await finder.view.ask({ type: 'view.sync' });
    return now.shared[now.evidence[0]!.id]?.as === 'done' ? now : null;
  }, 'the upload', 30_000);
  sha256 = sent.evidence[0]!.picture!.sha256;
  expect(sent.evidence[0]!.picture!.covered).toBeGreaterThan(0);
  const kept = await unit.server.context.db.read.selectFrom('blobs').select(['sha256', 'mime']).where('tenant_id', '=', await homeTenant(unit.server.context.db.read)).execute();
  expect(kept).toEqual([{ sha256, mime: 'image/webp' }]);
  await page.close();
});

it('a report a colleague makes has it in it, fetched for that, and nothing is loaded from elsewhere when it is opened', async () => {
  await sync(colleague);
  const desk = await colleague.browser.open(`chrome-extension://${colleague.browser.extensionId}/workbench.html#`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.desk-exports > summary').click();
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: '导出检查报告（单个网页文件，可离线打开） 网页' }).click()]);
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain(await review<string>(finder, { type: 'review.picture', sha256 }));
  expect(html).not.toContain('个画面在拍摄的电脑上');
  await desk.close();
});

it('a colleague sees it in their own browser at the item, with the personal number painted over, and offline afterwards', async () => {
  const { inspections } = await item(finder, { type: 'items.issuable', inspectionId: null }) as Issuable;
  const inspectionId = inspections[0]!.id;
  await item(finder, { type: 'items.issue', drafts: [{ inspectionId, findingIds: [findingId], unit: '示例县教育局', says: '公开了身份证号', fix: '请遮盖', note: '', workingDays: null, dueOn: '2099-01-05', dueBecause: '上级限定', mayWait: false }] });
  await sync(finder);
  await sync(colleague);
  number = (await lines(colleague))[0]!.number!;
  await choose(colleague, number);
  const image = colleague.desk.locator('.item-proofs img.evidence-picture');
  await image.waitFor({ timeout: 30_000 });
  await eventually(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 100), 'the picture to be drawn');
  expect(await colleague.desk.locator('.item-proofs').textContent()).toContain('由 审核甲 上传');
  expect(await image.evaluate(covered)).toBeGreaterThan(0.005);
  await image.scrollIntoViewIfNeeded();
  if (process.env['DUWANG_SHOTS']) await colleague.desk.screenshot({ path: `${process.env['DUWANG_SHOTS']}/item.png` });
  const [theirs, ours] = await Promise.all([finder, colleague].map((by) => review<string>(by, { type: 'review.picture', sha256 })));
  expect(ours).toBe(theirs);
});

it('a manager without the extension sees it on the desk page; nothing there is refused by its policy', async () => {
  const page = await colleague.browser.context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${unit.server.url}/login`);
  await page.fill('input[name=name]', '查看丁');
  await page.fill('input[name=password]', testPassword);
  await page.locator('form[action="/login"] button').click();
  await page.goto(`${unit.server.url}/desk/items?number=${encodeURIComponent(number)}`);
  const image = page.locator('img.evidence-picture');
  await image.scrollIntoViewIfNeeded();
  await eventually(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 100), 'the picture to be drawn');
  expect(await image.evaluate(covered)).toBeGreaterThan(0.005);
  expect(said.filter((line) => /policy|refused/i.test(line))).toEqual([]);
  if (process.env['DUWANG_SHOTS']) await page.screenshot({ path: `${process.env['DUWANG_SHOTS']}/desk.png`, fullPage: true });
  await page.close();
});

it('what was fetched once is there without the server', async () => {
  await unit.server.stop();
  serving = false;
  expect(await review<string>(colleague, { type: 'review.picture', sha256 })).toMatch(/^data:image\/webp;base64,/);
});
