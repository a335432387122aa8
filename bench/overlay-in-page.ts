import { createOverlay } from '../components/overlay/control.ts';
import highlightStyle from '../components/style/highlight.css?inline';
import type { UiFinding } from '../contract/ui-state.ts';

/** What the benchmark of the overlay calls in the page; everything in milliseconds. */
export interface OverlayBenchApi {
  /** Places of findings as the inspector writes them: a selector and the words there, evenly over the page; every tenth quotes a whole section. */
  readonly places: (count: number) => { readonly selector: string; readonly quote: string }[];
  /**
   * `show`: one uninterrupted slice from the request to the answer. `drawn`: until marks and markers stand. `step`: to the next finding by key.
   * `frame`: the middle one of 20 frames while the page is scrolled, `bare` the same without the overlay. `marks`: ranges the browser marks.
   */
  readonly overlay: (findings: UiFinding[]) => Promise<{ readonly show: number; readonly drawn: number; readonly step: number; readonly frame: number; readonly bare: number; readonly marks: number }>;
}

const frames = (count: number): Promise<void> => (count === 0 ? Promise.resolve() : new Promise((done) => requestAnimationFrame(() => setTimeout(() => void frames(count - 1).then(done)))));

async function scrolled(): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    scrollTo(0, turn * 400);
    const begun = performance.now();
    await frames(1);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[10]!;
}

const api: OverlayBenchApi = {
  places(count) {
    const leaves = [...document.querySelectorAll('.main a, .main strong, .main td div')];
    const sections = [...document.querySelectorAll('.main > *')];
    return Array.from({ length: count }, (_, index) => {
      const element = index % 10 === 9 ? sections[Math.floor((index * sections.length) / count)]! : leaves[Math.floor((index * leaves.length) / count)]!;
      element.id = `place-${index}`;
      return { selector: `#place-${index}`, quote: (element.textContent ?? '').trim().slice(0, 12) };
    });
  },
  async overlay(findings) {
    const style = document.createElement('style');
    style.textContent = highlightStyle;
    document.head.append(style);
    const bare = await scrolled();
    const overlay = createOverlay(async () => ({ ok: true }));
    const started = performance.now();
    overlay({ do: 'show', findings, locate: null, rubric: 'guangxi-2017@1', language: 'zh-CN', styled: true });
    const show = performance.now() - started;
    await frames(3);
    const drawn = performance.now() - started;
    const marks = [...CSS.highlights].reduce((sum, [name, ranges]) => sum + (name === 'duwang-current' ? 0 : ranges.size), 0);
    const stepped = performance.now();
    overlay({ do: 'show', findings, locate: findings[findings.length >> 1]!.record.id, rubric: 'guangxi-2017@1', language: 'zh-CN', styled: true, refresh: true });
    await frames(3);
    const step = performance.now() - stepped;
    const frame = await scrolled();
    overlay({ do: 'close' });
    style.remove();
    return { show, drawn, step, frame, bare, marks };
  },
};

(globalThis as unknown as { duwangOverlayBench: OverlayBenchApi }).duwangOverlayBench = api;
