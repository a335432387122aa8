import check from '../../../checks/footer/site-map.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, pixel, wholeFooter } from './footer-page.ts';

const own = '<a href="/wzdt/">网站地图</a>';
const map = (html: string): string => footerWith(own, html);

testCheck(check, {
  passes: {
    'as it should be': pageWith(wholeFooter),
    '站点地图': map('<a href="/wzdt/">站点地图</a>'),
    '网站导航': map('<a href="/wzdh/">网站导航</a>'),
    'brackets and spaces': map('<a href="/wzdt/">[ 网站 地图 ]</a>'),
    'a picture with alternative text': map(`<a href="/wzdt/"><img src="${pixel}" alt="网站地图"></a>`),
    'a click handler of its own': map('<a href="javascript:;" onclick="openMap()">网站地图</a>'),
    'a script address': map('<a href="javascript:openMap()">网站地图</a>'),
    'anchor that exists': map('<a href="#map">网站地图</a><div id="map">首页</div>'),
    'route of an application': map('<a href="#/sitemap">网站地图</a>'),
    'in a bar right above the footer': pageWith(`<div class="links"><a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a></div>${wholeFooter.replace(own, '')}`),
    'dead copy beside a live one': map(`<a href="#">网站地图</a>${own}`),
  },
  reports: {
    'not there': { html: map(''), reports: ['missing/站点地图'] },
    'only in the header': { html: map('').replace('<ul class="nav">', `${own}<ul class="nav">`), reports: ['missing'], says: [/页面顶部有/] },
    'address without a host': { html: map('<a href="http://">网站地图</a>'), reports: ['dead-target/网站地图'] },
    'only says something': { html: map(`<a href="javascript:alert('建设中');">网站地图</a>`), reports: ['dead-target/网站地图'] },
    'only hidden': { html: map(`<span style="display:none">${own}</span>`), reports: ['missing'], says: [/不显示/] },
    'only in a comment': { html: map(`<!--${own}-->`), reports: ['missing'] },
    'page heading of the map itself': { html: map('').replace('<h2>要闻动态</h2>', '<h2>网站地图</h2>'), reports: ['missing'] },
    'empty address': { html: map('<a href="">网站地图</a>'), reports: ['dead-target/网站地图'], says: [/地址为空/] },
    'hash only': { html: map('<a href="#">站点地图</a>'), reports: ['dead-target/站点地图'] },
    'script that does nothing': { html: map('<a href="javascript:void(0);">网站地图</a>'), reports: ['dead-target'] },
    'no address': { html: map('<a>网站地图</a>'), reports: ['dead-target'], says: [/没有 href/] },
    'words that are no link': { html: map('网站声明 | 网站地图'), reports: ['dead-target'], says: [/不是链接/] },
  },
  cannot: {
    'handler bound by a component framework': { html: map('<a data-v-1a2b3c>网站地图</a>'), because: /脚本处理/ },
    'footer script failed': { html: map(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
    'hash and a script of the site failed': { html: map('<a href="#" class="map">网站地图</a>'), load: failedScript('https://www.shifan.gov.cn/js/common.js'), because: /未能加载/ },
  },
});
