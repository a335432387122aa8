import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../messages/words.ts';
import { keyNames, type HelpKey } from './key-names.ts';
import { keyAction } from './keys.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly keys: readonly HelpKey[]; readonly onClose: () => void }

/** The keys that are valid where the person is, in a dialog of its own; ? or Escape closes it and the focus goes back. */
export function HelpSheet({ keys, onClose }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // The browser tells of the closing a moment later, when the sheet may be open anew: the next key may come before that, and is for what lies behind.
  const left = useRef(false);
  const gone = (): void => {
    if (left.current) return;
    left.current = true;
    onClose();
  };
  const leave = (): void => {
    dialog.current?.close();
    gone();
  };
  const onKey = (event: KeyboardEvent): void => {
    // What lies behind does not hear keys meant for the sheet.
    event.stopPropagation();
    const action = keyAction(event);
    if (action !== 'help' && action !== 'escape') return;
    event.preventDefault();
    leave();
  };
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help-title" onClose={gone} onKeyDown={onKey}>
      <h2 id="help-title">{words['help.title']}</h2>
      <dl>
        {keys.map((key) => <Line key={key} names={keyNames[key]} what={words[`help.${key}`]} words={words} />)}
        <Line names={['?']} what={words['help.help']} words={words} />
        {keys.includes('back') || keys.includes('out') ? null : <Line names={['Esc']} what={words['help.escape']} words={words} />}
      </dl>
      <p class="small">{words['help.inputNote']}</p>
      <div class="form-actions"><button type="button" onClick={leave}>{words['app.close']}</button></div>
    </dialog>
  );
}

function Line({ names: keys, what, words }: { readonly names: readonly string[]; readonly what: string; readonly words: Words }) {
  return (
    <div>
      <dt>{keys.map((name, index) => <span key={name}>{index > 0 ? ` ${words['help.key.or']} ` : null}<kbd>{name}</kbd></span>)}</dt>
      <dd>{what}</dd>
    </div>
  );
}
