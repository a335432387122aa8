import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Scope } from '../../../contract/record.ts';
import type { ReachHere } from '../../../contract/review.ts';
import { useWords } from '../../words-context.tsx';

interface Props {
  readonly inapplicable: boolean;
  /** Whether the finding is about an address a dismissal can be meant for. */
  readonly address: boolean;
  /** What holds unless the person says otherwise: a whole cause is dismissed for the site. */
  readonly scope: Scope;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: (reason: string, reach: ReachHere) => void;
  readonly onCancel: () => void;
}

/** Why something is no fault here, how far that reaches and until when. There is no dismissal without a reason. */
export function ReachForm({ inapplicable, address, scope: usual, typed, onType, onSubmit, onCancel }: Props) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState(typed);
  const [scope, setScope] = useState<Scope>(usual);
  const [day, setDay] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = (reason: string): void => {
    if (reason.trim() === '') return setMissing(true);
    // To the end of that day in Beijing.
    onSubmit(reason.trim(), { scope, until: day === '' ? null : Date.parse(`${day}T23:59:59+08:00`), inapplicable });
  };
  const title = words[inapplicable ? 'reach.inapplicable' : 'reach.dismiss'];
  return (
    <form class="form" aria-label={title} onSubmit={(event) => {
      event.preventDefault();
      submit(text);
    }}>
      <label class="form-title" for={`${id}-reason`}>{title}</label>
      <div class="choices">
        {(['dismiss.present', 'dismiss.exempt', 'dismiss.foreign'] as const).map((key) => <button type="button" key={key} onClick={() => submit(words[key])}>{words[key]}</button>)}
      </div>
      <textarea id={`${id}-reason`} ref={field} rows={2} maxLength={1000} value={text} aria-invalid={missing} onInput={(event) => {
        setText(event.currentTarget.value);
        setMissing(false);
        onType(event.currentTarget.value);
      }} />
      {missing ? <p class="problem" role="alert">{words['dismiss.needed']}</p> : null}
      <div class="form-line">
        <label for={`${id}-scope`}>{words['reach.scope']}
          <select id={`${id}-scope`} value={scope} onChange={(event) => setScope(event.currentTarget.value as Scope)}>
            {(['page', 'site', ...(address ? ['address'] as const : [])] as const).map((one) => <option key={one} value={one}>{words[`reach.${one}`]}</option>)}
          </select>
        </label>
        <label for={`${id}-until`}>{words['reach.until']}<input id={`${id}-until`} type="date" value={day} onInput={(event) => setDay(event.currentTarget.value)} /></label>
      </div>
      <p class="small">{words['reach.hint']}</p>
      <div class="form-actions"><button type="submit" class="primary">{words['dismiss.submit']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
