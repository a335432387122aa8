import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ViewAnswer, ViewMessage } from '../contract/messages.ts';

/** Text that was typed and not yet saved; outlives the view. Keys: `what:findingId`. */
export interface Drafts {
  get(key: string): string;
  /** An empty text forgets the key. */
  set(key: string, text: string): void;
}

/** What a view can ask of the browser and the worker. Views change nothing themselves. */
export interface View {
  readonly tabId: number;
  /** The side panel: it stays open while many pages are read. */
  readonly panel?: boolean;
  readonly drafts: Drafts;
  /** Never rejects: a worker that does not answer is a refusal in words. */
  send(message: ViewMessage): Promise<ViewAnswer>;
  /** False when the browser refuses. */
  copy(text: string): Promise<boolean>;
  /** Asks the person for leave to read *.gov.cn; call it straight from a click. False when refused. */
  askAutomatic(): Promise<boolean>;
  /** Asks the person for leave to reach any site, for checking links; call it straight from a click. False when refused. */
  askAnyHost(): Promise<boolean>;
  openOptions(): void;
  /** Opens the side panel beside the page and closes this; absent in the panel and where the browser has none. Call it straight from a click. */
  readonly openPanel?: () => void;
  /** Closes the surface where it can close (the popup); else does nothing. */
  close(): void;
}

export const ViewContext = createContext<View | null>(null);

/** The view of this surface. Throws where a component stands outside of one, which is a mistake of ours. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('no ViewContext above');
  return view;
}
