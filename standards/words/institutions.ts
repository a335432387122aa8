import type { CanonicalWord } from '../word-entry.ts';

const guideline = '国办发〔2017〕47号';
const census = '国办发〔2015〕15号';
const guangxi = '桂政办发〔2017〕152号';
const reported = '公开通报的政府网站严重错别字实例（2015 年公告口径，2019 年媒体报道）';

/** State, state organs, places, systems and marks as the official texts write them. No persons. */
export const institutions: readonly CanonicalWord[] = [
  { text: '中华人民共和国', kind: 'name', source: census },
  { text: '中华人民共和国国务院', kind: 'name', source: census },
  { text: '中华人民共和国国务院办公厅', kind: 'name', source: census },
  { text: '国务院办公厅', kind: 'name', source: guideline },
  { text: '工业和信息化部', kind: 'name', source: guideline },
  { text: '国家质量监督检验检疫总局', kind: 'name', source: census },
  { text: '海关总署', kind: 'name', source: census },
  { text: '广西壮族自治区', kind: 'name', source: guangxi },
  { text: '广西壮族自治区人民政府', kind: 'name', source: guangxi },
  { text: '广西壮族自治区人民政府办公厅', kind: 'name', source: guangxi },
  { text: '广东省人民政府办公厅', kind: 'name', source: '粤府办〔2017〕51号' },
  { text: '齐齐哈尔市', kind: 'name', source: reported },
  { text: '全国政府网站信息报送系统', kind: 'text', source: census },
  { text: '党政机关网站标识', kind: 'text', source: guideline },
  { text: '我为政府网站找错', kind: 'name', source: guideline },
  { text: '公安机关备案标识', kind: 'text', source: guideline },
];
