import check from '../../../checks/display/copy-blocked.ts';
import { testCheck } from '../../support/test-check.ts';

const text = '各乡镇人民政府，县政府各工作部门：为进一步做好政务公开工作，现将有关事项通知如下，请认真贯彻执行。';
const article = (before = '', attributes = '', inside = ''): string => `<h1>关于做好政务公开工作的通知</h1><p>发布时间：2026-11-03 09:00 来源：本县人民政府办公室</p>${before}<div id="zoom"${attributes}><p>${text}</p><p>特此通知。</p>${inside}</div>`;
const page = (head: string, body: string, attributes = ''): string => `<!doctype html><html lang="zh-CN"><head><title>页</title>${head}</head><body${attributes}>${body}</body></html>`;
const script = (code: string): string => article(`<script>${code}</script>`);

testCheck(check, {
  type: 'article',
  passes: {
    'nothing forbidden': article(),
    'on code, sliders, buttons and forms only': article('<style>pre, .slider, button { user-select: none }</style><div class="slider" onselectstart="return false" oncontextmenu="return false"><img alt="图"></div><form oncopy="return false"><input type="password"></form><pre>code</pre>'),
    'a slider of a guide': { type: 'guide', html: `<div class="swiper-wrapper" style="user-select:none"><div>${text}${text}</div></div><h2>办理条件</h2><p>${text}</p>` },
    'forbidden around, allowed on the text': article('<style>body { user-select: none } #zoom { user-select: text }</style>'),
    'handlers that forbid nothing': article('<script>document.onselectstart = function () { return true; }; document.oncopy = log;</script>', ' onselectstart="return true"'),
    'the source is added to what is copied': script(`document.addEventListener('copy', function (e) { e.clipboardData.setData('text/plain', getSelection() + ' 来源：本站'); e.preventDefault(); })`),
    'keys of the developer tools': script('document.onkeydown = function (e) { if (e.keyCode == 123) return false; }'),
    'in a comment of a script': script('// document.onselectstart = function () { return false; }\n/* document.oncopy = function () { return false; } */'),
    'handlers of something else': script(`$('#slider').bind('selectstart', function () { return false; }); map.oncontextmenu = function () { return false; }`),
    'what is hidden when printed is not the text': page('<style media="print">.header, .footer, img { display: none }</style>', article()),
    'hidden first, shown again': page('<style>@media print { body * { visibility: hidden } #zoom, #zoom * { visibility: visible } }</style>', article()),
    'rules for screens': page('<style>@media screen { .x { display: none } } @media not print { .y { display: none } }</style>', article()),
  },
  reports: {
    'style': { html: article('<style>.con { -webkit-user-select: none; user-select: none }</style>', ' class="con"'), reports: ['selection/正文'], says: [/user-select: none，写在 <div> 上/] },
    'style on the whole page': { html: page('<style>body { user-select: none }</style>', article()), reports: ['selection'], says: [/写在 <body> 上/] },
    'attributes of the body': { html: page('', article(), ' onselectstart="return false" oncopy="return false;" oncontextmenu="event.returnValue=false"'), reports: ['selection', 'copy', 'context-menu'], says: [/onselectstart="return false"/] },
    'a script of the page': { html: script('document.onselectstart = function () { return false; }; document.oncontextmenu = function () { event.returnValue = false; };'), reports: ['selection', 'context-menu'], says: [/document\.onselectstart =/] },
    'jQuery when ready': { html: script(`$(function () { $(document).bind("contextmenu selectstart copy", function () { return false; }); })`), reports: ['selection', 'copy', 'context-menu'] },
    'arrow functions, listeners': { html: script(`document.addEventListener('selectstart', e => e.preventDefault()); document.body.oncopy = () => false;`), reports: ['selection', 'copy'] },
    'a function named in the attribute': { html: page('<script>function no() { return false; }</script>', article(), ' oncontextmenu="return no()"'), reports: ['context-menu'] },
    'Ctrl+C taken away': { html: script('document.onkeydown = function (e) { if (e.ctrlKey && e.keyCode == 67) { return false; } }'), reports: ['copy'] },
    'hidden when printed': { html: page('<style>@media print { body { display: none !important } }</style>', article()), reports: ['print'], says: [/body \{ display: none \}/] },
    'hidden by a sheet for printing': { html: page('<style media="print">#zoom { visibility: hidden }</style>', article()), reports: ['print'] },
    'hidden before printing': { html: page('', article(), ` onbeforeprint="document.getElementById('zoom').style.display='none'"`), reports: ['print'] },
    'a text that is a picture': { html: page('', '<h1>通知</h1><img alt="通知" width="600" height="800">', ' oncontextmenu="return false"'), reports: ['context-menu'] },
    'a guide': { type: 'guide', html: `<div style="user-select:none"><h2>办理条件</h2><p>${text}</p></div>`, reports: ['selection'] },
  },
  cannot: {
    'a style sheet of another site may hide the text in print': { html: `<link rel="stylesheet" href="https://www.shifan.gov.cn/print.css" media="print">${article('')}`, because: /^部分未检：打印时正文是否隐藏（有样式文件来自其他网站，浏览器不允许读取）$/ },
    'no running text': { html: '<h1>通知</h1><img alt="通知" width="600" height="800">', because: /没有成段的文字/ },
  },
  inapplicable: {
    'a home page': { type: 'home', html: article('', ' style="user-select:none"') },
  },
});
