import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './words-context.tsx';

interface Props {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onSubmit: (note: string) => void;
  readonly onCancel: () => void;
}

/** A person's note on a finding. An empty note is allowed: it takes the old one away. */
export function NoteForm({ typed, onType, onSubmit, onCancel }: Props) {
  const words = useWords();
  const [text, setText] = useState(typed);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      onSubmit(text.trim());
    }}>
      <label class="form-title" for={id}>{words['finding.note']}</label>
      <textarea id={id} ref={field} rows={3} maxLength={4000} value={text} placeholder={words['finding.noteHint']} onInput={(event) => {
        setText(event.currentTarget.value);
        onType(event.currentTarget.value);
      }} />
      <div class="form-actions">
        <button type="submit" class="primary">{words['app.save']}</button>
        <button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button>
      </div>
    </form>
  );
}
