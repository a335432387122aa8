import { useEffect, useState } from 'preact/hooks';
import { readingDaySchema, type ReadingDay } from '../contract/reading-day.ts';
import type { TabState } from '../contract/ui-state.ts';
import { beijingTime } from './beijing-time.ts';
import { plainKey } from './keys.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Reading many pages in a row, in the side panel: today's reading so far, and the next page with one key. */
export function ReadingBar({ tab, store }: Props) {
  const words = useWords();
  const { tabId, send } = useView();
  const [day, setDay] = useState<ReadingDay | null>(null);
  const stamp = `${tab.url} ${tab.page?.at ?? 0} ${tab.findings.map(({ record }) => record.status).join('')}`;
  useEffect(() => {
    let left = false;
    void send({ type: 'view.today', tabId }).then((answer) => {
      const parsed = answer.ok ? readingDaySchema.safeParse(answer.extra) : null;
      if (!left && parsed?.success) setDay(parsed.data);
    });
    return () => {
      left = true;
    };
  }, [stamp, tabId]);
  const next = (): void => void store.actions.ask({ type: 'view.next-page', tabId });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (plainKey(event) !== 'n' || event.repeat || store.getState().screen !== 'list') return;
      event.preventDefault();
      next();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [tabId]);
  if (!day) return null;
  const troubled = day.pages.filter(({ open, confirmed }) => open + confirmed > 0).length;
  return (
    <section class="reading" aria-label={words['today.title']}>
      <div class="reading-line">
        <p role="status"><b>{words['today.count'](day.pages.length, troubled)}</b></p>
        <button type="button" class="act" disabled={day.next === null} title={day.next?.url} onClick={next}>{words['today.next']} <kbd>N</kbd></button>
      </div>
      <p class="small">{day.next === null ? words['today.none'] : words[`today.from.${day.next.from}`](day.next.left)}</p>
      {day.pages.length === 0 ? null : (
        <details>
          <summary>{words['today.list']}</summary>
          <ul class="plain today-list">
            {day.pages.map(({ url, title, at, open, confirmed, opened }) => (
              <li key={url} data-here={url === tab.url}>
                <span class="small">{beijingTime(at).slice(11)}</span> <a href={url} target="_blank" rel="noreferrer">{title === '' ? url : title}</a>
                <span class="small">{`　${opened ? words['today.page'](open, confirmed) : words['today.notOpened']}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
