import check from '../../../checks/columns/empty-column.ts';
import { testCheck } from '../../support/test-check.ts';

const trail = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/sjkf/">数据开放</a></div>';
const frame = (inside: string): string => `<html><head><title>数据开放-示范县人民政府</title><meta name="ColumnName" content="数据开放"></head><body>
<div class="header"><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/xwzx/">新闻中心</a></div></div>
${trail}<div class="left"><ul><li><a href="/a/">统计数据</a></li><li><a href="/b/">数据开放</a></li></ul></div><div class="main">${inside}</div>
<div class="footer"><p>主办单位：示范县人民政府办公室　网站标识码：1234560001　冀ICP备05000001号-1</p></div></body></html>`;
const list = '<ul><li><a href="/a.html">示范县召开重点项目推进会议</a><span>2019-01-03</span></li></ul>';
const scripted = [1, 2, 3].map((n) => `{"title":"示范县推进改革${n}","pubDate":"2025-07-2${n} 11:45"}`).join(',');

testCheck(check, {
  type: 'column',
  passes: {
    'leaders and their posts beside pictures that did not load': frame('<ul><li><img src="/none/a.jpg" alt="甲某"><p>甲某　局党组书记、局长</p><p>主持全面工作</p></li><li><p>乙某　副局长</p><p>分管财务、审计</p></li></ul>'),
    'one old item': frame(list),
    'a text column': frame('<p>示范县位于示范省中部，辖十个乡镇、两个街道，总人口四十二万，面积一千二百平方公里，是全国卫生县城。</p>'),
    'names of people': frame('<ul><li><a href="/1.html">张某</a></li><li><a href="/2.html">李某</a></li></ul>'),
    'a form': frame('<form><input type="text" name="title"><textarea></textarea><button>提交</button></form>'),
    'no data in one corner of a page with a list': frame(`${list}<div>暂无数据</div>`),
    'a headline about nothing': frame('<ul><li><a href="/a.html">我县连续三年暂无数据安全事件发生</a></li></ul>'),
    'hidden words': frame(`${list}<div style="display:none">暂无数据</div>`),
    'a list in a tab that is not open': frame(`<ul><li><a href="javascript:;">省级数据</a></li><li><a href="javascript:;">市级数据</a></li></ul><div style="display:none">${list}</div>`),
    'a list that is shown beside a hidden one': frame(`<div style="display:none">${list}</div>${list.replace('a.html', 'b.html')}`),
    'a text beside a hidden list': frame(`<div style="display:none">${list}</div><p>示范县位于示范省中部，辖十个乡镇、两个街道，总人口四十二万，面积一千二百平方公里。</p>`),
    'written by a script': frame(`<div id="list"></div><script>document.getElementById('list').innerHTML = '<p><a href="/s.html">示范县推进政务服务改革</a> 2026-11-19</p>';</script>`),
    'in a same-origin frame': { html: frame(`<iframe width="600" height="300" srcdoc='${list}'></iframe>`), until: (document) => document.querySelector('iframe')?.contentDocument?.querySelector('li') !== null },
    'a header that was never closed': frame(list).replace('</div></div>\n', ''),
  },
  reports: {
    'a heading and a counter are no content': { html: frame('<h2>数据开放</h2><p>共 0 页</p><p>第 1 页</p>'), reports: ['empty'] },
    'by the register’s name, although its own is that of a search': { html: frame('<p>暂无数据</p>').replaceAll('数据开放', '信息检索'), url: 'https://www.shifan.gov.cn/kf/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'https://www.shifan.gov.cn/kf/', name: '数据开放', category: null, kind: 'disclosure-other' }] }, reports: ['empty/数据开放'] },
    'the page says so': { html: frame('<div class="list">暂无数据</div>'), reports: ['empty/数据开放'], says: [/栏目“数据开放”没有内容，页面上写着“暂无数据”/] },
    'other words for it': { html: frame('<p>对不起，该栏目下暂无相关内容！</p>'), reports: ['empty'] },
    'nought items': { html: frame('<ul></ul><div class="pager">共 0 条记录</div>'), reports: ['empty'] },
    'nothing between the trail and the footer': { html: frame('<ul></ul>'), reports: ['empty/数据开放'], says: [/“当前位置”以下到页面底部之间没有信息，请查看/] },
    'nothing in a registered column, which is sure': { html: frame('<ul></ul>'), url: 'https://www.shifan.gov.cn/kf/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'https://www.shifan.gov.cn/kf/', name: '数据开放', category: null, kind: 'disclosure-other' }] }, reports: ['empty/数据开放'], says: [/之间没有信息。/] },
    'only the pager': { html: frame('<ul></ul><div><a href="#">首页</a> <a href="#">上一页</a> <a href="#">下一页</a> <a href="#">尾页</a></div>'), reports: ['empty'] },
    'the words beside other links': { html: frame('<div>暂无内容</div><a href="/1/">甲乡</a><a href="/2/">乙乡</a><a href="/3/">丙乡</a>'), reports: ['empty'], says: [/另有链接或图片，请查看/] },
  },
  cannot: {
    'paragraphs that appear when they are scrolled to': { html: frame('<p class="wow fadeIn" style="visibility:hidden">示范县位于示范省中部</p>'), because: /滚动/ },
    'nothing to be seen, the list is hidden': { html: frame(`<div style="display:none">${list}</div><div>请选择</div>`), because: /列表在隐藏的部分里/ },
    'no data to be seen, a list is hidden': { html: frame(`<div>暂无数据</div><ul style="display:none">${list}</ul>`), because: /列表在隐藏的部分里/ },
    'the list never loaded': { html: frame('<ul id="list"></ul>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/list.js', kind: 'script' }] }, because: /未能加载/ },
    'never came to rest': { html: frame('<ul></ul>'), load: { settledBy: 'limit' }, because: /一直在变化/ },
    'a frame of another origin': { html: frame('<iframe width="700" height="400" src="https://list.example.invalid/"></iframe><div>暂无数据</div>'), because: /框架/ },
    'items in inline data': { html: frame(`<ul id="list"></ul><script>var page = {"list":[${scripted}]};</script>`), because: /数据写在脚本里/ },
    'items in a data store of the page': { html: frame('<div id="123"></div><script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="/a">示范县</a></li>]]></record></recordset></datastore></script>'), because: /数据还在脚本里/ },
    'items in a comment': { html: frame('<ul><!-- <li><a href="/a.html">示范县召开重点项目推进会议</a></li> --></ul>'), because: /注释里/ },
    'variables of a template': { html: frame('<ul><li>{{item.title}}</li></ul>'), because: /模板变量/ },
    'failures not known and a script named after lists': { html: frame('<ul></ul><script src="https://www.shifan.gov.cn/js/jpage.js"></script>'), load: { failuresKnown: false }, because: /不知道写出列表的脚本/ },
    'no trail, no words': { html: '<div class="main"><ul></ul></div>', because: /没有认出栏目的内容区/ },
  },
  inapplicable: {
    'a system by the register': { html: frame('<p>暂无数据</p>'), url: 'https://www.shifan.gov.cn/cx/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'https://www.shifan.gov.cn/cx/', name: '办件查询', category: null, kind: 'system' }] } },
    'what a person took out of the register': { html: frame('<p>暂无数据</p>'), url: 'https://www.shifan.gov.cn/kf/', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], removedColumns: ['https://shifan.gov.cn/kf/index.html'] } },
    'the second page': { html: frame('<div>暂无数据</div>'), url: 'https://www.shifan.gov.cn/sjkf/index_2.html' },
    'a page of search results': { html: frame('<div>没有找到相关信息</div>').replaceAll('数据开放', '站内搜索') },
    'the home page': { html: '<div>暂无数据</div>', type: 'home' },
  },
});
