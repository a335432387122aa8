import check from '../../../checks/links/empty-link.ts';
import { testCheck } from '../../support/test-check.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

testCheck(check, {
  type: 'home',
  passes: {
    'addresses and anchors': '<a href="/a.html">甲</a><a href="#main">跳到正文</a><a name="main"></a><a>无地址</a>',
    'handlers written at it or around it': '<a href="#" onclick="go()">查看办理流程</a><li onclick="go()"><a href="#">办理流程</a></li><a href="" onclick="go();return false">提意见</a><a href="javascript:;" @click="go">弹出说明</a>',
    'roles and marks of controls': '<a href="#" role="button">阅读说明</a><a href="#" aria-controls="p">说明一</a><a href="#" data-toggle="collapse">说明二</a><a href="#" data-target="#p">说明三</a><a href="#" id="open-map">部门地图</a>',
    'words of tools': '<a href="#">返回顶部</a><a href="javascript:;">[打印]</a><a href="javascript:;">大</a><a href="#">【关闭】</a><a href="javascript:void(0)">下一页</a><a href="#">无障碍</a><a href="javascript:void(0);" title="加入收藏"><img alt="收藏" src="' + pixel + '"></a>',
    'a menu with a list under it': '<ul><li><a href="#">走进示范</a><ul><li><a href="/a.html">县情概况</a></li></ul></li></ul><a href="javascript:;">部门网站</a><div><a href="/b.html">县教育局</a></div>',
    'tabs': '<div class="hd"><a class="on" href="#">政务要闻</a><a href="#">部门动态</a></div><ul><li class="cur"><a href="javascript:;">最新公开</a></li><li><a href="javascript:;">政策文件</a></li></ul><div class="tab-box"><a href="#">图片新闻</a></div>',
    'terms that unfold and codes to scan': `<dl><dt><a href="javascript:void(0);">手机版</a></dt><dd><img src="${pixel}"></dd></dl><p><a href="javascript:;">政务微信</a><img src="${pixel}" style="display:none"></p>`,
    'a row of nothing but script addresses': '<ul><li><a href="javascript:void(0);">市政府部门</a></li><li><a href="javascript:void(0);">县市区人民政府</a></li></ul>',
    'a row that switches the lists below, the first with an address of its own': '<div class="links"><div class="box"><ul><li><a href="http://www.example.gov.cn/">省人民政府</a></li><li><a href="javascript:void(0);"><span>市级部门</span></a></li><li><a href="javascript:void(0);"><span>县区政府</span></a></li></ul></div><div class="all"><ul><li><a href="/a.html">市教育局</a></li></ul><ul><li><a href="/b.html">东县</a></li></ul></div></div>',
    'slides, share and font tools': '<div class="swiper-pagination"><a href="#">一</a></div><div class="bdsharebuttonbox"><a href="#" class="bds_weixin">朋友圈</a></div><a href="javascript:;" class="small">缩</a>',
    'font tools and official accounts in words': '<p><a href="#">放大字号</a> <a href="###">字号缩小</a> <a href="#">官方微信公众号</a></p>',
    'a code to scan inside the link': `<p><a href="#">关注我们<span style="display:none"><img src="${pixel}" alt="二维码"></span></a></p>`,
    'a framework\'s marks': '<a href="javascript:;" data-v-1a2b3c>查看公告</a>',
    'a class of its own on a script address': '<a href="javascript:void(0)" class="view-notice">查看公告</a>',
    'not rendered, or nothing to press': '<a href="" style="display:none">旧入口</a><a href=""></a><a href="#"></a>',
  },
  reports: {
    'a script address below a row of others': { html: `<div><h1>通知</h1><div class="bds"><a href="javascript:void(0)" onclick="s()">微信</a><a href="javascript:void(0)" onclick="s()">微博</a></div><p><a href="javascript:void(0)">相关政策汇编</a></p></div>`, reports: ['void-without-handler/相关政策汇编'] },
    'an empty address': { html: '<a href="">县情概况</a><a href="  ">领导信息</a>', reports: ['empty-href/县情概况', 'empty-href/领导信息'], says: [/href=""/] },
    'only a scheme': { html: '<a href="http://">友情链接</a>', reports: ['empty-href'], says: [/http:\/\// ] },
    'an empty address on a picture': { html: `<a href=""><img src="${pixel}" alt="专题专栏" width="90" height="30"></a>`, reports: ['empty-href/专题专栏'] },
    'an empty address on something that looks like a control needs a person': { html: '<a href="" class="btn-tab">切换列表</a>', reports: ['empty-href'] },
    'headlines without address': { html: '<ul><li><a href="#">县政府召开常务会议</a></li><li><a href="###">县政府召开全体会议</a></li></ul>', reports: ['hash-only', 'hash-only'] },
    '更多 leads nowhere': { html: '<div><h3>通知公告</h3><a class="more" href="#">更多</a></div>', reports: ['hash-only/更多'] },
    'the same words many times are one finding': { html: '<p><a href="#">示例标题示例标题</a></p><p><a href="#">示例标题示例标题</a></p><p><a href="#">示例标题示例标题</a></p>', reports: ['hash-only/示例标题示例标题'], says: [/共 3 处/] },
    'a blank page, and other ways to write nothing': { html: '<p>介绍见<a href="about:blank">县情概况</a>，<a href="javascript:void(null)">县志</a>，<a href="javascript:false">年鉴</a>，<a href="javascript:{}">人文</a></p>', reports: ['void-without-handler', 'void-without-handler', 'void-without-handler', 'void-without-handler'] },
    'script addresses that do nothing': { html: '<p>介绍见<a href="javascript:;">县情概况</a>，<a href="/a.html">全文</a></p><div><h3>通知公告</h3><a href="javascript:void(0);" class="more">更多信息</a></div>', reports: ['void-without-handler', 'void-without-handler'] },
    'a row of entries of which two lead nowhere, and nothing below for them to show': { html: '<div><ul><li><a href="/a.html">县情概况</a></li><li><a href="javascript:void(0);">县志年鉴</a></li><li><a href="javascript:void(0);">人文地理</a></li></ul><p>示例正文。</p></div>', reports: ['void-without-handler/县志年鉴', 'void-without-handler/人文地理'] },
    'more than can be listed one by one': { html: Array.from({ length: 23 }, (_, index) => `<p><a href="#">第${index + 1}条没有地址的信息</a></p>`).join(''), reports: ['hash-only/其余空链接', ...Array.from({ length: 20 }, (_, index) => `hash-only/第${index + 1}条没有地址的信息`)], says: [/第21条.*第22条.*第23条.*另有 3 种/] },
  },
});
