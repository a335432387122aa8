import check from '../../../checks/content/unanswered-letters.ts';
import { testCheck } from '../../support/test-check.ts';

const purpose = '<p>为进一步畅通民意渠道，特开设县长信箱，欢迎广大群众来信。</p>';
const li = (title: string, date: string, status: string): string => `<li><a href="/mail/1.html">${title}</a><span>${date}</span><em>[${status}]</em></li>`;
const list = (...items: readonly string[]): string => `${purpose}<ul>${items.join('')}</ul>`;
const fresh = li('关于小区供暖的咨询', '2026-11-10', '处理中');
const done = li('关于落户政策的咨询', '2026-03-10', '已回复');
const table = (rows: string): string => `${purpose}<table><thead><tr><th>编号</th><th>信件标题</th><th>来信时间</th><th>回复时间</th><th>办理状态</th></tr></thead><tbody>${rows}</tbody></table>`;
const row = (number: string, came: string, answered: string, status: string): string => `<tr><td>${number}</td><td><a href="/m">关于办证的咨询</a></td><td>${came}</td><td>${answered}</td><td>${status}</td></tr>`;
const noStatus = (rows: string): string => `${purpose}<table><tr><td>标题</td><td>受理日期</td><td>答复日期</td></tr>${rows}</table>`;
const detail = (status: string, answer: string): string => `<table><tr><td>信件编号：</td><td>M20260301</td><td>来信时间：</td><td>2026-03-01 10:20</td></tr><tr><td>来信主题：</td><td>关于公交线路</td><td>办理状态：</td><td>${status}</td></tr><tr><td>来信内容：</td><td colspan="3">请问何时开通</td></tr>${answer}</table>`;

