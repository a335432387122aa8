import { v001 } from './v001.ts';
import { v002 } from './v002.ts';
import { v003 } from './v003.ts';
import { v004 } from './v004.ts';
import { v005 } from './v005.ts';
import { v006 } from './v006.ts';
import { v007 } from './v007.ts';
import { v008 } from './v008.ts';
import { v009 } from './v009.ts';
import { v010 } from './v010.ts';

/** What is on disk by store name, with its key where the store has none of its own. */
export type Example = Readonly<Record<string, readonly { readonly key?: IDBValidKey; readonly value: unknown }[]>>;

/** One example for each version, in order. An example is never edited: it is what users have. */
export const examples: readonly Example[] = [v001, v002, v003, v004, v005, v006, v007, v008, v009, v010];
