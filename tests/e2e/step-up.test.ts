import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemsListSchema, type ItemLine } from '../../contract/items-view.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import { totpAt } from '../../server/auth/totp.ts';
import { addPerson, type Person, postForm, push, signIn, testPassword } from '../server/support/person.ts';
import { cookieOf } from '../server/support/person.ts';
import { create, decision, finding, rectification, site, step, verification } from '../server/support/records.ts';
import { rawSql, temporaryFolder } from '../server/support/place.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { eventually, launchExtension, type ExtensionBrowser } from './fixtures.ts';
import { openView, type View } from './view.ts';

const minute = 60_000;
const clock = { ahead: 0 };
const now = (): number => Date.now() + clock.ahead;
let browser: ExtensionBrowser;
let view: View;
let unit: Unit;
const secrets = new Map<string, string>();

beforeAll(async () => {
  browser = await launchExtension({ granted: ['http://127.0.0.1/*'] });
  unit = await openUnit({ dataDir: temporaryFolder(), extIds: [browser.extensionId, 'abcdefghijklmnopabcdefghijklmnop'], secondFactor: 'required', now });
  await enrol('管理员甲', unit.administrator);
  for (const [name, role] of [['审核甲', 'editor'], ['审核丙', 'editor'], ['检查乙', 'inspector']] as const) await addPerson(unit.server.url, unit.administrator, role, name);
  for (const name of ['审核甲', '审核丙']) await enrol(name, cookieOf(await postForm(unit.server.url, '/login', { name, password: testPassword })));
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await unit?.server.stop();
});

async function enrol(name: string, cookie: string): Promise<void> {
  const begun = await (await postForm(unit.server.url, '/second-factor/begin', {}, cookie)).text();
  const secret = (/<output>([A-Z2-7 ]+)<\/output>/.exec(begun)?.[1] ?? '').replaceAll(' ', '');
  secrets.set(name, secret);
  expect((await postForm(unit.server.url, '/second-factor', { code: totpAt(secret, Math.floor(now() / 30_000)) }, cookie)).status).toBe(200);
}

/** Shows who somebody is on the server's page. A code is good once, so the clock goes on first. */
async function showOneself(name: string, press: () => Promise<unknown>): Promise<void> {
  clock.ahead += minute;
  const window = browser.context.waitForEvent('page');
  const pressed = press();
  const form = await window;
  await form.fill('input[name=name]', name);
  await form.fill('input[name=password]', testPassword);
  await form.fill('input[name=code]', totpAt(secrets.get(name)!, Math.floor(now() / 30_000)));
  await picture(form, `step-up-page-${name}`);
  await form.locator('form[action="/authorize"] button').click();
  await pressed;
}

/** Items at the server that were reported done and seen to be right. */
async function proven(count: number): Promise<void> {
  const inspector = await signIn(unit.server.url, '检查乙');
  // Somebody of the unit has confirmed and issued them; who, does not matter here.
  const editor: Person = await signInWithCode('审核丙');
  const place = site();
  const findings = Array.from({ length: count }, (_, n) => finding(place.id, { about: `t${n}`, key: `site-tags/missing/t${n}@https://www.demo.gov.cn/` }));
  const items = findings.map((one) => rectification(one, { workingDays: null, dueOn: '2099-01-05', dueBecause: '上级规定' }));
  await push(inspector, [create('site', place), ...findings.map((one) => create('finding', one))]);
  await push(editor, [...findings.map((one) => create('decision', decision(one.id))), ...items.map((one) => create('rectification', one))]);
  const done = await push(inspector, items.flatMap((one) => [create('step', step(one, 'reply-done')), create('verification', verification(one, 'fixed'))]));
  expect(new Set(done.results.map(({ st }) => st))).toEqual(new Set(['ok']));
}

