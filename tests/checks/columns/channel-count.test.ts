import check from '../../../checks/columns/channel-count.ts';
import { testCheck } from '../../support/test-check.ts';

const url = 'https://www.shifan.gov.cn/';
const names = ['政务公开', '政务服务', '互动交流', '新闻中心', '走进示范', '专题专栏', '数据开放', '招商引资', '旅游示范', '示范视频'];
const entry = (name: string, sub = ''): string => `<li><a href="/${name}/">${name}</a>${sub}</li>`;
const nav = (count: number, sub = ''): string => `<div class="nav"><ul><li><a href="/">首页</a></li>${names.slice(0, count).map((name) => entry(name, sub)).join('')}</ul></div>`;

testCheck(check, {
  type: 'home',
  passes: {
    'five and eight': { html: nav(5), url },
    'eight': { html: nav(8), url },
    'four and 首页': { html: nav(4), url },
    'sub-menus do not count': { html: nav(6, '<ul><li><a href="/x/">县政府文件</a></li><li><a href="/y/">部门文件</a></li></ul>'), url },
    'sub-menus that are not open': { html: nav(6, '<div style="display:none"><a href="/x/">县政府文件</a></div>'), url },
    'tools in the bar': { html: nav(8).replace('</ul></div>', `${entry('无障碍浏览')}${entry('登录')}</ul></div>`), url },
    'two rows': { html: `<div class="nav"><ul><li><a href="/">首页</a></li>${names.slice(0, 3).map((name) => entry(name)).join('')}</ul><ul>${names.slice(3, 7).map((name) => entry(name)).join('')}</ul></div>`, url },
    'without list markup': { html: `<div class="menu"><a href="/">网站首页</a> | ${names.slice(0, 6).map((name) => `<a href="/${name}/">${name}</a>`).join(' | ')}</div>`, url },
    'a second bar with the same names for phones, hidden': { html: `${nav(6)}<div style="display:none">${nav(6)}</div>`, url },
    'nine, of which a person took one out of the register': { html: nav(9), url, site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], removedColumns: ['https://www.shifan.gov.cn/旅游示范/'] } },
  },
  reports: {
    'ten': { html: nav(10), url, reports: ['outside-5-8/主导航'], says: [/除“首页”外有 10 项（政务公开、政务服务/] },
    'three': { html: nav(3), url, reports: ['outside-5-8'], says: [/有 3 项/] },
  },
  cannot: {
    'no bar': { html: '<p>示范县人民政府</p>', url, because: /没有认出主导航/ },
    'only a trail and a footer': { html: '<div class="crumbs"><a href="/">首页</a><a href="/a/">甲栏目</a><a href="/b/">乙栏目</a><a href="/c/">丙栏目</a></div><div class="footer"><a href="/">首页</a><a href="/a/">甲栏目</a><a href="/b/">乙栏目</a><a href="/c/">丙栏目</a></div>', url, because: /没有认出主导航/ },
    'written by a script that failed': { html: '<div id="nav"></div>', url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/nav.js', kind: 'script' }] }, because: /未能加载/ },
  },
  inapplicable: { 'a column': { html: nav(10), type: 'column' } },
});
