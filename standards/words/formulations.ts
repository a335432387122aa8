import type { CanonicalWord } from '../word-entry.ts';

const guideline = '国办发〔2017〕47号';

/** Fixed formulations, as the official texts write them. No names of persons. */
export const formulations: readonly CanonicalWord[] = [
  { text: '扫黑除恶', kind: 'text', source: '媒体通报的政府网站错字实例“扫黑险恶”（长江日报，2019 年）' },
  { text: '法治政府', kind: 'text', source: guideline },
  { text: '治国理政新理念新思想新战略', kind: 'text', source: guideline },
  { text: '创新、协调、绿色、开放、共享', kind: 'text', source: guideline },
  { text: '互联网+政务服务', kind: 'text', source: guideline },
  { text: '网络安全等级保护', kind: 'text', source: '桂政办发〔2017〕152号' },
  { text: '主动公开', kind: 'text', source: guideline },
  { text: '政务公开', kind: 'text', source: guideline },
];
