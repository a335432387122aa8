import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium, type Page } from '@playwright/test';
import { findChromium, sandboxFlags } from '../scripts/find-chromium.ts';
import { withForeignLinks } from './foreign-links.ts';
import { generatePage } from './generate-page.ts';
import type { BenchApi } from './in-page.ts';
import { pageScript } from './page-script.ts';

/** `npm run bench -- [--throttle N] [--sizes 500,2000] [--runs 7] [--foreign] [--each]`: ratios within one run; absolute times depend on the machine. */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};
const sizes = option('sizes', '500,2000,5000,20000,100000').split(',').map(Number);
const runs = Number(option('runs', '7'));
const throttle = Number(option('throttle', '1'));
/** Half of the links lead to other sites and every fourth list is hidden: the hardest case for hidden-link. */
const foreign = process.argv.includes('--foreign');
const executablePath = findChromium();
if (!executablePath) {
  console.error('找不到 Chromium：先运行 npm test，它会装好。');
  process.exit(1);
}

const script = await pageScript('in-page.ts');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath, args: [...sandboxFlags, '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });
const rows: { nodes: number; floor: number; total: number; gather: number; longest: number; first: number; axe: number | null; heap: number; hidden: number; times: Readonly<Record<string, number>> }[] = [];
for (const size of sizes) rows.push(await measure(size));
await browser.close();

console.log(`\n节点数      底线     检查     ÷底线   首个结果  最长任务   axe-core   ÷底线   留存内存`);
for (const row of rows) {
  console.log([pad(row.nodes, 7), ms(row.floor), ms(row.total), times(row.total / row.floor), ms(row.first), ms(row.longest), row.axe === null ? '     （略）' : ms(row.axe), row.axe === null ? '      —' : times(row.axe / row.floor), `${(row.heap / 1e6).toFixed(2)} MB`].join('  '));
}
const [small, large] = [rows.find(({ nodes }) => nodes >= 1500), rows.findLast(({ nodes }) => nodes >= 1500)];
if (small && large && small !== large) console.log(`增长指数（${small.nodes} → ${large.nodes} 节点）：${(Math.log(large.total / small.total) / Math.log(large.nodes / small.nodes)).toFixed(2)}；CPU 放慢 ${throttle} 倍；每格为 ${runs} 次的中位数`);
const biggest = rows.findLast(({ nodes }) => nodes < 50_000) ?? rows.at(-1)!;
console.log(`最慢的检查（${biggest.nodes} 节点，毫秒）：${Object.entries(biggest.times).sort(([, a], [, b]) => b - a).slice(0, 10).map(([id, value]) => `${id} ${value.toFixed(1)}`).join('，')}`);

/** Every check by itself, for docs/precision.md. */
if (process.argv.includes('--each')) for (const [id, value] of Object.entries(biggest.times).sort(([, a], [, b]) => b - a)) console.log(`${id}\t${value.toFixed(1)}`);
if (foreign) for (const row of rows) console.log(`hidden-link 单独，${row.nodes} 节点：${row.hidden.toFixed(1)} 毫秒，${(row.hidden / row.floor).toFixed(2)} × 底线`);

/** Medians over several runs on one generated page, floor and checks in turn. */
async function measure(size: number): Promise<(typeof rows)[number]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  if (throttle > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.setContent(foreign ? withForeignLinks(generatePage(size)) : generatePage(size));
  await page.evaluate(script);
  const floors: number[] = [];
  const results: Awaited<ReturnType<BenchApi['inspect']>>[] = [];
  await inspectIn(page);
  for (let run = 0; run < runs; run += 1) {
    floors.push(await page.evaluate(() => (globalThis as unknown as { duwangBench: BenchApi }).duwangBench.floor()));
    results.push(await inspectIn(page));
  }
  const hidden: number[] = [];
  if (foreign) for (let run = 0; run < runs; run += 1) hidden.push((await inspectIn(page, 'hidden-link')).times['hidden-link'] ?? 0);
  const before = await heapOf(page);
  await inspectIn(page);
  const heap = Math.max(0, (await heapOf(page)) - before);
  const axeTime = size > 20_000 ? null : await axeIn(page);
  await page.close();
  const of = (pick: (result: (typeof results)[number]) => number): number => median(results.map(pick));
  const last = results.at(-1)!;
  return {
    nodes: last.nodes, floor: median(floors), total: of((each) => each.total), gather: of((each) => each.gather), longest: of((each) => each.longest), first: of((each) => each.first), axe: axeTime, heap, hidden: foreign ? median(hidden) : 0,
    times: Object.fromEntries(Object.keys(last.times).map((id) => [id, of((each) => each.times[id] ?? 0)])),
  };
}

function inspectIn(page: Page, only?: string): ReturnType<BenchApi['inspect']> {
  return page.evaluate((id) => (globalThis as unknown as { duwangBench: BenchApi }).duwangBench.inspect(id), only);
}

async function axeIn(page: Page): Promise<number> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const started = performance.now();
    await (globalThis as unknown as { axe: { run: (node: Document) => Promise<unknown> } }).axe.run(document);
    return performance.now() - started;
  });
}

function heapOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    (globalThis as { gc?: () => void }).gc?.();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(7)}ms`;
}

function times(value: number): string {
  return `${value.toFixed(2).padStart(6)}×`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}