async function signInWithCode(name: string): Promise<Person> {
  const { challenge } = await import('../server/support/person.ts');
  clock.ahead += minute;
  const asked = challenge();
  const answer = await postForm(unit.server.url, '/authorize', { ...asked.fields, name, password: testPassword, code: totpAt(secrets.get(name)!, Math.floor(now() / 30_000)) });
  const code = new URL(answer.headers.get('location')!).searchParams.get('code');
  const deviceId = '01a1ff42-9818-78ab-9b4a-f92ac8cfba31';
  const token = await fetch(`${unit.server.url}/v1/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ grant: 'code', code, verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId }) });
  expect(token.status).toBe(200);
  return { ...await token.json() as Person, url: unit.server.url, deviceId };
}

const lines = async (): Promise<readonly ItemLine[]> => {
  const answer = await view.page.evaluate(() => chrome.runtime.sendMessage({ type: 'items.list' }) as Promise<DeskAnswer>);
  return answer.ok ? itemsListSchema.parse(answer.value).items : [];
};
const states = async (): Promise<string> => (await lines()).map(({ state }) => state).toSorted().join(' ');
const atServer = async (): Promise<readonly string[]> => (await rawSql(unit.dataDir, "SELECT state FROM records WHERE entity = 'rectification' ORDER BY state")).map((row) => String(row['state']));

/** Pictures of what is tested, where a folder for them is given. */
async function picture(page: { screenshot(options: { path: string }): Promise<unknown> }, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

it('a slip on the sign-in page is told on that page: the window stays, and the right password still signs in', async () => {
  expect(await view.ask({ type: 'view.connect', server: unit.server.url })).toMatchObject({ ok: true });
  const window = browser.context.waitForEvent('page');
  const answer = view.ask({ type: 'view.sign-in' });
  const form = await window;
  const send = async (password: string, code: string): Promise<void> => {
    await form.fill('input[name=name]', '审核甲');
    await form.fill('input[name=password]', password);
    await form.fill('input[name=code]', code);
    await form.locator('form[action="/authorize"] button').click();
  };
  await send('Wrong-Password-1', '');
  await form.getByRole('alert').filter({ hasText: '不对' }).waitFor();
  await send(testPassword, '');
  await form.getByRole('alert').filter({ hasText: '动态码' }).waitFor();
  await picture(form, 'sign-in-slip');
  clock.ahead += minute;
  await send(testPassword, totpAt(secrets.get('审核甲')!, Math.floor(now() / 30_000)));
  expect(await answer).toMatchObject({ ok: true });
  expect(await view.ask({ type: 'view.sign-out' })).toMatchObject({ ok: true });
});

it('one key closes, U takes it back, and closings of a stale sign-in wait, in words, for one verification, after which they go by themselves', async () => {
  await proven(3);
  expect(await view.ask({ type: 'view.connect', server: unit.server.url })).toMatchObject({ ok: true });
  await showOneself('审核甲', () => view.ask({ type: 'view.sign-in' }));
  await eventually(async () => await states() === 'review review review', 'the items to be here');
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html#section=rectify`);
  await desk.locator('.item-actions button.primary:enabled', { hasText: '销号' }).waitFor();

  // Taken back at once: nobody ever hears of it.
  await desk.keyboard.press('1');
  await desk.getByText('已销号 1 项，送出之前可以撤销。').waitFor();
  await picture(desk, 'closed-just-now');
  expect(await states()).toBe('closed review review');
  await desk.keyboard.press('u');
  await eventually(async () => await states() === 'review review review', 'the closing to be taken back');
  await view.ask({ type: 'view.sync' });
  expect(await atServer()).toEqual(['review', 'review', 'review']);

  // The quarter of an hour is over.
  clock.ahead += 16 * minute;
  for (const left of [2, 1, 0]) {
    await desk.locator('.item-actions button.primary:enabled', { hasText: '销号' }).waitFor();
    await desk.keyboard.press('1');
    await eventually(async () => (await lines()).filter(({ state }) => state === 'review').length === left, 'one more to be closed');
    await desk.keyboard.press('j');
  }
  await view.ask({ type: 'view.sync' });
  await desk.getByText('3 项销号要先验证身份（15 分钟内有效），验证后自动送出。').waitFor();
  await picture(desk, 'waits-for-identity');
  expect(await atServer()).toEqual(['review', 'review', 'review']);
  const state = await view.state({ type: 'view.state', tabId: await view.tabId(desk) });
  expect([state.sync.stepUp, state.sync.conflicts, state.sync.waiting]).toEqual([3, 0, 3]);

  // Another person of the same computer: not this account's closings, and nobody is signed in by the way.
  await showOneself('审核丙', () => desk.getByRole('button', { name: '验证身份' }).click());
  await desk.getByRole('alert').getByText('验证的不是正在使用的账号（审核甲）').waitFor();
  expect(await atServer()).toEqual(['review', 'review', 'review']);

  await showOneself('审核甲', () => desk.getByRole('button', { name: '验证身份' }).click());
  await eventually(async () => (await atServer()).join() === 'closed,closed,closed', 'the closings to go by themselves');
  await desk.getByText('项销号要先验证身份').waitFor({ state: 'detached' });
  expect((await rawSql(unit.dataDir, "SELECT result FROM audit WHERE action = 'item.close'")).map((row) => row['result'])).toEqual(['ok', 'ok', 'ok']);
});
