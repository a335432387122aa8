import type { ItemsList } from '../../contract/items-view.ts';
import { useStore } from '../use-store.ts';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import { ClosingNotices } from './closing-notices.tsx';
import { ItemDetailView } from './item-detail.tsx';
import { ItemLines } from './item-lines.tsx';
import { countOf, filters, visibleItems, type ItemFilter, type ItemsStore } from './items-store.ts';
import { useItemsKeys } from './use-items-keys.ts';

interface Props { readonly store: ItemsStore; readonly view: DeskView; readonly list: ItemsList }

/** The register: what is to be done first, a list on the left, everything about the current item on the right. */
export function ItemRegister({ store, view, list }: Props) {
  const words = useWords();
  const state = useStore(store, (all) => all);
  const { actions } = store;
  useItemsKeys(store);
  if (list.items.length === 0) {
    return <section class="nothing-yet"><h3>{words['items.none']}</h3><p>{words['items.noneHow']}</p>{list.own.mayIssue ? <p><a href="#section=rectify&part=issue">{words['items.part.issue']}</a></p> : null}</section>;
  }
  const lines = visibleItems(state);
  const units = [...new Set(list.items.map(({ unit }) => unit))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'));
  const name = (filter: ItemFilter): string => (filter === 'mine' || filter === 'overdue' || filter === 'all' ? words[`items.filter.${filter}`] : words[`items.state.${filter}`]);
  return (
    <>
      <div class="filters" role="search">
        <label>{words['items.filter']}
          <select value={state.filter} onChange={(event) => actions.filter(filters.find((one) => one === event.currentTarget.value) ?? 'all')}>
            {filters.map((filter) => <option key={filter} value={filter}>{words['items.filtered'](name(filter), countOf(list, filter))}</option>)}
          </select>
        </label>
        {units.length > 1 ? (
          <label>{words['items.unit']}
            <select value={state.unit} onChange={(event) => actions.ofUnit(event.currentTarget.value)}>
              <option value="">{words['items.anyUnit']}</option>
              {units.map((unit) => <option key={unit} value={unit}>{unit}</option>)}
            </select>
          </label>
        ) : null}
        <label>{words['items.search']}<input type="search" value={state.query} placeholder={words['items.searchHint']} onInput={(event) => actions.find(event.currentTarget.value)} /></label>
        <span class="small keys-hint">{words['items.keys']}</span>
      </div>
      <ClosingNotices store={store} list={list} />
      <Bulk store={store} list={list} />
      {lines.length === 0 ? (
        <section class="nothing-yet"><p>{state.filter === 'mine' && state.query === '' ? words['items.noneMine'] : words['items.noneMatch']}</p><p><button type="button" onClick={() => { actions.find(''); actions.ofUnit(''); actions.filter('all'); }}>{words['items.clear']}</button></p></section>
      ) : (
        <div class="panes">
          <ItemLines lines={lines} state={state} store={store} />
          {state.detail ? <ItemDetailView key={state.detail.item.id} detail={state.detail} state={state} store={store} view={view} own={list.own} /> : <div class="current" aria-busy={state.current !== null} />}
        </div>
      )}
    </>
  );
}

/** What can be done with many items at once, and how far a run has come. */
function Bulk({ store, list }: { readonly store: ItemsStore; readonly list: ItemsList }) {
  const words = useWords();
  const { selected, run, busy } = useStore(store, (all) => all);
  const { actions } = store;
  if (run) {
    return (
      <div class="bulk-progress">
        <progress value={run.done} max={run.of} aria-label={words['items.verifying'](run.done, run.of)} />
        <span>{words['items.verifying'](run.done, run.of)}</span>
        <button type="button" class="quiet" onClick={actions.stop}>{words['items.stop']}</button>
      </div>
    );
  }
  if (selected.size === 0) return null;
  const chosen = list.items.filter(({ id }) => selected.has(id));
  const live = chosen.filter(({ state }) => state !== 'closed' && state !== 'withdrawn').map(({ id }) => id);
  const proven = chosen.filter(({ state, proven: good }) => good && (state === 'review' || state === 'answered')).map(({ id }) => id);
  return (
    <div class="bulk" role="group" aria-label={words['items.selected'](chosen.length)}>
      <span>{words['items.selected'](chosen.length)}</span>
      {list.own.mayReply && live.length > 0 ? <button type="button" onClick={() => void actions.verify(live)}>{words['items.verify']}</button> : null}
      {list.own.mayIssue && proven.length > 0 ? <button type="button" class="act" disabled={busy} onClick={() => void actions.take(proven, 'close')}>{words['items.closeSelected'](proven.length)}</button> : null}
      {list.own.mayIssue && live.length > 0 ? <button type="button" disabled={busy} onClick={() => void actions.take(live, 'remind')}>{words['items.act.remind']}</button> : null}
      <button type="button" class="quiet" onClick={() => actions.select([...selected], false)}>{words['items.selectNone']}</button>
    </div>
  );
}
