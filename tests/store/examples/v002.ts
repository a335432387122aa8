import type { Example } from './examples.ts';
import { v001 } from './v001.ts';

/** Version 2 added answers to the rows of a sheet. */
export const v002: Example = {
  ...v001,
  answer: [{
    value: {
      id: '0199a0b0-0000-7000-8000-000000000008', rev: null, base: null,
      data: {
        id: '0199a0b0-0000-7000-8000-000000000008', inspectionId: '0199a0b0-0000-7000-8000-000000000002', rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: 2,
        status: null, probes: null, note: '机构职能两处不准确', by: '张三', at: 3,
      },
    },
  }],
};
