import type { TabState } from '../contract/ui-state.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly refusal: string | null }

/** What a person must know before reading on: preview, a refused change, a full disk. */
export function Notices({ tab, refusal }: Props) {
  const words = useWords();
  return (
    <>
      {tab.scope === 'preview' ? <section class="notice" data-kind="preview"><p><b>{words['preview.banner']}</b></p><p class="small">{words['preview.recorded']}</p></section> : null}
      {tab.storageProblem === null ? null : (
        <section class="notice" data-kind="problem" role="alert"><h2>{words['storage.title']}</h2><p>{tab.storageProblem}</p><p class="small">{words['storage.kept']}</p></section>
      )}
      {refusal === null ? null : <section class="notice" data-kind="problem" role="alert"><p>{refusal}</p><p class="small">{words['storage.kept']}</p></section>}
    </>
  );
}
