import { useEffect, useRef, useState } from 'preact/hooks';
import { Mark } from '../../mark.tsx';
import { useWords } from '../../words-context.tsx';
import type { DeskState, DeskStore } from '../desk-store.ts';

interface Props { readonly ids: readonly string[]; readonly state: DeskState; readonly store: DeskStore }

/** Height of one line in CSS pixels: the same for all, so that twenty thousand need no measuring. */
const lineHeight = 56;
const spare = 10;

/** A list of any length, of which only the lines in view are in the document. */
export function FindingLines({ ids, state, store }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const first = Math.max(0, Math.floor(top / lineHeight) - spare);
  const last = Math.min(ids.length, Math.ceil((top + height) / lineHeight) + spare);

  useEffect(() => {
    const watched = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height || 600));
    watched.observe(box.current!);
    return () => watched.disconnect();
  }, []);
  useEffect(() => void store.actions.need(first, last), [first, last, ids]);
  useEffect(() => {
    // The current line is kept in view, however it became the current one.
    const at = state.current === null ? -1 : ids.indexOf(state.current);
    const element = box.current;
    if (at < 0 || !element) return;
    const from = at * lineHeight;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + lineHeight > element.scrollTop + element.clientHeight) element.scrollTop = from + lineHeight - element.clientHeight;
  }, [state.current, ids]);

  return (
    <div class="lines" ref={box} role="region" aria-label={words['desk.listed'](ids.length)} tabIndex={0} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ol style={{ height: `${ids.length * lineHeight}px` }}>
        {ids.slice(first, last).map((id, index) => {
          const finding = state.details.get(id);
          const place = first + index;
          return (
            <li key={id} aria-setsize={ids.length} aria-posinset={place + 1} style={{ top: `${place * lineHeight}px`, height: `${lineHeight}px` }} data-current={id === state.current} data-status={finding?.record.status}>
              <button type="button" aria-current={id === state.current} onClick={() => store.actions.setCurrent(id)}>
                {finding ? (
                  <>
                    <Mark kind={finding.veto ? 'veto' : finding.record.verdict} />
                    <span class="line-says">{finding.record.says}</span>
                    <span class="line-facts">{`${finding.veto ? words['verdict.veto'] : words[`verdict.${finding.record.verdict}`]}　${words[`status.${finding.record.status}`]}　${finding.record.pageTitle || finding.record.url}`}</span>
                  </>
                ) : <span class="line-says">{words['app.loading']}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
