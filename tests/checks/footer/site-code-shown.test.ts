import check from '../../../checks/footer/site-code-shown.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, pageWith, pixel, wholeFooter } from './footer-page.ts';

const tag = (code: string): string => `<meta name="SiteIDCode" content="${code}">`;
const footer = (inner: string): string => pageWith(`<div class="footer"><p>桂ICP备2099000001号</p>${inner}</div>`);

testCheck(check, {
  passes: {
    'the complete footer': pageWith(wholeFooter),
    'same as the tag': pageWith(wholeFooter, tag('9999990001')),
    'tag in capitals': footer('<p>网站标识码bm01000001</p>').replace('</head>', `${tag('BM01000001')}</head>`),
    'full-width and spaces': footer('<p>政府网站标识码 ： ９９９９９９０００１</p>'),
    'label and value in spans of their own': footer('<p><i>网站</i>标识码：<span> 9999990001 </span></p>'),
    'value in the next block': footer('<dl><dt>网站标识码</dt><dd>9999990001</dd></dl>'),
    'a space instead of the colon': footer('<p>网站标识码 9999990001 </p>'),
    'label without 网站 in a mobile footer': footer('<p>标识码：9999990001</p>'),
    'number of the police record glued behind': footer('<p>网站标识码：9999990001桂公网安备99999902000001号</p>'),
    'a telephone number of an element beside it touches it': footer('<p><span>网站标识码：9999990001</span><span>0700-5550123</span></p>'),
    'label without 网站 behind what an element beside it ends with': footer('<p><span>建议使用1024×768以上分辨率</span><span>标识码：9999990001</span></p>'),
    'hidden mobile footer disagrees': pageWith(`${wholeFooter}<div class="mfoot" style="display:none"><p>网站标识码：1234567890</p><p>桂ICP备2099000002号</p></div>`, tag('9999990001')),
    'second tag agrees': pageWith(wholeFooter, tag('1111111111') + tag('9999990001')),
    'a table of other sites in the text': pageWith(`<div class="content"><table><tr><td>示范县教育局</td><td>网站标识码：1111111111</td><td>桂ICP备2099000009号</td></tr></table></div>${wholeFooter}`, tag('9999990001')),
    'tag with a placeholder is the tag check’s matter': pageWith(wholeFooter, tag('政府网站标识码')),
    'written by a script': pageWith('<div id="f"></div><script>document.getElementById("f").innerHTML="<p>桂ICP备2099000001号</p><p>网站标识码：9999990001</p>"</script>'),
    'in a frame of the same site': { html: pageWith('<iframe srcdoc="<p>网站标识码：9999990001 桂ICP备2099000001号</p>"></iframe>'), until: (document) => (document.querySelector('iframe')?.contentDocument?.body?.textContent ?? '') !== '' },
    'in an open shadow root': pageWith('<site-footer></site-footer><script>document.querySelector("site-footer").attachShadow({mode:"open"}).innerHTML="<p>网站标识码：9999990001 桂ICP备2099000001号</p>"</script>'),
    'unrelated statistics script failed': { html: pageWith(wholeFooter), load: { failed: [{ url: 'https://hm.baidu.com/hm.js?1', kind: 'script' }] } },
  },
  reports: {
    'not there': { html: footer(''), reports: ['missing/网站标识码'], says: [/没有列明网站标识码$/] },
    'only in a comment': { html: footer('<!-- <p>网站标识码：9999990001</p> -->'), reports: ['missing'] },
    'only hidden': { html: footer('<p style="display:none">网站标识码：9999990001</p>'), reports: ['missing'], says: [/不显示/] },
    'only at the top': { html: `<!doctype html><html><body><div class="header">网站标识码：9999990001<h1>甲</h1></div><div class="main"><p>正文正文</p></div><div class="footer">桂ICP备2099000001号</div></body></html>`, reports: ['missing'], says: [/顶部/] },
    'another code': { html: footer('<p>办件标识码：9999990001</p>'), reports: ['missing'] },
    'label without a value': { html: footer('<p>网站标识码：</p>'), reports: ['missing'], says: [/后面没有号码/] },
    'only in a report in the article': { html: pageWith('<article><p>网站标识码：9999990001</p><p>ICP备案号：桂ICP备2099000001号</p></article><div class="footer">桂ICP备2099000001号</div>'), reports: ['missing'] },
    'in the middle of the page': { html: pageWith(`<div class="side"><p>网站标识码：9999990001</p>${'<p>很长的侧栏文字，很长的侧栏文字。</p>'.repeat(30)}</div><div class="footer">桂ICP备2099000001号</div>`), reports: ['missing'], says: [/页面其他位置有/] },
    'foreign version': { html: `<!doctype html><html lang="en"><body><div class="main">${'<p>The county government held a meeting on spring farming and drought relief.</p>'.repeat(12)}</div><div class="footer">桂ICP备2099000001号</div></body></html>`, reports: ['missing'], says: [/外文或者少数民族文字的页面/] },
    'splash page': { html: '<!doctype html><html><body><div><p>欢迎访问示范县人民政府网站，请选择您要进入的版本</p><a href="/index/">点击进入</a></div></body></html>', url: 'https://www.shifan.gov.cn/', type: 'other', reports: ['missing'], says: [/引导页/] },
    'no footer at all': { html: pageWith(''), reports: ['missing'], says: [/没有底部功能区/] },
    'taxpayer’s number is none': { html: footer('<p>纳税人识别号：9999990001</p>'), reports: ['missing'] },
    'twelve digits': { html: footer('<p>网站标识码：999999000001</p>'), reports: ['format/999999000001'] },
    'bm and too few': { html: footer('<p>网站标识码：bm0100001</p>'), reports: ['format/bm0100001'] },
    'differs from the tag': { html: pageWith(wholeFooter, tag('1111111111')), reports: ['differs-from-tag/9999990001'], says: [/1111111111/] },
    'a statistics script failed': { html: footer(''), load: { failed: [{ url: 'https://hm.baidu.com/hm.js?1', kind: 'script' }] }, reports: ['missing'] },
    'only the icon scripts failed': { html: footer(''), load: failedScript('https://zfwzgl.www.gov.cn/exposure/jiucuo.js'), reports: ['missing'] },
    'failures unknown, nothing of the footer is written by scripts': { html: footer(''), load: { failuresKnown: false }, reports: ['missing'] },
  },
  cannot: {
    'footer script failed': { html: pageWith(''), load: failedScript('https://www.shifan.gov.cn/js/footer.js'), because: /footer\.js/ },
    'common script failed': { html: footer(''), load: failedScript('https://www.shifan.gov.cn/js/common.js'), because: /common\.js/ },
    'footer frame failed': { html: pageWith('<div class="bottom"><iframe src="/bottom.html"></iframe></div>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/bottom.html', kind: 'frame' }] }, because: /框架/ },
    'request for the footer failed': { html: pageWith(''), load: { failed: [{ url: 'https://www.shifan.gov.cn/include/footer.html', kind: 'request' }] }, because: /footer\.html/ },
    'page without any text': { html: '<!doctype html><html><body><div id="app"></div></body></html>', because: /几乎没有文字/ },
    'footer waits for an animation': { html: pageWith('<div class="footer wow" style="visibility:hidden">网站标识码：9999990001 桂ICP备2099000001号</div>'), because: /动画/ },
    'footer is one wide picture': { html: pageWith(`<div class="footer"><img src="${pixel}" width="1000" height="120" alt=""></div>`), because: /大幅图片/ },
    'still changing and no footer yet': { html: pageWith(''), load: { settledBy: 'limit' }, because: /一直在变化/ },
  },
});
