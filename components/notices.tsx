import type { TabState } from '../contract/ui-state.ts';
import { LossNotice } from './loss-notice.tsx';
import { PreviewNotice } from './preview-notice.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly refusal: string | null; readonly store: ViewStore; /** Something a person may have typed stands on this screen. */ readonly typed: boolean }

/** What a person must know before reading on: preview, lost records, a refused change, a full disk. */
export function Notices({ tab, refusal, store, typed }: Props) {
  const words = useWords();
  const view = useView();
  return (
    <>
      {tab.scope === 'preview' ? <PreviewNotice tab={tab} store={store} /> : null}
      {tab.lost ? <LossNotice loss={tab.lost} openOptions={view.openOptions} onSeen={() => void store.actions.ask({ type: 'view.loss-seen', tabId: tab.tabId })} /> : null}
      {tab.storageProblem === null ? null : (
        <section class="notice" data-kind="problem" role="alert"><h2>{words['storage.title']}</h2><p>{tab.storageProblem}</p><p class="small">{words['storage.kept']}</p></section>
      )}
      {refusal === null ? null : <section class="notice" data-kind="problem" role="alert"><p>{refusal}</p>{typed ? <p class="small">{words['storage.kept']}</p> : null}</section>}
    </>
  );
}
