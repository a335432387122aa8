import type { Example } from './examples.ts';
import { v007 } from './v007.ts';

/** Version 8 keeps what shows a large inspection at once. What is there is no record: a summary of another shape is made anew. */
export const v008: Example = {
  ...v007,
  stamp: [{ key: 'all', value: 'a' }],
  changed: [{ value: { inspectionId: '0199a0b0-0000-7000-8000-000000000002', id: '0199a0b0-0000-7000-8000-000000000004', stamp: 'a' } }],
};
