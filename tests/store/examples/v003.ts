import type { Example } from './examples.ts';
import { v002 } from './v002.ts';

/** Version 3 added packs of the unit's own rules. */
export const v003: Example = {
  ...v002,
  pack: [{
    value: {
      id: '0199a0b0-0000-7000-8000-000000000009', rev: null, base: null,
      data: {
        id: '0199a0b0-0000-7000-8000-000000000009', edition: '0199a0b0-0000-7000-8000-000000000009', part: 0, parts: 1, code: 'old-words', version: 2, name: '本单位词表', from: '2026-01-01', until: null, note: '',
        words: [{ text: '示范县人民政府', kind: 'name', source: '示范县机构编制委员会', severity: 'review', allow: [] }], confusions: [], allow: [], settings: [], trustedHosts: [], state: 'on', by: '张三', at: 4,
      },
    },
  }],
};
