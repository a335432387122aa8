import { expect, it } from 'vitest';
import { standsIn } from '../../page/stands-in.ts';

const judged = { policy: null, now: Date.parse('2026-11-23T08:00:00+08:00') };
const parse = (title: string, body: string, head = ''): Document => new DOMParser().parseFromString(`<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`, 'text/html');
const said = (title: string, body: string, head = ''): string | null => standsIn(parse(title, body, head), judged);
const news = '<p>十一月二十日，示范县召开冬季安全生产工作会议，研究部署今冬明春安全生产工作。会议要求各部门、各乡镇压实责任，逐项排查隐患，落实整改措施。</p>'.repeat(6);

it.each([
  ['502 Bad Gateway', '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'], ['403 Forbidden', '<h1>Forbidden</h1>'], ['403 - 禁止访问: 访问被拒绝。', '<h1>服务器错误</h1>'],
  ['HTTP Status 500 – Internal Server Error', news], ['Request Rejected', 'The requested URL was rejected. Please consult with your administrator.'], ['504 Gateway Time-out', ''], ['503', 'x'], ['安全验证', news],
  ['网站防火墙', '<h1>当前访问疑似黑客攻击，已被网站管理员设置为拦截</h1>'], ['Welcome to nginx!', 'If you see this page, the nginx web server is successfully installed.'],
])('a title a server or firewall gives its own page: %s', (title, body) => {
  expect(said(title, body)).toMatch(/^打开的是.*未检/);
});

it.each([
  ['', '<div id="nocaptcha">为保障您的访问安全，请进行滑动验证</div><p>请按住滑块，拖动到最右边</p>'], ['提示', '<p>您的访问过于频繁，请稍后再试</p>'], ['提示', '<p>您的IP地址 1.2.3.4 已被限制访问</p>'],
  ['网站名', '<p>您的请求存在安全威胁，已被拦截。事件编号 7f3a</p>'], ['', '<noscript>请启用脚本</noscript><script>var $_ts = window["$_ts"];</script><div></div>'], ['', '<p>请稍候…</p><script>document.cookie = "acw_sc__v2=" + x; location.reload();</script>'],
])('a page next to empty that refuses or asks for a proof: %s %s', (title, body) => {
  expect(said(title, body)).toContain('拦截或验证页');
});

it.each([
  ['页面不存在', news], ['404 - 示范县人民政府', news], ['对不起，您访问的页面不存在', ''], ['提示', '<p>对不起，您访问的页面不存在！</p><a href="/">返回首页</a>'], ['', '<h1>404</h1>'], ['示范县人民政府', '<p>该信息已被删除</p><a href="/">返回</a>'],
])('a page that says there is nothing here: %s', (title, body) => {
  expect(said(title, body)).toContain('“页面不存在”的提示页');
});

it.each([
  ['示范县召开会议', news], ['500强企业落户示范县', '<p>十家企业落户</p>'], ['400-12345政府服务热线', '<p>电话</p>'], ['500-600元补贴怎么领', '<p>见通知</p>'], ['404地质队旧址', news], ['403医院改扩建项目公示', '<p>公示</p>'],
  ['关于停止执行404号文的通知', '<p>各乡镇人民政府，县直各部门：根据清理结果，示政发〔2009〕404号文件自本通知印发之日起停止执行，请遵照办理。示范县人民政府，二〇二六年十一月二十日。联系电话 0775-1234567，联系人：办公室。</p>'],
  ['测试', '<a href="/a.html">/a.html</a> <a href="/status/404">/status/404</a> 三个链接'], ['404路公交线路调整', '<p>自十二月一日起，404路公交车改道。</p>'],
  ['登录', '<form><input name="u"><input type="password" name="p"><p>请完成安全验证</p><button>登录</button></form>'],
  ['网络安全验证平台上线', news], ['统一身份认证', '<form><input name="u"><input type="password"><button>登录</button></form>'], ['身份验证器使用说明', '<p>打开手机</p>'],
  ['防火墙采购公告', '<p>示范县大数据中心采购防火墙两台</p>'], ['一张图', '<a href="/index.html"><img src="/splash.jpg"></a><script>var $_ts = window["$_ts"];</script>'], ['', ''],
  ['示范县', '<p>网站正在升级维护</p>'], ['积水点', '<p>车辆即将进入汛期检修</p>'],
])('is the page itself: %s', (title, body) => {
  expect(said(title, body)).toBeNull();
});

it.each([
  ['', '正在跳转，请稍候……<script>setTimeout(() => location.href = "/index/", 3000)</script>', ''], ['提示', '<p>5秒后自动跳转到首页</p>', ''],
  ['示范县', '<p><a href="/index/">进入网站</a></p>', '<meta http-equiv="Refresh" content="5; URL=/index/">'],
])('a page that only leads on: %s %s', (title, body, head) => {
  expect(said(title, body, head)).toContain('自动跳转');
});

it('a page that loads itself anew is the page', () => {
  expect(said('值班', '<p>今日值班</p>', '<meta http-equiv="refresh" content="60">')).toBeNull();
  expect(said('值班', '<p>今日值班</p>', `<meta http-equiv="refresh" content="60; url=${location.href}#top">`)).toBeNull();
  expect(said('公告', news, '<meta http-equiv="refresh" content="60;url=/index/">')).toBeNull();
});

it('a page the browser has translated is not the site’s own words', () => {
  const page = (root: string, text: string): Document => new DOMParser().parseFromString(`<!doctype html><html ${root}><head><title>Shifan</title></head><body><p>${text}</p>${news}</body></html>`, 'text/html');
  expect(standsIn(page('lang="zh-CN" class="js translated-ltr"', '<font dir="auto"><font dir="auto">示范县</font></font>'), judged)).toContain('浏览器翻译');
  const edge = page('', '示范县');
  edge.querySelector('p')!.setAttribute('_msttexthash', '182');
  expect(standsIn(edge, judged)).toContain('浏览器翻译');
  expect(standsIn(page('class="translated"', ''), judged)).toBeNull();
});

it('words prove nothing in a page of some size, with many links, or with a site’s own tags', () => {
  const words = '<p>您访问的页面不存在</p>';
  expect(said('提示', words)).not.toBeNull();
  expect(said('提示', words + news)).toBeNull();
  expect(said('提示', words + Array.from({ length: 9 }, (_, index) => `<a href="/${index}">栏</a>`).join(''))).toBeNull();
  expect(said('提示', words, '<meta name="ArticleTitle" content="提示">')).toBeNull();
});

it('is not deceived by names a page hangs over the document’s own', () => {
  expect(standsIn(parse('提示', '<form name="createTreeWalker"><input name="title"></form><img name="body"><p>您访问的页面不存在</p>'), judged)).not.toBeNull();
});
