import check from '../../../checks/content/guide-elements.ts';
import { testCheck } from '../../support/test-check.ts';

const values = {
  事项名称: '食品经营许可核发', 设定依据: '《中华人民共和国食品安全法》第三十五条', 申请条件: '有与经营的食品相适应的场所', 办理材料: '申请书1份；营业执照复印件1份',
  办理地点: '示范县政务服务中心二楼5号窗口', 办理时间: '工作日 9:00—12:00，13:00—17:00', 联系电话: '0310-1234567', 办理流程: '申请—受理—审核—办结',
};
type Name = keyof typeof values;
const names = Object.keys(values) as Name[];
const without = (...left: readonly Name[]): Name[] => names.filter((name) => !left.includes(name));
const heading = '<h1>办事指南</h1>';
const table = (list: readonly Name[], change: Partial<Record<Name, string>> = {}): string =>
  `${heading}<table>${list.map((name) => `<tr><th>${name}</th><td>${change[name] ?? values[name]}</td></tr>`).join('')}</table>`;
const headings = (list: readonly Name[]): string => `${heading}${list.map((name, at) => `<h3>${'一二三四五六七八'[at]}、${name}</h3><div><p>${values[name]}</p></div>`).join('')}`;
const dl = (list: readonly Name[]): string => `<dl>${list.map((name) => `<dt>${name}</dt><dd>${values[name]}</dd>`).join('')}</dl>`;
const lines = (list: readonly Name[], change: Partial<Record<Name, string>> = {}): string => `${heading}${list.map((name) => `<p>${name}：${change[name] ?? values[name]}</p>`).join('')}`;
const tabs = (list: readonly Name[]): string => `<ul class="tab">${list.map((name) => `<li>${name}</li>`).join('')}</ul><div class="con">${list.map((name, at) => `<div style="${at ? 'display:none' : ''}"><p>${values[name]}的具体内容和详细说明如下所述</p></div>`).join('')}</div>`;
const script = [{ url: 'https://www.shifan.gov.cn/js/detail.js', kind: 'script' as const }];

