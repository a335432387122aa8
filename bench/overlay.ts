import { chromium } from '@playwright/test';
import { findChromium, sandboxFlags } from '../scripts/find-chromium.ts';
import { someFinding } from '../tests/components/tab-state.ts';
import { generatePage } from './generate-page.ts';
import type { OverlayBenchApi } from './overlay-in-page.ts';
import { pageScript } from './page-script.ts';

/**
 * `npm run bench:overlay -- [runs]`: the overlay with text marked by the browser, on pages of growing size and number of findings. Medians in
 * milliseconds, which depend on the machine; what counts is how they grow.
 */
const sizes = [{ nodes: 5000, findings: 75 }, { nodes: 20_000, findings: 75 }, { nodes: 20_000, findings: 300 }] as const;
const runs = Number(process.argv[2] ?? 7);
const executablePath = findChromium();
if (!executablePath) throw new Error('找不到 Chromium：先运行 npm test，它会装好。');

const script = await pageScript('overlay-in-page.ts');
const browser = await chromium.launch({ executablePath, args: [...sandboxFlags, '--disable-gpu'] });
for (const { nodes, findings } of sizes) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  await page.setContent(generatePage(nodes));
  await page.evaluate(script);
  const places = await page.evaluate((count) => (globalThis as unknown as { duwangOverlayBench: OverlayBenchApi }).duwangOverlayBench.places(count), findings);
  const found = places.map(({ selector, quote }, index) => someFinding({ group: 'links', record: { check: 'empty-link', code: `code-${index % 7}`, verdict: (['fail', 'review', 'hint'] as const)[index % 3]!, says: `第 ${index + 1} 处：${quote}`, at: { selector, quote, box: [0, 0, 1, 1] } } }));
  const results: Awaited<ReturnType<OverlayBenchApi['overlay']>>[] = [];
  for (let run = -1; run < runs; run += 1) {
    const result = await page.evaluate((all) => (globalThis as unknown as { duwangOverlayBench: OverlayBenchApi }).duwangOverlayBench.overlay(all), found);
    if (run >= 0) results.push(result);
  }
  const of = (name: 'show' | 'drawn' | 'step' | 'frame' | 'bare'): string => median(results.map((one) => one[name])).toFixed(1);
  console.log(`${nodes} 节点，${findings} 条问题，标出 ${results[0]!.marks} 处文字：放进网页 ${of('show')}，画完 ${of('drawn')}，换一条 ${of('step')}，滚动一帧 ${of('frame')}（没有标注时 ${of('bare')}）毫秒（${runs} 次的中位数）`);
  await page.close();
}
await browser.close();

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
