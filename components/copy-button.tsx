import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly text: string; readonly label: string; readonly copy: (text: string) => Promise<boolean> }

/** Copies a text and says whether that worked. */
export function CopyButton({ text, label, copy }: Props) {
  const words = useWords();
  const [done, setDone] = useState<boolean | null>(null);
  const run = async (): Promise<void> => setDone(await copy(text));
  return (
    <span class="copy">
      <button type="button" class="quiet" onClick={() => void run()}><Icon name="copy" />{label}</button>
      <span role="status" class="small">{done === null ? '' : done ? words['app.copied'] : words['app.copyFailed']}</span>
    </span>
  );
}
