import check from '../../../checks/columns/column-name.ts';
import { testCheck } from '../../support/test-check.ts';

const column = (name: string, body = ''): string => `<html><head><title>${name}_示范县人民政府</title><meta name="SiteName" content="示范县人民政府"><meta name="ColumnName" content="${name}"></head><body>${body}</body></html>`;
const home = (...names: string[]): string => `<div class="nav"><a href="/">首页</a>${names.map((name) => `<a href="/${name}/">${name}</a>`).join('')}</div>`;

testCheck(check, {
  type: 'column',
  passes: {
    'a plain name': column('通知公告'),
    'the longest official names': column('政府信息公开工作年度报告'),
    'other matters, named': column('其他政务服务事项'),
    'the trail names it': '<p>当前位置：首页 &gt; 政务公开 &gt; 统计信息</p>',
    'navigation of a home page': { html: home('政务公开', '政务服务', '互动交流'), type: 'home' },
    'the name of the site in the navigation': { html: `<html><head><meta name="SiteName" content="示范省示范市示范县人民政府门户网站"></head><body>${home('示范省示范市示范县人民政府门户网站', '政务公开', '互动交流')}</body></html>`, type: 'home' },
    'a name a person registered stands above the tag': { html: column('栏目1'), url: 'https://www.shifan.gov.cn/tz/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'http://shifan.gov.cn/tz/index.html', name: '通知公告', category: '通知公告', kind: 'notices' }] } },
    'an entry that is no column by the register': { html: home('政务公开', '信息', '互动交流'), type: 'home', url: 'https://www.shifan.gov.cn/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], removedColumns: ['https://www.shifan.gov.cn/信息/'] } },
  },
  reports: {
    'site and column in one': { html: column('示范省示范市示范县人民政府门户网站示范动态'), reports: ['over-long/示范省示范市示范县人民政府门户网站示范动态'], says: [/有 21 个字，偏长（指引要求“不宜过长”，没有规定字数；这里以 15 个字为界）/] },
    'says nothing': { html: column('其他'), reports: ['vague/其他'] },
    'a new column of the system': { html: column('新建栏目'), reports: ['vague'] },
    'the last step of the trail': { html: '<p>您的位置：首页 &gt; 政务公开 &gt; 栏目1</p>', reports: ['vague/栏目1'] },
    'in the navigation': { html: home('政务公开', '更多', '互动交流', '信息'), type: 'home', reports: ['vague/更多', 'vague/信息'] },
  },
  cannot: {
    'no name anywhere': { html: '<html><head><title></title></head><body><p>示范</p></body></html>', because: /没有认出栏目名称/ },
    'no navigation': { html: '<p>示范</p>', type: 'home', because: /没有认出主导航/ },
  },
  inapplicable: { 'an article': { html: column('其他'), type: 'article' } },
});
