import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { UiFinding } from '../contract/ui-state.ts';
import { type CheckRun, type FindingGroup, groupsOf } from './finding-order.ts';
import { FindingRow, type RowActions } from './finding-row.tsx';
import { Icon } from './icon.tsx';
import { useStore } from './use-store.ts';
import { useView, type View } from './view.ts';
import { listedFindings, type ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

/** All findings of the page by group, with the keyboard's current row. Rows out of sight cost no layout (see finding.css). */
export function FindingList({ store }: { readonly store: ViewStore }) {
  const words = useWords();
  const tab = useStore(store, (state) => state.tab);
  const unfolded = useStore(store, (state) => state.unfolded);
  const findings = useMemo(() => listedFindings({ tab, unfolded }), [tab, unfolded]);
  const folded = (tab?.findings.length ?? 0) - findings.length;
  const groups = useMemo(() => groupsOf(tab, findings, words), [tab, findings, words]);
  const drawn = firstOf(groups, useGrowing(findings.length));
  useFocusOnCurrent(store);
  return (
    <section class="findings" aria-label={words['finding.list']}>
      {drawn.map((group) => (
        <section class="group" key={group.id} aria-labelledby={`group-${group.id}`}>
          <h2 class="group-name" id={`group-${group.id}`}>{group.name}<span class="count">{group.count}</span></h2>
          {group.runs.map((run) => <Run key={`${run.check}/${run.findings[0]!.record.id}`} run={run} store={store} />)}
        </section>
      ))}
      {folded > 0 || (unfolded && tab?.settings.showHints === false) ? <button type="button" class="quiet hint-fold" aria-expanded={unfolded} onClick={() => store.actions.unfold(!unfolded)}>{unfolded ? words['hints.fold'] : words['hints.folded'](folded)}</button> : null}
    </section>
  );
}

function Run({ run, store }: { readonly run: DrawnRun; readonly store: ViewStore }) {
  const words = useWords();
  const title = useStore(store, ({ tab }) => tab?.page?.outcomes.find(({ id }) => id === run.check)?.title);
  const recorded = useStore(store, ({ tab }) => tab?.scope === 'government');
  // Only what the check is sure of may be confirmed without looking at each.
  const sure = run.findings.filter(({ record, barred }) => !barred && record.status === 'pending' && record.verdict === 'fail').map(({ record }) => record.id);
  const confirmed = run.findings.filter(({ record, barred }) => !barred && record.status === 'confirmed').map(({ record }) => record.id);
  return (
    <>
      {run.findings.length > 1 ? (
        <div class="run-head">
          <span class="run-title">{title ?? run.check}<span class="count">{words['finding.places'](run.findings.length)}</span></span>
          {recorded && sure.length > 1 ? <button type="button" class="quiet" onClick={() => void store.actions.decide(sure, 'confirmed', '')}><Icon name="confirm" />{words['finding.bulk'](sure.length)}</button> : null}
          {recorded && sure.length === 0 && confirmed.length > 1 ? <button type="button" class="quiet" onClick={() => void store.actions.decide(confirmed, 'pending', '')}><Icon name="undo" />{words['finding.bulkUndo'](confirmed.length)}</button> : null}
        </div>
      ) : null}
      {run.drawn.map((finding) => <StoredRow key={finding.record.id} finding={finding} store={store} />)}
    </>
  );
}

function StoredRow({ finding, store }: { readonly finding: UiFinding; readonly store: ViewStore }) {
  const view = useView();
  const { id } = finding.record;
  const current = useStore(store, (state) => state.current === id);
  const open = useStore(store, (state) => state.opened.has(id));
  const form = useStore(store, (state) => (state.form?.id === id ? state.form.kind : null));
  const recorded = useStore(store, ({ tab }) => tab?.scope === 'government');
  const actions = useMemo(() => rowActions(store, view, id, recorded), [store, view, id, recorded]);
  return <FindingRow finding={finding} current={current} open={open} form={form} actions={actions} onFocus={() => store.actions.setCurrent(id)} />;
}

/** What a row of the popup or panel does. On a preview nothing is recorded, so there is nothing to rule on and no note to keep. */
export function rowActions(store: ViewStore, view: View, id: string, recorded: boolean): RowActions {
  const { actions } = store;
  const common: RowActions = {
    locate: () => void actions.ask({ type: 'view.locate', tabId: view.tabId, findingId: id }),
    copy: (text) => view.copy(text),
    toggle: () => actions.toggle(id),
    form: (kind) => (kind ? actions.setForm({ id, kind }) : closeForm(store, id)),
    typed: (kind) => view.drafts.get(`${kind}:${id}`),
    type: (kind, text) => view.drafts.set(`${kind}:${id}`, text),
  };
  if (!recorded) return common;
  return {
    ...common,
    rule: {
      confirm: () => void actions.decide([id], 'confirmed', ''),
      dismiss: (reason) => void actions.decide([id], 'dismissed', reason).then((done) => done && closeForm(store, id)),
      undo: () => void actions.decide([id], 'pending', ''),
    },
    note: (text) => void actions.note(id, text).then((done) => done && closeForm(store, id)),
  };
}

interface DrawnRun extends CheckRun { readonly drawn: readonly UiFinding[] }
interface DrawnGroup extends FindingGroup { readonly runs: readonly DrawnRun[] }

/** How many rows are drawn: a windowful at once, so that it shows at once, and the rest right after, piece by piece. */
function useGrowing(all: number): number {
  const [drawn, setDrawn] = useState(12);
  useEffect(() => {
    if (drawn >= all) return;
    const timer = setTimeout(() => setDrawn(drawn * 4), 0);
    return () => clearTimeout(timer);
  }, [drawn, all]);
  return drawn;
}

/** The first findings of the list in their groups; counts stay those of all. */
function firstOf(groups: readonly FindingGroup[], count: number): readonly DrawnGroup[] {
  let left = count;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const runs = group.runs.flatMap((run): readonly DrawnRun[] => {
      const drawn = run.findings.slice(0, Math.max(0, left));
      left -= drawn.length;
      return drawn.length === 0 ? [] : [{ ...run, drawn }];
    });
    return [{ ...group, runs }];
  });
}

/** Focus goes back to the row it came from, so that the keys go on working. */
function closeForm(store: ViewStore, id: string): void {
  store.actions.setForm(null);
  requestAnimationFrame(() => titleOf(id)?.focus());
}

/**
 * The focus goes with the current row, in the same turn in which the row is drawn as current: a frame later the next key may have
 * gone on already, and focusing the row before would call that one current again (a lost step).
 */
function useFocusOnCurrent(store: ViewStore): void {
  const current = useStore(store, (state) => state.current);
  const before = useRef(current);
  useLayoutEffect(() => {
    if (current === before.current) return;
    before.current = current;
    const row = current && current === store.getState().current ? document.getElementById(`row-${current}`) : null;
    if (!row || row.contains(document.activeElement)) return;
    titleOf(current!)?.focus();
    row.scrollIntoView({ block: 'nearest' });
  }, [current]);
}

function titleOf(id: string): HTMLElement | null {
  return document.getElementById(`row-${id}`)?.querySelector('button.row-title') ?? null;
}
