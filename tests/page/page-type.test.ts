import { describe, expect, it } from 'vitest';
import type { PageType } from '../../contract/page-type.ts';
import { isHomeAddress, pageTypeOf, pathPattern } from '../../page/page-type.ts';
import { loadPage, type LoadedPage } from '../support/load-page.ts';
import { expectGrowth } from '../support/growth.ts';

const site = 'https://www.shifan.gov.cn';
const prose = '本次会议研究部署了下一阶段重点工作，要求各镇、各部门压实责任，细化举措，确保全年目标任务如期完成，切实增强群众获得感。会议还听取了有关情况汇报。';
const metas = (tags: Readonly<Record<string, string>>): string => Object.entries(tags).map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');
const html = (body: string, { title = '示范县人民政府', tags = {}, head = '' }: { title?: string; tags?: Readonly<Record<string, string>>; head?: string } = {}): string =>
  `<!doctype html><html><head><title>${title}</title>${metas(tags)}${head}</head><body>${body}</body></html>`;
const list = (dates: readonly string[], item: (title: string, date: string) => string): string =>
  `<ul>${dates.map((date, index) => item(`关于做好第${'一二三四五六七八九十'[index]}项工作的通知`, date)).join('')}</ul>`;
const plainItem = (title: string, date: string): string => `<li><a href="/t.html">${title}</a><span>${date}</span></li>`;
const nav = '<ul>' + '<li><a href="/a/">政务公开</a></li>'.repeat(25) + '</ul>';
const articleTags = { ArticleTitle: '我县召开重点工作推进会', PubDate: '2026-11-03 09:20' };

type Case = readonly [name: string, type: PageType, because: RegExp, path: string, html: string];

