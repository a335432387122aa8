import { useEffect, useRef, useState } from 'preact/hooks';
import type { ItemLine } from '../../contract/items-view.ts';
import { ItemMarks, ItemNumber } from '../shared/item-marks.ts';
import { useWords } from '../words-context.tsx';
import type { ItemsState, ItemsStore } from './items-store.ts';

interface Props { readonly lines: readonly ItemLine[]; readonly state: ItemsState; readonly store: ItemsStore }

/** Height of one line in rem: the same for all, so that a register of any length needs no measuring. */
const usualRem = 4.25;
/** Where the list is narrow the marks take up to three lines: none is cut. */
const narrowRem = 6.25;
const narrowBelow = 26;
const spare = 8;

/** A list of any length, of which only the lines in view are in the document. */
export function ItemLines({ lines, state, store }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [lineRem, setLineRem] = useState(usualRem);
  const lineHeight = lineRem * rem();
  const first = Math.max(0, Math.floor(top / lineHeight) - spare);
  const last = Math.min(lines.length, Math.ceil((top + height) / lineHeight) + spare);
  useEffect(() => {
    const watched = new ResizeObserver(([entry]) => {
      setHeight(entry?.contentRect.height || 600);
      setLineRem(entry && entry.contentRect.width < narrowBelow * rem() ? narrowRem : usualRem);
    });
    watched.observe(box.current!);
    return () => watched.disconnect();
  }, []);
  useEffect(() => {
    // The current line is kept in view, however it became the current one.
    const at = lines.findIndex(({ id }) => id === state.current);
    const element = box.current;
    if (at < 0 || !element) return;
    const from = at * lineHeight;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + lineHeight > element.scrollTop + element.clientHeight) element.scrollTop = from + lineHeight - element.clientHeight;
  }, [state.current, lines.length, lineHeight]);
  return (
    <div class="lines item-lines" ref={box} role="region" aria-label={words['items.listed'](lines.length)} tabIndex={0} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ol style={{ height: `${lines.length * lineRem}rem` }}>
        {lines.slice(first, last).map((line, index) => (
          <li key={line.id} aria-setsize={lines.length} aria-posinset={first + index + 1} style={{ top: `${(first + index) * lineRem}rem`, height: `${lineRem}rem` }} data-current={line.id === state.current} data-over={line.state === 'closed' || line.state === 'withdrawn'}>
            <input type="checkbox" aria-label={words['items.select'](line.number ?? line.provisional)} checked={state.selected.has(line.id)} onChange={(event) => store.actions.select([line.id], event.currentTarget.checked)} />
            <button type="button" aria-current={line.id === state.current} onClick={() => store.actions.setCurrent(line.id)}>
              <span class="line-says" title={line.says}>{line.says}</span>
              <span class="line-facts"><ItemNumber words={words} line={line} /> {line.unit} {line.site}</span>
              <span class="line-marks"><ItemMarks words={words} line={line} /></span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** CSS pixels of one rem: text may be larger than usual. */
function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
