import { useLayoutEffect } from 'preact/hooks';

/** Tells the browser how much of the window the head and the foot cover, so that a row that gets the focus comes to stand between them. */
export function StickyRoom() {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const [head, foot] = ['.head', '.foot'].map((part) => document.querySelector<HTMLElement>(part));
    const covered = (part: HTMLElement | null | undefined): number => (part && getComputedStyle(part).position === 'sticky' ? part.offsetHeight : 0);
    const watcher = new ResizeObserver(() => {
      root.style.scrollPaddingBlock = `${covered(head)}px ${covered(foot)}px`;
    });
    for (const part of [root, head, foot]) if (part) watcher.observe(part);
    return () => {
      watcher.disconnect();
      root.style.scrollPaddingBlock = '';
    };
  }, []);
  return null;
}
