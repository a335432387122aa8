import check from '../../../checks/columns/topic-archive.ts';
import { testCheck } from '../../support/test-check.ts';

const url = 'https://www.shifan.gov.cn/ztzl/cjwm/';
const list = (dates: readonly string[]): string => `<h1>创建文明城市</h1><ul>${dates.map((date, index) => `<li><a href="/ztzl/n${index}.html">示范县推进文明创建第${index}期</a><span>${date}</span></li>`).join('')}</ul>`;
const old = ['2024-05-06', '2024-03-02', '2023-11-05', '2023-10-01'];

testCheck(check, {
  type: 'topic',
  passes: {
    'goes on': { html: list(['2026-10-01', ...old]), url },
    'the first day of the year counts': { html: list(['2025-11-21', ...old]), url },
    'archived': { html: `<p>本专题已归档　归档时间：2025-01-01</p>${list(old)}`, url },
    'stopped, and says so': { html: `<p>本专题已停止更新</p>${list(old)}`, url },
    'dates in addresses': { html: '<ul><li><a href="/ztzl/202610/t20261001_1.html">示范县推进文明创建一</a></li><li><a href="/ztzl/202609/t20260901_2.html">示范县推进文明创建二</a></li></ul>', url },
  },
  reports: {
    'two years old without a mark': { html: list(old), url, reports: ['stale-topic/专题'], says: [/最新一条信息是 2024-05-06，距今 929 天，页面上没有归档标识/] },
    'a headline about an archive is no mark': { html: list(old).replace('第0期', '档案归档工作会议'), url, reports: ['stale-topic'] },
    'a mark in a comment is none': { html: `<!-- 已归档 -->${list(old)}`, url, reports: ['stale-topic'] },
  },
  cannot: {
    'no dates': { html: '<h1>专题</h1><a href="/a.html">示范县推进文明创建工作</a>', url, because: /没有带时间的信息/ },
    'a script failed': { html: list(old), url, load: { failed: [{ url: 'https://www.shifan.gov.cn/ztzl/list.js', kind: 'script' }] }, because: /未能加载/ },
  },
  inapplicable: { 'a column': { html: list(old), type: 'column' } },
});