const cases: readonly Case[] = [
  ['root', 'home', /地址是网站首页/, '/', html(nav)],
  ['root under /index.html', 'home', /地址是网站首页/, '/index.html', html(nav)],
  ['root with column tags 首页', 'home', /地址是网站首页/, '/index.shtml?v=3', html(nav, { tags: { ColumnName: '首页', ColumnType: '首页' } })],
  ['ColumnType 首页 one level down', 'home', /“首页”/, '/sfxzf/index.html', html(nav, { tags: { ColumnType: '首页' } })],
  ['home page in a folder for it', 'home', /首页的目录/, '/sy/index.htm', html(nav)],
  ['column in such a folder', 'column', /栏目/, '/sy/index.htm', html(nav + list(['2026-11-01', '2026-10-01', '2026-09-01', '2026-08-01', '2026-07-01'], plainItem), { title: '部门动态_示范县人民政府', tags: { ColumnName: '部门动态' } })],
  ['site front of a shared platform', 'home', /标题就是网站名称/, '/sfxzf/index.html', html(nav.repeat(3), { title: '示范县人民政府', tags: { SiteName: '示范县人民政府' } })],
  ['ColumnType 首页 copied into a deep page', 'article', /单篇信息/, '/xwzx/zwyw/202611/t20261103_1234567.html', html(`<p>${prose}</p>`, { tags: { ColumnType: '首页' } })],
  ['article view of a single-page application at the root', 'article', /根目录/, '/', html(`<h1>我县召开重点工作推进会</h1><p>${prose}</p>`, { title: '我县召开重点工作推进会 - 示范县人民政府', tags: articleTags })],
  ['column served under its own host', 'column', /shifan\.gov\.cn 的栏目/, 'http://xxgk.shifan.gov.cn/', html(nav, { tags: { SiteDomain: 'http://www.shifan.gov.cn/', ColumnName: '政府信息公开', ColumnType: '信息公开目录' } })],
  ['splash with a timed redirect', 'other', /引导页/, '/', html('<object></object><a href="/index.html">点击进入</a>', { head: '<meta http-equiv="Refresh" content="900;url=/main.html">' })],
  ['search result', 'search', /检索/, '/jsearchfront/search.do?websiteid=1&q=公积金', html(nav)],
  ['search host', 'search', /检索/, 'https://so.shifan.gov.cn/s?wd=公积金', html(nav)],
  ['search form without a query', 'other', /没有足以归类/, '/search/advanced.jsp', html('<form><input></form>')],
  ['letter and answer', 'interaction', /来信、受理、答复/, '/hdjl/letter_4001.html', html('<table><tr><th>来信内容：</th><td>路灯不亮</td></tr><tr><th>受理日期</th><td>2026-11-01</td></tr><tr><th>答复内容</th><td>已修复</td></tr></table>', { tags: articleTags })],
  ['mailbox', 'interaction', /互动交流类/, '/hdjl/xzxx/index.html', html('<form></form>', { title: '县长信箱_示范县人民政府' })],
  ['messages of visitors', 'interaction', /互动交流类/, '/hdjl/wsly/index.html', html('<ul><li><a href="1.html">供水问题的咨询</a><em>2026-11-01</em></li></ul>', { title: '网上留言_示范县人民政府' })],
  ['interaction by ColumnType', 'interaction', /互动交流类/, '/hdjl/zjdc/index.html', html('<p>正在征集</p>', { title: '正在进行', tags: { ColumnName: '征集', ColumnType: '征集调查' } })],
  ['guide', 'guide', /办事指南要素（5 类/, '/bsfw/guide_3001.html', html('<table><tr><th>事项名称</th><td>参保登记</td></tr><tr><th>设定依据：</th><td>社会保险法</td></tr><tr><th>三、办理材料清单</th><td>登记表</td></tr><tr><th>（四）办理地点</th><td>一楼</td></tr><tr><th>5.联系电话</th><td>0700-5550166</td></tr></table>', { title: '参保登记办事指南', tags: articleTags })],
  ['guide with its labels in brackets', 'guide', /7 类/, '/bszn/4.html', html('<p>【事项名称】参保登记</p><p>【设定依据】社会保险法</p><p>【申请条件】本县户籍</p><p>【办理材料】登记表</p><p>【办理地点】一楼</p><p>【办理时间】工作日</p><p>【联系电话】0700-5550166</p>', { title: '参保登记', tags: { ColumnName: '办事指南', ColumnType: '办事服务' } })],
  ['guide of a column of guides, four labels', 'guide', /4 类/, '/bszn/202611/t20261118_34.html', html('<p>受理条件</p><p>甲</p><p>申请材料</p><p>乙</p><p>办理流程</p><p>丙</p><p>办理地点及时间</p><p>丁</p>', { title: '残疾人证办理指南_示范县人民政府', tags: { ...articleTags, ColumnName: '办事指南' } })],
  ['sign-in', 'other', /登录/, '/login/', html('<p>当前位置：<a href="/">首页</a></p><form><input name="u"><input type="password" name="p"><button>登录</button></form>', { title: '用户登录' })],
  ['guide named in the title, four labels', 'guide', /4 类/, '/bsfw/3002', html('<h3>申请条件</h3><p>甲</p><h3>申请材料</h3><p>乙</p><h3>办理流程</h3><p>丙</p><h3>办理时限</h3><p>丁</p>', { title: '社会保险登记服务指南-示范县政务服务网' })],
  ['notice that mentions five elements in its prose', 'article', /ArticleTitle/, '/zwgk/tzgg/content_1.html', html('<p>办理材料齐全的，当场受理。</p><p>申请条件符合的，予以登记。</p><p>办理地点在一楼大厅的，可预约。</p><p>办理时间有调整的，另行通知。</p><p>联系电话有变的，以公告为准。</p><p>设定依据有变的，从其规定。</p>', { title: '关于调整业务办理的通知', tags: articleTags })],
  ['tagged article about a scheme with five labels is no guide', 'article', /ArticleTitle/, '/zwgk/tzgg/content_2.html', html('<p>一、申报条件</p><p>二、申报材料</p><p>三、办理流程</p><p>四、联系方式</p><p>五、受理时间</p>', { title: '关于组织开展2026年示范项目的通知', tags: articleTags })],
  ['article by tags', 'article', /ArticleTitle/, '/xwzx/one', html(`<h1>我县召开重点工作推进会</h1><p>${prose}</p>`, { tags: articleTags })],
  ['article by ArticleTitle alone', 'article', /ArticleTitle/, '/xwzx/one', html(`<p>${prose}</p>`, { tags: { ArticleTitle: '我县召开重点工作推进会' } })],
  ['article with a list of news beside it', 'article', /单篇信息/, '/xwzx/202611/t20261103_12.html', html(`<h1>题</h1><p>发布时间：2026-11-03 09:20</p><p>${prose}</p>${list(Array.from({ length: 8 }, () => '2026-11-01'), plainItem)}`)],
  ['empty article tags', 'article', /值为空/, '/xwzx/one', html(`<p>来源：县政府办</p><p>${prose}</p>`, { tags: { ArticleTitle: '', PubDate: '' } })],
  ['article without tags, address says nothing', 'article', /成段的正文/, '/xwzx/one', html(`<h2>题</h2><p>时间：2026-11-03</p><p>${prose}</p>`)],
  ['article by query', 'article', /单篇信息/, '/NewsView.aspx?NewsID=123', html(`<p>${prose}</p>`)],
  ['short text beside more dated links than it has lines', 'article', /标题下面就是发布时间/, '/zwgk/zwdt/one', html(`${nav}<h2>关于全县植树活动的公示</h2><p><span>2026-11-03 09:20</span><span>来源：县林业局</span></p><p>现予公示。</p>${list(Array.from({ length: 8 }, () => '2026-11-01'), plainItem)}`, { title: '关于全县植树活动的公示-示范县人民政府' })],
  ['the same under an address of a text', 'article', /单篇信息/, '/c/2026-11-03/123456.shtml', html(`<div class="bt">关于全县植树活动的公示</div><p>2026-11-03 09:20:11 浏览：12</p><p>现予公示。</p>${list(Array.from({ length: 8 }, () => '2026-11-01'), plainItem)}`, { title: '关于全县植树活动的公示-示范县人民政府' })],
  ['a query that shows one text of index.php', 'article', /单篇信息/, '/index.php?m=content&c=index&a=show&catid=12&id=345', html(`<h2>题</h2><p>当前位置：<a href="/">首页</a></p><p>${prose}</p>`)],
  ['column whose title stands above entries with their sources', 'column', /带日期的信息列表/, '/zwgk/zwdt/one', html(`<h2>示范县信息公开工作动态</h2>${['2026-11-03', '2026-11-02', '2026-11-01', '2026-10-31', '2026-10-30'].map((date, index) => `<div><a href="/t${index}.html">关于做好第${index}项工作的通知</a><p>来源：县政府办 ${date}</p></div>`).join('')}${list(['2026-11-01', '2026-10-01', '2026-09-01', '2026-08-01', '2026-07-01'], plainItem)}`, { title: '示范县信息公开工作动态' })],
  ['home page of a portal folder without an ending', 'home', /首页的目录/, '/portal/index', html(nav)],
  ['disclosure guide', 'disclosure', /信息公开指南/, '/zwgk/gkzn/', html(`<h1>政府信息公开指南</h1><p>${prose}</p>`, { title: '示范县人民政府-政府信息公开指南', tags: { ColumnName: '政府信息公开指南', ColumnType: '信息公开指南' } })],
  ['request for disclosure', 'disclosure', /依申请公开/, '/zwgk/ysqgk/', html('<form></form>', { title: '依申请公开_示范县人民政府' })],
  ['list of yearly reports is a column', 'column', /栏目标签/, '/zwgk/gknb/', html(list(['2026-01-20', '2025-01-20', '2024-01-20', '2023-01-20', '2022-01-20'], plainItem), { title: '政府信息公开年报_示范县人民政府', tags: { ColumnName: '政府信息公开年报', ColumnType: '信息公开年报' } })],
  ['disclosure platform whose name is in every title', 'column', /栏目标签/, '/gszbm/auto1/', html(nav, { title: '示范市政府信息公开', tags: { ColumnName: '部门信息公开', ColumnType: '信息公开，政策文件' } })],
  ['topic', 'topic', /专题目录/, '/ztzl/2026ldh/', html(nav)],
  ['topic under a year', 'topic', /专题目录/, '/zt/2021/dsxx/', html(`<ul>${Array.from({ length: 8 }, (_, i) => `<li><a href="/a/${i}.html">党史学习教育动态之${i}</a><span>2021-08-1${i}</span></li>`).join('')}</ul>`)],
  ['topic directory itself', 'column', /栏目目录/, '/ztzl/', html(nav)],
  ['topic article', 'article', /单篇信息/, '/ztzl/2026ldh/202611/t20261103_9.html', html(`<p>${prose}</p>`)],
  ['column by tags, list loaded later', 'column', /栏目标签/, '/zwgk/col/col42150/index.html', html('<div id="list"></div>', { tags: { ColumnName: '以案释法', ColumnType: '' } })],
  ['empty column under a list script with an id', 'column', /栏目标签/, '/tzgg/list.asp?id=12', html('<table></table>', { tags: { ColumnName: '通知公告', ColumnType: '通知公告' } })],
  ['empty column whose address looks like a text, by the tags of columns', 'column', /栏目标签/, '/show.php?id=12', html('<table></table>', { tags: { ColumnName: '通知公告', ColumnDescription: '本局的通知公告' } })],
  ['text that carries the tags of columns too', 'article', /单篇信息/, '/tzgg/t20261103_12.html', html(`<p>发布时间：2026-11-03 10:20 来源：县水利局</p><p>${prose}</p>`, { tags: { ColumnName: '通知公告', ColumnDescription: '本局的通知公告' } })],
  ['column with empty tags only', 'column', /值为空/, '/zwgk/abc', html('<div></div>', { tags: { ColumnName: '' } })],
  ['column that carries ArticleTitle without PubDate', 'column', /栏目标签/, '/zwgk/tzgg/', html(list(['2026-11-01', '2026-10-01', '2026-09-01', '2026-08-01', '2026-07-01'], plainItem), { tags: { ColumnName: '通知公告', ArticleTitle: '通知公告' } })],
  ['column of links with a trail', 'column', /当前位置/, '/zwgk/ldzc/', html('<p>当前位置：<a href="/">首页</a> &gt; 领导之窗</p><a href="/z.html">县长</a>')],
  ['nothing to go by', 'other', /没有足以归类/, '/abc', html('<p>你好</p>')],
  ['empty page', 'other', /没有足以归类/, '/abc', ''],
];

