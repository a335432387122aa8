import { expect, it } from 'vitest';
import check from '../../../checks/columns/stale-column.ts';
import { run, testCheck } from '../../support/test-check.ts';

/** now = 2026-11-21 in all cases. */
const url = 'https://www.shifan.gov.cn/xwzx/';
const tags = (name: string, type = ''): string => `<meta name="ColumnName" content="${name}"><meta name="ColumnType" content="${type}">`;
const titles = ['示范县召开重点项目推进会议', '示范县开展安全生产检查工作', '县政府常务会议研究民生事项', '示范县举办乡村文化旅游节', '县长调研防汛备汛工作情况', '示范县推进政务服务改革'];
const page = (name: string, body: string, type = ''): string => `<html><head><title>${name}-示范县人民政府</title>${tags(name, type)}</head><body><div>当前位置：首页 &gt; ${name}</div>${body}</body></html>`;
const list = (dates: readonly string[]): string => `<ul class="list">${dates.map((date, index) => `<li><a href="/xwzx/a${index}.html">${titles[index % titles.length]}</a><span>${date}</span></li>`).join('')}</ul>`;
const column = (name: string, dates: readonly string[], type = ''): { html: string; url: string } => ({ html: page(name, list(dates), type), url });
const bare = (count: number, path = (index: number): string => `/xwzx/a${index}.html`): string => `<ul>${Array.from({ length: count }, (_, index) => `<li><a href="${path(index)}">${titles[index % titles.length]}之${index}</a></li>`).join('')}</ul>`;
const site = (category: string | null, at = url) => ({ name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url: at, name: '政务要闻', category }] });
const old = ['2026-10-01', '2026-09-28', '2026-09-20', '2026-09-02', '2026-08-11'];
const block = (heading: string, dates: readonly string[]): string => `<div class="block"><h3>${heading}<a href="/more/">更多&gt;&gt;</a></h3>${list(dates)}</div>`;
const home = { type: 'home', url: 'https://www.shifan.gov.cn/' } as const;
/** Blocks under a row of labels; the first is shown. */
const tabs = (labels: readonly string[], panes: readonly (readonly string[])[], shown = [0]): string => `<div class="box"><div class="hd"><ul>${labels.map((label) => `<li><a href="javascript:;">${label}</a></li>`).join('')}</ul><a href="/more/">更多&gt;&gt;</a></div><div class="bd">${panes.map((dates, index) => `<div class="con"${shown.includes(index) ? '' : ' style="display:none"'}>${list(dates)}</div>`).join('')}</div></div>`;
const fresh = ['2026-11-20', '2026-11-19', '2026-11-18'];

