import check from '../../../checks/columns/under-construction.ts';
import { testCheck } from '../../support/test-check.ts';

const rows = Array.from({ length: 6 }, (_, index) => `<li><a href="t2026110${index}_1.html">示范县召开第${index + 1}次重点项目推进会议</a><span>2026-11-03</span></li>`).join('');

testCheck(check, {
  type: 'column',
  passes: {
    'a list with headlines about building': `<ul>${rows}<li><a href="/a.html">示范大桥正在建设中</a><span>2026-11-02</span></li></ul>`,
    'sentences about a project': '<p>示范大桥项目正在建设中，预计明年通车。</p><p>县图书馆升级改造工程正在施工。</p><p>目前，全县在建项目三十个，均在建设中</p>',
    'headline that is nothing but the words': '<ul><li><a href="/a.html">正在建设中</a></li></ul>',
    'not shown': '<div style="display:none">该栏目正在建设中</div><!-- 本栏目正在建设中 -->',
    'other messages of a box': '<a href="javascript:;" onclick="alert(\'提交成功\')">提交</a><button onclick="confirm(\'确定升级到新版吗\')">升级</button>',
    'text of code that is no message': '<a href="#" onclick="go(\'建设中心\')">建设中心</a>',
    'an office whose name has the word': '<p>县住房和城乡建设局</p><p>建设中心</p><p>党的建设</p>',
  },
  reports: {
    'the usual words': { html: '<div class="list"><p>该栏目正在建设中……</p></div>', reports: ['placeholder/该栏目正在建设中……'], says: [/页面上写着“该栏目正在建设中……”/] },
    'with an apology': { html: '<p>对不起，网站此栏目正在建设中，有不便之处敬请谅解</p>', reports: ['placeholder'] },
    'being rebuilt, being upgraded, being maintained': { html: '<p>正在改版中</p><p>页面升级维护中，请稍后访问！</p><p>本栏目内容正在完善中，敬请期待。</p>', reports: ['placeholder', 'placeholder', 'placeholder'] },
    'cut by tags and spaces': { html: '<div>栏目 <b>正在</b> <span>建设中</span></div>', reports: ['placeholder'] },
    'English': { html: '<p>This page is under construction.</p>', reports: ['placeholder'] },
    'in the message of a link': { html: '<ul><li><a href="javascript:alert(\'该栏目正在建设中...\')">数据开放</a></li><li><span onclick="layer.msg(&quot;本栏目建设中&quot;)">政务新媒体</span></li></ul>', reports: ['placeholder', 'placeholder'], says: [/点“数据开放”弹出/] },
    'on a block of the home page': { html: `<ul>${rows}</ul><h3>专题</h3><div>本栏目正在建设中</div>`, type: 'home', reports: ['placeholder'] },
    'the same words twice': { html: '<p>正在建设中</p><p>正在建设中</p>', reports: ['placeholder/正在建设中'] },
    'beside a list a person judges': { html: `<ul>${rows}</ul><p>本栏目正在建设中</p>`, reports: ['placeholder'], says: [/另有信息列表/] },
    'a service, not the column': { html: '<p>在线查询系统</p><p>该功能正在升级中</p><p>敬请期待</p>', reports: ['placeholder', 'placeholder'], says: [/是否因此没有内容/] },
    'behind the name of a column': { html: '<a href="/sjkf/">数据开放（建设中）</a>', reports: ['placeholder'], says: [/请打开查看/] },
    'as a picture': { html: '<img alt="栏目建设中" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="300" height="200">', reports: ['placeholder'] },
  },
  inapplicable: { 'an article': { html: '<p>正在建设中</p>', type: 'article' } },
});