describe('pageTypeOf', () => {
  for (const [name, type, because, path, page] of cases) {
    it(`${type}: ${name}`, async () => {
      const { page: view, typeBecause, close } = await loadPage({ html: page, url: path.startsWith('http') ? path : site + path });
      expect([view.type, typeBecause]).toEqual([type, expect.stringMatching(because)]);
      close();
    });
  }

  const shapes: Readonly<Record<string, (title: string, date: string) => string>> = {
    'behind the title': plainItem,
    'before the title, in brackets': (title, date) => `<li><span>[${date}]</span><a href="/t.html">${title}</a></li>`,
    'in a block of its own': (title, date) => `<li><a href="/t.html">${title}</a><div>${date}</div></li>`,
    'above the title': (title, date) => `<li><div>${date}</div><a href="/t.html">${title}</a></li>`,
    'in a table, columns between': (title, date) => `<li><table><tr><td><a href="/t.html">${title}</a></td><td>0001-2026</td><td>县教育局</td><td>${date}</td></tr></table></li>`,
    'inside the link': (title, date) => `<li><a href="/t.html"><h4>${title}</h4><p>${date}</p></a></li>`,
  };
  for (const date of ['2026-11-03', '2026/11/3', '2026.11.03', '2026年11月3日', '11-03', '11月03日', '2026-11-03 09:20']) {
    for (const [place, item] of Object.entries(shapes)) {
      it(`reads a list: ${date} ${place}`, async () => {
        const { page, typeBecause, close } = await loadPage({ html: html(list(Array.from({ length: 6 }, () => date), item)), url: `${site}/zwgk/abc` });
        expect([page.type, typeBecause]).toEqual(['column', '主体是带日期的信息列表（6 条）']);
        close();
      });
    }
  }

  it('does not take a curriculum vitae or numbered headings for a list', async () => {
    const lines = ['1986.09—1990.07 示范大学学习', '1.2 总体要求', '3.5 保障措施', '电话 0700-5550166', '增长12.5', '2019年11月任职'];
    const { page, close } = await loadPage({ html: html(lines.map((line) => `<p><a href="/x">${line}</a></p>`).join('')), url: `${site}/abc` });
    expect(page.type).toBe('other');
    close();
  });

  it("takes a person's word", async () => {
    const { page, typeBecause, close } = await loadPage({ html: html(nav), url: `${site}/`, type: 'topic' });
    expect([page.type, typeBecause]).toEqual(['topic', '由使用者指定']);
    close();
  });

  it('stays quick on pages full of white space and long lines', async () => {
    const pageOf = (size: number): Promise<LoadedPage> => {
      const blank = `<p>${' \n'.repeat(size)}</p>`.repeat(3);
      return loadPage({ html: html(`${blank}<p>${'2026-'.repeat(size * 2)}</p><p>${'一、'.repeat(size * 2)}</p><p>受理</p>`), url: `${site}/abc` });
    };
    const [small, large] = [await pageOf(4000), await pageOf(32_000)];
    expect(pageTypeOf(large.page).type).toBe('other');
    // A pattern that backtracks takes minutes here; one pass takes some milliseconds.
    await expectGrowth(8, () => pageTypeOf({ ...small.page }), () => pageTypeOf({ ...large.page }));
    small.close();
    large.close();
  });
});

describe('isHomeAddress', () => {
  const homes = ['/', '/index.html', '/index.shtml', '/Index.aspx', '/default.htm', '/index.php', '/?utm_source=x', '/index.jsp?v=20260101'];
  const others = ['/index.php?m=content&c=index&a=lists&catid=9', '/?id=12', '/index.aspx?cid=3', '/zwgk/', '/zwgk/index.html', '/index_1.html', '/home.html/x'];
  it.each(homes)('%s is', (path) => expect(isHomeAddress(new URL(path, site))).toBe(true));
  it.each(others)('%s is not', (path) => expect(isHomeAddress(new URL(path, site))).toBe(false));
});

describe('pathPattern', () => {
  it('forgets numbers and hashes', () => {
    expect(pathPattern(new URL('/xwzx/202611/t20261103_123.html', site))).toBe('/xwzx/#/t#_#.html');
    expect(pathPattern(new URL('/tjgb/9c059bf058ef4db8b3c8f920e22186fe.shtml', site))).toBe('/tjgb/#.shtml');
    expect(pathPattern(new URL('/%E6%94%BF%E5%8A%A1/%zz', site))).toBe('/%E6%94%BF%E5%8A%A1/%zz'.replace(/\d+/g, '#'));
  });
});
