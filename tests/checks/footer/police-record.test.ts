import check from '../../../checks/footer/police-record.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, pixel, wholeFooter } from './footer-page.ts';

const own = '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001">桂公网安备99999902000001号</a>';
const police = (html: string): string => footerWith(own, html);
const linked = (text: string): string => police(`<a href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001">${text}</a>`);

testCheck(check, {
  passes: {
    'as it should be': pageWith(wholeFooter),
    'a space before the number': linked('冀公网安备 99999902000001号'),
    'without the last 号': linked('赣公网安备99999902000001'),
    'colon after the label': linked('苏公网安备:99999902000001'),
    'without 网': linked('沪公安备：99999902000001号'),
    'colon and spaces': linked('公网安备案： 99999902000001号'),
    'label 公安备案号': linked('公安备案号：99999902000001'),
    'city sign and 公备': linked('郑公备：99999902000001'),
    'number on the next line': linked('赣公网安备\n99999902000001号'),
    'number in a block of its own': linked('<p>冀公网安备</p><p>99999902000001号</p>'),
    'order reversed': linked('99999902000001号　桂公网安备'),
    'province sign unlike the ICP number’s': linked('川公网安备99999902000001号'),
    'only the official icon with a link': police(`<a href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001"><img src="${pixel}" alt="公安备案图标"></a>`),
    'only the alternative text of the icon': police(`<a href="https://beian.mps.gov.cn/"><img src="${pixel}" title="桂公网安备99999902000001号"></a>`),
    'icon linked, number beside the link': police(`<a href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001"><img src="${pixel}"></a><span>桂公网安备99999902000001号</span>`),
    'level protection certificate beside it': police(`${own}<a href="/Item/1.aspx">信息系统安全等级保护备案证明13100049001-17001</a>`),
  },
  reports: {
    'not there': { html: police(''), reports: ['missing/公安机关备案标识'] },
    'only a certificate of level protection': { html: police('信息系统安全等级保护备案证明13100049001-17001'), reports: ['missing'] },
    'only in a comment': { html: police(`<!--${own}-->`), reports: ['missing'] },
    'only hidden': { html: police(`<div style="display:none">${own}</div>`), reports: ['missing'], says: [/不显示/] },
    'former numbering': { html: linked('公安备案号：99999999001-19002'), reports: ['format/公安备案号:99999999001-19002'] },
    'nothing but zeros': { html: linked('桂公网安备00000000000000号'), reports: ['format/00000000000000'] },
    'fifteen digits': { html: linked('皖公网安备999999020000239号'), reports: ['format'] },
    'thirteen digits, no link': { html: police('冀公网备案号:1300000000000'), reports: ['format/冀公网备案号:1300000000000', 'not-linked'] },
    'link names another number': { html: police(own.replace('备99999902000001', '备99999902000002')), reports: ['link-differs/99999902000002'], says: [/99999902000002.*99999902000001/] },
    'link to the old host names another number': { html: police('<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=99999902000009">桂公网安备99999902000001号</a>'), reports: ['link-differs', 'old-host'] },
    'not linked': { html: police('桂公网安备99999902000001号'), reports: ['not-linked/99999902000001'] },
    'old host': { html: police('<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=99999902000001">桂公网安备99999902000001号</a>'), reports: ['old-host/99999902000001'] },
    'old host through a proxy': { html: police('<a href="https://www-beian-gov-cnx45c89670c3868xx.proxy.com/portal/registerSystemInfo?recordcode=99999902000001">桂公网安备99999902000001号</a>'), reports: ['old-host'] },
  },
  cannot: {
    'footer script failed': { html: police(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
  },
});
