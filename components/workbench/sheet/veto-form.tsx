import { useId, useState } from 'preact/hooks';
import type { VetoRow } from '../../../standards/pack.ts';
import { useWords } from '../../words-context.tsx';
import type { DeskView } from '../desk-view.ts';

interface Props {
  readonly row: VetoRow;
  /** Who rules; null where nobody is named: then nothing can be ruled here. */
  readonly name: string | null;
  /** Key under which a reason that was typed and not saved is kept. */
  readonly draft: string;
  readonly view: DeskView;
  readonly onRule: (reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** Rules that a veto row applies: a named person, with a reason. */
export function VetoForm({ row, name, draft, view, onRule, onCancel }: Props) {
  const words = useWords();
  const id = useId();
  const [reason, setReason] = useState(view.drafts.get(draft));
  const [missing, setMissing] = useState(false);
  if (name === null) {
    return (
      <div class="form">
        <p class="problem">{words['desk.needName']}</p>
        <div class="form-actions"><button type="button" onClick={view.openOptions}>{words['app.settings']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
      </div>
    );
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return setMissing(true);
    if (await onRule(reason.trim())) view.drafts.set(draft, '');
  };
  return (
    <form class="form" aria-label={words['desk.ruleVeto']} onSubmit={(event) => void submit(event)}>
      <p class="form-title">{row.question}</p>
      <p>{words['desk.ruledBy'](name)}</p>
      <label for={id}>{words['field.reason']}</label>
      <textarea id={id} rows={3} maxLength={2000} required aria-invalid={missing} value={reason} onInput={(event) => {
        setReason(event.currentTarget.value);
        setMissing(false);
        view.drafts.set(draft, event.currentTarget.value);
      }} />
      {missing ? <p class="problem" role="alert">{words['desk.needReason']}</p> : null}
      <p class="small">{words['desk.vetoEffect']}</p>
      <div class="form-actions"><button type="submit" class="primary">{words['desk.vetoRule']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
