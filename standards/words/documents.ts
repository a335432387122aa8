import type { CanonicalWord } from '../word-entry.ts';

const guideline = '国办发〔2017〕47号';
const census = '国办发〔2015〕15号';

/** Laws, regulations and documents of the State Council by their names, as the official texts cite them. */
export const documentNames: readonly CanonicalWord[] = [
  { text: '中华人民共和国政府信息公开条例', kind: 'name', source: '内蒙古自治区政府网站建设规范引用' },
  { text: '政府信息公开条例', kind: 'text', source: guideline },
  { text: '中华人民共和国网络安全法', kind: 'name', source: '亳政办秘〔2019〕49号' },
  { text: '网络安全法', kind: 'text', source: '粤府办〔2017〕51号' },
  { text: '政府网站发展指引', kind: 'text', source: guideline },
  { text: '网页设计规范', kind: 'text', source: guideline },
  { text: '国务院办公厅关于印发政府网站发展指引的通知', kind: 'text', source: guideline },
  { text: '国务院办公厅关于开展第一次全国政府网站普查的通知', kind: 'text', source: census },
  { text: '第一次全国政府网站普查', kind: 'text', source: census },
  { text: '全国政府网站普查评分表', kind: 'text', source: census },
  { text: '党委(党组)网络安全工作责任制实施办法', kind: 'text', source: '亳政办秘〔2019〕49号' },
];
