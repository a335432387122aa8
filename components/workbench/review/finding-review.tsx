import type { FindingStatus } from '../../../contract/record.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import { packOf } from '../../../standards/rubrics.ts';
import { useState } from 'preact/hooks';
import { locatedSchema } from '../../../contract/review.ts';
import { DismissForm } from '../../dismiss-form.tsx';
import { FindingDetail } from '../../finding-detail.tsx';
import { Icon } from '../../icon.tsx';
import { useWords } from '../../words-context.tsx';
import { askReview } from '../ask-review.ts';
import { everything, type DeskState, type DeskStore } from '../desk-store.ts';
import type { DeskView } from '../desk-view.ts';
import { LeftNote } from './left-note.tsx';
import { FindingLines } from './finding-lines.tsx';

interface Props { readonly shown: DeskInspection; readonly state: DeskState; readonly store: DeskStore; readonly view: DeskView }

const statuses: readonly FindingStatus[] = ['pending', 'confirmed', 'dismissed'];

/** The findings of the inspection, one after another: a list on the left, everything about the current one on the right. */
export function FindingReview({ shown, state, store, view }: Props) {
  const words = useWords();
  const { only, ids } = state;
  const mayRule = shown.own.mayWrite && shown.inspection.closedAt === null;
  const check = shown.checks.find((one) => one.check === only.check);
  const row = only.row === null ? undefined : packOf(shown.sheet.rubric)?.rows.find(({ id }) => id === only.row);
  return (
    <section class="review">
      <LeftNote left={state.left} />
      <div class="filters">
        <label>{words['field.status']}
          <select value={only.status ?? ''} onChange={(event) => void store.actions.filter({ ...only, status: statuses.find((one) => one === event.currentTarget.value) ?? null })}>
            <option value="">{words['desk.all']}</option>
            {statuses.map((status) => <option key={status} value={status}>{words[`status.${status}`]}</option>)}
          </select>
        </label>
        <label>{words['desk.check']}
          <select value={only.check ?? ''} onChange={(event) => void store.actions.filter({ status: only.status, row: null, check: event.currentTarget.value || null })}>
            <option value="">{words['desk.all']}</option>
            {shown.checks.filter((one) => one.pending + one.confirmed + one.dismissed > 0).map((one) => <option key={one.check} value={one.check}>{words['desk.checkCount'](one.name || words['finding.manual'], one.pending + one.confirmed + one.dismissed)}</option>)}
          </select>
        </label>
        {row ? <p class="only-row">{words['desk.onlyRow'](row.name)}<button type="button" class="quiet" onClick={() => void store.actions.filter(everything)}>{words['desk.showAll']}</button></p> : null}
        {mayRule && check && check.pending > 0 ? <button type="button" class="act" disabled={state.busy} onClick={() => void store.actions.confirmAll(check.check)}>{words['desk.confirmAll'](check.pending)}</button> : null}
        {mayRule && state.bulk ? <button type="button" disabled={state.busy} onClick={() => void store.actions.undoBulk()}><Icon name="undo" />{words['finding.bulkUndo'](state.bulk.length)}</button> : null}
        {state.progress ? (
          <div class="bulk-progress">
            <progress value={state.progress.done} max={state.progress.of} aria-label={words['desk.deciding'](state.progress.done, state.progress.of)} />
            <span>{words['desk.deciding'](state.progress.done, state.progress.of)}</span>
            <button type="button" class="quiet" onClick={store.actions.stop}>{words['desk.stop']}</button>
          </div>
        ) : null}
        <span class="small keys-hint">{words['desk.keys']}</span>
      </div>
      {ids === null ? <p aria-busy="true">{words['app.loading']}</p> : ids.length === 0 ? <p>{words['desk.noFindings']}</p> : (
        <div class="panes">
          <FindingLines ids={ids} state={state} store={store} />
          <Current state={state} store={store} view={view} mayRule={mayRule} />
        </div>
      )}
    </section>
  );
}

/** Opens the page and marks the place; what came of it is said beside the button. */
function LocateButton({ id, view }: { readonly id: string; readonly view: DeskView }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const locate = (): void => void askReview(view, { type: 'review.locate', findingId: id }, locatedSchema).then(({ value, refusal }) => setSaid(value ? words[`review.${value.state}`] : refusal ?? ''));
  return <><button type="button" onClick={locate}><Icon name="locate" />{words['review.locate']}</button><span role="status" class="small">{` ${said}`}</span></>;
}

function Current({ state, store, view, mayRule }: { readonly state: DeskState; readonly store: DeskStore; readonly view: DeskView; readonly mayRule: boolean }) {
  const words = useWords();
  const finding = state.current === null ? undefined : state.details.get(state.current);
  if (!finding) return <div class="current" aria-busy={state.current !== null} />;
  const { record } = finding;
  const pending = record.status === 'pending';
  const reason = `reason:${record.id}`;
  return (
    <article class="current" aria-label={record.says}>
      <h3>{record.says}</h3>
      <p><LocateButton id={record.id} view={view} /></p>
      <p><a href={record.url} target="_blank" rel="noreferrer">{record.pageTitle || words['page.untitled']}</a><span class="small">{` ${record.url}`}</span></p>
      {record.at?.quote ? <blockquote class="quote">{record.at.quote}</blockquote> : null}
      {record.note === '' ? null : <p class="row-note"><b>{words['finding.note']}</b>{`${words['line.colon']}${record.note}`}</p>}
      {mayRule && finding.barred ? <p class="small">{words[`finding.barred.${finding.barred}`]}</p> : null}
      {mayRule && !finding.barred ? (
        <div class="row-actions">
          {pending ? (
            <>
              <button type="button" class="act" onClick={() => void store.actions.decide([record.id], 'confirmed', '')}><Icon name="confirm" />{words['finding.confirm']}</button>
              <button type="button" aria-expanded={state.dismissing} onClick={() => store.actions.setDismissing(!state.dismissing)}><Icon name="dismiss" />{words['finding.dismiss']}</button>
            </>
          ) : <button type="button" onClick={() => void store.actions.decide([record.id], 'pending', '')}><Icon name="undo" />{words['finding.undo']}</button>}
        </div>
      ) : null}
      {mayRule && !finding.barred && pending && state.dismissing ? (
        <DismissForm key={record.id} typed={view.drafts.get(reason)} onType={(text) => view.drafts.set(reason, text)} onSubmit={(text) => void store.actions.decide([record.id], 'dismissed', text)} onCancel={() => store.actions.setDismissing(false)} />
      ) : null}
      <FindingDetail finding={finding} id={`detail-${record.id}`} copy={view.copy} />
    </article>
  );
}
