import type { CanonicalWord } from '../word-entry.ts';

const guideline = '国办发〔2017〕47号';
const constitution = '中华人民共和国宪法（2018年修正）';
const party = '中国共产党章程（2022年10月22日修改）';

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
  { text: '新时代中国特色社会主义思想', kind: 'text', source: constitution },
  { text: '马克思列宁主义', kind: 'text', source: constitution },
  { text: '社会主义核心价值观', kind: 'text', source: constitution },
  { text: '社会主义市场经济', kind: 'text', source: constitution },
  { text: '社会主义法治国家', kind: 'text', source: constitution },
  { text: '中华民族伟大复兴', kind: 'text', source: constitution },
  { text: '人类命运共同体', kind: 'text', source: constitution },
  { text: '人民代表大会制度', kind: 'text', source: constitution },
  { text: '民族区域自治制度', kind: 'text', source: party },
  { text: '基层群众自治制度', kind: 'text', source: party },
  { text: '铸牢中华民族共同体意识', kind: 'text', source: party },
  { text: '以人民为中心的发展思想', kind: 'text', source: party },
  { text: '全过程人民民主', kind: 'text', source: party },
  { text: '总体国家安全观', kind: 'text', source: party },
  { text: '绿水青山就是金山银山', kind: 'text', source: party },
  { text: '全面建设社会主义现代化国家', kind: 'text', source: party },
  { text: '社会主义现代化强国', kind: 'text', source: party },
  { text: '全心全意为人民服务', kind: 'text', source: party },
  { text: '中国特色社会主义', kind: 'text', source: party },
  { text: '中国特色社会主义制度', kind: 'text', source: party },
  { text: '中国特色社会主义法治体系', kind: 'text', source: party },
  { text: '国家治理体系和治理能力现代化', kind: 'text', source: party },
  { text: '创新驱动发展战略', kind: 'text', source: party },
  { text: '乡村振兴战略', kind: 'text', source: party },
  { text: '可持续发展战略', kind: 'text', source: party },
];
