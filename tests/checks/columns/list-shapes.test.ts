import { describe, expect, it } from 'vitest';
import emptyColumn from '../../../checks/columns/empty-column.ts';
import homeUpdates from '../../../checks/columns/home-updates.ts';
import listOrder from '../../../checks/columns/list-order.ts';
import staleColumn from '../../../checks/columns/stale-column.ts';
import type { Check } from '../../../checks/define-check.ts';
import { runAll } from '../../../checks/run-all.ts';
import { createBreather } from '../../../page/breathe.ts';
import { loadPage, type PageCase } from '../../support/load-page.ts';

/**
 * Every shape a list comes in, through the four checks that live on lists: a fresh list, one whose newest item is old, one with the
 * oldest on top, and one without items. Now is 2026-11-21.
 */
const url = 'https://www.shifan.gov.cn/gzdt/';
const site = { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], columns: [{ url, name: '工作动态', category: '动态要闻', kind: 'news' }] };

interface Item { readonly title: string; readonly href: string; readonly date: string }
const titles = ['示范县召开重点项目推进会议', '县领导调研乡村振兴工作', '县政府部署安全生产检查', '示范县启动冬季供暖保障', '县教育局开展校园安全排查', '示范县举行消防应急演练', '县医保局推进异地就医结算', '示范县公布为民办实事进展', '县交通局整治城区停车秩序', '示范县推进老旧小区改造', '县水利局检修灌溉渠道', '示范县开展食品安全抽检'];
const itemsOn = (dates: readonly string[]): readonly Item[] => dates.map((date, at) => ({ title: titles[at % titles.length]!, href: `/gzdt/n${at}.html`, date }));

