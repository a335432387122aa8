import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHost } from '../../demo/serve.ts';
import type { RecordOf } from '../../contract/record.ts';
import { payloads } from '../evidence/payloads.ts';
import { addPerson, push, signIn as signInDevice, testPassword } from '../server/support/person.ts';
import { temporaryFolder } from '../server/support/place.ts';
import { create, decision, finding, inspection, rectification, site } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

const texts = Object.values(payloads);
const home = `http://${demoHost}/`;
const cut = (text: string, most: number): string => text.slice(0, most);
/** What every field of a finding may hold, however it came there: from a page, from a colleague, out of a file. */
const hostile = (text: string, index: number): Partial<RecordOf['finding']> => ({
  key: `payload ${index}`, about: cut(text, 4000), says: cut(text, 4000), fix: cut(text, 4000), note: cut(text, 4000), fragment: cut(text, 2048), pageTitle: cut(text, 4000), url: home, at: { selector: cut(text, 300), quote: cut(text, 300), box: [0, 0, 1, 1] },
});
const closes = payloads['closes our page']!;
const ourSite = site({ host: demoHost, name: closes });
const ourInspection = inspection(ourSite.id, { kind: 'reading', rubric: 'guangxi-2017@1', people: [closes] });
const findings = texts.map((text, index) => finding(ourSite.id, { ...hostile(text, index), inspectionId: ourInspection.id, status: 'confirmed' }));

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
let unit: Unit;

beforeAll(async () => {
  browser = await launchOnDemo();
  // Before anything else runs in a page: what its policy refuses from now on, and what stands in it, however shortly.
  await browser.context.addInitScript(() => {
    const refused: string[] = [];
    const made = new Set<string>();
    Object.assign(globalThis, { refused, made });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => refused.push(`${violatedDirective} ${blockedURI}`));
    const foreign = (element: Element): void => {
      if (/^(?:iframe|object|embed|math|video|audio|marquee|template|noscript|animate|set|foreignobject|style|link|meta|base)$/i.test(element.localName) && element.closest('body')) made.add(element.localName);
      if (element.localName === 'script' && element.outerHTML.includes('pwned')) made.add('script');
      for (const { name, value } of element.attributes) if (/^on/i.test(name) || /^(?:href|src|action|formaction|xlink:href)$/.test(name) && /^\s*(?:javascript|data:text|vbscript)/i.test(value)) made.add(`${element.localName} ${name}=${value.slice(0, 80)}`);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element && !document.head?.contains(node)) for (const one of [node, ...node.querySelectorAll('*')]) foreign(one);
    }).observe(document, { childList: true, subtree: true });
  });
  view = await openView(browser);
  const { settings } = await view.state({ type: 'view.state', tabId: 0 });
  await view.ask({ type: 'view.settings', settings: { ...settings, automatic: false } });
  unit = await openUnit({ dataDir: temporaryFolder(), ownReview: true });
  const body = { at: 1, ops: [], tray: [], records: [{ entity: 'site', data: ourSite }, { entity: 'inspection', data: ourInspection }, ...findings.map((data) => ({ entity: 'finding', data }))] };
  const sha256 = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  expect(await view.ask({ type: 'view.import-unsent', text: JSON.stringify({ format: 'duwang-unsent/1', sha256, body }) })).toMatchObject({ ok: true, extra: { taken: findings.length + 2 } });
});
afterAll(async () => {
  await browser?.close();
  await unit?.server.stop();
  if (unit) await rm(unit.dataDir, { recursive: true, force: true });
});

/**
 * Nothing ran, nothing a page could have made ever stood there, and the policy of the page had nothing to refuse. Chromium reports to it
 * the handlers, too, that the cleaning function meets in a document of its own, where nothing can run; those are in none of the pages.
 */
async function expectHarmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const { refused, made } = globalThis as unknown as { readonly refused: readonly string[]; readonly made: ReadonlySet<string> };
    return { pwned: 'pwned' in globalThis, refused: refused.filter((one) => one !== 'script-src-attr inline'), made: [...made] };
  });
  expect(found, where).toEqual({ pwned: false, refused: [], made: [] });
}

it('T20: popup and panel: each of the payloads is shown as what is stored, its fragment disarmed, and nothing runs', async () => {
  const page = await browser.open(home);
  const tabId = await view.tabId(page);
  const state = await view.state({ type: 'view.state', tabId });
  expect(state.findings.length).toBe(texts.length);
  for (const name of ['popup', 'sidepanel']) {
    const shown = await browser.open(`chrome-extension://${browser.extensionId}/${name}.html?tab=${tabId}`);
    const rows = shown.locator('button.row-title');
    await eventually(async () => await rows.count() === texts.length, 'every row');
    // The panel shows the same rows as the popup: there every tenth is opened.
    const words = await shown.evaluate(async (every) => {
      const said: string[] = [];
      for (const [index, button] of [...document.querySelectorAll<HTMLElement>('button.row-title')].entries()) {
        said.push(button.textContent ?? '');
        if (index % every > 0) continue;
        button.click();
        await new Promise((drawn) => requestAnimationFrame(drawn));
      }
      return said.join('\n');
    }, name === 'popup' ? 1 : 10);
    for (const { record } of state.findings) expect(words).toContain(record.says);
    await expectHarmless(shown, name);
    await shown.close();
  }
  await page.close();
});

