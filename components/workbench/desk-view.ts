import type { ItemsMessage } from '../../contract/items-view.ts';
import type { DeskAnswer, DeskFile, DeskMessage } from '../../contract/workbench.ts';
import type { Drafts } from '../view.ts';

/** What the workbench can ask of the browser and the worker. It changes nothing itself. */
export interface DeskView {
  readonly drafts: Drafts;
  /** Never rejects: a worker that does not answer is a refusal in words. */
  send(message: DeskMessage | ItemsMessage): Promise<DeskAnswer>;
  /** Hands a file to the browser's downloads. */
  save(file: DeskFile): void;
  /** False when the browser refuses. */
  copy(text: string): Promise<boolean>;
  openOptions(): void;
  print(): void;
}
