import check from '../../../checks/columns/required-columns.ts';
import { testCheck } from '../../support/test-check.ts';

const url = 'https://www.shifan.gov.cn/';
const nav = (...names: string[]): string => `<div class="nav"><ul>${names.map((name, index) => `<li><a href="/c${index}/">${name}</a></li>`).join('')}</ul></div>`;
const filler = nav('走进示范', '示范旅游', '特色美食', '天气预报', '公交线路', '常用电话', '网站声明', '站点地图', '招商项目', '历史沿革');
const all = ['机构职能', '领导之窗', '政策文件', '政策解读', '工作动态', '互动交流'];

const register = (...columns: readonly (readonly [name: string, kind: string])[]) => ({ name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: columns.map(([name, kind], index) => ({ url: `https://www.shifan.gov.cn/r${index}/`, name, category: null, kind })) });

testCheck(check, {
  type: 'home',
  passes: {
    'the six by their own names': { html: filler + nav(...all), url },
    'by other names': { html: filler + nav('政府机构', '县长之窗', '规范性文件', '回应关切', '示范要闻', '县长信箱'), url },
    'by names of the day': { html: filler + nav('机构设置', '领导之窗', '最新政策', '政策解读', '今日示范', '互动交流'), url },
    'in menus that are not open': { html: `${filler}<div style="display:none">${nav(...all)}</div>`, url },
    'as pictures and headings': { html: `${filler}<a href="/a/"><img alt="机构职能" src="data:,"></a><h2>领导信息</h2>${nav('政府文件公开', '热点回应', '部门动态', '民意征集')}`, url },
    'all there, although a script failed': { html: filler + nav(...all), url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/nav.js', kind: 'script' }] } },
    'by the register, under names nobody would know': { html: filler, url, site: register(['示范之窗', 'organisation'], ['县长副县长', 'disclosure-other'], ['红头', 'policy'], ['图解回应', 'disclosure-other'], ['示范一线', 'news'], ['您说我听', 'consultation']) },
  },
  reports: {
    'the register helps with what it names only': { html: filler, url, site: register(['红头', 'policy'], ['示范一线', 'news']), reports: ['missing/机构职能', 'missing/负责人信息', 'missing/解读回应', 'missing/互动交流'] },
    'none of them': { html: filler, url, reports: ['missing/机构职能', 'missing/负责人信息', 'missing/政策文件', 'missing/解读回应', 'missing/工作动态', 'missing/互动交流'], says: [/没有找到“机构职能”类栏目/] },
    'the mayor’s mailbox is no 负责人信息': { html: filler + nav('机构设置', '县长信箱', '政策法规', '政策解读', '示范新闻'), url, reports: ['missing/负责人信息'] },
    'the privacy policy is no 政策文件': { html: filler + nav('机构设置', '领导之窗', '隐私政策', '政策解读', '工作动态', '互动交流'), url, reports: ['missing/政策文件'] },
    'a headline is no column': { html: `${filler}${nav('机构设置', '县领导', '政策法规', '示范新闻', '网上信访')}<a href="/n.html">县政府召开新闻发布会对群众关心的热点问题作出回应并进行政策解读</a>`, url, reports: ['missing/解读回应'] },
    'words in a comment': { html: `${filler}${nav(...all.slice(1))}<!-- 机构职能 -->`, url, reports: ['missing/机构职能'] },
  },
  cannot: {
    'the menu never loaded': { html: filler, url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/nav.js', kind: 'script' }] }, because: /未能加载/ },
    'an entrance': { html: '<a href="/main/">进入网站</a>', url, because: /可能是引导页/ },
  },
  inapplicable: { 'a column': { html: filler, type: 'column' } },
});
