import check from '../../../checks/date/source.ts';
import { testCheck } from '../../support/test-check.ts';

const text = '<p>近日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。</p><p>会议要求，各责任单位要逐项列明时间表和责任人，加强要素保障。资金来源：县财政。</p>';
const article = (line: string, after = '', source = '示范县融媒体中心'): string => `<!doctype html><html lang="zh-CN"><head><title>示范县召开项目推进会 - 示范县人民政府</title><meta name="ArticleTitle" content="示范县召开项目推进会"><meta name="ContentSource" content="${source}"></head><body><h1>示范县召开项目推进会</h1>${line}<div class="TRS_Editor">${text}</div>${after}</body></html>`;

testCheck(check, {
  type: 'article',
  passes: {
    'the usual line': article('<p>发布时间：2026-11-03 16:37　来源：示范县融媒体中心　【字体：大 中 小】</p>'),
    'half-width colon and a space': article('<p>来源: 广西壮族自治区人民政府门户网站 2021-09-24 16:37</p>'),
    '信息来源': article('<p><span>信息来源：城管执法局</span><span>浏览次数：5</span></p>'),
    'spaces inside the label, value in a tag': article('<p>来　源：<b id="source">县政府办公室</b></p>'),
    'cells of a table': article('<table><tr><td>来源：</td><td>县政府办公室</td></tr></table>'),
    'label and value as blocks of their own': article('<div>来源：</div><div>县政府办公室</div>'),
    'at the end of the text': article('<p>2026-11-03 16:37</p>', '<p>（来源：新华社）</p>'),
    'a Chinese date touching the label': article('<p><span>发布时间：2026年11月3日</span><span>来源：示范县融媒体中心</span></p>'),
    'a hidden second copy that is empty': article('<p>来源：济南日报</p><div style="display:none">来源：</div>'),
    'no label, but the name of the ContentSource tag': article('<p>示范县融媒体中心 2026-11-03 16:37</p>'),
    'letters and brackets': article('<p>来源：《廊坊日报》 作者：记者</p>'),
    'after the body, before the tools': article('', '<div>发布日期：2026-11-03 来源：教育部 下载</div>'),
    'a bar instead of the colon': article('<p><span>来源 | 示范县文化旅游局</span><span>2026-11-03 16:37</span></p>', '', ''),
    'term and description': article('<dl><dt>发布时间</dt><dd>2026-11-03 16:37</dd><dt>来源</dt><dd>示范县农业农村局</dd></dl>', '', ''),
    'cells without a colon': article('<table><tr><td>来源</td><td>示范县农业农村局</td><td>日期</td><td>2026-11-03 16:37</td></tr></table>', '', ''),
    'told by a title and an icon': article('<p><span title="来源"><i class="icon"></i>示范县农业农村局</span><span title="发布时间">2026-11-03 16:37</span></p>', '', ''),
    'the whole article stands in a form, as some systems write it': article('<form name="_newscontent"><p>2026年11月18日 来源：县融媒体中心</p>', `<p>${text.repeat(3)}</p></form>`, ''),
    '稿源': article('<p>稿源：新华网</p>'),
  },
  reports: {
    'label without a value, another particular next': { html: article('<p><span>来源：<b></b></span><span>访问量：<b>199</b></span><span>发布日期：2017-05-15</span></p>'), reports: ['empty/来源'], says: [/后面是空的/] },
    'label without a value, date next': { html: article('<p>来源： 2026-11-03 16:37</p>'), reports: ['empty'] },
    'label without a value before the text': { html: article('<p>来源：</p>'), reports: ['empty'] },
    'label without a value, a Chinese date touching it': { html: article('<p><span>发布时间：2026年11月3日</span><span>来源：</span></p>'), reports: ['empty'] },
    'label without a value, in a form around the article': { html: article('<form name="_newscontent"><p>2026年11月18日 来源：&nbsp;&nbsp;点击：[25]</p>', `<p>${text.repeat(3)}</p></form>`), reports: ['empty'] },
    'label without a value, pictures elsewhere': { html: article('<div>来源：　　发布时间：2026-11-03 16:37</div>', '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="80" height="20">'), reports: ['empty'] },
    'a variable left unfilled': { html: article('<p>信息来源：${source}</p>'), reports: ['empty'], says: [/只有“\$\{source\}”/] },
    'null': { html: article('<p>来源：null</p>'), reports: ['empty'] },
    '本网': { html: article('<p>来源：本网</p>'), reports: ['vague'] },
    '网络': { html: article('<p>来源：网络　时间：2026-11-03 16:37</p>'), reports: ['vague'] },
    'a word of the page that is no label': { html: article('<p>发布时间：2026-11-03 16:37</p><p>来源</p>', '', ''), reports: ['missing'] },
    'none at all': { html: article('<p>发布时间：2026-11-03 16:37</p>'), reports: ['missing/来源'] },
    'the publisher of the disclosure table is no source': { html: article('<table><tr><td>发文机构：</td><td>示范县教育局</td></tr></table><p>发布时间：2026-11-03 16:37</p>', '', ''), reports: ['missing'], says: [/不能代替来源/] },
    'in a comment': { html: article('<!--<span>来源：县政府办</span>--><p>发布时间：2026-11-03 16:37</p>'), reports: ['missing'] },
    'hidden': { html: article('<p>发布时间：2026-11-03 16:37 <span style="display:none">来源：县政府办</span></p>'), reports: ['missing'], says: [/被隐藏/] },
    'sources of data and money are none': { html: article('<p>发布时间：2026-11-03 16:37</p>', '<p>资料来源：示范县统计局</p><p>数据来源：年报</p>'), reports: ['missing'] },
  },
  cannot: {
    'a script that may write it did not load': { html: article('<p>来源：<script>/* getSource() */</script></p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/source.js', kind: 'script' }] }, because: /source\.js/ },
    'a picture for the value, in a cell of its own': { html: article('<table><tr><td>来源：</td><td><img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="80" height="20"></td><td>浏览次数：12</td></tr></table>'), because: /图片/ },
    'a picture for the value': { html: article('<p>来源：<img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="80" height="20"></p>'), because: /图片/ },
    'a name without the label': { html: article('<p>示范日报 2026-11-03 16:37</p>', '', ''), because: /示范日报/ },
    'no title to go by': { html: '<p>只有一段没有标题的文字，不知道它是什么。</p>', because: /正文标题/ },
    'title not shown yet': { html: article('').replace('<h1>', '<h1 style="visibility:hidden">'), because: /没有显示/ },
    'a template variable, failures not known': { html: article('<p>来源：{{docSource}}</p>'), load: { failuresKnown: false }, because: /模板变量/ },
  },
  inapplicable: { 'a column': { html: '<p>栏目</p>', type: 'column' } },
});
