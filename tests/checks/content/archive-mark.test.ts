import check from '../../../checks/content/archive-mark.ts';
import { testCheck } from '../../support/test-check.ts';

const trail = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/gd/">专题归档</a> &gt; 正文</div>';
const text = '<h1>脱贫攻坚专题</h1><p>本专题发布有关工作的信息，内容较多，请按栏目查看。</p>';
const url = 'https://www.shifan.gov.cn/zt/tpgj/index.html';

testCheck(check, {
  type: 'topic',
  passes: {
    'mark and day': { html: `<div class="tip">本页面已归档，归档时间：2024-06-30</div>${trail}${text}`, url },
    'mark with a day inside': { html: `<p>本专题已于2024年6月30日归档</p>${text}`, url },
    'mark and day in boxes of their own': { html: `<div><span>已归档</span></div><div><span>2024-06-30</span></div>${text}`, url },
    'mark, label and day in boxes of their own': { html: `<div>本专题已归档</div><table><tr><td>归档时间</td></tr><tr><td>2024年6月30日</td></tr></table>${text}`, url },
    'the state of a file in a table, with a day of its own': { html: `<table><tr><td>办结时间：2026-11-01</td></tr><tr><td>已归档</td></tr></table>${text}`, url },
    'the day over the mark': { html: `<div>2024年6月</div><div>已归档</div>${text}`, url },
  },
  reports: {
    'the days of a list below it are not its own': { html: `<p>本专题已归档</p><ul><li><a href="/a/1.html">示范县推进重点工作</a> 2022-06-28</li><li><a href="/a/2.html">示范县召开推进会</a> 2022-06-21</li></ul>`, url, reports: ['missing/归档时间'] },
    'the day of publishing is not that of archiving': { html: `<h1>示范县2019年工作总结</h1><p>发布时间：2020-01-18 10:32</p><p>本页面内容已归档</p><p>一年来，全县各项工作取得新进展。</p>`, type: 'article', reports: ['missing/归档时间'] },
    'in the archive, without a mark': { html: `${trail}${text}`, url, reports: ['missing/归档标识'], says: [/专题归档.*“已归档”和归档时间/] },
    'a mark without a day': { html: `<p>已归档</p>${text}`, url, reports: ['missing/归档时间'] },
    'by its folder': { html: text, url: 'https://www.shifan.gov.cn/ztgd/tpgj/index.html', reports: ['missing/归档标识'] },
    'by its host': { html: text, url: 'http://old.shifan.gov.cn/zt/1.html', reports: ['missing/归档标识'] },
    'a hidden mark does not count': { html: `<p style="display:none">本页面已归档，归档时间：2024-06-30</p>${trail}${text}`, url, reports: ['missing/归档标识'] },
  },
  cannot: {
    'a script that may write the mark': { html: `${trail}${text}`, url, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/archive.js', kind: 'script' }] }, because: /archive\.js/ },
  },
  inapplicable: {
    'a topic in use': { html: text, url },
    'news about files in an archive': { html: '<h1>县档案馆完成年度档案归档工作</h1><p>全部文书档案已归集整理。各单位的会计档案于上月归档。</p>', type: 'article' },
    'an address of common software': { html: text, url: 'https://www.shifan.gov.cn/archives/1234', type: 'article' },
    'a guide': { html: text, type: 'guide' },
  },
});
