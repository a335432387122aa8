import type { UiFinding } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';
import { clauseNumbers } from '../standards/clause.ts';
import { DismissForm } from './dismiss-form.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { NoteForm } from './note-form.tsx';
import { points } from './points.ts';
import { SaysText } from './says-text.tsx';
import { useWords } from './words-context.tsx';

/** What a person can do with one finding here; what is absent is not offered. */
export interface RowActions {
  readonly locate?: () => void;
  /** Absent where nothing is recorded (preview): then there is nothing to rule on, and nothing costs. */
  readonly rule?: {
    readonly confirm: () => void;
    readonly dismiss: (reason: string) => void;
    readonly undo: () => void;
  };
  readonly note?: (text: string) => void;
  /** Nothing is kept here (the tour): then nothing says how far a record has come. */
  readonly unsaved?: boolean;
  readonly copy: (text: string) => Promise<boolean>;
  readonly toggle: () => void;
  readonly form: (kind: 'dismiss' | 'note' | null) => void;
  readonly typed: (kind: 'reason' | 'note') => string;
  readonly type: (kind: 'reason' | 'note', text: string) => void;
}

interface Props {
  readonly finding: UiFinding;
  readonly current: boolean;
  readonly open: boolean;
  readonly form: 'dismiss' | 'note' | null;
  readonly actions: RowActions;
  readonly onFocus?: () => void;
}

/** One finding: what is wrong, by which clause, how sure, what it costs, and what to do with it. The same in popup, panel and overlay. */
export function FindingRow({ finding, current, open, form, actions, onFocus }: Props) {
  const words = useWords();
  const { record, sync } = finding;
  const detail = `detail-${record.id}`;
  const pending = record.status === 'pending';
  const rule = finding.barred ? undefined : actions.rule;
  return (
    <article class="row" id={`row-${record.id}`} data-verdict={record.verdict} data-status={record.status} data-current={current} onFocusCapture={onFocus}>
      <h3 class="row-heading">
        <button type="button" class="row-title" aria-expanded={open} aria-controls={open ? detail : undefined} onClick={actions.toggle}>
          <Mark kind={finding.veto ? 'veto' : record.verdict} />
          <span class="row-says"><SaysText says={record.says} whole={open} /></span>
          <Icon name="open" />
        </button>
      </h3>
      <p class="row-facts">
        <span class="fact verdict" data-verdict={finding.veto ? 'veto' : record.verdict}>{finding.veto ? words['verdict.veto'] : words[`verdict.${record.verdict}`]}</span>
        {record.cites.length === 0 ? null : <span class="fact">{clauseNumbers(record.cites.slice(0, 2))}</span>}
        {actions.rule ? <span class="fact">{priceWords(finding, words)}</span> : null}
        {record.origin === 'person' ? <span class="fact">{words['finding.manual']}</span> : null}
        {pending ? null : <span class="fact status" data-status={record.status}>{words[`status.${record.status}`]}</span>}
        {actions.unsaved || pending && record.note === '' && record.origin === 'machine' && sync === 'local' ? null : <span class="fact sync" data-sync={sync}>{words[`syncMark.${sync}`]}</span>}
        {finding.present ? null : <span class="fact">{words['finding.gone']}</span>}
      </p>
      {record.note === '' || form === 'note' ? null : <p class="row-note"><b>{words['finding.note']}</b>{`${words['line.colon']}${record.note}`}</p>}
      <div class="row-actions">
        {actions.locate ? (
          <button type="button" class="quiet" disabled={!record.at} title={record.at ? undefined : words['finding.noPlace']} onClick={actions.locate}><Icon name="locate" />{words['finding.locate']}</button>
        ) : null}
        {rule && pending ? (
          <>
            <button type="button" class="act" onClick={rule.confirm}><Icon name="confirm" />{words['finding.confirm']}</button>
            <button type="button" class="quiet" aria-expanded={form === 'dismiss'} onClick={() => actions.form(form === 'dismiss' ? null : 'dismiss')}><Icon name="dismiss" />{words['finding.dismiss']}</button>
          </>
        ) : null}
        {rule && !pending ? <button type="button" class="quiet" onClick={rule.undo}><Icon name="undo" />{words['finding.undo']}</button> : null}
        {actions.rule && finding.barred ? <span class="small">{words[`finding.barred.${finding.barred}`]}</span> : null}
        {actions.note ? <button type="button" class="quiet" aria-expanded={form === 'note'} onClick={() => actions.form(form === 'note' ? null : 'note')}><Icon name="note" />{words['finding.note']}</button> : null}
      </div>
      {form === 'dismiss' && pending && rule ? <DismissForm typed={actions.typed('reason')} onType={(text) => actions.type('reason', text)} onSubmit={rule.dismiss} onCancel={() => actions.form(null)} /> : null}
      {form === 'note' && actions.note ? <NoteForm typed={actions.typed('note') || record.note} onType={(text) => actions.type('note', text)} onSubmit={actions.note} onCancel={() => actions.form(null)} /> : null}
      {open ? <FindingDetail finding={finding} id={detail} copy={actions.copy} /> : null}
    </article>
  );
}

function priceWords({ veto, price, record }: UiFinding, words: Words): string {
  if (veto) return words['finding.vetoCost'];
  if (!price) return words['finding.free'];
  return record.status === 'confirmed' ? words['finding.cost'](points(price.tenths)) : words['finding.costIf'](points(price.tenths));
}