testCheck(check, {
  type: 'interaction',
  passes: {
    'fresh and answered letters': list(fresh, done),
    'exactly three months ago': list(li('关于停水的咨询', '2026-08-21', '未回复'), done),
    'a table': table(row('M1', '2026-03-01', '2026-03-05', '已回复') + row('M2', '2026-11-01', '', '处理中')),
    'letters that need no answer': list(li('重复反映', '2026-02-01', '重复信件'), li('广告', '2026-02-01', '无效信件'), done),
    'filters, numbers and selections are no letters': `${purpose}<div class="filter"><a href="#">全部</a><a href="#">已回复</a><a href="#">未回复</a></div><select><option>处理中</option></select><p>未回复：12 件，统计至 2026-01-01</p><ul>${fresh}${done}</ul>`,
    'a day without a year proves nothing': list(li('关于停电', '03-01', '未回复'), done),
    'a form to write': `${purpose}<form><input name="title"><button>提交</button></form>`,
    'an answered letter\'s own page': detail('已回复', '<tr><td>回复时间：</td><td>2026-03-06</td></tr><tr><td>回复内容：</td><td>已开通</td></tr>'),
    'its own page without a status': '<table><tr><th>信件编号</th><td>YH20261101</td></tr><tr><th>来信时间</th><td>2026-10-02 08:12</td></tr><tr><th>来信内容</th><td>人民路有五盏路灯不亮。</td></tr><tr><th>答复单位</th><td>县住建局</td></tr><tr><th>答复时间</th><td>2026-10-05 16:20</td></tr><tr><th>答复内容</th><td>已于10月4日修复。</td></tr></table>',
    'a status that was never changed beside an answer': table(row('M1', '2026-03-01', '2026-03-05', '处理中')),
    'interviews': '<html><head><title>在线访谈-示范县</title></head><body><p>为了加强交流</p><ul><li><a href="/a">访谈</a><span>2026-01-01</span><em>未回复</em></li><li><a href="/b">访谈</a><span>2026-01-02</span><em>未回复</em></li></ul></body></html>',
  },
  reports: {
    'an item of a list': { html: list(fresh, li('关于道路破损的咨询', '2026-05-06', '未回复'), done), reports: ['over-3-months/关于道路破损的咨询'], says: [/2026-05-06 收到，状态是“未回复”，已超过三个月。/] },
    'one day over': { html: list(li('关于停水的咨询', '2026-08-20', '处理中'), done), reports: ['over-3-months'] },
    'a row of a table': { html: table(row('M1', '2026-03-01', '2026-03-05', '已回复') + row('M2', '2026-04-01 09:00', '', '待处理')), reports: ['over-3-months/M2'] },
    'a row whose number only counts the rows': { html: table(row('1', '2026-03-01', '2026-03-05', '已回复') + row('2', '2026-04-01 09:00', '', '待处理')), reports: ['over-3-months/关于办证的咨询'] },
    'a blank day of answer among filled ones': { html: noStatus('<tr><td>甲问题的咨询</td><td>2026-03-01</td><td></td></tr><tr><td>乙问题的咨询</td><td>2026-03-02</td><td>2026-03-05</td></tr>'), reports: ['over-3-months/甲问题的咨询'], says: [/没有答复日期/] },
    'its own page': { html: detail('办理中', '<tr><td>回复内容：</td><td></td></tr>'), reports: ['over-3-months/M20260301'] },
    'labels in divs': { html: `${purpose}<div class="box"><div class="item"><h4><a href="/1">关于学区划分</a></h4><p>来信时间：2026年4月2日</p><p>状态：<b>待答复</b></p></div><div class="item"><h4><a href="/2">关于医保</a></h4><p>来信时间：2026年11月2日</p><p>状态：<b>已答复</b></p></div></div>`, reports: ['over-3-months/关于学区划分'] },
    'only passed on': { html: list(li('关于环境的咨询', '2026-04-01', '已受理'), done), reports: ['over-3-months'], says: [/打开核对/] },
    'answered late': { html: table(row('M1', '2026-03-01', '2026-09-05', '已回复') + row('M2', '2026-11-01', '', '处理中')), reports: ['over-3-months/M1'], says: [/2026-09-05 才答复.*核对/] },
    'its own page without a status, answered late': { html: '<p>信件编号：M20260302</p><p>来信时间：2026-03-02</p><p>来信内容：路灯不亮。</p><p>回复时间：2026-10-05</p><p>回复内容：已修复。</p>', reports: ['over-3-months/M20260302'], says: [/2026-10-05 才答复.*核对/] },
    'older than a year': { html: list(li('关于规划的咨询', '2025-02-01', '未回复'), done), reports: ['over-3-months'], says: [/一年以前/] },
    'a complaint': { html: `${purpose}<table><tr><th>标题</th><th>类型</th><th>来信时间</th><th>状态</th></tr><tr><td>某店短斤少两</td><td>投诉</td><td>2026-03-01</td><td>处理中</td></tr></table>`, reports: ['over-3-months'], says: [/举报投诉类不计入/] },
    'nothing about why and how': { html: `<h2>县长信箱</h2><ul>${fresh}${done}</ul><div class="footer">主办：示范县人民政府 网站标识码：1304000009 冀ICP备05000924号-1 为了更好浏览</div>`, reports: ['no-purpose'] },
  },
  cannot: {
    'a list that was not written': { html: `${purpose}<div id="mail-list"></div><script src="https://www.shifan.gov.cn/js/maillist.js"></script>`, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/maillist.js', kind: 'script' }] }, because: /maillist\.js/ },
    'a column of answers that nobody fills in': { html: noStatus('<tr><td>甲</td><td>2026-03-01</td><td></td></tr><tr><td>乙</td><td>2026-03-02</td><td></td></tr>'), because: /没有读出/ },
    'two letters on one page without states': { html: `${purpose}<h3>来信选登</h3><p>来信时间：2026-03-02</p><p>回复时间：2026-03-05</p><p>来信时间：2026-03-12</p><p>回复时间：</p>`, because: /没有读出/ },
    'an answer dated before the letter': { html: `${purpose}<h3>来信选登</h3><p>来信时间：2026-03-02</p><p>回复时间：2025-03-05</p>`, because: /没有读出/ },
    'letters without states': { html: `${purpose}<h3>来信选登</h3><ul><li><a href="/a">关于供水</a></li></ul>`, because: /没有读出/ },
  },
  inapplicable: { 'a column': { html: '<p>处理中</p>', type: 'column' } },
});
