import type { Block } from './word-file.ts';
import type { Sheet } from './workbook.ts';

/** A form before it becomes a file: `title` names it, `about` says of what, both go into the file's name. */
export interface Drafted { readonly title: string; readonly about: string; readonly body: Body }
export type Body =
  | { readonly is: 'sheets'; readonly sheets: readonly Sheet[] }
  | { readonly is: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly is: 'text'; readonly text: string };

/** What an export comes to: a file, or what the page for printing shows. */
export type Made =
  | { readonly is: 'file'; readonly name: string; readonly mime: string; readonly bytes: Uint8Array }
  | { readonly is: 'print'; readonly title: string; readonly body: Exclude<Body, { readonly is: 'text' }> };

/** What became of an export: made, refused in words, or stopped by the person. */
export type Outcome = { readonly is: 'made'; readonly made: Made } | { readonly is: 'refused'; readonly message: string } | { readonly is: 'stopped' };

/** An export on its way. */
export interface Running { readonly done: Promise<Outcome>; readonly stop: () => void }
