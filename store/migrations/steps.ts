import type { Migration } from './migration.ts';
import { v001 } from './v001.ts';

/** Every step in order; the database's version is their number. Forward only: a step that was released is never edited. */
export const steps: readonly Migration[] = [v001];
