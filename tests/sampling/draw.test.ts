import { describe, expect, it } from 'vitest';
import { columnsIn, drawPages, mostPages, type Draw } from '../../sampling/draw.ts';
import { columnOf, universeOf } from '../../sampling/universe.ts';

const host = 'www.x.gov.cn';
const addresses = [
  `http://${host}/`, `http://${host}/xwzx/zwyw/`, `http://${host}/xwzx/tzgg/index.html`, `https://${host}/xwzx/tzgg/`,
  ...Array.from({ length: 40 }, (_, index) => `http://${host}/xwzx/zwyw/202611/t20261101_${1000 + index}.html`),
  ...Array.from({ length: 12 }, (_, index) => `http://${host}/xwzx/tzgg/content_${index}.html`), `http://${host}/bsfw/guide_3001.html`,
  `http://${host}/file/a.pdf`, 'http://other.gov.cn/xwzx/', 'javascript:void(0)', 'nonsense', `http://${host}/xwzx/zwyw/#top`, 'mailto:a@x.gov.cn',
];
const pages = universeOf(host, addresses);
const draw = (part: Partial<Draw> = {}) => drawPages(pages, { how: 'random', columns: [], seed: '2026-11', per: 3, ...part });

describe('what may be drawn', () => {
  it('is each page of the site once, with its column and kind', () => {
    expect(pages).toHaveLength(1 + 2 + 40 + 12 + 1);
    expect(columnsIn(pages)).toEqual([{ column: '/', pages: 1 }, { column: '/bsfw/', pages: 1 }, { column: '/xwzx/tzgg/', pages: 13 }, { column: '/xwzx/zwyw/', pages: 41 }]);
    expect(pages.filter(({ pageType }) => pageType === 'home')).toHaveLength(1);
    expect(pages.find(({ url }) => url.endsWith('/zwyw/'))!.pageType).toBe('column');
    expect(pages.find(({ url }) => url.includes('guide'))!.pageType).toBe('guide');
  });

  it.each([['/xwzx/zwyw/202611/t1.html', '/xwzx/zwyw/'], ['/a/b/c/d/e.html', '/a/b/'], ['/2026/11/20/1.html', '/'], ['/col.html', '/']])('%s lies in %s', (path, column) => {
    expect(columnOf(new URL(`http://x.gov.cn${path}`))).toBe(column);
  });
});

describe('a draw', () => {
  it('takes so many of each kind in each column, the home page first', () => {
    const drawn = draw();
    expect(drawn[0]!.pageType).toBe('home');
    const count = (column: string, pageType: string) => drawn.filter((page) => page.column === column && page.pageType === pageType).length;
    expect([count('/xwzx/zwyw/', 'article'), count('/xwzx/zwyw/', 'column'), count('/xwzx/tzgg/', 'article'), count('/bsfw/', 'guide')]).toEqual([3, 1, 3, 1]);
  });

  it('is the same for the same seed whatever the order, another for another, and one page more moves no other', () => {
    const urls = (drawn: readonly { url: string }[]) => drawn.map(({ url }) => url);
    expect(urls(drawPages(universeOf(host, addresses.toReversed()), { how: 'random', columns: [], seed: '2026-11', per: 3 }))).toEqual(urls(draw()));
    expect(urls(draw({ seed: '2026-12' }))).not.toEqual(urls(draw()));
    const more = drawPages(universeOf(host, [...addresses, `http://${host}/new/1.html`]), { how: 'random', columns: [], seed: '2026-11', per: 3 });
    expect(urls(more).filter((url) => !url.includes('/new/'))).toEqual(urls(draw()));
  });

  it('keeps to the columns that were chosen, takes all where all are wanted, and never more than can be opened', () => {
    expect(new Set(draw({ how: 'column', columns: ['/xwzx/tzgg/'] }).map(({ column }) => column))).toEqual(new Set(['/xwzx/tzgg/']));
    expect(draw({ how: 'all' })).toHaveLength(pages.length);
    const many = universeOf(host, Array.from({ length: 3000 }, (_, index) => `http://${host}/n/${index}.html`));
    expect(drawPages(many, { how: 'all', columns: [], seed: '', per: 1 })).toHaveLength(mostPages);
  });
});
