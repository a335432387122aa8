import check from '../../../checks/date/publish-time.ts';
import type { PageCase } from '../../support/load-page.ts';
import { testCheck } from '../../support/test-check.ts';

const text = '<p>近日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。</p><p>会议要求，各责任单位要逐项列明时间表和责任人，2019年1月1日起施行的办法继续有效。</p>';
const head = '<title>示范县召开项目推进会 - 示范县人民政府</title><meta name="ArticleTitle" content="示范县召开项目推进会"><meta name="PubDate" content="2026-11-03 16:37">';
const whole = (body: string, more = ''): string => `<!doctype html><html lang="zh-CN"><head>${head}${more}</head><body>${body}</body></html>`;
const article = (line: string, after = ''): string => whole(`<div>当前位置：<a href="/">首页</a> &gt; 正文</div><h1>示范县召开项目推进会</h1>${line}<div class="TRS_Editor">${text}</div>${after}`);
const column = (rows: string): PageCase => ({ html: `<ul>${rows}</ul>`, type: 'column' });
const rows = (date: string): string => Array.from({ length: 6 }, (_, index) => `<li><a href="t2026110${index}_1.html">示范县召开第${index + 1}次重点项目推进会议</a>${date}</li>`).join('');

testCheck(check, {
  type: 'article',
  passes: {
    'the form asked for': article('<div>发布时间：2026-11-03 16:37　来源：示范县融媒体中心</div>'),
    'no label at all, source before it': article('<p>来源: 示范壮族自治区人民政府门户网站 2021-09-24 16:37</p>'),
    'no label, tools after it': article('<p>2017-10-30 14:23 来源: 新华社 字号:默认 超大 | 打印</p>'),
    'midnight is taken as it stands': article('<p>发布日期：2026-11-03 00:00</p>'),
    'label 时间 without 发布': article('<p>时间：2026-11-03 16:37　浏览次数：12</p>'),
    'label and value in parts': article('<p><span>发 布 时 间</span><span> : </span><b>2026-11-03</b> <i>16:37</i></p>'),
    'label and value in cells': article('<table><tr><td>发布日期：</td><td>2026-11-03 16:37</td><td>来源：</td><td>县政府办</td></tr></table>'),
    'custom elements and title cut by br': whole(`<ucaptitle><p>示范县召开<br>项目推进会</p></ucaptitle><p><publishtime>2026-11-03 16:37</publishtime></p><div id="zoom">${text}</div>`),
    'an icon whose title is the label': article('<p><i class="icon" title="发布时间"></i><span>2026-11-03 16:37</span></p>'),
    'inside the container of the body': whole(`<h1>示范县召开项目推进会</h1><div class="article-content"><div>2026-11-03 16:37　来源：示范县融媒体中心</div>${text}</div>`),
    'inside an unnamed container': whole(`<h1>示范县召开项目推进会</h1><div><p><span>2026-11-03 16:37</span></p>${text}</div>`),
    'a text that begins with a day': whole(`<h1>示范县召开项目推进会</h1><p>发布时间：2026-11-03 16:37</p><div><p>2026年11月2日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报。</p></div>`),
    'document date with a time as the only one': article('<p>发文日期: 2020-07-27 08:25</p>'),
    'after the body': article('', '<div>发布日期：2026-11-03 16:37 来源：示范县教育局</div>'),
    'document dates beside it': article('<table><tr><td>成文日期：</td><td>2026-10-08</td><td>发文日期：</td><td>2026年10月9日</td></tr><tr><td>生成日期：</td><td>2026-10-10</td><td>有效期：</td><td>2031/10/10</td></tr></table><p>发布时间：2026-11-03 16:37</p>'),
    'a clock and dates of lists': whole(`<div>今天是 2026年11月21日 星期六</div><h1>示范县召开项目推进会</h1><p>发布时间：2026-11-03 16:37</p><div class="TRS_Editor">${text}</div><ul><li><a href="/a.html">另一条信息的标题</a><span>2026/11/02</span></li></ul>`),
    'a law date under the title': article('<p>（2019年4月12日县人民代表大会常务委员会第三次会议通过）</p><p>发布时间：2026-11-03 16:37</p>'),
    'a hidden mobile copy written otherwise': article('<p style="display:none">2026/11/03</p><p>发布时间：2026-11-03 16:37</p>'),
    'a hidden desktop copy, the mobile one seen': { html: article('<style>@media (max-width:600px){.pc{display:none}}@media (min-width:601px){.mob{display:none}}</style><p class="pc">2026-11-03</p><p class="mob">发布时间：2026-11-03 16:37</p>'), width: 400 },
    'dates of related texts between title and body': article('<p>发布时间：2026-11-03 16:37</p><ul><li><a href="/b.html">图文解读：示范县项目推进会</a><span>2026/11/02</span></li></ul>'),
    'a short copy in a fixed bar, the full one under the title': article('<p>2026-11-03</p><p>发布时间：2026-11-03 16:37</p>'),
    'a label of another date only in the body': article('<p>发布时间：2026-11-03 16:37</p>', '<p>报名时间：2026.11.05至2026.11.09</p>'),
    'title in the disclosure table too': whole(`<div><p>名　　称：示范县召开项目推进会</p><p>生成日期：2026-10-08</p></div><div class="bt">示范县召开项目推进会</div><div>2026-11-03 16:37</div><div id="zoom">${text}</div>`),
    'today is not the future': { html: article('<p>发布时间：2026-11-21 23:30</p>'), now: '2026-11-21T09:00:00+08:00' },
    'a column with dates, short ones too': column(rows('<span>11-03</span>')),
    'a column with a short list': { ...column(rows('<span>2026-11-03</span>').split('</li>').slice(0, 3).join('</li>')), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/a.js', kind: 'script' }] } },
    'a column whose rows count from today': column(rows('<span>3天前</span>')),
    'a column whose rows show the day of their own': column(rows('<span>2026年11月3日</span>')),
  },
  reports: {
    'the time before the date': { html: article('<p>09:30 2026-11-03 来源：示范县融媒体中心</p>'), reports: ['separator/发布时间'], says: [/时和分写在了日期前面/] },
    'date only': { html: article('<p>发布日期：2026-11-03 　来源：县政府办</p>'), reports: ['no-time/发布时间'], says: [/“2026-11-03”只有日期/] },
    'year, month and day in words': { html: article('<p><span>2019年10月08日</span><span>来源：县报</span></p>'), reports: ['no-time', 'separator'] },
    'hours and minutes in words': { html: article('<p>发布时间：2020年09月15日 09时32分</p>'), reports: ['separator'] },
    'slashes with seconds': { html: article('<p>发布日期: 2020/12/31 14:29:32</p>'), reports: ['separator', 'seconds'] },
    'dots and one-digit parts': { html: article('<p>发布时间：2026.3.5 9:30</p>'), reports: ['separator'], says: [/2026\.3\.5 9:30/] },
    'eight digits': { html: article('<p>发布时间：20261103</p>'), reports: ['no-time', 'separator'] },
    'twelve-hour clock': { html: article('<p>发布时间：2026-11-03 下午4:37</p>'), reports: ['separator'], says: [/12小时制/] },
    'with seconds': { html: article('<p>时间：2020-01-08 16:25:25</p>'), reports: ['seconds'] },
    'ratio sign for a colon': { html: article('<p>发布时间：2026-11-03 10∶08</p>'), reports: ['full-width'] },
    'no such day': { html: article('<p>发布时间：2021-02-30 10:08</p>'), reports: ['invalid'] },
    'after today': { html: article('<p>发布时间：2026-11-22 08:00</p>'), reports: ['future'], now: '2026-11-21T09:00:00+08:00' },
    'hidden': { html: article('<p style="display:none">发布时间：2026-11-03 16:37</p><p>来源：县政府办</p>'), reports: ['not-visible'] },
    'none': { html: article('<p>来源：县政府办 浏览次数：20</p>'), reports: ['missing'] },
    'only document dates': { html: article('<table><tr><td>成文日期：</td><td>2026-10-08</td><td>施行日期：</td><td>2026-12-01</td></tr></table>'), reports: ['missing'], says: [/成文日期、施行日期/] },
    'label without a value': { html: article('<p>发布时间： 来源：县政府办</p>'), reports: ['missing'], says: [/后面是空的/] },
    'only days inside the text': { html: whole(`<h1>示范县召开项目推进会</h1><div><p>2026年11月2日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报。</p><p>2026年11月2日</p></div>`), reports: ['missing'] },
    'only dates of related texts': { html: article('<ul><li><a href="/b.html">图文解读：示范县项目推进会</a><span>2026-11-02</span></li></ul>'), reports: ['missing'] },
    'only in a comment': { html: article('<!--<p>发布时间：2026-11-03 16:37</p>--><p>来源：县政府办</p>'), reports: ['missing'] },
    'in the disclosure header only, date only': { html: whole(`<div><p><strong>索引号</strong>：000014348/2020-35147</p><p><strong>发布日期</strong>：2020年08月02日</p></div><h2>示范县召开项目推进会</h2><div id="zoom">${text}</div>`), reports: ['no-time', 'separator'] },
    'a column without any date': { ...column(rows('')), reports: ['missing'], says: [/6 条信息/] },
  },
  cannot: {
    'a script that may write it did not load': { html: article('<p>来源：县政府办</p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/article.js', kind: 'script' }] }, because: /article\.js/ },
    'no title to go by': { html: '<p>只有一段没有标题的文字，不知道它是什么。</p>', because: /正文标题/ },
    'title not shown yet': { html: whole(`<div style="visibility:hidden"><h1>示范县召开项目推进会</h1><p>发布时间：2026-11-03 16:37</p><div id="zoom">${text}</div></div>`), because: /没有显示/ },
    'a date in brackets under the title': { html: article('<p>（2019年4月12日）</p>'), because: /不能确定/ },
    'empty label, failures not known': { html: article('<p>发布时间：<span id="t"></span></p>'), load: { failuresKnown: false }, because: /可能由脚本/ },
    'the list of a column is written by a script that did not load': { html: '<div id="list"></div>', type: 'column', load: { failed: [{ url: 'https://www.shifan.gov.cn/js/list.js', kind: 'script' }] }, because: /list\.js/ },
    'template variable not filled': { html: article('<p>发布时间：{{data.pubDate}}</p>'), because: /不是时间/ },
  },
  inapplicable: {
    'a few headlines without dates': { html: `<ul>${rows('').split('</li>').slice(0, 4).join('</li>')}</li></ul>`, type: 'column' },
    'a directory of offices, by its name': { html: `<!doctype html><title>机构职能_示范县人民政府</title><meta name="ColumnName" content="机构职能"><body><ul>${rows('')}</ul></body>`, type: 'column' },
    'the home page': { html: '<p>首页</p>', type: 'home' },
    'a column that is no list of information': { html: '<ul><li><a href="/jg/">机构职能</a></li><li><a href="/ld/">领导信息</a></li></ul>', type: 'column' },
  },
});