testCheck(check, {
  type: 'column',
  passes: {
    'news of this week': column('工作动态', ['2026-11-20', '2026-11-18', '2026-10-02']),
    'the first day of the window counts': column('政务要闻', ['2026-11-07', '2026-10-02', '2026-09-02']),
    'notices within six calendar months': column('通知公告', ['2026-05-21', '2026-04-02', '2026-03-02']),
    'plans within a year': column('规划计划', ['2025-11-21', '2025-04-02', '2025-03-02']),
    'pinned old items above a new one': column('工作动态', ['2023-01-01', '2024-02-02', '2026-11-19', '2026-11-01']),
    'short dates: the latest year they may be of': column('工作动态', ['11-20', '11-02', '10-30']),
    'short dates across the new year': { ...column('工作动态', ['01-05', '12-30', '12-29'], '工作动态'), now: '2027-01-06T09:00:00+08:00' },
    'in brackets, with slashes, in Chinese, relative': { html: page('工作动态', `<ul><li><a href="/a.html">${titles[0]}</a>[11-19]</li><li><a href="/b.html">${titles[1]}</a><i>2026/11/2</i></li><li><a href="/c.html">${titles[2]}</a><i>11月1日</i></li><li><a href="/d.html">${titles[3]}</a><i>3天前</i></li></ul>`), url },
    'yesterday': column('工作动态', ['昨天', '2025-11-02', '2025-10-02']),
    'a table': { html: page('通知公告', `<table><tr><th>标题</th><th>发布日期</th></tr>${['2026-11-02', '2026-10-02'].map((day, index) => `<tr><td><a href="/t${index}.html">${titles[index]}的通知</a></td><td>县政府办</td><td>${day}</td></tr>`).join('')}</table>`), url },
    'a description list': { html: page('通知公告', `<dl>${['2026-11-02', '2026-10-02', '2025-10-01'].map((day, index) => `<dt><a href="/t${index}.html">${titles[index]}</a></dt><dd>${day}</dd>`).join('')}</dl>`), url },
    'lines of one paragraph, dates first': { html: page('通知公告', `<p>${['2026-11-02', '2025-10-02', '2025-10-01'].map((day, index) => `<span>${day}</span> <a href="/t${index}.html">${titles[index]}</a><br>`).join('')}</p>`), url },
    'day and month shown apart': { html: page('工作动态', `<ul>${['19', '03', '01'].map((day, index) => `<li><div><b>${day}</b><i>2026-11</i></div><a href="/t${index}.html">${titles[index]}</a></li>`).join('')}</ul>`), url },
    'in the same link as the title': { html: page('工作动态', `<ul>${['2026-11-19', '2026-11-03'].map((day, index) => `<li><a href="/t${index}.html"><span>${titles[index]}</span><span>${day}</span></a></li>`).join('')}</ul>`), url },
    'in a same-origin frame': { html: page('工作动态', `<iframe width="600" height="300" srcdoc='<ul><li><a href="https://www.shifan.gov.cn/a.html">${titles[0]}</a><span>2026-11-19</span></li><li><a href="https://www.shifan.gov.cn/b.html">${titles[1]}</a><span>2026-11-18</span></li></ul>'></iframe>`), url, until: (document) => document.querySelector('iframe')?.contentDocument?.querySelector('li') !== null },
    'written by a script': { html: page('工作动态', '<div id="list"></div><script>document.getElementById("list").innerHTML = ["2026-11-19","2026-11-12"].map(function (d, i) { return "<p><a href=/s" + i + ".html>示范县推进政务服务改革" + i + "</a><em>" + d + "</em></p>"; }).join("");</script>'), url },
    'one list in pieces of five': { html: page('工作动态', `<div>${list(old)}${list(['2026-11-19', '2026-11-18'])}</div>`), url },
    'two kinds in one name: the longer period': column('通知动态', ['2026-08-01', '2026-07-02', '2026-07-01']),
    'a list of 5,000 items': { html: page('工作动态', `<ul>${Array.from({ length: 5000 }, (_, index) => `<li><a href="/b${index}.html">${titles[index % 6]}第${index}号</a><span>2026-11-${String(20 - Math.min(index, 19)).padStart(2, '0')}</span></li>`).join('')}</ul>`), url },
    'tabs of the home page that are up to date': { html: tabs(['工作动态', '通知公告'], [fresh, ['2026-09-01', '2026-08-27', '2026-08-20']]), ...home },
    'a block of the home page that is up to date': { html: block('工作动态', ['11-20', '11-19', '11-18']), type: 'home', url: 'https://www.shifan.gov.cn/' },
    'registered, a category with more time than its name says': { ...column('政务要闻', old), site: site('规划计划') },
  },
  reports: {
    'news of six weeks ago, by name: a lead': { ...column('工作动态', old), reports: ['stale/动态要闻：工作动态'], says: [/“工作动态”（按名称推定为动态要闻类）最新一条信息是 2026-10-01，距今 51 天；动态要闻类栏目应在 2 周内有更新/] },
    'one day before the window': { ...column('政务要闻', ['2026-11-06', '2026-10-02', '2026-09-02']), reports: ['stale'], says: [/距今 15 天/] },
    'notices of seven months ago': { ...column('通知公告', ['2026-05-20', '2026-04-02', '2026-03-02']), reports: ['stale/通知公告：通知公告'], says: [/应在 6 个月内/] },
    'personnel of last year': { ...column('人事任免', ['2025-11-20', '2025-04-02', '2025-03-02']), reports: ['stale/人事：人事任免'], says: [/应在 1 年内/] },
    'short dates, marked as inferred': { ...column('工作动态', ['10-01', '09-30', '12-31']), reports: ['stale'], says: [/最新一条信息是 2026-10-01（年份为推定）/] },
    'dates of tomorrow and of no day prove nothing': { ...column('工作动态', ['2026-12-31', '2021-02-30', ...old]), reports: ['stale'], says: [/2026-10-01/] },
    'by the type of the tag': { ...column('栏目三', old, '工作动态'), reports: ['stale/动态要闻：栏目三'] },
    'no dates at all': { html: page('工作动态', bare(8)), url, reports: ['no-dates/动态要闻：工作动态'], says: [/8 条信息都没有注明发布时间/] },
    'only the address tells, and it is old': { html: page('工作动态', bare(8, (index) => `/xwzx/202605/t2026050${index + 1}_123.html`)), url, reports: ['no-dates'] },
    'a tab of the home page that is not open': { html: tabs(['工作动态', '政策解读', '通知公告'], [fresh, old, ['2026-03-01', '2026-02-27', '2026-02-20']]), ...home, reports: ['stale/通知公告：通知公告'] },
    'two tabs of three': { html: tabs(['政务要闻', '通知公告', '部门动态'], [old, fresh, old]), ...home, reports: ['stale/动态要闻：政务要闻', 'stale/动态要闻：部门动态'] },
    'a block of the home page': { html: block('通知公告', ['2026-03-01', '2026-02-27', '2026-02-20']), type: 'home', url: 'https://www.shifan.gov.cn/', reports: ['stale/通知公告：通知公告'] },
    'several sub-columns, all old': { html: page('工作动态', `<div class="a">${list(old)}</div><div class="b">${list(['2026-09-01', '2026-08-01', '2026-07-01'])}</div>`), url, reports: ['stale'], says: [/2026-10-01/] },
    'registered: no guess': { ...column('栏目三', old), site: site('动态要闻'), reports: ['stale/动态要闻：政务要闻'], says: [/^“政务要闻”最新一条信息是/] },
    'a failed script beside a list that stands there': { ...column('工作动态', old), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/common.js', kind: 'script' }] }, reports: ['stale'] },
    'a block of the home page, its category from the register': { html: block('示范快报', ['2026-03-01', '2026-02-27', '2026-02-20']), type: 'home', url: 'https://www.shifan.gov.cn/', site: { ...site('通知公告'), columns: [{ url: 'https://www.shifan.gov.cn/kb/', name: '示范快报', category: '通知公告' }] }, reports: ['stale/通知公告：示范快报'], says: [/^“示范快报”最新/] },
  },
  cannot: {
    'the list never loaded': { html: page('工作动态', '<div id="list">加载中</div>'), url, load: { failed: [{ url: 'https://www.shifan.gov.cn/api/list.json', kind: 'request' }] }, because: /未能加载/ },
    'no list': { html: page('工作动态', '<p>本栏目发布工作动态。</p>'), url, because: /没有认出/ },
    'no dates, and a script failed': { html: page('工作动态', bare(8)), url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/date.js', kind: 'script' }] }, because: /未能加载/ },
    'no dates, but addresses of this week': { html: page('工作动态', bare(8, (index) => `/xwzx/202611/t2026111${index}_123.html`)), url, because: /从地址看最近一条发布于 2026-11-17/ },
    'a few items without a date, one new by its address': { html: page('工作动态', `<ul><li><a href="/202611/t20261118_1.html">${titles[0]}</a></li>${old.map((day, index) => `<li><a href="/o${index}.html">${titles[index]}</a><i>${day}</i></li>`).join('')}</ul>`), url, because: /从地址看是 2026-11-18/ },
    'only dates to come': { ...column('工作动态', ['2027-01-01', '2027-01-02', '2027-01-03']), because: /将来的日期或不存在的日期/ },
    'most items without a date': { html: page('工作动态', `${bare(12)}<div class="b">${list(['2026-01-01', '2026-01-02'])}</div>`), url, because: /没有可用的发布时间/ },
    'data that waits in a script': { html: page('工作动态', `<div id="list"></div><script>var data = [{"title":"a","pubDate":"2026-11-20 10:00"},{"title":"b","pubDate":"2026-11-19 10:00"},{"title":"c","pubDate":"2026-11-18 10:00"}];</script>`), url, because: /数据写在脚本里/ },
    'a frame of another origin': { html: page('工作动态', '<iframe width="700" height="400" src="https://list.example.invalid/col/index.html"></iframe>'), url, because: /框架|未能加载/ },
    'more labels than tabs': { html: tabs(['工作动态', '通知公告', '政策解读'], [old, old]), ...home, because: /没有认出标题/ },
    'blocks of which two are shown are no tabs': { html: tabs(['工作动态', '通知公告', '人事信息'], [old, old, old], [0, 1]), ...home, because: /没有认出标题/ },
    'a home page whose blocks are tabs': { html: `<div><span>工作动态</span><br><span>通知公告</span>${list(old)}</div>`, type: 'home', url: 'https://www.shifan.gov.cn/', because: /没有认出标题/ },
  },
  inapplicable: {
    'a column without a period': { ...column('领导信息', old) },
    'interpretation has no period on the form': { ...column('政策解读', old, '政策解读') },
    'the second page of a list': { ...column('工作动态', old), url: 'https://www.shifan.gov.cn/xwzx/index_1.html' },
    'page 3 by its query': { ...column('工作动态', old), url: 'https://www.shifan.gov.cn/xwzx/list.jsp?page=3' },
    'a column of the past': { ...column('往年通知公告', old) },
    'registered as without a period': { ...column('工作动态', old), site: site(null) },
    'an article': { html: '<p>正文</p>', type: 'article' },
  },
});

it('is sure only of a registered category', async () => {
  const verdict = async (given: Parameters<typeof run>[1]): Promise<string | undefined> => (await run(check, { ...given, type: 'column' })).findings[0]?.verdict;
  expect(await verdict(column('工作动态', old))).toBe('review');
  expect(await verdict({ ...column('工作动态', old), site: site('动态要闻') })).toBe('fail');
  expect(await verdict({ ...column('工作动态', old), site: site('动态要闻', 'http://shifan.gov.cn/xwzx/index.html') })).toBe('fail');
  expect(await verdict({ ...column('工作动态', old), site: site('动态要闻', 'not an address') })).toBe('review');
});
