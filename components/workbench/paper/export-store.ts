import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportProgress, ExportRequest } from '../../../contract/export.ts';
import type { Made, Running } from '../../../forms/made.ts';
import type { DeskView } from '../desk-view.ts';

type File = Extract<Made, { readonly is: 'file' }>;

/** The one export on its way, or what became of the last. */
export type ExportState =
  | { readonly is: 'idle' } | { readonly is: 'stopped' }
  | { readonly is: 'running'; readonly request: ExportRequest; readonly progress: ExportProgress }
  | { readonly is: 'done'; readonly file: File; readonly seconds: number }
  | { readonly is: 'refused'; readonly request: ExportRequest; readonly message: string };

export interface ExportStore extends StoreApi<ExportState> {
  /** Makes a form and hands the file to the browser's downloads; one at a time. */
  run(request: ExportRequest): Promise<void>;
  stop(): void;
  /** Hands the last file over once more, without making it anew: after a full disk, say. */
  again(): void;
}

export function createExportStore(view: Pick<DeskView, 'runExport' | 'saveBytes'>): ExportStore {
  const store = createStore<ExportState>(() => ({ is: 'idle' }));
  let running: Running | null = null;
  return Object.assign(store, {
    run: async (request: ExportRequest): Promise<void> => {
      if (running) return;
      const began = performance.now();
      store.setState({ is: 'running', request, progress: { stage: 'read', done: 0, of: 0 } }, true);
      running = view.runExport(request, (progress) => {
        if (store.getState().is === 'running') store.setState({ is: 'running', request, progress }, true);
      });
      const outcome = await running.done;
      running = null;
      if (outcome.is === 'made' && outcome.made.is === 'file') {
        view.saveBytes(outcome.made);
        store.setState({ is: 'done', file: outcome.made, seconds: (performance.now() - began) / 1000 }, true);
      } else store.setState(outcome.is === 'refused' ? { is: 'refused', request, message: outcome.message } : { is: 'stopped' }, true);
    },
    stop: (): void => running?.stop(),
    again: (): void => {
      const state = store.getState();
      if (state.is === 'done') view.saveBytes(state.file);
    },
  });
}
