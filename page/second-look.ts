import { queryAll, rootElementOf } from './dom.ts';
import { loadEnd } from './settle.ts';

export interface SecondLook {
  /**
   * Waits until the time is over for which the page's scripts set themselves timers.
   * @param latest the longest timer, milliseconds (see `latestTimer`)
   */
  readonly wait: (latest: number, signal: AbortSignal) => Promise<void>;
  /** Whether the page's text or elements, or the look of its outer parts, have changed since the watch began. */
  readonly changed: () => boolean;
  readonly end: () => void;
}

/**
 * Watches a page that is settled and about to be inspected. To say that something is there, one look is enough; before something
 * is said to be missing, what the page's own timers may still write has to be waited for.
 */
export function watchForSecondLook(document: Document): SecondLook {
  let changed = false;
  const told = (): void => {
    changed = true;
  };
  const contents = new MutationObserver(told);
  const looks = new MutationObserver(told);
  const root = rootElementOf(document);
  if (root) {
    contents.observe(root, { childList: true, characterData: true, subtree: true });
    // A class or style of the page or of one of its parts may show all that is in it. Slides and clocks, farther inside, change theirs for ever.
    for (const part of [root, ...queryAll(root, ':scope > body, :scope > body > *').slice(0, 200)]) looks.observe(part, { attributes: true, attributeFilter: ['class', 'style', 'hidden'] });
  }
  return {
    async wait(latest, signal) {
      const due = loadEnd() + latest + margin;
      while (performance.now() < due) {
        signal.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, Math.min(100, due - performance.now())));
      }
    },
    changed: () => changed || contents.takeRecords().length > 0 || looks.takeRecords().length > 0,
    end() {
      contents.disconnect();
      looks.disconnect();
    },
  };
}

/** A timer fires a little later than it was set for, more so on a busy machine. Milliseconds. */
const margin = 300;
