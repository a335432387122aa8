import check from '../../../checks/footer/party-government-mark.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, pixel, wholeFooter, wide } from './footer-page.ts';

const own = /<a href="https:\/\/bszs[^]*?<\/a>/;
const mark = (html: string): string => footerWith(own, html);
const entry = '//bszs.conac.cn/sitename?method=show&amp;id=00000000000000000000000000000DE0';
const written = `<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript%3E%3C/script%3E")); /* //dcs.conac.cn/js/06/113/0187/CA061130187606827810001.js */</script>`;
const conacScript = 'https://dcs.conac.cn/js/06/113/0187/60682781/CA061130187606827810001.js';
const official = (file: string): string => `<a href="${entry}"><img id="imgConac" src="https://dcs.conac.cn/image/${file}"></a>`;

testCheck(check, {
  passes: {
    'linked picture': pageWith(wholeFooter),
    'as the registry’s script leaves it': mark(`<span id="_ideConac"><a href="${entry}" target="_blank"><img id="imgConac" src="${pixel}"></a></span>`),
    'placeholder twice, filled once': mark(`<span id="_ideConac"><a href="${entry}"><img id="imgConac" src="${pixel}"></a></span><span id="_ideConac"></span>`),
    'host rewritten by a proxy': mark(`<a href="https://bszs-conac-cnxe1039670c3868xx.proxy.com/sitename?method=show&amp;id=0"><img src="${pixel}"></a>`),
    'commented copy beside the live one': mark(`<a href="${entry}"><img src="${pixel}"></a><!-- <a href="${entry}"><img src="/none.png"></a> -->`),
    'hidden mobile copy beside the visible one': pageWith(`${wholeFooter}<div class="mfoot" style="display:none"><a href="${entry}"><img src="${pixel}"></a>桂ICP备2099000001号</div>`),
    'click handler that opens the registry': mark(`<img alt="党政机关网站标识" src="${pixel}" onclick="window.open('https:${entry}')">`),
    'words instead of a picture': mark(`<a href="${entry}">党政机关</a>`),
    'in a frame of the same site': { html: pageWith(`<iframe srcdoc='<p>网站标识码：9999990001</p><a href="${entry}"><img src="${pixel}"></a>'></iframe>`), until: (document) => document.querySelector('iframe')?.contentDocument?.querySelector('a') !== null },
    'unrelated script failed': { html: pageWith(wholeFooter), load: failedScript('https://hm.baidu.com/hm.js') },
  },
  reports: {
    'not there': { html: mark(''), reports: ['missing/党政机关网站标识'] },
    'only in a comment': { html: mark(`<!--<a href="${entry}"><img src="${pixel}"></a>-->`), reports: ['missing'] },
    'complaint link of the registry only': { html: mark('<a href="http://bszs.conac.cn/sitename?method=complainInput">党政机关标识举报</a>'), reports: ['missing'] },
    'only in the header': { html: mark('').replace('<ul class="nav">', `<a href="${entry}"><img src="${pixel}"></a><ul class="nav">`), reports: ['missing'], says: [/页面顶部/] },
    'placeholder left empty though everything loaded': { html: mark(`${written}<span id="_ideConac"></span>`), reports: ['missing'] },
    'picture without a link': { html: mark(`<img src="${pixel}" alt="党政机关网站标识">`), reports: ['not-linked/党政机关网站标识'] },
    'picture in a link to nowhere': { html: mark(`<a href="#"><img id="imgConac" src="${pixel}"></a>`), reports: ['not-linked'] },
    'picture linked to the home page': { html: mark(`<a href="/"><img id="imgConac" src="${pixel}"></a>`), reports: ['not-linked'] },
    'blue mark': { html: mark(official('blue.png')), reports: ['blue-mark'] },
    'error mark': { html: mark(official('red_error.png')), reports: ['red-error'], says: [/red_error\.png/] },
    'picture broken': { html: mark(`<a href="${entry}"><img src="data:image/png;base64,AA"></a>`), reports: ['picture-broken'] },
    'picture without an address': { html: mark(`<a href="${entry}"><img src="" alt="党政机关网站标识"></a>`), reports: ['picture-broken'], says: [/没有图片地址/] },
    'moved off the page': { html: mark(`<div style="position:absolute;left:-9999px"><a href="${entry}"><img src="${wide}"></a></div>`), reports: ['not-visible'] },
    'in a box without size': { html: mark(`<span style="display:inline-block;width:0;height:0;overflow:hidden"><a href="${entry}"><img src="${wide}"></a></span>`), reports: ['not-visible'] },
    'picture drawn without size': { html: mark(`<a href="${entry}"><img src="${wide}" style="width:0;height:0"></a>`), reports: ['not-visible'] },
    'hidden': { html: mark(`<div style="display:none"><a href="${entry}"><img src="${pixel}"></a></div>`), reports: ['not-visible'] },
  },
  cannot: {
    'picture whose address a script is to set': { html: mark(`<a href="${entry}"><img data-original="/images/red.png"></a>`), because: /尚未加载/ },
    'picture on the registry’s host did not come': { html: mark(official('red.png')), because: /dcs\.conac\.cn|尚未加载/ },
    'the registry’s script failed': { html: mark(`${written}<span id="_ideConac"></span>`), load: failedScript(conacScript), because: /CA061130187606827810001\.js/ },
    'nobody knows whether the registry’s script loaded': { html: mark(written), load: { failuresKnown: false }, because: /conac\.cn 的脚本/ },
    'footer script failed': { html: mark(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
    'click handled by a component framework': { html: mark(`<a data-v-123><img alt="党政机关网站标识" src="${pixel}"></a>`), because: /脚本处理/ },
    'nameless picture with a script address': { html: mark(`<a href="javascript:;"><img src="${pixel}"></a>`), because: /没有文字说明/ },
    'all pictures blocked': { html: `<!doctype html><html><body><div class="footer"><a href="${entry}"><img src="https://dcs.conac.cn/image/red.png"></a><img src="https://www.shifan.gov.cn/b.png"><p>网站标识码：9999990001</p></div></body></html>`, because: /图片都没有加载|尚未加载/ },
    'hidden, and a script of the site failed': { html: mark(`<div style="display:none"><a href="${entry}"><img src="${pixel}"></a></div>`), load: failedScript('https://www.shifan.gov.cn/js/common.js'), because: /common\.js/ },
  },
});
