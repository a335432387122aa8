import check from '../../../checks/columns/list-order.ts';
import { testCheck } from '../../support/test-check.ts';

const url = 'https://www.shifan.gov.cn/tzgg/';
const list = (dates: readonly string[], mark: (index: number) => string = () => ''): string => `<ul>${dates.map((date, index) => `<li>${mark(index)}<a href="/n${index}.html">示范县第${index}号公告内容</a><span>${date}</span></li>`).join('')}</ul>`;
const days = (...dates: number[]): string[] => dates.map((date) => `2026-10-${String(date).padStart(2, '0')}`);
const down = days(28, 27, 26, 25, 24, 23, 22, 21);
const up = days(1, 5, 9, 12, 15, 18, 20, 28);

testCheck(check, {
  type: 'column',
  passes: {
    'newest first': { html: list(down), url },
    'all on one day': { html: list(days(3, 3, 3, 3, 3, 3)), url },
    'three pinned without a sign': { html: list(['2020-01-01', '2022-02-01', '2021-01-01', ...down]), url },
    'pinned with the word, with an icon': { html: list([...days(1, 5, 2, 9, 4, 3), ...down], (index) => (index < 6 ? (index % 2 ? '<em>[置顶]</em>' : '<img src="/images/zd.png" alt="">') : '')), url },
    'one late entry': { html: list(days(28, 27, 20, 26, 25, 24, 23, 22, 21)), url },
    'short dates over the new year': { html: list(['01-15', '01-05', '12-30', '12-02', '11-30', '11-25']), url, now: '2026-01-20T09:00:00+08:00' },
    'too few to tell': { html: list(days(1, 5, 9)), url },
    'a side bar in another order': { html: `${list(down)}<div class="side">${list(up)}</div>`, url },
  },
  reports: {
    'oldest first': { html: list(up), url, reports: ['not-newest-first/信息列表'], says: [/最新的一条（2026-10-28）排在第 8 位，2026-10-01 的“示范县第0号公告内容”排在它前面/] },
    'in no order': { html: list(days(3, 19, 7, 25, 2, 28, 11, 20, 1, 14)), url, reports: ['not-newest-first'] },
    'short dates all the wrong way': { html: list(['01-05', '02-06', '03-07', '04-08', '05-09', '06-10']), url, reports: ['not-newest-first'] },
  },
  cannot: {
    'no dates': { html: '<ul><li><a href="/a.html">示范县第一号公告内容</a></li><li><a href="/b.html">示范县第二号公告内容</a></li></ul>', url, because: /没有认出带日期的信息列表/ },
    'the list never loaded': { html: '<div id="list"></div>', url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/list.js', kind: 'script' }] }, because: /未能加载/ },
  },
  inapplicable: {
    'no list': { html: '<p>示范县位于示范省中部。</p>', url },
    'a later page': { html: list(up), url: 'https://www.shifan.gov.cn/tzgg/index_3.html' },
    'the home page': { html: list(up), type: 'home' },
  },
});
