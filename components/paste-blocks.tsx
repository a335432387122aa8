import type { TabState } from '../contract/ui-state.ts';
import { CopyButton } from './copy-button.tsx';
import { isForEditing } from './finding-order.ts';
import { useView } from './view.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState }

/** What an editor pastes into the content system, filled from the page: tags, publish time, footer; each copied with one press. */
export function PasteBlocks({ tab }: Props) {
  const words = useWords();
  const { copy } = useView();
  const { paste } = tab;
  if (!paste || !isForEditing(tab) || tab.running) return null;
  const blocks = (['date', 'meta', 'footer'] as const).flatMap((kind) => {
    const text = paste[kind];
    return text === null ? [] : [{ kind, text }];
  });
  return (
    <section class="paste" aria-label={words['paste.title']}>
      <h2>{words['paste.title']}</h2>
      <p class="small">{words['paste.hint']}</p>
      {blocks.map(({ kind, text }) => (
        <div class="paste-block" key={kind}>
          <CopyButton text={text} label={words['paste.copy'](words[`paste.${kind}`])} copy={copy} />
          {kind === 'date' ? <code>{text}</code> : <details><summary>{words['paste.show']}</summary><pre class="source" tabIndex={0} aria-label={words[`paste.${kind}`]}><code>{text}</code></pre></details>}
        </div>
      ))}
    </section>
  );
}
