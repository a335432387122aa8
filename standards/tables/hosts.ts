import { table } from './table.ts';

const own = '各公司公开的投放、访问域名；没有文件规定，本产品整理';
const drawn = '2026-11-21';

/** Hosts that checks compare addresses with; everything below a host counts as it. */
export const hostTables = {
  /** Hosts that serve advertisements: whatever is loaded from or linked to there is one. */
  advertisers: table('commercial-link.advertisers', '投放广告的域名', 'host', drawn, own, [
    'pos.baidu.com', 'cpro.baidu.com', 'cb.baidu.com', 'cbjs.baidu.com', 'union.baidu.com', 'dup.baidustatic.com', 'cpro.baidustatic.com', 'e.baidu.com',
  'googlesyndication.com', 'doubleclick.net', 'googleadservices.com', 'adservice.google.com', 'alimama.com', 'alimama.cn', 'tanx.com', 'mmstat.com', 'click.taobao.com', 's.click.taobao.com', 'uland.taobao.com',
  'mediav.com', 'union.360.cn', 'lianmeng.360.cn', 'gdt.qq.com', 'e.qq.com', 'ad.qq.com', 'l.qq.com', 'union.jd.com', 'u.jd.com', 'union-click.jd.com', 'ad.toutiao.com', 'pangolin-sdk-toutiao.com', 'ads.bytedance.com',
  'adsame.com', 'allyes.com', 'miaozhen.com', 'admaster.com.cn', 'ipinyou.com', 'emarbox.com', 'union.sogou.com', 'inte.sogou.com', 'js.sogou.com', 'union2.50bang.org', '114so.cn', 'adnxs.com', 'taboola.com', 'outbrain.com',
  ]),
  /** Well-known commercial sites under any suffix: shops, portals, travel, homes, jobs, games, searching. */
  trade: table('commercial-link.trade', '商业网站的域名', 'host', drawn, own, [
    'taobao.com', 'tmall.com', 'jd.com', 'pinduoduo.com', 'yangkeduo.com', 'suning.com', 'vip.com', 'dangdang.com', 'amazon.cn', 'amazon.com', '1688.com', 'alibaba.com', 'meituan.com', 'dianping.com', 'ele.me',
  'sina.com.cn', 'sohu.com', '163.com', 'ifeng.com', 'hao123.com', '2345.com', '360.cn', 'so.com', 'sogou.com', 'baidu.com', 'google.com', 'bing.com', 'yahoo.com', 'msn.cn',
  'ctrip.com', 'qunar.com', 'fliggy.com', 'tuniu.com', 'ly.com', 'mafengwo.cn', '58.com', 'ganji.com', 'anjuke.com', 'fang.com', 'lianjia.com', 'ke.com', 'zhaopin.com', '51job.com', 'liepin.com', 'zhipin.com',
  'iqiyi.com', 'youku.com', 'tudou.com', 'mgtv.com', 'pptv.com', 'le.com', 'huya.com', 'douyu.com', '4399.com', '7k7k.com', 'duowan.com', '17173.com', 'csdn.net', 'zhihu.com', 'xiaohongshu.com', 'jianshu.com', 'autohome.com.cn', 'bitauto.com',
  ]),
  /** Pages from which an office's own application or a reader is downloaded: needed for a service, not trade. */
  downloads: table('commercial-link.downloads', '应用和阅读软件的下载域名（不算商业链接）', 'host', drawn, own, [
    'apps.apple.com', 'itunes.apple.com', 'a.app.qq.com', 'appgallery.huawei.com', 'app.mi.com', 'play.google.com', 'app.xiaomi.com', 'store.oppomobile.com', 'get.adobe.com', 'adobe.com', 'microsoft.com', 'mozilla.org', 'wps.cn', 'suwell.cn', 'foxitsoftware.cn'
  ]),
  /** Hosts outside the mainland that pages load scripts, styles, fonts, frames or pictures from. */
  foreign: table('insecure-content.foreign', '境外资源的域名', 'host', drawn, own, [
    'googleapis.com', 'gstatic.com', 'google-analytics.com', 'googletagmanager.com', 'googlesyndication.com', 'doubleclick.net', 'google.com', 'recaptcha.net', 'youtube.com', 'ytimg.com', 'youtube-nocookie.com', 'ggpht.com', 'googleusercontent.com',
  'facebook.com', 'facebook.net', 'fbcdn.net', 'twitter.com', 'twimg.com', 'x.com', 'instagram.com', 'linkedin.com', 'pinterest.com', 'addthis.com', 'sharethis.com', 'addtoany.com', 'disqus.com', 'gravatar.com', 'vimeo.com', 'vimeocdn.com',
  'cdnjs.cloudflare.com', 'cloudflareinsights.com', 'cdn.jsdelivr.net', 'jsdelivr.net', 'unpkg.com', 'code.jquery.com', 'ajax.aspnetcdn.com', 'maxcdn.bootstrapcdn.com', 'netdna.bootstrapcdn.com', 'stackpath.bootstrapcdn.com', 'fontawesome.com', 'use.typekit.net', 'polyfill.io',
  'cloudfront.net', 'amazonaws.com', 'azureedge.net', 'akamaihd.net', 'fastly.net', 'githubusercontent.com', 'github.io', 'github.com', 'rawgit.com', 'esm.sh', 'skypack.dev', 'hotjar.com', 'statcounter.com', 'clustrmaps.com', 'w3.org', 'wikimedia.org', 'openstreetmap.org', 'mapbox.com',
  ]),
  /** Numeric addresses that official sites use in public: let through. */
  numeric: table('internal-address.official', '公开使用的 IP 地址（不算裸 IP）', 'host', drawn, '新华社稿件和领导人专题库；多个政府门户网站链接同一地址', ['203.192.6.89']),
  /** Former addresses of 我为政府网站找错. */
  reportDead: table('error-report-entry.dead', '“我为政府网站找错”已停用的域名', 'host', drawn, '该域名不再提供找错服务；多个政府网站页面上的旧入口', ['pucha.kaipuyun.cn']),
  /** Former addresses of the record system. */
  icpOld: table('icp-number.old', 'ICP 备案系统已停用的域名', 'host', drawn, '工业和信息化部备案管理系统现为 beian.miit.gov.cn', ['miitbeian.gov.cn', 'miibeian.gov.cn']),
  /** Statistics, sharing, maps, weather and other vendors' parts: none of them writes a site's footer. */
  unrelated: table('party-government-mark.unrelated', '统计、分享、地图等外部组件的域名（不写网站底部）', 'host', drawn, own, ['baidu.com', 'bdstatic.com', 'bdimg.com', 'cnzz.com', '51.la', 'trs.cn', 'gridsumdissector.com', 'gridsum.com', 'google-analytics.com', 'googletagmanager.com', 'google.com', 'qq.com', 'weibo.com', 'weibo.cn', 'sinajs.cn', 'bshare.cn', 'jiathis.com', 'amap.com', 'map.qq.com', 'tianditu.gov.cn', 'weather.com.cn', 'tianqi.com', 'umeng.com', 'growingio.com', 'sensorsdata.cn', 'kaipuyun.cn', 'esdtools.com', '12377.cn', 'conac.cn'], ['error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map', 'frame-differs']),
  statistics: table('party-government-mark.statistics', '统计用的主机名（开头）', 'pattern', drawn, own, ['statistics?', 'stats?', 'tongji', 'analytics?', 'webdig', 'piwik', 'matomo', 'count(?:er)?', 'log', 'track(?:er)?'], ['error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map', 'frame-differs']),
  /** Statistics and tracking pixels are not there to be seen. */
  counters: table('image-not-shown.counters', '统计图片的域名和地址', 'pattern', drawn, own, ['cnzz\\.com', '51\\.la', 'umeng', 'hm\\.baidu', 'tongji', 'google-analytics', 'doubleclick', 'webtrends', 'gridsum', 'webdissector', '\\/(?:count|counter|hits?|stat|stats|tongji|track|click|visit|pv|log)(?:er|s)?(?:[/.?]|$)', 'wzdig', 'webdig']),
  /** Hosts of components that have no say in what the site's own links do. */
  components: table('external-link-without-prompt.components', '与外链提示无关的外部组件的域名', 'pattern', drawn, own, ['conac\\.cn$', 'kaipuyun\\.cn$', 'zfwzgl\\.', 'hm\\.baidu', 'cnzz', '51\\.la', 'trs\\.cn$', 'gridsum', 'govwza', 'jiathis', 'bshare', 'bdimg', 'bdstatic', 'alicdn', 'bootcdn', 'jsdelivr', 'cloudflare']),
  platforms: table('external-link-without-prompt.platforms', '大型平台的域名（其脚本不是本网站的）', 'pattern', drawn, own, ['baidu', 'qq', 'google', 'aliyun', 'alicdn', 'weibo', 'sina']),
  mapServices: table('map-without-approval.services', '地图服务的域名', 'pattern', drawn, own, ['map\\.baidu\\.com', 'amap\\.com', 'map\\.qq\\.com', 'apis\\.map\\.qq\\.com', 'tianditu\\.(?:gov\\.)?cn', 'map\\.so\\.com', 'ditu\\.[a-z0-9.]+']),
} as const;