it('T20: workbench: list, sheet, causes, findings, evidence, coverage and every section; nothing runs', async () => {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').waitFor();
  expect(await desk.locator('tbody tr').first().textContent()).toContain(closes);
  await expectHarmless(desk, 'list');
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.form-table tbody tr').first().waitFor();
  for (const tab of await desk.locator('.desk-tabs').getByRole('button').all()) {
    await tab.click();
    await eventually(async () => await desk.locator('[aria-busy="true"]').count() === 0, 'everything to be read');
    // The lists draw what is in sight: each of their rows once.
    for (const list of await desk.locator('.lines').all()) for (let at = 0; at < 60 && await list.isVisible(); at += 1) {
      const end = await list.evaluate(async (element) => {
        element.scrollTop += 600;
        await new Promise((drawn) => requestAnimationFrame(drawn));
        return element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      });
      await desk.keyboard.press('j');
      if (end) break;
    }
    await expectHarmless(desk, await tab.textContent() ?? '');
  }
  for (const section of ['readings', 'trends', 'reports', 'rectify', 'columns', 'packs', 'rubrics']) {
    await desk.goto(`chrome-extension://${browser.extensionId}/workbench.html#section=${section}`);
    await eventually(async () => await desk.locator('[aria-busy="true"]').count() === 0, 'everything to be read');
    await expectHarmless(desk, section);
  }
  await desk.close();
});

it('T20: reports: the web page runs and loads nothing; Excel, Word and CSV are whole and hold the words as words', async () => {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.locator('tbody tr').first().getByRole('link').click();
  await desk.locator('.form-table tbody tr').first().waitFor();
  await desk.locator('.desk-exports > summary').click();
  const buttons = desk.locator('.desk-exports .export-list').getByRole('button');
  const labels = (await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''))).filter((label) => /Excel|Word|CSV|网页|JSON/.test(label));
  expect(labels.length).toBeGreaterThan(4);
  for (const label of labels) {
    const [download] = await Promise.all([desk.waitForEvent('download'), desk.locator('.desk-exports').getByRole('button', { name: label, exact: true }).click()]);
    const bytes = await readFile(await download.path());
    if (/Excel|Word/.test(label)) {
      for (const [name, part] of Object.entries(unzipSync(bytes)).filter(([one]) => /\.(?:xml|rels)$/.test(one))) {
        const xml = strFromU8(part);
        // A stricter reader than the programs that open it: any character XML does not know, any tag not closed, is an error.
        const broken = await desk.evaluate((text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? null, xml);
        expect([label, name, broken]).toEqual([label, name, null]);
        expect(/<f[ >/]|TargetMode="External"|w:instrText>DDE/.test(xml), `${label} ${name}`).toBe(false);
      }
    }
    if (/网页/.test(label)) {
      const page = await browser.context.newPage();
      const asked: string[] = [];
      page.on('request', ({ url }) => asked.push(url()));
      await page.setContent(bytes.toString());
      await expectHarmless(page, label);
      expect(asked).toEqual([]);
      await page.close();
    }
  }
  await desk.close();
});

it('T20: the pages of the server: what colleagues sent is shown as words, nothing runs, the policy has nothing to refuse', async () => {
  await addPerson(unit.server.url, unit.administrator, 'editor', '审核甲');
  const editor = await signInDevice(unit.server.url, '审核甲');
  const refused: string[] = [];
  await push(editor, [create('site', ourSite), create('inspection', ourInspection)]);
  const items: RecordOf['rectification'][] = [];
  for (let from = 0; from < findings.length; from += 15) {
    const part = findings.slice(from, from + 15).map((one) => ({ ...one, status: 'pending' as const }));
    const own = part.map((one, index) => rectification(one, { unit: cut(one.says, 200), note: one.note, cause: `payload/${from + index}`, says: one.says, fix: one.fix }));
    const answers = await push(editor, part.flatMap((one, index) => [create('finding', one), create('decision', decision(one.id)), create('rectification', own[index]!)]));
    for (const [index, { st }] of answers.results.entries()) if (st !== 'ok') refused.push(`${from + Math.floor(index / 3)} ${st}`);
    items.push(...own);
  }
  const page = await browser.open(`${unit.server.url}/login`);
  await page.fill('input[name=name]', '审核甲');
  await page.fill('input[name=password]', testPassword);
  await page.locator('form button[type=submit], form button:not([type])').last().click();
  await page.waitForURL('**/desk');
  let shown = '';
  const look = async (path: string): Promise<readonly string[]> => {
    await page.goto(unit.server.url + path);
    await expectHarmless(page, path);
    shown += await page.locator('body').textContent();
    return page.locator('a[href*="/desk/"]').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname + (one as HTMLAnchorElement).search));
  };
  const sheets = [...await look('/desk'), ...await look('/desk/sheets')].filter((path) => /^\/desk\/sheets?\b.+/.test(path));
  const lists = ['/desk/items'];
  const numbers = new Set<string>();
  for (const path of lists) for (const next of await look(path)) {
    if (/[?&]from=/.test(next) && !lists.includes(next)) lists.push(next);
    if (/[?&]number=/.test(next)) numbers.add(next);
  }
  expect(numbers.size).toBe(items.length);
  // One item is drawn as any other: every twentieth is opened.
  for (const path of [...sheets, ...[...numbers].filter((_, index) => index % 20 === 0)]) await look(path);
  expect(refused).toEqual([]);
  // White space is the browser's to fold; characters no page can show are replaced.
  const plain = (text: string): string => text.replace(/[\0-\x20\u007F-\u00A0\uFFFD-\uFFFF\uD800-\uDFFF\u200B\u2028-\u202E\u2060-\u2069\uFEFF]+/gu, '');
  const all = plain(shown);
  const short = items.filter(({ says }) => says.length < 200);
  expect(short.filter(({ says }) => !all.includes(plain(says))).map(({ says }) => says)).toEqual([]);
  await page.close();
});
