import check from '../../../checks/footer/error-report-entry.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, pixel, wholeFooter, wide } from './footer-page.ts';

const own = /<a href="https:\/\/zfwzgl[^]*?<\/a>/;
const entry = (html: string): string => footerWith(own, html);
const current = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9999990001&amp;url=x';
const script = '<script id="_jiucuo_" sitecode="9999990001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>';
const icon = (code: string): string => `<span id="_span_jiucuo"><img onclick="Link('${code}')" src="${pixel}"></span>`;
const define = (host: string): string => `<script>function Link(site_code){window.open("${host}/exposure/jiucuo.html?site_code="+site_code)}</script>`;

testCheck(check, {
  passes: {
    'linked picture': pageWith(wholeFooter),
    'as the official script leaves it': entry(`${script}${icon('9999990001')}`),
    'attributes without quotes': entry(`<script id=_jiucuo_ sitecode=9999990001 src=https://zfwzgl.www.gov.cn/exposure/jiucuo.js></script>${icon('9999990001')}`),
    'script kept on the own host': entry(`<script id="_jiucuo_" sitecode="9999990001" src="/js/jiucuo.js"></script>${icon('9999990001')}`),
    'Link() defined in the page': entry(`${define('https://zfwzgl.www.gov.cn')}<img src="${pixel}" onclick="Link('9999990001')">`),
    'Link() in the address': entry(`${define('https://zfwzgl.www.gov.cn')}<a href="javascript:Link('9999990001')"><img src="${pixel}"></a>`),
    'Link() assigned': entry(`<script>window.Link=function(c){open("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code="+c)}</script>${icon('9999990001')}`),
    'words as a link': entry(`<a href="${current}">我为政府网站找错</a>`),
    'code in capitals': pageWith(wholeFooter.replaceAll('9999990001', 'BM99000001').replace('site_code=BM', 'site_code=bm')),
    'a page of the own site leads on': entry(`<a href="/jiucuo/"><img src="${pixel}" alt="我为政府网站找错"></a>`),
    'a page for it on the host of the portal': entry(`<a href="https://www.shifan-demo.gov.cn/zfwzjiucuo/index.html"><img src="${pixel}" alt="我为政府网站找错"></a>`),
    'a forwarding page of another host': entry(`<a href="https://tz.shifan-demo.gov.cn/link?url=${encodeURIComponent('https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9999990001')}"><img src="${pixel}" alt="我为政府网站找错"></a>`),
    'an address through a proxy': entry(`<a href="https://zfwzgl-www-gov-cn.vpn.shifan-demo.gov.cn/exposure/jiucuo.html?site_code=9999990001"><img src="${pixel}" alt="我为政府网站找错"></a>`),
    'the script decides, the address is for show': entry(`${define('https://zfwzgl.www.gov.cn')}<a href="https://www.gov.cn/" onclick="Link('9999990001');return false"><img src="${pixel}" alt="我为政府网站找错"></a>`),
    'a second entry goes elsewhere': pageWith(wholeFooter.replace('</div>', `<a href="https://www.gov.cn/"><img src="${pixel}" alt="政府网站找错"></a></div>`)),
    'hidden copy with another code beside the visible one': pageWith(`${wholeFooter}<div style="display:none"><a href="${current.replace('9999990001', '1111111111')}"><img src="${pixel}"></a></div>`),
    'tag and footer disagree, entry follows the tag': pageWith(wholeFooter.replace('网站标识码：9999990001', '网站标识码：1111111111'), '<meta name="SiteIDCode" content="9999990001">'),
  },
  reports: {
    'not there': { html: entry(''), reports: ['missing/我为政府网站找错'] },
    'only in a comment': { html: entry(`<!--${script}<a href="${current}"><img src="${pixel}"></a>-->`), reports: ['missing'] },
    'only a report entry of its own': { html: entry('<a href="/jc/">网站纠错</a>'), reports: ['missing'], says: [/自设的“网站纠错”/] },
    'script loaded, no icon': { html: entry(script), reports: ['missing'], says: [/没有写出图标/] },
    'a picture that leads to another site': { html: entry(`<a href="https://www.gov.cn/"><img src="${pixel}" alt="我为政府网站找错"></a>`), reports: ['missing/我为政府网站找错'], verdict: 'review', says: [/图标链接到 www\.gov\.cn，不是监督举报平台/] },
    'a picture that leads to the front page': { html: entry(`<a href="/"><img src="${pixel}" alt="我为政府网站找错"></a>`), reports: ['missing'], verdict: 'review' },
    'former platform': { html: entry(`<a href="http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=9999990001"><img src="${pixel}"></a>`), reports: ['dead-host/pucha.kaipuyun.cn'] },
    'bare address': { html: entry(`<a href="http://192.0.2.28/errorInfo/jcInfo/0551bdd7"><img src="${pixel}"></a>`), reports: ['dead-host/192.0.2.28'] },
    'Link() opens a bare address': { html: entry(`${define('http://192.0.2.40')}<a onclick="Link('9999990001')"><img src="${pixel}"></a>`), reports: ['dead-host/192.0.2.40'] },
    'picture without anything': { html: entry(`<img src="${pixel}" alt="我为政府网站找错">`), reports: ['not-clickable'], says: [/没有链接/] },
    'picture in a link to nowhere': { html: entry(`<a href="#"><img src="${pixel}" alt="政府网站找错"></a>`), reports: ['not-clickable'] },
    'Link() not defined': { html: entry(icon('9999990001')), reports: ['not-clickable'], says: [/Link\(\)/] },
    'moved off the page': { html: entry(`<div style="position:absolute;top:-9999px"><a href="${current}"><img src="${wide}"></a></div>`), reports: ['not-visible'] },
    'hidden': { html: entry(`<div style="display:none"><a href="${current}"><img src="${pixel}"></a></div>`), reports: ['not-visible'] },
    'code of another site in the address': { html: entry(`<a href="${current.replace('9999990001', '1111111111')}"><img src="${pixel}"></a>`), reports: ['code-differs/1111111111'], says: [/9999990001/] },
    'code of another site in Link()': { html: entry(`${script}${icon('1111111111')}`), reports: ['code-differs/1111111111'] },
    'code of another site in the script': { html: entry(script.replace('9999990001', '1111111111') + icon('9999990001')), reports: ['code-differs/1111111111'] },
    'empty code': { html: entry(`<a href="${current.replace('9999990001', '')}"><img src="${pixel}"></a>`), reports: ['code-differs/（空）'] },
    'entry disagrees with itself, page shows no code': { html: pageWith(`<div class="footer"><p>桂ICP备2099000001号</p><a href="${current}"><img src="${pixel}"></a>${define('https://zfwzgl.www.gov.cn')}<img onclick="Link('1111111111')" src="${pixel}"></div>`), reports: ['code-differs/1111111111'] },
  },
  cannot: {
    'official script failed': { html: entry(script), load: failedScript('https://zfwzgl.www.gov.cn/exposure/jiucuo.js'), because: /未能加载/ },
    'nobody knows whether the official script loaded': { html: entry(script), load: { failuresKnown: false }, because: /不知道该脚本/ },
    'empty place and nobody knows': { html: entry('<span id="_span_jiucuo" title="政府网站找错"></span>'), load: { failuresKnown: false }, because: /不知道该脚本/ },
    'hidden mobile copy, desktop icon’s script failed': { html: entry(`${script}<div style="display:none"><a href="${current}"><img src="${pixel}"></a></div>`), load: failedScript('https://zfwzgl.www.gov.cn/exposure/jiucuo.js'), because: /未能加载/ },
    'Link() may be in a script of the site': { html: entry(icon('9999990001')).replace('</body>', '<script src="https://www.shifan.gov.cn/js/common.js"></script></body>'), because: /外部脚本/ },
    'nameless picture with a script address': { html: entry(`<a href="javascript:;"><img src="${pixel}"></a>`), because: /没有文字说明/ },
    'class bound in a script of the page': { html: entry(`<img class="zhaocuo-icon" src="${pixel}" alt="我为政府网站找错"><script>document.querySelector(".zhaocuo-icon").onclick=function(){}</script>`), because: /脚本处理/ },
    'footer script failed': { html: entry(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
  },
});
