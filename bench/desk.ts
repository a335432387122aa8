import { mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { killWorker } from '../tests/e2e/kill.ts';
import { launchExtension } from '../tests/e2e/fixtures.ts';
import { exportsOf } from './desk/exports.ts';
import { fill } from './desk/fill.ts';
import { chosen, painted, pressed } from './desk/page-scripts.ts';

/**
 * The workbench with one large inspection in the real extension: how long from what a person does until it is painted, with a worker
 * that runs and with one that the browser has stopped meanwhile; medians of several rounds, beside the same with nothing in it (an
 * empty workbench) and the load of the machine. Printed, never asserted: this machine is not every machine.
 * `npm run bench:desk -- [findings] [pages] [rounds] [folder for pictures]`
 */
const findings = Number(process.argv[2] ?? 20_000);
const pages = Number(process.argv[3] ?? 300);
const rounds = Number(process.argv[4] ?? 5);
const folder = process.argv[5] ?? null;
const browser = await launchExtension();
try {
  const address = `chrome-extension://${browser.extensionId}/workbench.html`;
  const desk = await browser.open(address);
  await desk.waitForSelector('.nothing-yet, tbody');
  const times = new Map<string, number[]>();
  const note = (what: string, milliseconds: number): void => void times.set(what, [...times.get(what) ?? [], milliseconds]);
  /** Opens the workbench anew and says when the selector was painted, from the start of the navigation. */
  const opened = async (what: string, hash: string, shown: string): Promise<void> => {
    await desk.goto('about:blank');
    await desk.goto(address + hash, { waitUntil: 'commit' });
    note(what, await desk.evaluate<number>(painted('', shown)));
  };
  /** What is done in the page, and when the selector was painted after it. */
  const acted = async (what: string, act: string, shown: string): Promise<void> => {
    note(what, await desk.evaluate<number>(painted(act, shown)));
    await desk.waitForTimeout(300);
  };
  const picture = async (name: string): Promise<void> => {
    if (folder === null) return;
    await mkdir(folder, { recursive: true });
    await desk.waitForTimeout(600);
    await desk.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const print = (title: string): void => {
    console.log(`— ${title} (load ${loadavg()[0]!.toFixed(1)})`);
    for (const [what, all] of times) console.log(`${what}: median ${median(all)} ms (${all.map(Math.round).join(', ')})`);
    times.clear();
  };

  for (let round = 0; round < rounds; round += 1) await opened('empty workbench', '', '.nothing-yet');
  const floor = median(times.get('empty workbench')!);
  print('nothing in it');
  const inspectionId = await desk.evaluate(fill, { findings, pages });
  console.log(`${findings} findings on ${pages} pages`);

  const round = async (stop: () => Promise<void>): Promise<void> => {
    await stop();
    await opened('list', '', 'tbody tr');
    await stop();
    await acted('sheet', `location.hash = 'inspection=${inspectionId}'`, '.form-table tbody tr');
    await stop();
    await acted('findings', pressed('问题'), '.panes .lines li .line-facts');
    await stop();
    await acted('filter findings by status', chosen(0, '"confirmed"'), '.panes .lines li[data-status="confirmed"] .line-facts');
    await acted('back to all', chosen(0, '""'), '.panes .lines li[data-status="pending"] .line-facts');
    await stop();
    await acted('filter findings by check', chosen(1, '[...one.options].find((option) => option.value === "icp-number").value'), '.panes .lines[aria-label*="300"] li .line-facts');
    await stop();
    await acted('causes', pressed('按根因复核'), '.cause-pages li');
    await acted('filter causes by clause', chosen(1, 'one.options[1].value'), '.panes .lines li');
    await acted('next cause', 'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }))', '.cause-pages li');
    await stop();
    await acted('evidence', pressed('证据'), '.evidence-part .filters');
    await acted('coverage', pressed('检查范围'), '.sampling');
    await stop();
    await acted('sheet again', pressed('评分表'), '.form-table tbody tr');
  };
  const running = async (): Promise<void> => undefined;
  const stopped = async (): Promise<void> => killWorker(browser);

  await round(running);
  print('first time ever, nothing ready');
  await picture('coverage');
  await desk.waitForTimeout(5000);
  for (let count = 0; count < rounds; count += 1) await round(running);
  const list = median(times.get('list')!);
  print('ready, worker running');
  for (let count = 0; count < rounds; count += 1) await round(stopped);
  print('ready, worker stopped before each');
  console.log(`list over empty workbench: ${(list / floor).toFixed(2)}`);

  await desk.evaluate(painted(pressed('问题'), '.panes .lines li .line-facts'));
  await acted('confirm one', 'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }))', '.panes .lines li[data-status="confirmed"] .line-facts');
  await acted('sheet right after it', pressed('评分表'), '.form-table tbody tr');
  await acted('causes right after it', pressed('按根因复核'), '.cause-pages li');
  print('after a ruling');
  await picture('causes');
  await desk.emulateMedia({ colorScheme: 'dark' });
  await picture('causes-dark');
  await desk.emulateMedia({ colorScheme: 'light' });
  if (process.argv[6] !== 'no-exports') await exportsOf(browser, desk, inspectionId);
} finally {
  await browser.close();
}

function median(all: readonly number[]): number {
  return Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!);
}
