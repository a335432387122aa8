import type { TabState } from '../contract/ui-state.ts';
import { PreviewNotice } from './preview-notice.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly refusal: string | null; readonly store: ViewStore }

/** What a person must know before reading on: preview, a refused change, a full disk. */
export function Notices({ tab, refusal, store }: Props) {
  const words = useWords();
  return (
    <>
      {tab.scope === 'preview' ? <PreviewNotice tab={tab} store={store} /> : null}
      {tab.storageProblem === null ? null : (
        <section class="notice" data-kind="problem" role="alert"><h2>{words['storage.title']}</h2><p>{tab.storageProblem}</p><p class="small">{words['storage.kept']}</p></section>
      )}
      {refusal === null ? null : <section class="notice" data-kind="problem" role="alert"><p>{refusal}</p><p class="small">{words['storage.kept']}</p></section>}
    </>
  );
}
