import { expect, it } from 'vitest';
import check from '../../../checks/links/commercial-link.ts';
import { run, testCheck } from '../../support/test-check.ts';

testCheck(check, {
  type: 'home',
  passes: {
    'government, party, media and institutions': '<a href="https://www.gov.cn/">国务院</a><a href="http://www.people.com.cn/">人民网</a><a href="https://www.12371.cn/">共产党员网</a><a href="https://www.shifan.edu.cn/">学校</a><a href="http://www.cas.cn/">中科院</a>',
    'key news sites of the provinces': '<a href="http://www.gxnews.com.cn/">广西新闻网</a><a href="https://www.rednet.cn/">红网</a>',
    'marks the rules require': '<a href="https://bszs.conac.cn/sitename?method=show">标识</a><a href="https://www.12377.cn/">举报</a><a href="https://beian.miit.gov.cn/">备案</a>',
    'share buttons and official accounts': '<a href="https://service.weibo.com/share/share.php?url=x">微博</a><a href="https://weibo.com/shifanfabu">官方微博</a><a href="http://connect.qq.com/widget/shareqq/">QQ</a>',
    'sharing and statistics of a search company': '<script src="https://hm.baidu.com/hm.js?1"></script><script src="http://bdimg.share.baidu.com/static/api/js/share.js"></script><a href="http://tongji.baidu.com/">统计</a>',
    'official applications': '<a href="https://apps.apple.com/cn/app/id1">苹果版</a><a href="https://a.app.qq.com/o/simple.jsp?pkgname=x">安卓版</a><a href="https://dl.example.com/zwfw.apk">下载</a>',
    'suffixes that say nothing of trade': '<a href="https://www.jxyc12345.cn/">热线</a><a href="http://www.esa.int/">欧空局</a><a href="http://www.gacycu.cn/">团委</a>',
    'public service advertising': '<a href="http://www.gongyi.cn/">公益广告</a>',
    'links nobody sees are the business of another check': '<div style="display:none"><a href="http://www.shop.com/">商店</a></div>',
    'promoting Mandarin, advertisements as an office': '<a href="http://www.pth.cn/">推广普通话宣传周</a><a href="http://www.ggsp.cn/">户外广告设置审批</a><a href="http://www.jc.cn/">2026年广告监测通报</a>',
    'a topic in a place named for advertisements': '<div class="ad"><a href="http://zt.lianghui.cn/"><img alt="2026年两会专题" src="/a.jpg"></a></div><div id="ad_top"><a href="/zt/"><img alt="" src="/b.jpg"></a></div>',
    'public bodies under a suffix for trade': '<a href="http://www.szlib.net/">示范数字图书馆</a><a href="http://www.sfrb.com/">示范日报</a><a href="http://www.sfyy.com/">示范县人民医院</a>',
    'news sites of the provinces': '<a href="http://www.rednet.cn/">红网</a><a href="https://www.jxnews.com.cn/">大江网</a>',
    'the site itself': { html: '<a href="http://www.ztb.com/a">本站</a>', url: 'http://www.ztb.com/' },
    'hosts the unit has entered': { html: '<a href="http://www.ycstv.com/">广电</a>', site: { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], trustedHosts: ['ycstv.com'] } },
    'only look alike': '<a href="https://www.taobao.com.shifan.gov.cn/">甲</a><a href="/jd.com">乙</a>',
  },
  reports: {
    'an advertiser\'s link': { html: '<a href="https://s.click.taobao.com/x">特价</a>', reports: ['advertisement/s.click.taobao.com'], says: [/疑似商业广告：链接“特价”/] },
    'a script and a frame of an advertiser': { html: '<script src="https://cpro.baidustatic.com/cpro/ui/c.js"></script><iframe src="https://pos.baidu.com/x"></iframe>', reports: ['advertisement', 'advertisement'] },
    'a link that says so': { html: '<a href="http://www.lou-pan.cn/">【广告】某楼盘</a>', reports: ['advertisement/www.lou-pan.cn'] },
    'a picture in an advertising place': { html: '<div class="guanggao"><a href="http://www.jiu.cn/"><img alt="白酒" src="/a.jpg"></a></div>', reports: ['advertisement/www.jiu.cn'] },
    'commercial sites, once for all': { html: '<a href="http://www.shop-a.com/1">甲</a><a href="https://www.jd.com/">乙</a><a href="http://m.shop-a.com/2">丙</a><a href="http://www.soft.com.cn/">丁</a>', reports: ['commercial/jd.com、shop-a.com、soft.com.cn'], says: [/3 个疑似商业网站/] },
    'through a redirector': { html: '<a href="/link?url=https%3A%2F%2Fwww.shop-a.com%2F">甲</a>', reports: ['commercial/shop-a.com'] },
    'in a list that a button opens': { html: '<button aria-controls="more" aria-expanded="false">更多链接</button><div id="more" style="display:none"><a href="http://www.shop-a.com/">甲</a><a href="https://www.gov.cn/">国务院</a></div>', reports: ['commercial/shop-a.com'] },
    'search engine as a site': { html: '<a href="https://www.baidu.com/">百度</a>', reports: ['commercial/baidu.com'] },
    'chosen from a list, and opened by a row': { html: '<select onchange="window.open(this.value)"><option value="http://www.bank-a.com/">银行</option></select><table><tr onclick="window.open(\'http://www.gas-b.com/pay/\')"><td>燃气</td></tr></table>', reports: ['commercial/bank-a.com、gas-b.com'] },
    'a business that only speaks of one': { html: '<a href="http://www.sheji.com/">图书馆设备公司</a>', reports: ['commercial/sheji.com'] },
    'the same advertiser many times': { html: '<a href="https://u.jd.com/1">甲</a><a href="https://u.jd.com/2">乙</a>', reports: ['advertisement/u.jd.com'], says: [/共 2 处/] },
  },
});

it('leaves planted links to hidden-link, which reports them', async () => {
  const result = await run(check, { html: '<div style="position:absolute;left:-3000px"><a href="http://www.abc888.com/">澳门博彩</a></div><a href="http://www.shop.com/">店</a>' });
  expect(result.findings.map(({ about }) => about)).toEqual(['shop.com']);
});
