import check from '../../../checks/columns/disclosure-column.ts';
import { testCheck } from '../../support/test-check.ts';

const url = 'https://www.shifan.gov.cn/';
const links = (...names: string[]): string => `<ul>${names.map((name, index) => `<li><a href="/l${index}/">${name}</a></li>`).join('')}</ul>`;
const filler = links('走进示范', '示范旅游', '特色美食', '天气预报', '公交线路', '常用电话', '网站声明', '站点地图', '招商项目', '历史沿革');
const parts = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'];
const front = (...names: string[]): { html: string; url: string; type: 'column' } => ({
  html: `<html><head><title>政府信息公开-示范县人民政府</title><meta name="ColumnName" content="政府信息公开"></head><body>${links(...names)}</body></html>`, url: 'https://www.shifan.gov.cn/zfxxgk/', type: 'column',
});
const failed = { failed: [{ url: 'https://www.shifan.gov.cn/js/menu.js', kind: 'script' as const }] };

testCheck(check, {
  type: 'home',
  passes: {
    'on the home page': { html: filler + links('政府信息公开'), url },
    'as a picture': { html: `${filler}<a href="/xxgk/"><img alt="政府信息公开专栏" src="data:,"></a>`, url },
    'a picture without words whose address says it': { html: `${filler}<a href="/zfxxgk/"><img src="data:,"></a>`, url },
    'in a menu that is not open': { html: `${filler}<div style="display:none">${links('政府信息公开')}</div>`, url },
    'both names': { html: filler + links('政务公开', '政府信息公开'), url },
    'the column with its five parts': front(...parts),
    'the parts by other names': front('信息公开指南', '公开制度', '政府信息公开目录', '2025年度报告', '依申请公开申请表'),
    'parts in a same-origin frame': { ...front(), html: front(parts[0]!, parts[1]!).html.replace('</body>', `<iframe srcdoc="${links(...parts.slice(2)).replaceAll('"', "'")}"></iframe></body>`), until: (document) => document.querySelector('iframe')?.contentDocument?.querySelector('li') !== null },
    'a picture without words, registered under its name': { html: `${filler}<a href="/gk/"><img src="data:,"></a>`, url, site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'https://www.shifan.gov.cn/gk', name: '政府信息公开', category: null, kind: 'disclosure-other' }] } },
  },
  reports: {
    'registered, but not linked from the home page': { html: filler, url, site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'https://www.shifan.gov.cn/gk', name: '政府信息公开', category: null, kind: 'disclosure-other' }] }, reports: ['not-on-home'] },
    'nowhere on the home page': { html: filler, url, reports: ['not-on-home/政府信息公开'] },
    'under another name': { html: filler + links('政务公开'), url, reports: ['misnamed/政务公开'], says: [/名称是“政务公开”，没有统一命名为“政府信息公开”/] },
    'a headline that mentions it is no entry': { html: `${filler}<a href="/n.html">示范县组织召开全县政务公开和信息公开工作业务培训会议并部署任务</a>`, url, reports: ['not-on-home'] },
    'parts missing': { ...front(parts[0]!, parts[4]!, parts[2]!), reports: ['part-missing/政府信息公开制度', 'part-missing/政府信息公开工作年度报告'], says: [/没有找到“政府信息公开制度”/] },
  },
  cannot: {
    'the menu of the home page never loaded': { html: filler, url, load: failed, because: /未能加载/ },
    'an entrance': { html: '<a href="/main/">进入网站</a>', url, because: /几乎没有链接/ },
    'the menu of the column never loaded': { ...front(parts[0]!, parts[4]!), load: failed, because: /未能加载/ },
  },
  inapplicable: {
    'another column': { html: '<html><head><meta name="ColumnName" content="通知公告"></head><body></body></html>', type: 'column' },
    'a list within the column': { html: '<html><head><meta name="ColumnName" content="政府信息公开年报"></head><body></body></html>', type: 'column' },
  },
});