testCheck(check, {
  type: 'guide',
  passes: {
    'a table with labels at the left': table(names),
    'two labels to a row': `<table>${[0, 2, 4, 6].map((at) => `<tr><td>${names[at]}</td><td>${values[names[at]!]}</td><td>${names[at + 1]}</td><td>${values[names[at + 1]!]}</td></tr>`).join('')}</table>`,
    'a table with labels on top': `<table><tr>${names.map((name) => `<th>${name}</th>`).join('')}</tr><tr>${names.map((name) => `<td>${values[name]}</td>`).join('')}</tr></table>`,
    'a label over the whole width': `<table>${names.map((name) => `<tr><td colspan="4">${name}</td></tr><tr><td>1</td><td>${values[name]}</td><td></td><td></td></tr>`).join('')}</table>`,
    'numbered headings': headings(names),
    'a dl': dl(names),
    'lines': lines(names),
    'lines in one paragraph with br': `<p>${names.map((name) => `<b>${name}</b>：${values[name]}`).join('<br>')}</p>`,
    'bold labels on lines of their own': `<p>${names.map((name) => `<strong>【${name}】</strong><br>${values[name]}`).join('<br>')}</p>`,
    'numbered paragraphs': names.map((name, at) => `<p>（${'一二三四五六七八'[at]}）${name}</p><p>${values[name]}</p>`).join(''),
    'tabs with hidden panels': tabs(names),
    'tabs that name their panels': `<ul>${names.map((name, at) => `<li><a href="#p${at}">${name}</a></li>`).join('')}</ul><section>${names.map((name, at) => `<div id="p${at}" hidden>${values[name]}</div>`).join('')}</section>`,
    'an accordion': names.map((name) => `<div class="item"><div class="hd"><span>${name}</span><i></i></div><div class="bd" style="display:none">${values[name]}</div></div>`).join(''),
    'details and summary': names.map((name) => `<details><summary>${name}</summary>${values[name]}</details>`).join(''),
    'spaces in the labels, other wordings': '<h1>社会团体成立登记</h1><p>法定依据：《社会团体登记管理条例》</p><p>受 理 条 件：有五十个以上会员</p><p>申报材料：章程草案</p><p>受理地址：市民中心</p><p>办公时间：周一至周五 9:00-17:00</p><p>咨询方式：0310-1234567</p><p>审批程序：申请、受理、决定</p>',
    'the window as the place': lines(names).replace('办理地点：', '办事窗口：'),
    'two things under one label': '<h1>残疾人证办理</h1><table><tr><td>实施依据</td><td>《残疾人保障法》</td></tr><tr><td>受理条件</td><td>本县户籍</td></tr><tr><td>所需材料</td><td>身份证</td></tr><tr><td>办理地点、时间及联系电话</td><td>县残联，工作日9:00至17:00，0310-1234567</td></tr><tr><td>办事流程</td><td><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></td></tr></table>',
    'divs in two columns of one row': `<div class="list">${names.map((name) => `<div class="row"><div class="l">${name}</div><div class="r"><span>${values[name]}</span></div></div>`).join('')}</div>`,
    'the name is the heading': `<h1>食品经营许可证核发</h1>${dl(without('事项名称'))}`,
    'materials as a table of their own': `${table(without('办理材料'))}<h3>申请材料</h3><table><tr><th>序号</th><th>材料名称</th><th>材料形式</th></tr><tr><td>1</td><td>申请表</td><td>原件</td></tr></table>`,
    'nothing else may be asked for': table(names, { 办理材料: '身份证1份。除上述材料外，不得要求申请人提供其他材料' }),
    'a label cut by tags': `${table(without('联系电话'))}<p><b>咨</b><b>询电话</b>：12345</p>`,
    '办理条件 answered with 无': table(names, { 申请条件: '无' }),
  },
  reports: {
    'one class missing': { html: table(without('办理地点'), { 办理流程: '申请—受理—决定' }), reports: ['missing/办理地点'], says: [/没有“办理地点”这类要素。/] },
    'a content that was never filled in': { html: table(names, { 办理流程: '待补充', 设定依据: 'xxxx' }), reports: ['empty/设定依据', 'empty/办理流程'] },
    '办理时限 is no 办理时间': { html: `${lines(without('办理时间'))}<p>办理时限：15个工作日</p><p>法定期限：20个工作日</p>`, reports: ['missing/办理时间'] },
    '办理时间 with a limit in it': { html: table(names, { 办理时间: '15个工作日' }), reports: ['missing/办理时间'], says: [/办理时限/] },
    'several classes': { html: `<html><head><title>办事指南-示范县人民政府</title></head><body>${dl(['申请条件', '办理材料', '办理流程', '联系电话', '设定依据'])}</body></html>`, reports: ['missing/事项名称', 'missing/办理地点', 'missing/办理时间'] },
    'an empty cell': { html: table(names, { 办理材料: '', 联系电话: '&nbsp;' }), reports: ['empty/办理材料', 'empty/联系电话'], says: [/列了“办理材料”，但没有内容/] },
    'an empty dd': { html: '<h1>老年人优待证办理</h1><dl><dt>设定依据</dt><dd>《老年人权益保障法》</dd><dt>申请条件</dt><dd>年满六十周岁</dd><dt>申报材料</dt><dd></dd><dt>办理地点</dt><dd>县民政局</dd><dt>办理时间</dt><dd>周一至周五上午</dd><dt>联系电话</dt><dd>0310-1234567</dd><dt>办理流程</dt><dd>申请、审核、发证</dd></dl>', reports: ['empty/办理材料'] },
    'an empty line': { html: lines(names, { 办理地点: '' }), reports: ['empty/办理地点'] },
    'an empty section between headings': { html: `${heading}${names.map((name) => `<h3>${name}</h3><div>${name === '申请条件' ? '' : values[name]}</div>`).join('')}`, reports: ['empty/申请条件'] },
    'a template that was not filled': { html: table(names, { 办理时间: '{{item.time}}' }), reports: ['empty/办理时间'] },
    'only 暂无': { html: table(names, { 设定依据: '暂无' }), reports: ['empty/设定依据'], says: [/请核对/] },
    'a way without a number': { html: table(names, { 联系电话: '窗口咨询' }), reports: ['missing/联系电话'], says: [/没有电话号码/] },
    'the footer has the office\'s telephone, the guide has none': { html: `${table(without('联系电话'))}<div class="footer">主办：示范县人民政府 联系电话：0310-7654321 冀ICP备05000924号-1 网站标识码：1304000009</div>`, reports: ['missing/联系电话'] },
    'only a telephone for complaints': { html: `${table(without('联系电话'))}<p>监督投诉电话：12388</p>`, reports: ['missing/联系电话'], says: [/监督投诉电话.*请核对/] },
    'who it is for, under another name': { html: `${table(without('申请条件'))}<dl><dt>受理范围</dt><dd>无雇工的个体工商户和其他灵活就业人员</dd></dl>`, reports: ['missing/申请条件'], says: [/受理范围.*请核对/] },
    'told in running text': { html: `${table(without('办理地点'))}<p>请到示范县政务服务中心办理。</p>`, reports: ['missing/办理地点'], says: [/政务服务中心.*请核对/] },
    'other materials in a table below a tab': { html: table(names, { 办理材料: '<p>1. 身份证</p>' }) + '<table><tr><th>材料名称</th><th>材料形式</th></tr><tr><td>其他有关材料</td><td>原件</td></tr></table>', reports: ['catch-all/其他有关材料'] },
    'other materials': { html: table(names, { 办理材料: '<p>1. 身份证</p><p>2. 法律、法规规定的其他材料</p><p>3. 需要提交的其他材料</p>' }), reports: ['catch-all/法律、法规规定的其他材料', 'catch-all/需要提交的其他材料'] },
    'other materials outside the materials are no clause': { html: table(without('办理时间'), { 办理流程: '窗口收取其他材料' }), reports: ['missing/办理时间'] },
  },
  cannot: {
    'a script that may write the rest': { html: table(without('办理流程')), load: { failed: script }, because: /办理流程.*detail\.js/ },
    'an empty panel a script fills': { html: tabs(names).replace(/<div style="display:none">.*$/s, '</div>'), load: { failed: script }, because: /点开/ },
    'labels and values in two columns of the page': { html: `<h1>示范登记</h1><div>${names.map((name) => `<p>${name}</p>`).join('')}</div>`, because: /未能判断/ },
    'a guide that is a picture': { html: '<h1>示范登记办事指南</h1><div id="zoom"><p>点击图片查看</p><img width="800" height="1200" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div>', because: /图片/ },
    'a guide that is an attachment': { html: '<h1>示范登记</h1><p>请下载：<a href="/files/zn.doc">示范登记办事指南</a></p>', because: /附件/ },
    'parts on pages of their own': { html: `${table(without('办理材料'))}<ul><li><a href="/item/cl.html?id=3">申请材料</a></li></ul>`, because: /另外的页面/ },
  },
  inapplicable: { 'an article': { html: '<p>正文</p>', type: 'article' } },
});
