import { inspectPage } from '../checks/inspect-page.ts';
import { checks } from '../checks/registry.ts';

/** What the benchmark calls in the page. */
export interface BenchApi {
  /**
   * All instant checks on this page: work and longest uninterrupted slice, milliseconds; per check. What several checks ask for is
   * charged to the first that asks; `only` runs one check by itself, which then pays for all it needs.
   */
  readonly inspect: (only?: string) => Promise<{ readonly total: number; readonly gather: number; readonly longest: number; readonly first: number; readonly times: Readonly<Record<string, number>>; readonly nodes: number }>;
  /** The work nobody can avoid: one walk reading names and attributes, three regexes over all text, style and box of every link. */
  readonly floor: () => number;
}

const api: BenchApi = {
  async inspect(only) {
    const started = performance.now();
    let first = 0;
    const { report, times } = await inspectPage(only === undefined ? checks : checks.filter(({ id }) => id === only), {
      document, url: 'https://www.shifanxian.gov.cn/xwzx/', now: Date.parse('2026-11-21T09:00:00+08:00'), source: null,
      // In the extension the worker compares the words; the page only hands them over.
      readWords: async (slices) => ({ slips: slices.map(() => []) }),
      load: { opened: true, because: null, status: 200, settledBy: 'quiet', failed: [], failuresKnown: true },
      onResult: () => {
        first ||= performance.now() - started;
      },
    });
    const { total, gather, longestTask } = report.milliseconds;
    return { total, gather, longest: longestTask, first, times, nodes: report.nodes };
  },
  floor() {
    const started = performance.now();
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
    let seen = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node as Element;
      seen += element.localName.length;
      for (const attribute of element.attributes) seen += attribute.name.length + attribute.value.length;
    }
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const data = (node as Text).data;
      if (/\d{4}-\d{2}-\d{2}/.test(data)) seen += 1;
      if (/[1-9]\d{16}[\dXx]/.test(data)) seen += 1;
      if (/1[3-9]\d{9}/.test(data)) seen += 1;
    }
    for (const link of document.querySelectorAll('a[href]')) {
      const style = getComputedStyle(link);
      seen += style.display.length + style.visibility.length + style.opacity.length + style.position.length + style.color.length + style.fontSize.length;
      seen += link.getBoundingClientRect().width;
      if (link.checkVisibility()) seen += 1;
    }
    return seen > 0 ? performance.now() - started : 0;
  },
};

(globalThis as unknown as { duwangBench: BenchApi }).duwangBench = api;
