import { useEffect, useMemo } from 'preact/hooks';
import type { FindingStatus } from '../../../contract/record.ts';
import type { Cause } from '../../../contract/review.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import { clauseOf } from '../../../standards/clause.ts';
import { packOf } from '../../../standards/rubrics.ts';
import { Icon } from '../../icon.tsx';
import { Mark } from '../../mark.tsx';
import { points } from '../../points.ts';
import { useStore } from '../../use-store.ts';
import { useWords } from '../../words-context.tsx';
import { CauseCurrent } from './cause-current.tsx';
import { createCauseStore, type CauseStore } from './cause-store.ts';
import type { DeskView } from '../desk-view.ts';
import { Notice } from '../notice.tsx';
import { LeftNote } from './left-note.tsx';
import { useCauseKeys } from './use-cause-keys.ts';
import { VirtualList } from '../virtual-list.tsx';

interface Props { readonly shown: DeskInspection; readonly rubric: string | null; readonly view: DeskView; readonly turn: number }

/** The inspection by root cause: causes on the left, on the right the one in hand with all its pages and the evidence of each. */
export function CauseReview({ shown, rubric, view, turn }: Props) {
  const words = useWords();
  const store = useMemo(() => createCauseStore(view, shown.inspection.id, rubric, words), [shown.inspection.id, rubric, words]);
  const state = useStore(store, (all) => all);
  const mayRule = shown.own.mayWrite;
  useEffect(() => void store.actions.load(), [store, turn]);
  useCauseKeys(store, mayRule);
  if (state.causes === null) return state.refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <Notice text={state.refusal} />;
  if (state.causes.length === 0) return <p class="nothing-yet">{words['review.nothing']}</p>;
  const list = store.shown();
  const rows = packOf(rubric ?? shown.inspection.rubric)?.rows ?? [];
  // Where nothing costs anything it is said once, not in every line.
  const free = state.causes.every(({ price, veto }) => price === null && !veto);
  const current = list.findIndex(({ key }) => key === state.current);
  return (
    <section class="review">
      <div class="live" role="status" aria-live="polite">{state.said}</div>
      {state.refusal === null ? null : <Notice text={state.refusal} />}
      <LeftNote left={state.left} />
      {free ? <p class="small">{words['review.allFree']}</p> : null}
      <Filters store={store} mayRule={mayRule} />
      {list.length === 0 ? <p>{words['review.none']}</p> : (
        <div class="panes">
          <VirtualList items={list} label={words['review.listed'](list.length)} height={64} current={current} idOf={({ key }) => key} onPick={({ key }) => store.actions.setCurrent(key)} line={(cause) => <CauseLine cause={cause} free={free} rowName={(id) => rows.find((row) => row.id === id)?.name ?? id} />} />
          {list[current] ? <CauseCurrent key={state.current ?? ''} cause={list[current]} state={state} store={store} view={view} inspectionId={shown.inspection.id} mayRule={mayRule} /> : <div class="current" />}
        </div>
      )}
    </section>
  );
}

function CauseLine({ cause, free, rowName }: { readonly cause: Cause; readonly free: boolean; readonly rowName: (id: string) => string }) {
  const words = useWords();
  const { says, verdict, veto, pages, pending, confirmed, price } = cause;
  return (
    <>
      <Mark kind={veto ? 'veto' : verdict} />
      <span class="line-says">{says}</span>
      <span class="line-facts">{[words['review.pagesOf'](pages), ...(pending > 0 ? [`${words['status.pending']} ${pending}`] : []), ...(confirmed > 0 ? [`${words['status.confirmed']} ${confirmed}`] : []), ...(price ? [words['review.price'](rowName(price.row), points(price.tenths))] : veto ? [words['review.vetoPrice']] : free ? [] : [words['review.noPrice']])].join('　')}</span>
    </>
  );
}

const statuses: readonly FindingStatus[] = ['pending', 'confirmed', 'dismissed'];

function Filters({ store, mayRule }: { readonly store: CauseStore; readonly mayRule: boolean }) {
  const words = useWords();
  const { filter, causes, undo, progress } = useStore(store, (all) => all);
  const cited = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { cites, pages } of causes ?? []) for (const clause of cites) counts.set(clause, (counts.get(clause) ?? 0) + pages);
    return [...counts].toSorted(([, a], [, b]) => b - a);
  }, [causes]);
  const pending = (causes ?? []).reduce((sum, one) => sum + one.pending, 0);
  return (
    <div class="filters">
      <span>{words['review.causes']((causes ?? []).length, pending)}</span>
      <label>{words['field.status']}
        <select value={filter.status} onChange={(event) => store.actions.filter({ status: statuses.find((one) => one === event.currentTarget.value) ?? '' })}>
          <option value="">{words['desk.all']}</option>
          {statuses.map((status) => <option key={status} value={status}>{words[`status.${status}`]}</option>)}
        </select>
      </label>
      <label>{words['review.clause']}
        <select value={filter.clause} onChange={(event) => store.actions.filter({ clause: event.currentTarget.value })}>
          <option value="">{words['desk.all']}</option>
          {cited.map(([clause, pages]) => <option key={clause} value={clause}>{`${clauseOf(clause)?.number ?? clause} ${(clauseOf(clause)?.text ?? '').slice(0, 18)}${words['line.open']}${pages}${words['line.close']}`}</option>)}
        </select>
      </label>
      <label>{words['review.verdict']}
        <select value={filter.verdict} onChange={(event) => store.actions.filter({ verdict: (['fail', 'review', 'hint'] as const).find((one) => one === event.currentTarget.value) ?? '' })}>
          <option value="">{words['desk.all']}</option>
          {(['fail', 'review', 'hint'] as const).map((verdict) => <option key={verdict} value={verdict}>{words[`verdict.${verdict}`]}</option>)}
        </select>
      </label>
      <label>{words['review.find']}<input type="search" value={filter.text} onInput={(event) => store.actions.filter({ text: event.currentTarget.value })} /></label>
      {mayRule && undo.length > 0 ? <button type="button" disabled={progress !== null} onClick={() => void store.actions.undo()}><Icon name="undo" />{words['review.undo'](undo.at(-1)!.ids.length)}</button> : null}
      {progress ? (
        <div class="bulk-progress">
          <progress value={progress.done} max={progress.of} aria-label={words['desk.deciding'](progress.done, progress.of)} />
          <span>{words['desk.deciding'](progress.done, progress.of)}</span>
          <button type="button" class="quiet" onClick={store.actions.stop}>{words['desk.stop']}</button>
        </div>
      ) : null}
      <span class="small keys-hint">{words['review.keys']}</span>
    </div>
  );
}
