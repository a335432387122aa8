import { Icon } from '../icon.tsx';
import { useWords } from '../words-context.tsx';

/** Something was not done: why, in words; and a way to try again where nothing else leads there. */
export function Notice({ text, again }: { readonly text: string; readonly again?: () => void }) {
  const words = useWords();
  return (
    <section class="notice" data-kind="problem" role="alert">
      <p>{text}</p>
      {again ? <button type="button" onClick={again}><Icon name="run" />{words['app.retry']}</button> : null}
    </section>
  );
}
