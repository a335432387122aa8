import type { Example } from './examples.ts';
import { v009 } from './v009.ts';

/** Version 10 notes how far each proof has come to the server. */
export const v010: Example = {
  ...v009,
  upload: [{ value: { id: '0199a0b0-0000-7000-8000-000000000031', state: 'waiting', words: true, why: null, sentBy: null } }],
};
