import { useEffect, useState } from 'preact/hooks';
import type { OptionsView } from './options-app.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** The keys that open the popup, as the browser has them now, and the way to its own page where they are changed. */
export function ShortcutSetting({ view, onSaid }: Props) {
  const words = useWords();
  const [keys, setKeys] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const look = (): void => void view.shortcut().then(setKeys);
    look();
    // Changed on the browser's own page meanwhile.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [view]);
  const open = async (): Promise<void> => {
    const where = await view.openShortcuts();
    if (where !== null) onSaid(words['options.shortcutWhere'](where));
  };
  return (
    <section>
      <h2>{words['options.shortcut']}</h2>
      <p>{keys === undefined ? null : keys === null ? words['options.shortcutNone'] : <>{words['options.shortcutNow']} <kbd>{keys}</kbd></>} <button type="button" class="quiet" onClick={() => void open()}>{words['options.shortcutChange']}</button></p>
    </section>
  );
}
