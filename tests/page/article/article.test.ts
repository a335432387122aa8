import { describe, expect, it } from 'vitest';
import { articleOf } from '../../../page/article/article.ts';
import { listOf } from '../../../page/lists/information-list.ts';
import { loadPage, type LoadedPage } from '../../support/load-page.ts';
import { expectGrowth } from '../../support/growth.ts';

const text = '<p>近日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。</p><p>会议要求，各责任单位要逐项列明时间表和责任人，加强要素保障，做好冬季施工安全管理。</p>';
const html = (body: string, head = '<meta name="ArticleTitle" content="示范县召开“项目”推进会">'): { html: string } => ({ html: `<!doctype html><html><head><title>示范县召开项目推进会_示范县人民政府</title>${head}</head><body>${body}</body></html>` });

describe('articleOf', () => {
  it('finds the title cut by br and inner tags, whatever its quotes, not its copies in breadcrumbs and tables', async () => {
    const { page } = await loadPage(html(`<div class="crumbs">首页 &gt; <span>示范县召开"项目"推进会</span></div><table><tr><td>名称：</td><td>示范县召开“项目”推进会</td></tr></table>
      <p id="t">示范县召开<br><b>「项目」</b>推进会</p><p>发布时间：2026-11-03 16:37</p><div id="zoom">${text}</div>`));
    const { title, body, block } = articleOf(page);
    expect(title?.element.id).toBe('t');
    expect(body?.element.id).toBe('zoom');
    expect(page.text.norm.slice(...block!).trim()).toBe('发布时间:2026-11-03 16:37');
  });

  it('takes the visible title of two copies', async () => {
    const { page } = await loadPage(html(`<h1 id="a" style="display:none">示范县召开项目推进会</h1><h2 id="b">示范县召开项目推进会</h2><p>2026-11-03 16:37</p>${text}`));
    expect(articleOf(page).title).toMatchObject({ shown: true });
    expect(articleOf(page).title?.element.id).toBe('b');
  });

  it('goes by the document title, then by headings that time or source follow', async () => {
    const byTitle = await loadPage(html(`<h1>示范县人民政府</h1><div id="t">示范县召开项目推进会</div><p>来源：县报</p>${text}`, ''));
    expect(articleOf(byTitle.page).title?.element.id).toBe('t');
    const byHeading = await loadPage(html(`<h2>通知公告</h2><h2 id="t">另一个标题在这里</h2><p>来源：县报</p>${text}`, ''));
    expect(articleOf(byHeading.page).title?.element.id).toBe('t');
  });

  it('finds the body by its weight when no container is known', async () => {
    const { page } = await loadPage(html(`<h1>示范县召开项目推进会</h1><p>来源：县报</p><div id="x">${text}</div><div><a href="/a.html">这是相关链接里一条很长很长很长很长很长很长的标题</a></div>`));
    expect(articleOf(page).body?.element.id).toBe('x');
  });

  it('answers null for what is not there', async () => {
    const { page } = await loadPage({ html: '<p>短。</p>' });
    expect(articleOf(page)).toMatchObject({ title: null, body: null, block: null, sources: [] });
    expect(articleOf(page).dates.candidates).toEqual([]);
  });

  it('ranks labelled before bare, and names the other dates', async () => {
    const { page } = await loadPage(html(`<div>生成日期：2026-10-01</div><h1>示范县召开项目推进会</h1><p>2026-11-02</p><p>发布日期：2026-11-03</p><p style="display:none">发布日期：2026-11-03 10:00</p>${text}`));
    const { candidates, others } = articleOf(page).dates;
    expect(candidates.map(({ text: seen, rank, shown }) => [seen, rank, shown])).toEqual([['2026-11-03', 4, true], ['2026-11-03 10:00', 4, false], ['2026-11-02', 2, true]]);
    expect(others).toEqual(['生成日期']);
  });

  it('is not slowed down by hostile text', async () => {
    const pageOf = (size: number): Promise<LoadedPage> => {
      const hostile = `${'2026-11-'.repeat(size)}${'来 源 '.repeat(size)}${'发布时间'.repeat(size)}${' '.repeat(size * 5)}`;
      return loadPage(html(`<h1>示范县召开项目推进会</h1><p>${hostile}</p>`));
    };
    const [small, large] = [await pageOf(2500), await pageOf(20_000)];
    await expectGrowth(8, () => articleOf({ ...small.page }), () => articleOf({ ...large.page }));
  });
});

describe('listOf', () => {
  it('counts the headlines and the dates of the longest list, not of menus and links to other sites', async () => {
    const items = (count: number, host: string, date: string): string => Array.from({ length: count }, (_, index) => `<li><a href="${host}/${index}.html">一条足够长的信息标题</a>${date}</li>`).join('');
    const { page } = await loadPage({ html: `<ul class="menu">${items(9, '', '')}</ul><ul>${items(9, 'https://a.gov.cn', '')}</ul><ul id="l">${items(6, '', '<span>11-03</span>')}</ul>` });
    expect(listOf(page)).toMatchObject({ items: 6, dates: 6 });
    expect(listOf(page)?.element.id).toBe('l');
  });

  it('answers null for a few links', async () => {
    const { page } = await loadPage({ html: '<ul><li><a href="/1.html">一条足够长的信息标题</a></li></ul>' });
    expect(listOf(page)).toBeNull();
  });
});
