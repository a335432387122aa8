import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { killWorker } from '../tests/e2e/kill.ts';
import { launchExtension } from '../tests/e2e/fixtures.ts';
import { exportsOf } from './desk/exports.ts';
import { fill } from './desk/fill.ts';

/**
 * The workbench with one large inspection in the real extension: how long from what a person does until it is painted, with a worker
 * that runs and with one that the browser has stopped meanwhile. Printed, never asserted: this machine is not every machine.
 * `npm run bench:desk -- [findings] [pages] [folder for pictures]`
 */
const findings = Number(process.argv[2] ?? 20_000);
const pages = Number(process.argv[3] ?? 300);
const folder = process.argv[4] ?? null;
const browser = await launchExtension();
try {
  const desk = await browser.open(`chrome-extension://${browser.extensionId}/workbench.html`);
  await desk.waitForSelector('.nothing-yet, tbody');
  const inspectionId = await desk.evaluate(fill, { findings, pages });
  const address = `chrome-extension://${browser.extensionId}/workbench.html`;
  console.log(`${findings} findings on ${pages} pages`);
  /** Opens the workbench anew and says when the selector was painted, from the start of the navigation. */
  const opened = async (what: string, hash: string, shown: string): Promise<void> => {
    await desk.goto('about:blank');
    await desk.goto(address + hash, { waitUntil: 'commit' });
    print(what, await desk.evaluate<number>(painted('', shown)));
  };
  /** What is done in the page, and when the selector was painted after it. */
  const acted = async (what: string, act: string, shown: string): Promise<void> => {
    print(what, await desk.evaluate<number>(painted(act, shown)));
    await desk.waitForTimeout(300);
  };
  const picture = async (name: string): Promise<void> => {
    if (folder === null) return;
    await mkdir(folder, { recursive: true });
    await desk.waitForTimeout(600);
    await desk.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const press = (name: string): string => `[...document.querySelectorAll('.desk-tabs button')].find((one) => one.textContent === ${JSON.stringify(name)}).click()`;
  const choose = (at: number, value: string): string => `{ const one = document.querySelectorAll('.filters select')[${at}]; one.value = ${value}; one.dispatchEvent(new Event('change', { bubbles: true })); }`;
  const rounds = ['first time ever', 'worker running', 'worker stopped before'];
  for (const round of rounds) {
    const stop = async (): Promise<void> => {
      if (round === rounds[2]) await killWorker(browser);
    };
    console.log(`— ${round}`);
    await stop();
    await opened('list', '', 'tbody tr');
    await picture('list');
    await stop();
    await acted('sheet', `location.hash = 'inspection=${inspectionId}'`, '.form-table tbody tr');
    await picture('sheet');
    if (findings === 0) continue;
    await stop();
    await acted('findings', press('问题'), '.panes .lines li .line-facts');
    await stop();
    await acted('filter findings by status', choose(0, '"confirmed"'), '.panes .lines li[data-status="confirmed"] .line-facts');
    await acted('back to all', choose(0, '""'), '.panes .lines li[data-status="pending"] .line-facts');
    await stop();
    await acted('filter findings by check', choose(1, '[...one.options].find((option) => option.value === "icp-number").value'), '.panes .lines[aria-label*="300"] li .line-facts');
    await stop();
    await acted('confirm one', 'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }))', '.panes .lines li[data-status="confirmed"] .line-facts');
    await stop();
    await acted('sheet again after it', press('评分表'), '.form-table tbody tr');
    await stop();
    await acted('causes', press('按根因复核'), '.cause-pages li');
    await acted('filter causes by clause', choose(1, 'one.options[1].value'), '.panes .lines li');
    await stop();
    await acted('evidence', press('证据'), '.evidence-part .filters');
    await acted('coverage', press('检查范围'), '.sampling');
  }
  await exportsOf(browser, desk, inspectionId);
  await desk.reload();
  await desk.waitForSelector('.form-table tbody tr');
  await desk.evaluate(press('按根因复核'));
  await picture('causes');
  await desk.emulateMedia({ colorScheme: 'dark' });
  await picture('causes-dark');
} finally {
  await browser.close();
}

function print(what: string, milliseconds: number): void {
  console.log(`${what}: ${Math.round(milliseconds)} ms`);
}

/** For the page: does `act`, then says how many milliseconds passed until the selector matched in a painted frame; without an act, since the navigation began. */
function painted(act: string, shown: string): string {
  return `(async () => {
    const began = ${act === '' ? '0' : 'performance.now()'};
    ${act};
    for (;;) {
      await new Promise((frame) => requestAnimationFrame(frame));
      if (document.querySelector(${JSON.stringify(shown)})) return performance.now() - began;
      if (performance.now() - began > 60000) throw new Error('not shown');
    }
  })()`;
}
