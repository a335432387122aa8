import check from '../../../checks/links/link-text.ts';
import { testCheck } from '../../support/test-check.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const picture = (more = ''): string => `<img src="${pixel}" width="80" height="40"${more}>`;

testCheck(check, {
  type: 'column',
  passes: {
    'a link in a paragraph that the parser cut in two': `<p>备案 <a href="https://beian.mps.gov.cn/#/query/webSearch?code=1">${picture()}<p>某公网安备 00000000000000号</p></a></p>`,
    'text': '<a href="/a.html">政务公开</a><a href="/b.html"><span>新闻</span>中心</a>',
    'words of a picture': `<a href="/a.html">${picture(' alt="政务公开"')}</a>`,
    'labels': `<a href="/a.html" title="政务公开">${picture()}</a><a href="/b.html" aria-label="新闻中心">${picture()}</a><b id="n">名称</b><a href="/c.html" aria-labelledby="n">${picture()}</a>`,
    'title of a drawing': '<a href="/a.html"><svg width="20" height="20"><title>首页</title><rect width="20" height="20"/></svg></a>',
    'marks drawn by scripts of their issuers': `<a href="https://bszs.conac.cn/sitename?method=show&id=1">${picture()}</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3700000001">${picture()}</a>`,
    'the picture of a card whose headline leads to the same place': `<ul><li><a href="/a.html">${picture()}</a><p><a href="/a.html">一条信息的标题</a></p></li></ul>`,
    'anchors without an address': '<a name="top"></a><a id="x"></a><a href="#top"></a>',
    'links that are not rendered, or without a box': `<a href="/a.html" style="display:none">${picture()}</a><a href="/b.html"></a><a href="/c.html"><span></span></a>`,
    'taken from the readers on purpose': `<a href="/a.html" aria-hidden="true" tabindex="-1">${picture()}</a>`,
    'invisible layers': '<a href="/a.html" style="display:block;width:90px;height:30px;opacity:0"></a>',
    'controls': '<a href="javascript:;" style="display:block;width:20px;height:20px"></a>',
    'a form control in it': `<a href="/a.html"><input type="image" src="${pixel}" alt="搜索"></a>`,
    '更多 beside its heading': '<div><h3>通知公告</h3><a href="/tzgg/">更多</a></div><div class="hd"><span>政策文件</span><em><a href="/zc/">更多&gt;&gt;</a></em></div>',
    '更多 that says of what in its title': '<p><a href="/tzgg/" title="更多通知公告">更多</a></p>',
    'a button beside the name in its row': '<table><tr><td>城乡居民医保参保登记</td><td><a href="/a.html">查看详情</a></td><td><a href="/b.html">下载</a></td></tr></table><ul><li>就业创业证申领 <a href="/c.html">进入</a></li></ul>',
    'files of an article are judged by attachment': { html: '<p><a href="/a/1.docx">下载</a></p>', type: 'article' },
    '详情 with more words': '<a href="/a.html">详情请见附件</a>',
  },
  reports: {
    'a picture without words': { html: `<a href="https://www.gov.cn/">${picture()}</a><a href="/b.html">${picture(' alt=""')}</a>`, reports: ['none/https://www.gov.cn/', 'none/https://www.shifan.gov.cn/b.html'], says: [/没有替代文字/] },
    'a background picture': { html: '<a href="/x.html" style="display:block;width:90px;height:30px;background:#c00"></a>', reports: ['none'] },
    'an icon of a font': { html: '<a href="/x.html"><i class="icon-home" style="display:inline-block;width:20px;height:20px"></i></a>', reports: ['none'] },
    'only a space that cannot be seen': { html: '<a href="/x.html" style="display:block;width:90px;height:30px">\u200b&nbsp;</a>', reports: ['none'] },
    'the same place twice': { html: `<p><a href="/x.html">${picture()}</a></p><p><a href="/x.html">${picture()}</a></p>`, reports: ['none'], says: [/共 2 处/] },
    'a map': { html: `<img src="${pixel}" usemap="#m" width="90" height="90" alt="地图"><map name="m"><area shape="rect" coords="0,0,90,90" href="/x.html"></map>`, reports: ['none'] },
    'words that say nothing': { html: '<p>申报材料的具体要求和办理流程见本站发布的有关文件全文，<a href="/a.html">点击这里</a>。</p>', reports: ['vague/点击这里'] },
    'one of many cards that lead to the same place': { html: `<div>${'<a href="/g.html"><b>社会保险</b></a>'.repeat(4)}<a href="/g.html">${picture()}</a></div>`, reports: ['none'] },
    'words that say nothing beside another link': { html: '<p>方案请<a href="/a.html">点击这里</a>查看，分解表见<a href="/b.html">任务分解表</a>。</p>', reports: ['vague'] },
    'a button in a row without a name': { html: '<table><tr><td>1</td><td><a href="/a.html">下载</a></td></tr></table>', reports: ['vague/下载'] },
    '更多 without anything around': { html: '<p><a href="/a.html">更多&gt;&gt;</a></p>', reports: ['vague'] },
  },
  cannot: {
    'a picture that is still on its way': { html: '<a href="/a.html"><img src="/slow.png?never" loading="lazy"></a>', because: /1 个没有文字的链接/ },
  },
});
