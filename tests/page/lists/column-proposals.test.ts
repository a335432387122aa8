import { expect, it } from 'vitest';
import { columnProposalsOf } from '../../../page/lists/column-proposals.ts';
import { pageTypeOf } from '../../../page/page-type.ts';
import { loadPage } from '../../support/load-page.ts';

const url = 'https://www.shifan.gov.cn/';
const known = (name: string): boolean => /公告|动态/.test(name);
const names = async (html: string): Promise<readonly string[]> => columnProposalsOf((await loadPage({ html, url })).page, known).map(({ name, url: address, because }) => `${name} ${address.replace('https://www.shifan.gov.cn', '')} ${because}`);

const bar = (items: string): string => `<div class="nav"><ul><li><a href="/">首页</a></li>${items}</ul></div>`;

it('reads the bar, its menus whether open or not, and links with the name of a column, each address once', async () => {
  expect(await names(`${bar('<li><a href="/zwgk/">政务公开</a><ul style="display:none"><li><a href="/zwgk/zcwj/index.html">政策文件</a></li><li><a href="/zwgk/">公开首页</a></li></ul></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/hdjl/">互动交流</a></li>')}
    <div><h3>通知公告 <a href="/tzgg/">通知公告</a></h3><a href="/tzgg/index.html#top">公告更多</a></div><a href="/jieri/">节日花絮</a>`)).toEqual([
    '政务公开 /zwgk/ 主导航', '新闻中心 /xwzx/ 主导航', '互动交流 /hdjl/ 主导航', '政策文件 /zwgk/zcwj/index.html 主导航的下级菜单', '通知公告 /tzgg/ 页面上的栏目链接',
  ]);
});

it('leaves out single texts, files, other hosts, scripts, tools and the home page itself', async () => {
  expect(await names(`${bar('<li><a href="/zwgk/">政务公开</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="javascript:void(0)">部门动态</a></li><li><a href="http://oa.other.cn/">协同办公</a></li>')}
    <a href="/zwgk/202611/t20261103_123456.html">县政府公告</a><a href="/a/notice.pdf">公告附件</a><a href="/index.html">动态首页</a><a href="/x/12345678.html">动态一则</a><a href="http://www.other.gov.cn/tzgg/">通知公告</a><a href="/more/">更多公告</a>`)).toEqual([
    '政务公开 /zwgk/ 主导航', '新闻中心 /xwzx/ 主导航', '互动交流 /hdjl/ 主导航',
  ]);
});

it('proposes nothing where there is no navigation, and stops at two hundred on a page that lists everything', async () => {
  expect(await names('<p>正文</p><a href="/abc/">随便看看</a>')).toEqual([]);
  expect(await names(Array.from({ length: 5000 }, (_, index) => `<a href="/c${index}/">动态${index}</a>`).join(''))).toHaveLength(200);
});

it('a page registered as a list of information is a column, whatever its looks', async () => {
  const memory = { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: 'http://shifan.gov.cn/x/', name: '通知公告', category: '通知公告', kind: 'notices' }] };
  const typed = async (kind: string) => pageTypeOf((await loadPage({ html: '<p>1</p>', url: 'https://www.shifan.gov.cn/x/index.html', site: { ...memory, columns: [{ ...memory.columns[0]!, kind }] } })).page);
  expect(await typed('notices')).toEqual({ type: 'column', because: '栏目登记中的“通知公告”' });
  expect((await typed('consultation')).type).toBe('other');
});
