import type { TabState } from '../contract/ui-state.ts';
import { beijingTime } from './beijing-time.ts';
import { Icon } from './icon.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props {
  /** Whether links are checked by themselves. */
  readonly automatic: NonNullable<TabState['automaticLinks']>;
  readonly run: NonNullable<TabState['links']> | null;
  readonly store: ViewStore;
  /** Asks again for all that did not open. */
  readonly again: () => void;
}

/** How far the link check of this page is, or what it came to, with what can be done next. */
export function LinkStatus({ automatic, run, store, again }: Props) {
  const words = useWords();
  const view = useView();
  if (run && run.endedAt === null) {
    const minutes = minutesLeft(run, Date.now());
    const line = run.state === 'waiting' ? words['links.waiting'] : words['links.progress'](run.done, run.of);
    return (
      <section class="run" aria-busy="true">
        <p>{line}</p>
        <progress value={run.of === 0 ? undefined : run.done} max={Math.max(1, run.of)} aria-label={line} />
        <button type="button" class="quiet" onClick={() => void store.actions.ask({ type: 'view.cancel-links', tabId: view.tabId })}><Icon name="close" />{words['app.cancel']}</button>
        {minutes === null ? null : <p class="small">{words['links.timeLeft'](minutes)}</p>}
        <Counts run={run} />
        <ResultBar run={run} />
      </section>
    );
  }
  const failed = run ? run.broken + run.suspicious + run.blocked : 0;
  return (
    <section class="link-status">
      {run ? (
        <>
          <p>{run.state === 'unusable' ? words['links.unusable'] : run.state === 'cancelled' ? words['links.cancelled'](run.done, run.of) : run.of === 0 ? words['links.noLinks'] : words['links.done'](run.of)}</p>
          {run.state === 'unusable' || run.of === 0 ? null : <><Counts run={run} /><ResultBar run={run} /></>}
          <p class="small">{words['links.at'](beijingTime(run.startedAt))}{run.automatic ? `${words['line.open']}${words['links.autoBegan']}${words['line.close']}` : ''}</p>
          {run.oldest && run.oldest < run.startedAt ? <p class="small">{words['links.oldest'](beijingTime(run.oldest))}</p> : null}
        </>
      ) : <p>{words['links.never']}</p>}
      {automatic === 'off' ? null : <p class="small link-auto" data-state={automatic}>{words[`links.auto.${automatic}`]}</p>}
      <div class="link-tools">
        <button type="button" class={run ? 'quiet' : 'primary'} onClick={() => void store.actions.checkLinks()}><Icon name="run" />{run ? words['links.restart'] : words['tool.links']}</button>
        {failed > 0 && run?.state !== 'unusable' ? <button type="button" class="quiet" onClick={again}><Icon name="run" />{words['links.againFailed'](failed)}</button> : null}
      </div>
    </section>
  );
}

/** How many came to what; a word and its number stay on one line. */
function Counts({ run }: { readonly run: NonNullable<TabState['links']> }) {
  const words = useWords();
  return <p class="small">{words['links.counts'](run).split(/(　|, )/).map((part, index) => (index % 2 === 1 ? part : <span class="nobreak" key={part}>{part}</span>))}</p>;
}

const parts = ['broken', 'suspicious', 'blocked', 'ok', 'skipped'] as const;

/** Links by result as one bar; the numbers stand beside it in words. */
function ResultBar({ run }: { readonly run: NonNullable<TabState['links']> }) {
  if (run.of === 0) return null;
  return (
    <div class="link-bar" aria-hidden="true">
      {parts.map((part) => (run[part] === 0 ? null : <i key={part} data-verdict={part} style={{ flexGrow: run[part] }} />))}
      {run.of > run.done ? <i key="none" data-verdict="none" style={{ flexGrow: run.of - run.done }} /> : null}
    </div>
  );
}

/** Minutes a long check will still take at the pace so far; null where that is soon or not to be told yet. */
function minutesLeft({ done, of, startedAt, state }: NonNullable<TabState['links']>, now: number): number | null {
  if (state !== 'running' || done < 20 || now - startedAt < 10_000) return null;
  const minutes = Math.ceil((now - startedAt) / done * (of - done) / 60_000);
  return minutes < 2 ? null : minutes;
}
