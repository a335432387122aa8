import check from '../../../checks/header/site-name.ts';
import { testCheck } from '../../support/test-check.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const nav = '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/bsfw/">办事服务</a></li></ul>';
const main = '<div class="main"><p>示范县人民政府召开会议，部署重点工作。</p></div><footer>主办：示范县人民政府办公室　网站标识码：9999990001　某ICP备12345678号</footer>';
const page = (header: string, { name = '示范县人民政府门户网站', title = '通知公告', head = '' } = {}): string =>
  `<!doctype html><html><head><title>${title}</title>${name ? `<meta name="SiteName" content="${name}">` : ''}${head}</head><body><div class="header">${header}</div>${nav}${main}</body></html>`;
const logo = (attributes = ''): string => `<a href="/"><img class="logo" src="${pixel}" ${attributes} style="width:300px;height:60px"></a>`;
const failed = { failed: [{ url: 'https://www.shifan.gov.cn/js/header.js', kind: 'script' }] } as const;
const framed = (document: Document): boolean => Boolean(document.querySelector('iframe')?.contentDocument?.body?.firstChild);

testCheck(check, {
  type: 'column',
  passes: {
    'text': page('<div>示范县人民政府门户网站</div>'),
    'without 门户网站': page('<h1>示范县人民政府</h1>'),
    'in two texts, the second longer than the name': page('<div class="logo"><span>示范县</span><span>人民政府门户网站</span></div>'),
    'the name of a drawing': page('<div class="logo"><a href="/"><svg width="300" height="60" role="img"><title>示范县人民政府</title></svg></a></div>'),
    'a heading with the name above an article with a very short one': { html: page('<div class="top-bg"><h1>示范县人民政府</h1></div><div class="content"><h1>会议</h1><p>发布时间：2026-11-03 16:37</p><p>近日召开会议，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。</p></div>'), type: 'article' },
    'in two lines': page('<div class="logo"><span>示范县</span><br><b>人 民 政 府</b></div>'),
    'alternative text': page(logo('alt="示范县人民政府"')),
    'alternative text with the domain beside it': page(logo('alt="示范县人民政府 www.shifan.gov.cn"')),
    'with the name in English': page(logo('alt="示范县人民政府 The People\'s Government of Shifan County"')),
    'title of the link': page(`<a href="/" title="示范县人民政府门户网站"><img src="${pixel}"></a>`),
    'aria-label': page('<div role="img" aria-label="示范县人民政府"></div>'),
    'full name although SiteName is short': page(logo('alt="示范县人民政府"'), { name: '中国示范' }),
    'name known from the title only': page(logo('alt="示范县水利局"'), { name: '', title: '通知公告 - 示范县水利局' }),
    'name known from memory only': { html: page('<p>示范县水利局</p>', { name: '' }), site: { name: '示范县水利局', code: null, homeHeader: null, homeFooter: null, frameExempt: [] } },
    'SiteName with two names': page(logo('alt="示范县人民政府"'), { name: '示范政府网_示范县人民政府门户网站' }),
    'in a frame of the same origin': { html: page('<iframe class="top" srcdoc="<p>示范县人民政府</p>" style="width:600px"></iframe>'), until: framed },
    'header inside a wrapper called main': '<!doctype html><html><head><meta name="SiteName" content="示范县人民政府"></head><body><p>欢迎访问</p><div class="main"><div class="header">示范县人民政府</div><p>正文</p></div></body></html>',
    'beside a link to another site': page('<a href="https://www.gov.cn/">中国政府网</a><b>示范县人民政府</b>'),
  },
  reports: {
    'a logo without text': { html: page(logo()), reports: ['not-shown/网站名称'], says: [/“示范县人民政府门户网站”，可能在图片里/] },
    'a logo with an empty alternative': { html: page(logo('alt=""')), reports: ['not-shown'] },
    'a background picture': { html: page(`<div style="background-image:url(${pixel});width:600px;height:90px"></div>`), reports: ['not-shown'], says: [/可能在图片里/] },
    'no picture, no text': { html: page('<p>欢迎访问</p>'), reports: ['not-shown'], says: [/没有查到网站名称“[^”]+”。/] },
    'only another institution’s name in a link to its site': { html: page('<a href="https://www.sheng.gov.cn/">示范省人民政府</a>'), reports: ['not-shown'] },
    'only the name of the central portal, link without address': { html: page('<a>中国政府网</a><a>示例省人民政府</a>'), reports: ['not-shown'] },
    'hidden': { html: page('<h1 style="display:none">示范县人民政府</h1>'), reports: ['not-shown'], says: [/被隐藏/] },
    'only in the main part': { html: page('<p>欢迎</p>'), reports: ['not-shown'] },
    'only in headlines of a page without a main part': { html: page('<ul><li><a href="/1.html">示范县人民政府关于任职的通知</a></li><li><a href="/2.html">示范县人民政府召开全体会议</a></li></ul>'), reports: ['not-shown'] },
    'only in a comment': { html: page('<!-- 示范县人民政府 -->'), reports: ['not-shown'] },
    'an article’s title is no header': { html: `<!doctype html><html><head><meta name="SiteName" content="示范县人民政府"><meta name="ArticleTitle" content="示范县人民政府关于印发方案的通知"></head><body><div class="top">${nav}</div><h1>示范县人民政府关于印发方案的通知</h1><p>发布时间：2026-11-03 09:20 来源：县政府办</p><p>正文</p></body></html>`, type: 'article', reports: ['not-shown'] },
    'thousands of nested wrappers': { html: `<html><head><meta name="SiteName" content="示范县人民政府"></head><body>欢迎${'<div class="main">'.repeat(400)}<div class="header">示例</div>${'</div>'.repeat(400)}</body></html>`, reports: ['not-shown'] },
    'clobbered names': { html: page('<form name="body"></form><form><input name="childNodes"><input name="parentNode"></form>'), reports: ['not-shown'] },
  },
  cannot: {
    'hidden in a narrow window': { html: page('<style>@media (max-width:991px){.logo{display:none}}</style><h1 class="logo">示范县人民政府</h1>'), width: 800, because: /窗口只有 800 像素宽/ },
    'the header’s script failed': { html: '<html><head><meta name="SiteName" content="示范县人民政府"></head><body><div id="header"></div><div class="main"><p>正文</p></div></body></html>', load: failed, because: /header\.js/ },
    'hidden until a script that failed': { html: page('<h1 style="display:none">示范县人民政府</h1>'), load: failed, because: /没有显示出来/ },
    'nobody knows the name': { html: page('<p>欢迎</p>', { name: '' }), because: /不知道本网站的全称/ },
    'still changing': { html: '<html><head><meta name="SiteName" content="示范县人民政府"></head><body><div class="main"><p>正文</p></div></body></html>', load: { settledBy: 'limit' }, because: /一直在变化/ },
  },
});
