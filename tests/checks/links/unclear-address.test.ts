import check from '../../../checks/links/unclear-address.ts';
import { testCheck } from '../../support/test-check.ts';

testCheck(check, {
  type: 'column',
  passes: {
    'addresses with columns and dates': '<a href="/zwgk/tzgg/202611/t20261103_1.html">甲</a><a href="/col/col25359/index.html">乙</a><a href="/art/2026/11/3/art_1_2.html">丙</a>',
    'a script in a directory that names the column': '<a href="/zwgk/show.asp?id=12">甲</a>',
    'search, paging, language, version': '<a href="/search.jsp?q=a1">检索</a><a href="/?page=2">下页</a><a href="/?lang=1">EN</a><a href="/index.html?v=20261103">首页</a>',
    'printing': '<a href="/Print.aspx?id=91525">打印</a>',
    'only a route, no number': '<a href="/index.php?m=content&c=index&a=search">检索</a>',
    'other hosts': '<a href="https://www.other.gov.cn/show.asp?id=12">甲</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3700000001&url=https%3A%2F%2Fwww.shifan.gov.cn%2F">找错</a>',
    'a log-in that carries the way back': `<a href="/sso/login?service=https%3A%2F%2Fwww.shifan.gov.cn%2F${'a'.repeat(300)}">登录</a>`,
    'long only by its encoding': `<a href="/zwgk/${encodeURIComponent('政府信息公开目录'.repeat(6))}.html">甲</a>`,
  },
  reports: {
    'one script for everything': { html: '<a href="/show.asp?id=12">甲</a><a href="/show.asp?id=13">乙</a><a href="/?p=33">丙</a>', reports: ['parameters-only//show.asp?id', 'parameters-only//?p'], says: [/共 2 个/] },
    'a content system with one entrance': { html: '<a href="/index.php?m=content&c=index&a=show&catid=12&id=345">甲</a><a href="/front.do?method=detail&id=8899">乙</a>', reports: ['parameters-only//index.php?a&c&catid&id&m', 'parameters-only//front.do?id&method'] },
    'the page itself': { html: '<p>甲</p>', url: 'https://www.shifan.gov.cn/view.php?aid=3&cid=8', reports: ['parameters-only//view.php?aid&cid'] },
    'over-long': { html: `<a href="/list.do?a=${'x'.repeat(300)}">甲</a>`, reports: ['over-long//list.do'], says: [/个字符/] },
    'a session in the address': { html: '<a href="/a.do;jsessionid=AB12CD34EF56">甲</a><a href="/b/c.php?PHPSESSID=abcdef123456">乙</a>', reports: ['session-id/jsessionid', 'session-id/PHPSESSID'] },
  },
});
