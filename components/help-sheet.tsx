import { useEffect, useRef } from 'preact/hooks';
import { useWords } from './words-context.tsx';

/** The keys, in a dialog of its own. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['J', '↓'], words['help.next']], [['K', '↑'], words['help.previous']], [['Enter'], words['help.open']],
    [['1'], words['help.confirm']], [['2'], words['help.dismiss']], [['3'], words['help.later']],
    [['E'], words['help.note']], [['U'], words['help.undo']], [['L'], words['help.locate']], [['N'], words['help.nextPage']], [['C'], words['help.lens']], [['?'], words['help.help']], [['Esc'], words['help.escape']],
  ];
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{words['help.title']}</h2>
      <dl>
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>{names.map((name, index) => <span key={name}>{index > 0 ? ` ${words['help.key.or']} ` : null}<kbd>{name}</kbd></span>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{words['help.inputNote']}</p>
      <div class="form-actions"><button type="button" onClick={() => dialog.current?.close()}>{words['app.close']}</button></div>
    </dialog>
  );
}
