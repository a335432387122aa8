import check from '../../../checks/content/validity-mark.ts';
import { testCheck } from '../../support/test-check.ts';

const title = '示范县人民政府关于印发《示范县公租房管理办法》的通知';
const page = (last: string, rest = '', name = title, published = '2019-03-01 09:00'): string => `<html><head><title>${name}-示范县人民政府</title><meta name="ArticleTitle" content="${name}"><meta name="PubDate" content="${published}"></head><body><h1>${name}</h1><p>发布时间：${published} 来源：示范县人民政府</p><p>示政发〔2019〕12号</p>${rest}<div id="zoom"><p>第一条 为规范公租房管理，根据有关规定，结合本县实际，制定本办法。</p><p>第二条 公租房租赁合同的有效期为三年，住房保障证有效期5年，自2012年1月1日起计算。</p><p>${last}</p></div></body></html>`;

testCheck(check, {
  type: 'article',
  passes: {
    'no term': page('第三条 本办法自印发之日起施行。'),
    'still in force': page('第三条 本办法自2023年5月1日起施行，有效期5年。'),
    'the last day is today': page('第三条 本办法自2021年11月21日起施行，有效期五年。'),
    'ended and marked in the title': page('第三条 本办法自2019年5月1日起施行，有效期5年。', '<p>【已失效】</p>'),
    'ended and marked in the particulars': page('第三条 本办法自2019年5月1日起施行，有效期5年。', '<table><tr><td>有效性：</td><td>失效</td></tr></table>'),
    'ended and marked by a seal': page('第三条 本办法自2019年5月1日起施行，有效期5年。', '<img alt="已废止" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">'),
    'repeals another document': page('第三条 本办法自印发之日起施行。原《示范县公租房管理办法》（示政发〔2012〕3号）同时废止。'),
    'a term from a day that is not known': page('第三条 本办法自批准之日起施行，有效期2年。'),
    'a blank field with a day in the next': page('第三条 本办法自印发之日起施行。', '<ul><li><span>废止日期：</span></li><li><span>公开日期：</span>2019-03-01</li></ul><table><tr><td>有效期</td><td></td></tr><tr><td>发布日期</td><td>2019-03-01</td></tr></table>'),
    'a blank field': page('第三条 本办法自印发之日起施行。', '<table><tr><td>有效期：</td><td></td></tr></table>'),
  },
  reports: {
    'years from a named day': { html: page('第三条 本办法自2019年5月1日起施行，有效期5年。'), reports: [`repealed-unmarked/${title}`], says: [/有效期到 2024-05-01/] },
    'years from the day of issue': { html: page('第三条 本通知自印发之日起施行，有效期两年。'), reports: ['repealed-unmarked'], says: [/2021-03-01/] },
    'to a named day': { html: page('第三条 本办法自印发之日起施行，有效期至2025年12月31日。'), reports: ['repealed-unmarked'] },
    'a field of the particulars': { html: page('第三条 本办法自印发之日起施行。', '<p>失效日期：2022-12-31</p>'), reports: ['repealed-unmarked'] },
    'a field with its day below': { html: page('第三条 本办法自印发之日起施行。', '<dl><dt>失效日期：</dt><dd>2022-12-31</dd></dl>'), reports: ['repealed-unmarked'] },
    'a field in two cells': { html: page('第三条 本办法自印发之日起施行。', '<table><tr><th>有效期</th><td>自2019-05-01至2022-12-31</td></tr></table>'), reports: ['repealed-unmarked'] },
    'a link to the repeal': { html: page('第三条 本办法自印发之日起施行。', '<p>相关：<a href="/fz.html">关于废止《示范县公租房管理办法》的决定</a></p>'), reports: ['repealed-unmarked'], says: [/关于废止/] },
    'marked only in the text, about another': { html: page('第三条 本办法自2019年5月1日起施行，有效期5年。原《示范县廉租房管理办法》同时废止。'), reports: ['repealed-unmarked'] },
  },
  cannot: {
    'a script that may write the mark': { html: page('第三条 本办法自2019年5月1日起施行，有效期5年。'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/status.js', kind: 'script' }] }, because: /status\.js/ },
  },
  inapplicable: {
    'news': { html: page('本报讯', '', '示范县召开公租房管理工作推进会') },
    'the repeal itself': { html: page('特此通知', '', '示范县人民政府关于废止《示范县公租房管理办法》的通知') },
    'a column': { html: '<p>政策文件</p>', type: 'column' },
  },
});
