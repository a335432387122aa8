import { useEffect, useState } from 'preact/hooks';
import { HelpSheet } from './help-sheet.tsx';
import type { HelpKey } from './key-names.ts';
import { keyAction } from './keys.ts';

/** Screens made of fields and buttons: what the browser itself does with keys there. */
export const formKeys: readonly HelpKey[] = ['move', 'press'];

/** Opens the help sheet by ? anywhere on a page of its own. @param keys what is valid on it now */
export function KeyHelp({ keys }: { readonly keys: readonly HelpKey[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (keyAction(event) !== 'help') return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return open ? <HelpSheet keys={keys} onClose={() => setOpen(false)} /> : null;
}