const shapes: Readonly<Record<string, (items: readonly Item[]) => string>> = {
  'ul/li, date in a span': (items) => `<ul>${items.map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`).join('')}</ul>`,
  'ul/li, date before the headline': (items) => `<ul>${items.map(({ title, href, date }) => `<li><i>${date}</i> <a href="${href}">${title}</a></li>`).join('')}</ul>`,
  'ol, date within the link': (items) => `<ol>${items.map(({ title, href, date }) => `<li><a href="${href}"><b>${title}</b> <em>${date}</em></a></li>`).join('')}</ol>`,
  'table, a row each': (items) => `<table><tr><th>标题</th><th>日期</th></tr>${items.map(({ title, href, date }) => `<tr><td><a href="${href}">${title}</a></td><td>${date}</td></tr>`).join('')}</table>`,
  'table within a table': (items) => `<table><tr><td>${items.map(({ title, href, date }) => `<table><tr><td>·</td><td><a href="${href}">${title}</a></td><td>${date}</td></tr></table>`).join('')}</td></tr></table>`,
  'dl, dt the headline and dd the date': (items) => `<dl>${items.map(({ title, href, date }) => `<dt><a href="${href}">${title}</a></dt><dd>${date}</dd>`).join('')}</dl>`,
  'a dl each': (items) => items.map(({ title, href, date }) => `<dl><dt><a href="${href}">${title}</a></dt><dd>${date}</dd></dl>`).join(''),
  'divs of a card each': (items) => `<div class="cards">${items.map(({ title, href, date }) => `<div class="card"><div class="t"><a href="${href}">${title}</a></div><div class="d">${date}</div></div>`).join('')}</div>`,
  'a link around the whole card': (items) => items.map(({ title, href, date }) => `<a class="card" href="${href}"><h4>${title}</h4><p>${date}</p></a>`).join(''),
  'paragraphs': (items) => items.map(({ title, href, date }) => `<p><a href="${href}">${title}</a>　${date}</p>`).join(''),
  'lines with breaks': (items) => `<div>${items.map(({ title, href, date }) => `<a href="${href}">${title}</a> ${date}<br>`).join('')}</div>`,
  'with a pager below': (items) => `<ul>${items.map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`).join('')}</ul><div class="page"><a href="#">首页</a> <a href="index_2.html">2</a> <a href="index_2.html">下一页</a> 共 9 页</div>`,
  'written by a script': (items) => `<div id="list"></div><script>document.getElementById('list').innerHTML = ${JSON.stringify(`<ul>${items.map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`).join('')}</ul>`)};</script>`,
  'in a frame of the same site': (items) => `<iframe width="900" height="500" srcdoc='<body class="ready"><ul>${items.map(({ title, href, date }) => `<li><a href="${href}">${title}</a><span>${date}</span></li>`).join('')}</ul></body>'></iframe>`,
};

const writings: Readonly<Record<string, { readonly write: (day: string) => string; readonly short: boolean }>> = {
  '2026-11-20': { write: (day) => day, short: false },
  '[2026-11-20]': { write: (day) => `[${day}]`, short: false },
  '2026/11/20': { write: (day) => day.replaceAll('-', '/'), short: false },
  '2026年11月20日': { write: (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, short: false },
  '[11-20]': { write: (day) => `[${day.slice(5)}]`, short: true },
  '11-20': { write: (day) => day.slice(5), short: true },
  '11月20日': { write: (day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, short: true },
};

const november = (...dates: number[]): readonly string[] => dates.map((date) => `2026-11-${String(date).padStart(2, '0')}`);
const fresh = november(20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9);
const august = fresh.map((day) => day.replace('-11-', '-08-'));

const inColumn = (inside: string): PageCase => ({ html: page(inside), url, site, type: 'column', ...framed(inside) });
const atHome = (inside: string): PageCase => ({ html: page(inside), url: 'https://www.shifan.gov.cn/', type: 'home', ...framed(inside) });
const shapesByName = Object.entries(shapes).map(([name, html]) => ({ name, html }));

describe.each(shapesByName)('a list as $name', ({ html }) => {
  it('that is fresh: no check has anything to say', async () => {
    const results = await judged(inColumn(html(itemsOn(fresh))), [emptyColumn, staleColumn, listOrder]);
    expect(results).toEqual({ 'empty-column': 'pass', 'stale-column': 'pass', 'list-order': 'pass' });
    expect(await judged(atHome(html(itemsOn(fresh))), [homeUpdates])).toEqual({ 'home-updates': 'pass' });
  });

  it('whose newest item is of August: the column and the home page stand still', async () => {
    expect(await judged(inColumn(html(itemsOn(august))), [emptyColumn, staleColumn, listOrder])).toEqual({ 'empty-column': 'pass', 'stale-column': 'fail stale', 'list-order': 'pass' });
    expect(await judged(atHome(html(itemsOn(august))), [homeUpdates])).toEqual({ 'home-updates': 'fail none' });
  });

  it('with the oldest on top: out of order, and none the less fresh', async () => {
    expect(await judged(inColumn(html(itemsOn(fresh.toReversed()))), [emptyColumn, staleColumn, listOrder])).toEqual({ 'empty-column': 'pass', 'stale-column': 'pass', 'list-order': 'review not-newest-first' });
  });

  it('without items, and the page says so: empty', async () => {
    // A frame may hold something a person should look at: then it is a lead.
    const outcome = html([]).includes('iframe') ? 'review empty' : 'fail empty';
    expect(await judged(inColumn(`${html([])}<div>暂无数据</div>`), [emptyColumn])).toEqual({ 'empty-column': outcome });
  });
});

describe.each(Object.entries(writings).map(([name, each]) => ({ name, ...each })))('dates as $name', ({ write, short }) => {
  const list = shapes['ul/li, date in a span']!;

  it('are read, and a year that is not written is told as inferred', async () => {
    expect(await judged(inColumn(list(itemsOn(fresh.map(write)))), [staleColumn, listOrder])).toEqual({ 'stale-column': 'pass', 'list-order': 'pass' });
    const says = await said(inColumn(list(itemsOn(august.map(write)))), staleColumn);
    expect(says).toContain('2026-08-20');
    expect(says.includes('年份为推定')).toBe(short);
    const home = await said(atHome(list(itemsOn(august.map(write)))), homeUpdates);
    expect(home).toContain('2026-08-20');
    expect(home.includes('年份为推定')).toBe(short);
  });
});

describe('what looks like a date and is none, or does not arrive', () => {
  const list = shapes['ul/li, date in a span']!;

  it('relative dates count from today', async () => {
    const relative = ['刚刚', '10分钟前', '2小时前', '今天', '昨天', '前天', '3天前', '4天前', '5天前', '6天前', '1周前', '8天前'];
    expect(await judged(inColumn(list(itemsOn(relative))), [staleColumn, listOrder])).toEqual({ 'stale-column': 'pass', 'list-order': 'pass' });
    expect(await judged(atHome(list(itemsOn(relative))), [homeUpdates])).toEqual({ 'home-updates': 'pass' });
  });

  it('days to come and days that do not exist keep nothing fresh', async () => {
    for (const odd of ['2027-01-05', '2021-02-30', '2026-13-01']) {
      const results = await judged(inColumn(list(itemsOn([odd, ...august.slice(1)]))), [staleColumn]);
      expect(results, odd).toEqual({ 'stale-column': 'fail stale' });
    }
    expect(await judged(inColumn(list(itemsOn(fresh.map(() => '2021-02-30')))), [staleColumn])).toEqual({ 'stale-column': 'cannot-check' });
    expect(await judged(inColumn(list(itemsOn(fresh.map(() => '2030-01-01')))), [staleColumn])).toEqual({ 'stale-column': 'cannot-check' });
  });

  it('data that waits in a script, a list that never came, a frame of another site: not checked, never passed or failed', async () => {
    const data = fresh.map((day, at) => ({ title: titles[at], url: `/n${at}.html`, pubDate: day }));
    for (const inside of [`<ul id="list"></ul><script>var page = ${JSON.stringify({ list: data })};</script>`, '<iframe width="800" height="500" src="https://list.example.invalid/"></iframe>']) {
      const results = await judged(inColumn(inside), [emptyColumn, staleColumn]);
      expect(Object.values(results), inside.slice(0, 40)).toEqual(['cannot-check', 'cannot-check']);
    }
    const lost: PageCase = { ...inColumn('<ul id="list"></ul>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/list.js', kind: 'script' }] } };
    expect(Object.values(await judged(lost, [emptyColumn, staleColumn, listOrder]))).toEqual(['cannot-check', 'cannot-check', 'cannot-check']);
  });

  it('five thousand items are read as five are', async () => {
    const many = itemsOn(Array.from({ length: 5000 }, (_, at) => new Date(Date.parse('2026-11-20') - at * 86_400_000).toISOString().slice(0, 10)));
    const numbered = many.map((item, at) => ({ ...item, title: `${item.title}第${at}号` }));
    expect(await judged(inColumn(list(numbered)), [emptyColumn, staleColumn, listOrder])).toEqual({ 'empty-column': 'pass', 'stale-column': 'pass', 'list-order': 'pass' });
    expect(await judged(inColumn(list(numbered.toReversed())), [listOrder])).toEqual({ 'list-order': 'review not-newest-first' });
  });
});

function page(inside: string): string {
  return `<html><head><title>工作动态-示范县人民政府</title><meta name="ColumnName" content="工作动态"></head><body>
