import { documentOf, rootNodeOf, viewOf } from '../../page/dom.ts';
import type { Marked, OverlayStore } from './overlay-store.ts';

/** Names of the document's highlights that are ours (`components/style/highlight.css` says how they look); a page's own keep theirs. */
type MarkName = 'duwang-hint' | 'duwang-review' | 'duwang-fail' | 'duwang-veto' | 'duwang-current';
const names: readonly MarkName[] = ['duwang-hint', 'duwang-review', 'duwang-fail', 'duwang-veto', 'duwang-current'];

/** Whether this browser can mark text without touching the page's DOM; where it cannot, text is boxed. */
export function canMarkText(): boolean {
  return registry() !== null;
}

/**
 * Whether marks show on text in this element. In an open shadow root Firefox (153) has no style for them, because rules of the document do not
 * reach into it and marks do not inherit theirs from the host as in Chromium: such text is boxed.
 */
export function marksShowIn(element: Element): boolean {
  const top = documentOf(element).documentElement;
  if (rootNodeOf(element) === documentOf(element) || !top) return true;
  const ground = (one: Element): string => viewOf(documentOf(one))?.getComputedStyle(one, '::highlight(duwang-fail)').backgroundColor ?? '';
  return ground(element) === ground(top);
}

/**
 * Marks the quoted text of all findings by the Custom Highlight API, the current one apart, and keeps the marks as the store is.
 * While our host is transparent (a picture of the page is being taken) there are none. Ends with the signal, and takes all away.
 */
export function markText(host: HTMLElement, store: OverlayStore, signal: AbortSignal): void {
  const highlights = registry();
  if (!highlights) return;
  const mine = new Map<MarkName, Highlight>();
  const clear = (only: readonly MarkName[] = names): void => {
    for (const name of only) {
      // The overlay of a newer version of us may have set its own meanwhile.
      if (mine.has(name) && highlights.get(name) === mine.get(name)) highlights.delete(name);
      mine.delete(name);
    }
  };
  const put = (name: MarkName, ranges: readonly Range[], priority: number): void => {
    if (ranges.length === 0) return;
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = priority;
    highlights.set(name, highlight);
    mine.set(name, highlight);
  };
  const draw = (): void => {
    clear();
    if (host.style.opacity === '0') return;
    const { marked, current } = store.getState();
    names.forEach((name, index) => put(name, rangesOf(marked, name, current), index));
  };
  const unsubscribe = store.subscribe((now, before) => {
    if (now.marked !== before.marked) draw();
    else if (now.current !== before.current && host.style.opacity !== '0') {
      clear(['duwang-current']);
      put('duwang-current', rangesOf(now.marked, 'duwang-current', now.current), names.length);
    }
  });
  const watcher = new MutationObserver(draw);
  watcher.observe(host, { attributeFilter: ['style'] });
  signal.addEventListener('abort', () => {
    watcher.disconnect();
    unsubscribe();
    clear();
  });
}

function rangesOf(marked: readonly Marked[], name: MarkName, current: string | null): readonly Range[] {
  return marked.filter(({ finding }) => (name === 'duwang-current' ? finding.record.id === current : name === `duwang-${finding.veto ? 'veto' : finding.record.verdict}`)).flatMap(({ text }) => text);
}

function registry(): HighlightRegistry | null {
  const found = typeof CSS === 'undefined' ? undefined : (CSS as { readonly highlights?: HighlightRegistry }).highlights;
  return found && typeof Highlight === 'function' ? found : null;
}
