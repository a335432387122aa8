import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHost } from '../../demo/serve.ts';
import { addPerson, type Person, pullAll, push, signIn } from '../server/support/person.ts';
import { rawSql, temporaryFolder } from '../server/support/place.ts';
import { create, site } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { killWorker } from './kill.ts';
import { haltAt, halted, type Mark, marks } from './marks.ts';
import { connectAs } from './support/sign-in.ts';
import { openView, type View } from './view.ts';

/**
 * T4 asks for twelve points: `KILLS=all` takes them all and waits for the extension's own alarm (up to a minute each), saying how long it
 * took. Otherwise every second point, and the test sets that alarm to ring at once.
 */
const whole = process.env['KILLS'] === 'all';
const pages = ['/', '/xwzx/', '/xwzx/zwyw/content_1001.html', '/xwzx/zwyw/content_1002.html', '/xwzx/zwyw/content_1003.html'];

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let unit: Unit;
let view: View;
let other: Person;
let home: Page;

beforeAll(async () => {
  browser = await launchOnDemo({ granted: ['*://*.gov.cn/*', 'http://127.0.0.1/*'] });
  unit = await openUnit({ dataDir: temporaryFolder(), extIds: [browser.extensionId, 'b'.repeat(32)], ownReview: true });
  await addPerson(unit.server.url, unit.administrator, 'editor', '周小一');
  await addPerson(unit.server.url, unit.administrator, 'editor', '王小二');
  other = await signIn(unit.server.url, '王小二', undefined, 'b'.repeat(32));
  view = await openView(browser);
  await connectAs(browser, view, unit.server.url, '周小一');
});
afterAll(async () => {
  await browser?.close();
  await unit?.server.stop();
  if (unit) await rm(unit.dataDir, { recursive: true, force: true });
});

const all = (Object.keys(marks) as Mark[]).filter((_, at) => whole || at % 2 === 0);

it.each(all.filter((mark) => mark.startsWith('capture')).map((mark, at) => [mark, pages[at]!] as const))('T4 %s: killed there, the page is inspected all the same, once, without anybody doing anything', async (mark, path) => {
  await view.ask({ type: 'view.state', tabId: 0 }); // the worker is up
  await haltAt(browser, mark);
  const tab = await browser.openDemo(path);
  if (path === '/') home = tab;
  await halted(browser);
  await killWorker(browser);
  const state = await eventually(async () => {
    // Looking does not inspect: it is the page that asks again.
    const now = await view.state({ type: 'view.state', tabId: await view.tabId(tab) });
    expect(now.failure).toBeNull();
    return now.page && !now.running ? now : null;
  }, 'the inspection', 60_000);
  expect(state.page!.opened).toBe(true);
  const { visit, finding } = await stored();
  const here = (rows: readonly Row[]): readonly Row[] => rows.filter(({ data }) => data['url'] === `http://${demoHost}${path}`);
  expect(here(visit)).toHaveLength(1);
  const keys = here(finding).map(({ data }) => data['key']);
  expect(new Set(keys).size).toBe(keys.length);
  expect(state.findings.filter(({ present }) => present).map(({ record }) => record.key).toSorted()).toEqual(keys.toSorted());
});

it.each(all.filter((mark) => !mark.startsWith('capture')))('T4 %s: killed there, the alarm takes it up; nothing is lost or there twice', async (mark) => {
  const tabId = await view.tabId(home);
  const foreign = site();
  await push(other, [create('site', foreign)]);
  await haltAt(browser, mark);
  // What a person does, and what somebody else did: the one goes out, the other comes in.
  expect(await view.ask({ type: 'view.manual', tabId, says: mark, cites: [], row: null, place: null, fragment: null, note: '' })).toMatchObject({ ok: true });
  await halted(browser);
  await killWorker(browser);
  const killed = Date.now();
  if (!whole) await view.page.evaluate(() => chrome.alarms.create('sync', { when: Date.now() + 100, periodInMinutes: 1 }));
  // Seen from outside: asking the worker would start it.
  const rows = await eventually(async () => {
    const here = await stored();
    return here.op.length === 0 && here.site.some(({ id }) => id === foreign.id) ? here : null;
  }, 'the exchange to be taken up', 120_000);
  const seconds = (Date.now() - killed) / 1000;
  if (whole) {
    console.log(`T4 ${mark}：${seconds.toFixed(0)} 秒后接上`);
    expect(seconds).toBeLessThan(90);
  }
  const mine = rows.finding.filter(({ data }) => data['says'] === mark);
  expect(mine).toHaveLength(1);
  const server = (await pullAll(other)).rows;
  expect(server.filter(({ data }) => data['says'] === mark).map(({ id, rev }) => `${id} ${rev}`)).toEqual(mine.map(({ id, rev }) => `${id} ${rev}`));
  expect((await view.state({ type: 'view.state', tabId })).conflicts).toEqual([]);
});

it('T4, all of it: server and browser hold the same records at the same revisions, and the server did no operation twice', async () => {
  const here = await stored();
  const server = (await pullAll(other)).rows;
  for (const entity of ['site', 'visit', 'finding', 'decision'] as const) {
    const shared = here[entity].filter(({ rev }) => rev !== null);
    expect(shared.map(({ id, rev }) => `${id} ${rev}`).toSorted(), entity).toEqual(server.filter((row) => row.entity === entity).map(({ id, rev }) => `${id} ${rev}`).toSorted());
  }
  const [ledger] = await rawSql(unit.dataDir, 'SELECT count(*) AS done, count(DISTINCT op_id) AS ops FROM ledger');
  expect(ledger!['done']).toBe(ledger!['ops']);
});

interface Row { readonly id: string; readonly rev: number | null; readonly data: Readonly<Record<string, unknown>> }
type Rows = Readonly<Record<'op' | 'site' | 'visit' | 'finding' | 'decision', readonly Row[]>>;

/** What lies in the browser's database of this account, read past the worker. */
async function stored(): Promise<Rows> {
  return view.page.evaluate(async (server) => {
    const name = (await indexedDB.databases()).map((one) => one.name ?? '').find((one) => one.startsWith(`duwang ${server}`))!;
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => done(opening.result));
      opening.addEventListener('error', () => failed(opening.error!));
    });
    try {
      const names = ['op', 'site', 'visit', 'finding', 'decision'];
      const reading = database.transaction(names);
      return Object.fromEntries(await Promise.all(names.map(async (one) => [one, await new Promise((done, failed) => {
        const asked = reading.objectStore(one).getAll();
        asked.addEventListener('success', () => done(asked.result));
        asked.addEventListener('error', () => failed(asked.error!));
      })])));
    } finally {
      database.close();
    }
  }, unit.server.url) as Promise<Rows>;
}
