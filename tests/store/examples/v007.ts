import type { Example } from './examples.ts';
import { v006 } from './v006.ts';

/** Version 7 added the register of columns. */
export const v007: Example = {
  ...v006,
  column: [{
    value: {
      id: '0199a0b0-0000-7000-8000-00000000000a', rev: null, base: null,
      data: { id: '0199a0b0-0000-7000-8000-00000000000a', siteId: '0199a0b0-0000-7000-8000-000000000001', name: '通知公告', url: 'http://www.old.gov.cn/tzgg/', kind: 'notices', state: 'confirmed', because: '主导航', by: '张三', at: 5 },
    },
  }],
};
