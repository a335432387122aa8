import check from '../../../checks/columns/home-updates.ts';
import { testCheck } from '../../support/test-check.ts';

/** now = 2026-11-21: the window begins on 2026-11-07. */
const url = 'https://www.shifan.gov.cn/';
const item = (index: number, date: string): string => `<li><a href="/n${index}.html">示范县开展第${index}次安全生产检查</a>${date === '' ? '' : `<span>${date}</span>`}</li>`;
const list = (dates: readonly string[], from = 0): string => `<ul>${dates.map((date, index) => item(from + index, date)).join('')}</ul>`;
const times = (count: number, date: string): string[] => Array.from({ length: count }, () => date);
const stale = times(12, '2026-09-01');
const failed = (path: string, kind: 'script' | 'frame' | 'request') => ({ failed: [{ url: `https://www.shifan.gov.cn${path}`, kind }] });

testCheck(check, {
  type: 'home',
  passes: {
    'ten items in two weeks': { html: list([...times(10, '2026-11-10'), ...stale]), url },
    'short dates': { html: list(times(10, '11-10')), url },
    'the first day of the window counts': { html: list(times(10, '2026-11-07')), url },
    'in tabs that are not open': { html: `${list(times(5, '2026-11-10'))}<div style="display:none">${list(times(5, '11月10日'), 50)}</div>`, url },
    'dates in addresses only': { html: `<ul>${Array.from({ length: 10 }, (_, index) => `<li><a href="/xw/202611/t20261110_${index}.html">示范县开展第${index}次检查</a></li>`).join('')}</ul>`, url },
    'enough, although a script failed': { html: list(times(10, '2026-11-10')), url, load: failed('/js/tab.js', 'script') },
    'today, yesterday, three days ago': { html: list([...times(4, '今天'), ...times(3, '昨天'), ...times(3, '3天前')]), url },
  },
  reports: {
    'nine items': { html: list([...times(9, '2026-11-10'), ...stale]), url, reports: ['few/首页'], says: [/2026-11-07 至 2026-11-21 发布的只有 9 条，少于 10 条/] },
    'the same item in three places is one': { html: list(times(6, '2026-11-10')) + list(times(6, '2026-11-10')) + list(stale, 50), url, reports: ['few'], says: [/只有 6 条/] },
    'none': { html: list(stale), url, reports: ['none/首页'], says: [/首页 12 条标明时间的信息中，没有一条是 2026-11-07 至 2026-11-21 发布的，最新的是 2026-09-01。/] },
    'none with short dates': { html: list(times(12, '10-31')), url, reports: ['none'], says: [/最新的是 2026-10-31（年份为推定）/] },
    'the day before the window': { html: list([...times(11, '2026-11-06'), '2026-12-30', '2026-02-30']), url, reports: ['none'], says: [/2026-11-06；另有 2 条/] },
    'nine dated and some undated: a person looks': { html: list([...times(9, '2026-11-10'), '', '']), url, reports: ['few'], says: [/另有 2 条没有标明时间，按评分表视为不更新，请核对/] },
    'weather and statistics that failed do not matter': { html: list(stale), url, load: { failed: [{ url: 'https://hm.baidu.com/hm.js', kind: 'script' }, { url: 'https://www.tianqi.com/x.html', kind: 'frame' }] }, reports: ['none'] },
    'links of friends are no news': { html: `${list(stale)}<div>${Array.from({ length: 20 }, (_, index) => `<a href="https://www.dept${index}.gov.cn/">示范省示范市第${index}部门网站</a>`).join('')}</div>`, url, reports: ['none'] },
  },
  cannot: {
    'a script failed': { html: list(stale), url, load: failed('/js/index.js', 'script'), because: /未能加载.*目前看到 0 条/ },
    'a frame failed': { html: list(times(3, '2026-11-10')) + list(stale, 50), url, load: failed('/news.html', 'frame'), because: /未能加载/ },
    'never came to rest': { html: list(stale), url, load: { settledBy: 'limit' }, because: /一直在变化/ },
    'lists without dates make up much of the page': { html: list(stale) + list(times(20, ''), 50), url, because: /20 条没有标明发布时间/ },
    'hardly any dates': { html: list(['2026-09-01', '', '', '']) + list(times(3, ''), 50), url, because: /没有标明发布时间/ },
    'only navigation': { html: '<ul><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul>', url, because: /仅为导航入口；按评分表此时应查看所有二级页面/ },
    'data that waits in a script': { html: `${list(stale)}<script>var news = [{"pubDate":"2026-11-20"},{"pubDate":"2026-11-20"},{"pubDate":"2026-11-20"}];</script>`, url, because: /数据写在脚本里/ },
  },
  inapplicable: { 'a column': { html: list(stale), type: 'column' } },
});
