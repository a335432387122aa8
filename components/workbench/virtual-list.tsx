import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  /** Height of a line in CSS pixels at the usual text size, the same for all; it grows with the person's text size. */
  readonly height: number;
  readonly current: number;
  readonly idOf: (item: Item) => string;
  readonly onPick: (item: Item) => void;
  /** What of the list is in view, for lines that must be asked for. */
  readonly onView?: (from: number, to: number) => void;
  readonly line: (item: Item, isCurrent: boolean) => ComponentChildren;
}

const spare = 8;

/** A list of any length, of which only the lines in view are in the document. The current one is kept in view. */
export function VirtualList<Item>({ items, label, height: usual, current, idOf, onPick, onView, line }: Props<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const height = Math.round(usual * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16);
  const [top, setTop] = useState(0);
  const [room, setRoom] = useState(600);
  const first = Math.max(0, Math.floor(top / height) - spare);
  const last = Math.min(items.length, Math.ceil((top + room) / height) + spare);
  useEffect(() => {
    const watched = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.height || 600));
    watched.observe(box.current!);
    return () => watched.disconnect();
  }, []);
  useEffect(() => onView?.(first, last), [first, last, items]);
  useEffect(() => {
    const element = box.current;
    if (current < 0 || !element) return;
    const from = current * height;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + height > element.scrollTop + element.clientHeight) element.scrollTop = from + height - element.clientHeight;
  }, [current, items]);
  return (
    <div class="lines" ref={box} role="region" aria-label={label} tabIndex={0} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ol style={{ height: `${items.length * height}px` }}>
        {items.slice(first, last).map((item, index) => {
          const place = first + index;
          return (
            <li key={idOf(item)} aria-setsize={items.length} aria-posinset={place + 1} style={{ top: `${place * height}px`, height: `${height}px` }} data-current={place === current}>
              <button type="button" aria-current={place === current} onClick={() => onPick(item)}>{line(item, place === current)}</button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
