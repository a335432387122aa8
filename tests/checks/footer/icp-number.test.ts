import check from '../../../checks/footer/icp-number.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, wide, wholeFooter } from './footer-page.ts';

const own = '<a href="https://beian.miit.gov.cn/">桂ICP备2099000001号-1</a>';
/** In the colour of what it stands in. */
const plain = own.replace('<a ', '<a style="color:inherit" ');
const icp = (html: string): string => footerWith(own, html);
const linked = (text: string): string => icp(`<a href="https://beian.miit.gov.cn/">${text}</a>`);

testCheck(check, {
  passes: {
    'ten digits and a suffix': pageWith(wholeFooter),
    'eight digits': linked('冀ICP备05000924号'),
    'suffix of two digits': linked('京ICP备05000001号-54'),
    'a space before the number': linked('京ICP备 05000001号'),
    'cut by tags': icp('<a href="https://beian.miit.gov.cn/">京<span>ICP</span>备<span>05000001</span>号<span>-1</span></a>'),
    'label in front': icp('ICP备案编号：<a href="https://beian.miit.gov.cn/#/Integrated/index">京ICP备05000001号-1</a>'),
    'label 备案序号': linked('备案序号：京ICP备05000001号-1'),
    'full-width letters': linked('京ＩＣＰ备05000001号－1'),
    'small letters': linked('京icp备05000001号-1'),
    'link rewritten by a proxy': icp('<a href="https://beian.miit.gov.cn.ipv6.proxy.com/">赣ICP备11000001号-1</a>'),
    'link without scheme': icp('<a href="//beian.miit.gov.cn">赣ICP备11000001号-1</a>'),
    'link around the whole line': icp('<a href="https://beian.miit.gov.cn/"><span>示范县人民政府</span><i>赣ICP备11000001号-1</i></a>'),
    'licence beside it': icp(`${own}　增值电信业务经营许可证：黔B2-20010020　桂ICP证000001号`),
    'number twice, linked once': icp(`${own}<p>桂ICP备2099000001号-1</p>`),
    'hidden mobile footer with another number': pageWith(`${wholeFooter}<div class="foot-m" style="display:none"><p>粤ICP备19000001号-3</p><p>网站标识码：9999990001</p></div>`),
    'words for readers beside the picture that shows them': icp(`<a href="https://beian.miit.gov.cn/"><img src="${wide}" alt=""><span style="position:absolute;clip:rect(0,0,0,0)">桂ICP备2099000001号-1</span></a>`),
    'at the left end of a page written from right to left': pageWith(`${wholeFooter.replace('<div class="footer">', '<div class="footer" style="width:400px">')}`, '<style>html{writing-mode:vertical-rl}.main{width:2600px}</style>'),
    'in a layout centred by a margin, in a window narrower than it': icp(`<div style="position:absolute;left:50%;margin-left:-1100px;width:2200px;height:30px"><span style="display:inline-block;width:180px">${own}</span></div>`),
    'words put aside for a background picture': icp(`<a href="https://beian.miit.gov.cn/" style="display:inline-block;width:200px;height:20px;background:url(${wide})"><span style="display:block;text-indent:-9999px">桂ICP备2099000001号-1</span></a>`),
    'white on a ground that is a picture': icp(`<div style="background-image:url(${wide})"><p style="color:#fff">${plain}</p></div>`),
    'white on blue': pageWith(`<div style="background:#1a4f9c;color:#fff"><style>.footer *{color:#fff}</style>${wholeFooter}</div>`),
    'white, sticking out of a white box onto a blue one': icp(`<div style="background:#00468c;height:60px"><div style="background:#fff;height:0"><p style="color:#fff">${plain}</p></div></div>`),
    'white over a blue box that lies behind it': icp(`<div style="position:relative;height:60px;background:#fff"><div style="position:absolute;inset:0;background:#00468c"></div><p style="position:relative;color:#fff">${plain}</p></div>`),
    'white over a picture put beside it': icp(`<div style="position:relative;height:60px"><img src="${wide}" alt="" style="position:absolute;width:100%;height:60px"><p style="position:relative;color:#fff">${plain}</p></div>`),
    'white over a ground drawn by generated content': icp(`<style>.g{position:relative;z-index:0}.g::before{content:"";position:absolute;inset:0;background:#00468c;z-index:-1}</style><div class="g"><p style="color:#fff">${plain}</p></div>`),
    'white with a dark edge': icp(`<p style="color:#fff;text-shadow:0 0 2px #000">${plain}</p>`),
    'white inside a box filled by its shadow': icp(`<div style="box-shadow:inset 0 0 0 200px #00468c"><p style="color:#fff">${plain}</p></div>`),
    'pale grey on white': icp(`<p style="color:#eee">${plain}</p>`),
    'coming up in colour': icp(`<style>@keyframes up{from{color:#fff}}p.up{color:#fff;animation:up 1s}</style><p class="up">${plain}</p>`),
    'in a footer that is scrolled to inside its own box': pageWith(`<div style="height:100px;overflow:auto"><div style="height:900px"></div>${wholeFooter}</div>`),
    'in the last of several screens shown one by one': pageWith(`<div style="height:300px;overflow:hidden"><div style="height:300px"></div>${wholeFooter}</div>`),
    'nested tables with upper-case tags and no quotes': pageWith(`<TABLE width=960 align=center><TR><TD>主办：示范县人民政府<BR>[<A href=https://beian.miit.gov.cn/ target=_blank>新ICP备15000001号-1</A>]</TD></TR></TABLE>`),
  },
  reports: {
    'not there': { html: icp(''), reports: ['missing/ICP备案编号'] },
    'only a licence': { html: icp('桂ICP证000001号'), reports: ['missing'] },
    'only in the news above': { html: pageWith(`<div class="footer"><p>网站标识码：9999990001</p></div>`).replace('职工运动会', '职工运动会（ICP备案知识）'), reports: ['missing'] },
    'only in a comment': { html: icp(`<!-- ${own} -->`), reports: ['missing'] },
    'only hidden': { html: icp(`<p style="visibility:hidden">${own}</p>`), reports: ['missing'], says: [/不显示/] },
    'moved off the page': { html: icp(`<p style="position:absolute;left:-9999px">${own}</p>`), reports: ['missing'], says: [/不显示/] },
    'letters without size': { html: icp(`<span style="font-size:0">${own}</span>`), reports: ['missing'], says: [/不显示/] },
    'white on the white page': { html: icp(`<p style="color:#fff">${plain}</p>`), reports: ['missing'], says: [/不显示/] },
    'nearly white on white': { html: icp(`<p style="color:#fdfdfd">${plain}</p>`), reports: ['missing'], says: [/不显示/] },
    'in the colour of the footer': { html: icp(`<div style="background:#00468c;padding:10px"><p style="color:rgb(0,70,140)">${plain}</p></div>`), reports: ['missing'], says: [/不显示/] },
    'letters without colour': { html: icp(`<p style="color:transparent">${plain}</p>`), reports: ['missing'], says: [/不显示/] },
    'cut to nothing': { html: icp(`<span style="position:absolute;clip:rect(0,0,0,0)">${own}</span>`), reports: ['missing'], says: [/不显示/] },
    'in a box of one pixel': { html: icp(`<div style="width:1px;height:1px;overflow:hidden">${own}</div>`), reports: ['missing'], says: [/不显示/] },
    'label without a number': { html: icp('ICP备案编号：'), reports: ['missing'] },
    'colon and no 号': { html: linked('沪ICP备：12000001'), reports: ['format/沪ICP备:12000001'] },
    'nothing but zeros': { html: linked('桂ICP备00000000号-1'), reports: ['format/桂ICP备00000000号-1'] },
    'seven digits': { html: linked('京ICP备0500001号'), reports: ['format/京ICP备0500001号'] },
    'no province': { html: linked('ICP备05000001号'), reports: ['format/ICP备05000001号'] },
    'colon in the middle, no link': { html: icp('冀ICP备:10000000号'), reports: ['format/冀ICP备:10000000号', 'not-linked/冀ICP备:10000000号'] },
    'no link': { html: icp('桂ICP备2099000001号-1'), reports: ['not-linked/桂ICP备2099000001号-1'] },
    'link without an address': { html: icp('<a>桂ICP备2099000001号-1</a>'), reports: ['not-linked'] },
    'link to somewhere else': { html: icp('<a href="/about/">桂ICP备2099000001号-1</a>'), reports: ['not-linked'] },
    'old host': { html: icp('<a href="http://www.miibeian.gov.cn/publish/query/indexFirst.action">新ICP备15000001号-1</a>'), reports: ['old-host/新ICP备15000001号-1'], says: [/www\.miibeian\.gov\.cn/] },
    'other old host': { html: icp('<a href="http://www.miitbeian.gov.cn">新ICP备15000001号-1</a>'), reports: ['old-host'] },
  },
  cannot: {
    'footer script failed': { html: pageWith('<div id="footer"></div>'), load: failedScript('https://www.shifan.gov.cn/include/bottom.js'), because: /bottom\.js/ },
    'library failed and the page’s own script fills the footer': { html: pageWith('<div id="footer"></div><script>window.$&&$("#footer").load("/f.html")</script>'), load: failedScript('https://www.shifan.gov.cn/js/jquery-1.8.2.min.js'), because: /jquery/ },
    'frame of another host where the footer should be': { html: pageWith('<div class="foot"><iframe src="https://other.shifan-cdn.com/f.html" height="200"></iframe></div>'), load: { failed: [{ url: 'https://other.shifan-cdn.com/f.html', kind: 'frame' }] }, because: /框架/ },
    'whole page hidden until a script shows it': { html: '<!doctype html><html><body style="display:none"><div class="footer">桂ICP备2099000001号-1</div></body></html>', because: /隐藏状态/ },
  },
});
