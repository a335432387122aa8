import check from '../../../checks/display/floating-window.ts';
import { testCheck } from '../../support/test-check.ts';

const picture = `<img src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="9" height="9"/></svg>')}" width="200" height="120" alt="优化营商环境">`;
const square = picture.replace('width="200"', 'width="120"').replace('优化营商环境', '二维码');
const place = 'position:fixed;right:100px;bottom:100px;width:200px;';
const ad = `<a href="/ztzl/yhyshj/">${picture}</a>`;
const text = `<div style="height:2000px"><h1>新闻</h1><p>${'正文。'.repeat(200)}</p></div>`;
const float = (inside: string, attributes = '', style = place): string => `${text}<div ${attributes} style="${style}">${inside}</div>`;

testCheck(check, {
  type: 'home',
  passes: {
    'nothing floats': text,
    'a fixed header, footer and side column': `${text}<div style="position:fixed;top:0;left:0;width:100%;height:80px">${ad}</div><div style="position:fixed;bottom:0;left:0;width:100%;height:60px">${ad}</div><div style="position:fixed;top:0;left:0;height:100%;width:150px">${picture}</div>`,
    'back to the top, tools and accessibility': float('<a href="#">返回顶部</a><a href="/wza">无障碍</a><a href="/znwd">智能问答</a>', 'class="right-tool"', `${place}height:200px`),
    'tools without a name of their own': float('<p>长者模式</p><p>无障碍浏览</p><p>我要咨询</p><p>返回顶部</p>', '', `${place}height:200px`),
    'a tool that is a picture': float(ad.replace('width="200"', 'width="90"').replace('优化营商环境', '智能机器人'), '', 'position:fixed;right:0;bottom:300px;width:100px') + float(`<a href="/wza" title="无障碍浏览">${square.replace('二维码', '')}</a>`, '', 'position:fixed;right:0;bottom:500px;width:120px'),
    'a code to scan': float(`${square}<p>扫一扫关注微信公众号</p>`) + float(square, '', 'position:fixed;left:0;top:300px;width:130px'),
    'a menu': float(Array.from({ length: 10 }, (_, index) => `<a href="/${index}/">栏目${index}</a> `).join(''), '', `${place}height:200px`),
    'a close button in words': float(`${ad}<a href="javascript:;" onclick="this.parentNode.style.display='none'">关闭</a>`),
    'a cross, a label, a class, a picture, an area': [
      '<span onclick="x()">×</span><script>function x(){}</script>', '<button aria-label="关闭" onclick="hide()"></button><script>function hide(){}</script>', '<i class="layer-close" onclick="this.remove()"></i>',
      '<img src="/images/close.png" onclick="this.remove()" width="16" height="16">', '<map name="m"><area shape="rect" coords="0,0,9,9" alt="关闭" onclick="hideAd()"></map><script>function hideAd(){}</script>',
    ].map((control) => float(`${ad}${control}`)).join(''),
    'closing that shows when pointed at': float(`${ad}<span class="c" style="display:none" onclick="this.parentNode.remove()">关闭</span>`),
    'closing beside the box': `${float(ad, 'id="float_ad"')}<div id="close_f_ad" style="position:fixed;right:100px;bottom:230px" onclick="document.getElementById('float_ad').style.display='none'">关闭</div>`,
    'hidden, tiny, outside the window, covering without content': `${float(ad, '', `${place}display:none`)}${float('x', '', 'position:fixed;right:0;top:0;width:20px;height:20px')}${float(ad, '', 'position:fixed;left:-300px;top:0;width:200px')}<div style="position:fixed;inset:0"></div>`,
    'the control at the edge of a drifting box, out of the window for a moment': `${text}<div id="float_ad" style="position:fixed;left:0px;top:0px;width:220px">${ad}<div id="close_f_ad" style="position:absolute;width:30px;height:16px;top:-18px;right:0;cursor:pointer">关闭</div></div><script>setInterval(function () { document.getElementById('float_ad'); }, 1e9)</script>`,
    'the root of an application, a page in a frame': `<div id="app" style="position:fixed;inset:0;overflow:auto"><nav><a href="/a">首页</a></nav>${text}${ad}</div><div style="position:fixed;inset:0;overflow:auto">${`<p>${'正文。'.repeat(400)}</p>`.repeat(3)}${ad}</div><iframe src="about:blank" style="position:fixed;left:0;top:0;width:100%;height:100%"></iframe>`,
    'placed, not floating': `${text}<div style="position:absolute;left:100px;top:100px;width:200px">${ad}</div><div style="position:sticky;top:0">${ad}</div>`,
    'in a comment': `${text}<!-- <div style="${place}">${ad}</div> -->`,
  },
  reports: {
    'a picture with a link': { html: float(ad), reports: ['no-close/优化营商环境'], says: [/悬浮框“优化营商环境”没有关闭按钮。/] },
    'a couplet is two boxes': { html: float(ad, '', 'position:fixed;left:10px;top:200px;width:200px') + float(ad.replace('优化营商环境', '政务公开日'), '', 'position:fixed;right:10px;top:200px;width:200px'), reports: ['no-close/优化营商环境', 'no-close/政务公开日'] },
    'a drifting window': { html: `${text}<div id="piaochuang" style="position:absolute;left:200px;top:150px;width:200px">${ad}</div><script>setInterval(function () { document.getElementById('piaochuang'); }, 1e9)</script>`, reports: ['no-close'], says: [/没有关闭按钮。/] },
    'a box moved by an old script': { html: `${text}<div id="roll" style="position: absolute; left: 100px; top: 300px">${ad}</div><script>var box = document.getElementById('roll'); setInterval(function () { box.title = ''; }, 1e9)</script>`, reports: ['no-close/优化营商环境'] },
    'a box a script moves by its id, whatever it is called': { html: `${text}<div id="pf" style="position:absolute;left:100px;top:100px;width:240px">${ad}</div><script>setInterval(function () { var p = document.getElementById('pf'); if (window.go) p.style.left = '2px'; }, 1e9)</script>`, reports: ['no-close/优化营商环境'] },
    'drifting only by its name': { html: `${text}<div class="float-win" style="position:absolute;left:200px;top:150px;width:200px">${ad}</div>`, reports: ['no-close'], says: [/请看它是否在页面上移动/] },
    'a tool that advertises, words, a picture without a link': { html: float(ad, 'class="right-tool"') + float('<p>热烈祝贺我县荣获全国文明城市称号</p>', '', 'position:fixed;left:0;top:100px;width:200px;height:80px') + float(picture, '', 'position:fixed;left:0;top:300px;width:200px'), reports: ['no-close', 'no-close', 'no-close'], says: [/请核对它是悬浮框/, /请核对/, /请核对/] },
    'a small sign without a name': { html: float(`${ad}<i style="display:block;width:16px;height:16px;position:absolute;top:0;right:0"></i>`), reports: ['no-close'], says: [/没有文字的小按钮/] },
    'closing inside the link': { html: float(`<a href="/zt/"><span class="close">×</span>${picture}</a>`), reports: ['close-dead/优化营商环境'], says: [/点了会打开链接/] },
    'closing without an action': { html: float(`${ad}<span>关闭</span>`), reports: ['close-dead/优化营商环境'], says: [/没有点击后的动作/] },
    'closing by a function that is not there': { html: float(`${ad}<span onclick="closeAd()">关闭</span>`), reports: ['close-dead'], says: [/“closeAd”在页面上没有/] },
    'closing outside the window': { html: float(`${ad}<span style="position:fixed;left:-200px;top:0;width:40px;height:20px" onclick="this.parentNode.remove()">关闭</span>`), reports: ['close-dead'], says: [/窗口之外/] },
    'covering the page': { html: `${text}<div style="position:fixed;left:100px;top:50px;width:900px;height:600px;background:#fff"><a href="/zt/">${picture.replace('width="200"', 'width="800"')}</a><b onclick="this.parentNode.remove()">关闭</b></div>`, reports: ['blocks-content'], says: [/盖住了窗口的 55%/] },
    'failures not known': { html: float(ad), load: { failuresKnown: false }, reports: ['no-close'], says: [/请核对/] },
  },
  cannot: {
    'a script did not load': { html: float(ad), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/float.js', kind: 'script' }] }, because: /关闭按钮可能没有写出来/ },
    'another site inside': { html: float('<iframe src="http://127.0.0.1:9/ad" width="200" height="120"></iframe>'), because: /其他网站的页面/ },
  },
});
