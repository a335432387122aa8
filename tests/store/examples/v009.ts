import type { Example } from './examples.ts';
import { v008 } from './v008.ts';

/** Version 9 has a unit's own forms as records that can be shared. */
export const v009: Example = {
  ...v008,
  rubric: [{ value: { id: '0199a0b0-0000-7000-8000-000000000021', rev: 3, base: null, data: { id: '0199a0b0-0000-7000-8000-000000000021', pack: { id: 'own', version: 1 }, sha256: '0'.repeat(64), state: 'on', by: '张三', at: 2 } } }],
};
