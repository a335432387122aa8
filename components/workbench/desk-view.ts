import type { ExportProgress, ExportRequest } from '../../contract/export.ts';
import type { ItemsMessage } from '../../contract/items-view.ts';
import type { PaperMessage } from '../../contract/paper.ts';
import type { DeskAnswer, DeskFile, DeskMessage } from '../../contract/workbench.ts';
import type { Made, Running } from '../../forms/made.ts';
import type { ReviewMessage } from '../../contract/review.ts';
import type { Drafts } from '../view.ts';

/** What the workbench can ask of the browser and the worker. It changes nothing itself. */
export interface DeskView {
  readonly drafts: Drafts;
  /** Never rejects: a worker that does not answer is a refusal in words. */
  send(message: DeskMessage | ItemsMessage | PaperMessage): Promise<DeskAnswer>;
  /** The same for beginning inspections, review by cause, evidence and 定稿. */
  review(message: ReviewMessage): Promise<DeskAnswer>;
  /** Asks the browser to allow pictures of pages; only from a press. False when it does not. */
  allowCapture(): Promise<boolean>;
  /** Hands a file to the browser's downloads. */
  save(file: DeskFile): void;
  saveBytes(file: Pick<Extract<Made, { readonly is: 'file' }>, 'name' | 'mime' | 'bytes'>): void;
  /** Makes a form beside the page; see run-export. */
  runExport(request: ExportRequest, tell: (progress: ExportProgress) => void): Running;
  /** Opens the page for printing (and saving as PDF) of a form. */
  openPrint(request: ExportRequest): void;
  /** False when the browser refuses. */
  copy(text: string): Promise<boolean>;
  openOptions(): void;
  print(): void;
}
