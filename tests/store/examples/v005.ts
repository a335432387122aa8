import type { Example } from './examples.ts';
import { v004 } from './v004.ts';

/** Version 5 has the 读网记录 by shift and by day. */
export const v005: Example = {
  ...v004,
  reading: [{
    value: {
      id: '0199a0b0-0000-7000-8000-000000000009', rev: null, base: null,
      data: {
        id: '0199a0b0-0000-7000-8000-000000000009', shiftId: '0199a0b0-0000-7000-8000-00000000000a', shift: '上午班', day: '2026-11-21', siteId: '0199a0b0-0000-7000-8000-000000000001',
        url: 'http://www.old.gov.cn/', title: '旧站', column: '首页', visitId: null, newItems: null, checks: null, findings: 0, found: '', measures: '已告知', withdrawn: false, because: '', supersedes: null,
        signed: null, by: '张三', at: 4,
      },
    },
  }],
};