<div class="header"><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/gzdt/">工作动态</a></div></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gzdt/">工作动态</a></div><div class="main">${inside}</div>
<div class="footer"><p>主办单位：示范县人民政府办公室　网站标识码：1234560001　冀ICP备05000001号-1</p></div></body></html>`;
}

/** A frame has its document later than the page. */
function framed(inside: string): Pick<PageCase, 'until'> {
  return inside.includes('srcdoc') ? { until: (document) => document.querySelector('iframe')?.contentDocument?.body?.className === 'ready' } : {};
}

async function results(input: PageCase, checks: readonly Check[]) {
  const loaded = await loadPage(input);
  try {
    return (await runAll(checks, loaded.page, createBreather())).results.filter(({ outcome }) => outcome !== 'not-run');
  } finally {
    loaded.close();
  }
}

/** Outcome of each check, with the codes it found. */
async function judged(input: PageCase, checks: readonly Check[]): Promise<Readonly<Record<string, string>>> {
  const order = checks.map(({ id }) => id);
  const sorted = (await results(input, checks)).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return Object.fromEntries(sorted.map(({ id, outcome, findings }) => [id, [outcome, ...findings.map(({ code }) => code)].join(' ')]));
}

async function said(input: PageCase, check: Check): Promise<string> {
  return (await results(input, [check])).flatMap(({ findings }) => findings.map(({ says }) => says)).join('；');
}
