import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemsMessageSchema } from '../../contract/items-view.ts';
import { contentMessageSchema, viewMessageSchema } from '../../contract/messages.ts';
import { paperMessageSchema } from '../../contract/paper.ts';
import { reviewMessageSchema } from '../../contract/review.ts';
import { deskMessageSchema } from '../../contract/workbench.ts';
import { unpackedExtensionId } from '../../scripts/extension-id.ts';
import { hostileMessages, kindsOf } from '../contract/hostile-messages.ts';
import { launchOnDemo } from './fixtures.ts';
import { storedRecords } from './stored-records.ts';
import { openView, type View } from './view.ts';

/** T24 asks for a hundred thousand: `FUZZ=100000`. */
const cases = Number(process.env['FUZZ'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const atOnce = 500;
const kinds = [contentMessageSchema, viewMessageSchema, deskMessageSchema, reviewMessageSchema, itemsMessageSchema, paperMessageSchema].flatMap(kindsOf);

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let other: string;

beforeAll(async () => {
  other = await mkdtemp(path.join(tmpdir(), 'duwang-other-'));
  await writeFile(path.join(other, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'another', version: '1' }));
  await writeFile(path.join(other, 'page.html'), '<!doctype html><title>another</title>');
  browser = await launchOnDemo({ others: [other] });
  view = await openView(browser);
});
afterAll(async () => {
  await browser?.close();
  await rm(other, { recursive: true, force: true });
});

/** Everything that is kept, but for what counts commits. */
async function state(): Promise<unknown> {
  const { kept: _, ...local } = await view.page.evaluate(() => chrome.storage.local.get(null)) as Record<string, unknown>;
  return { local, records: await storedRecords(view.page), tabs: await view.page.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url)) };
}

it(`T24: ${cases} messages of every kind from a script in a page: no exception escapes the worker, nothing that is kept changes, and it works on`, async () => {
  const page = await browser.openDemo('/');
  const { tabId, settings } = await view.settled(page);
  await view.ask({ type: 'view.settings', settings: { ...settings, automatic: false } });
  const worker = await browser.worker();
  const escaped: string[] = [];
  worker.on('console', (message) => {
    if (message.type() === 'error') escaped.push(message.text());
  });
  await worker.evaluate(() => {
    for (const kind of ['error', 'unhandledrejection']) globalThis.addEventListener(kind, (event) => console.error(`escaped ${kind}`, String((event as unknown as { reason?: unknown }).reason ?? '')));
  });
  const before = await state();
  // `capture.*` without fields cannot be wrong: that is what a page's script may send.
  const messages = hostileMessages(kinds.filter(({ type, fields }) => fields.length > 0 || !type.startsWith('capture.')), cases, seed);
  const taken: unknown[] = [];
  for (let from = 0; from < messages.length; from += atOnce) {
    taken.push(...await worker.evaluate(async ({ tabId, messages }) => {
      const [frame] = await chrome.scripting.executeScript({ target: { tabId }, args: [messages], func: async (all: readonly unknown[]) => {
        const answers = await Promise.all(all.map((message) => chrome.runtime.sendMessage(message).catch((error: unknown) => `threw ${String(error)}`)));
        return answers.flatMap((answer, index) => (answer === null || answer === undefined || (answer as { ok?: boolean }).ok === false ? [] : [{ answer, message: all[index] }]));
      } });
      return frame!.result as unknown[];
    }, { tabId, messages: messages.slice(from, from + atOnce) }));
  }
  // What is answered at all comes through the door for pages: their own kinds, whole. Those of a run nobody began change nothing, as is seen below.
  const answered = (taken as readonly { readonly message: { readonly type: string } }[]).filter(({ message }) => !/^(?:page|capture)\./.test(message?.type));
  expect(answered).toEqual([]);
  expect(escaped).toEqual([]);
  expect(await state()).toEqual(before);
  expect(await view.state({ type: 'view.state', tabId })).toMatchObject({ failure: null, running: null, page: { opened: true } });
}, 120_000 + cases * 10);

it('T24: another extension is not heard at all', async () => {
  const page = await browser.open(`chrome-extension://${unpackedExtensionId(other)}/page.html`);
  const before = await state();
  const answers = await page.evaluate(async ({ ours, messages }) => Promise.all(messages.map((message) => chrome.runtime.sendMessage(ours, message).then((answer) => `answered ${JSON.stringify(answer)}`, String))), { ours: browser.extensionId, messages: hostileMessages(kinds, 200, seed) as unknown[] });
  expect([...new Set(answers)]).toEqual(['Error: Could not establish connection. Receiving end does not exist.']);
  expect(await page.evaluate((ours) => new Promise((done) => {
    const port = chrome.runtime.connect(ours, { name: 'changes' });
    port.onDisconnect.addListener(() => done(String(chrome.runtime.lastError?.message)));
  }), browser.extensionId)).toContain('Receiving end does not exist');
  expect(await state()).toEqual(before);
});
