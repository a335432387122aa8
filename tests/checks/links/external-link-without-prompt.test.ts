import { expect, it } from 'vitest';
import check from '../../../checks/links/external-link-without-prompt.ts';
import { run, testCheck } from '../../support/test-check.ts';

const firm = '<a href="http://www.example.com/a">企业</a>';
const ask = "$(document).on('click','a',function(){layer.confirm('您访问的链接即将离开“示范县”门户网站，是否继续？')})";

testCheck(check, {
  type: 'home',
  passes: {
    'no links to others': '<a href="/a.html">甲</a><a href="https://www.gov.cn/">国务院</a><a href="https://x.shifan.gov.cn/">本县</a>',
    'links the rules require, party and services': '<a href="https://bszs.conac.cn/">标识</a><a href="https://www.12377.cn/">举报</a><a href="https://www.12371.cn/">党员网</a><a href="https://hm.baidu.com/">统计</a>',
    'a rewritten address of an official host': '<a href="https://beian.miit.gov.cn.ipv6.iname.damddos.com/">备案</a>',
    'share buttons': '<a href="https://service.weibo.com/share/share.php?url=a">分享</a>',
    'hosts the unit has entered': { html: firm, site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['example.com'] } },
    'addresses of an office’s own network are dead, not foreign': '<a href="http://192.168.10.5/wj/1.doc">附件</a><a href="http://localhost:8080/a">系统</a>',
    'inner and preview addresses are one fault, of internal-address': '<a href="http://192.168.1.20/a">内</a><a href="http://oa/b">内</a><a href="http://59.216.1.8:8080/preview/a.html">预览</a><a href="http://http://www.shifan.gov.cn/">误</a>',
    'a suffix the unit must not have entered lets nobody through, its site does': { html: '<a href="http://www.city.com.cn/">本市</a>', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['com.cn', 'city.com.cn'] } },
    'the army': '<a href="http://www.mod.mil.cn/">国防部</a><a href="http://www.81.cn/">军网</a>',
    'links nobody can press': `<div style="display:none">${firm}</div>`,
    'an entry taken out of a list': `<ul><li><a href="/1.html">甲</a></li><li style="display:none">${firm}</li><li><a href="/2.html">乙</a></li></ul>`,
    'the trial saw prompts': { html: firm, probe: { because: null, trials: [{ url: 'http://www.example.com/a', outcome: 'prompt', presumed: false }] } },
  },
  reports: {
    'nothing speaks of a prompt': { html: `${firm}<a href="http://www.example.com/b">又</a><a href="https://www.people.com.cn/">人民网</a>`, reports: ['suspected/example.com、people.com.cn'], says: [/2 个非政府网站（example\.com、people\.com\.cn）/] },
    'in a menu that opens under the pointer': { html: `<style>.drop{display:none}.menu:hover .drop{display:block}</style><div class="menu"><a href="/a.html">友情链接</a><div class="drop">${firm}<a href="https://www.people.com.cn/">人民网</a></div></div>`, reports: ['suspected/example.com、people.com.cn'] },
    'in a closed tab beside an open one': { html: `<div class="tab-box"><ul class="pane on"><li><a href="https://www.gov.cn/">国务院</a></li></ul><ul class="pane" style="display:none"><li>${firm}</li><li><a href="http://www.example.org/">会</a></li></ul></div>`, reports: ['suspected/example.com、example.org'] },
    'a name that only contains gov.cn': { html: '<a href="https://www.xgov.cn/?u=gov.cn">甲</a><a href="https://gov.cn.example.com/">乙</a>', reports: ['suspected/gov.cn.example.com、xgov.cn'] },
    'a public suffix entered by mistake': { html: '<a href="http://www.shop.com.cn/">店</a>', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['com.cn'] }, reports: ['suspected/shop.com.cn'] },
    'paying elsewhere needs a prompt too, though nobody presses it to try': { html: '<a href="http://www.gas.com/pay/">缴费</a>', reports: ['suspected/gas.com'] },
    'selects and handlers': { html: '<select onchange="window.open(this.value)"><option value="http://www.example.com/">企业</option></select><div onclick="window.open(\'http://www.example.org/\')">基金会</div>', reports: ['suspected/example.com、example.org'] },
    'the sentence of a reading aid is no prompt': { html: `${firm}<p>该链接属站外链接，非政府网站，是否继续访问</p>`, reports: ['suspected'] },
    'scripts were read and say nothing': { html: `${firm}<script src="/js/common.js"></script>`, scripts: [{ url: 'https://www.shifan.gov.cn/js/common.js', text: 'function a(){}' }], reports: ['suspected'] },
    'libraries hold no prompt': { html: `${firm}<script src="/js/jquery.min.js"></script><script src="https://dcs.conac.cn/js/1.js"></script>`, reports: ['suspected'] },
    'what only public knowledge calls a court': { html: '<a href="https://www.chinacourt.org/">中国法院网</a>', reports: ['suspected/chinacourt.org'] },
    'a list of the unit that took some out is named': { html: `${firm}<a href="https://news.shifan.cn/">本县新闻网</a><a href="https://shifan.cn.evil.com/">别人</a>`, site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['shifan.cn'] }, reports: ['suspected/example.com、shifan.cn.evil.com'], says: [/视为政府网站、未计入的：news\.shifan\.cn）/] },
    'the trial proves it': { html: `${firm}<a href="https://www.example.org/">会</a>`, probe: { because: null, trials: [{ url: 'http://www.example.com/a', outcome: 'no-prompt', presumed: false }, { url: 'https://www.example.org/', outcome: 'no-prompt', presumed: true }] }, reports: ['no-prompt/example.com', 'suspected/example.org'] },
  },
  cannot: {
    'an inline script asks': { html: `${firm}<script>${ask.replace('$(document)', 'window.$&&$(document)')}</script>`, because: /有离站提示的写法（“即将离开/ },
    'the sentence waits in the page': { html: `${firm}<div style="display:none">您将离开示范县人民政府网站，是否继续访问？</div>`, because: /离站提示的写法/ },
    'in escaped characters': { html: `${firm}<script>var t="\\u5373\\u5c06\\u79bb\\u5f00\\u672c\\u7f51\\u7ad9"</script>`, because: /离站提示的写法/ },
    'the link\'s own handler asks': { html: '<a href="http://www.example.com/" onclick="return confirm(\'x\')">企业</a>', because: /点击试验/ },
    'a page between': { html: '<a href="/visit/link?url=http%3A%2F%2Fwww.example.com%2F">企业</a>', because: /点击试验/ },
    'a script file was not read': { html: `${firm}<script src="/js/common.js"></script>`, because: /脚本文件（common\.js）/ },
    'a script file named for it': { html: `${firm}<script src="/js/wailian.js"></script>`, because: /wailian\.js/ },
    'the trial was undecided': { html: firm, probe: { because: null, trials: [{ url: 'http://www.example.com/a', outcome: 'unknown', presumed: false }] }, because: /1 个外部链接没有试出结果/ },
    'the trial did not reach all': { html: firm, probe: { because: null, trials: [] }, because: /没有试出结果/ },
  },
});

it('leaves planted links to hidden-link, which reports them', async () => {
  const result = await run(check, { html: `<div style="position:absolute;left:-3000px"><a href="http://www.abc888.com/">澳门博彩</a></div>${firm}` });
  expect(result.findings.map(({ about }) => about)).toEqual(['example.com']);
});
