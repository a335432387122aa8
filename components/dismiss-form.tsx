import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './words-context.tsx';

interface Props {
  /** What was typed before and not saved. */
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why a finding is a false alarm: one press on a usual reason, or a reason in one's own words. There is no dismissal without one. */
export function DismissForm({ typed, onType, onSubmit, onCancel }: Props) {
  const words = useWords();
  const [text, setText] = useState(typed);
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const id = useId();
  useLayoutEffect(() => first.current?.focus(), []);

  const submit = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') setMissing(true);
    else onSubmit(text.trim());
  };
  return (
    <form class="form" onSubmit={submit} aria-label={words['dismiss.title']}>
      <p class="form-title">{words['dismiss.title']}</p>
      <div class="choices">
        {(['dismiss.present', 'dismiss.exempt', 'dismiss.foreign'] as const).map((key, index) => (
          <button type="button" key={key} ref={index === 0 ? first : null} onClick={() => onSubmit(words[key])}>{words[key]}</button>
        ))}
      </div>
      <label for={id}>{words['dismiss.other']}</label>
      <textarea id={id} rows={2} maxLength={1000} value={text} placeholder={words['dismiss.type']} aria-invalid={missing} onInput={(event) => {
        setText(event.currentTarget.value);
        setMissing(false);
        onType(event.currentTarget.value);
      }} />
      {missing ? <p class="problem" role="alert">{words['dismiss.needed']}</p> : null}
      <div class="form-actions">
        <button type="submit" class="primary">{words['dismiss.submit']}</button>
        <button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button>
      </div>
    </form>
  );
}
