/** Hosts that serve advertisements: whatever is loaded from or linked to there is one. Sources: the networks' own delivery addresses. */
export const advertisers: readonly string[] = [
  'pos.baidu.com', 'cpro.baidu.com', 'cb.baidu.com', 'cbjs.baidu.com', 'union.baidu.com', 'dup.baidustatic.com', 'cpro.baidustatic.com', 'e.baidu.com',
  'googlesyndication.com', 'doubleclick.net', 'googleadservices.com', 'adservice.google.com', 'alimama.com', 'alimama.cn', 'tanx.com', 'mmstat.com', 'click.taobao.com', 's.click.taobao.com', 'uland.taobao.com',
  'mediav.com', 'union.360.cn', 'lianmeng.360.cn', 'gdt.qq.com', 'e.qq.com', 'ad.qq.com', 'l.qq.com', 'union.jd.com', 'u.jd.com', 'union-click.jd.com', 'ad.toutiao.com', 'pangolin-sdk-toutiao.com', 'ads.bytedance.com',
  'adsame.com', 'allyes.com', 'miaozhen.com', 'admaster.com.cn', 'ipinyou.com', 'emarbox.com', 'union.sogou.com', 'inte.sogou.com', 'js.sogou.com', 'union2.50bang.org', '114so.cn', 'adnxs.com', 'taboola.com', 'outbrain.com',
];

/** Well-known commercial sites under any suffix: shops, portals, travel, homes, jobs, games, searching. */
export const tradeNames: readonly string[] = [
  'taobao.com', 'tmall.com', 'jd.com', 'pinduoduo.com', 'yangkeduo.com', 'suning.com', 'vip.com', 'dangdang.com', 'amazon.cn', 'amazon.com', '1688.com', 'alibaba.com', 'meituan.com', 'dianping.com', 'ele.me',
  'sina.com.cn', 'sohu.com', '163.com', 'ifeng.com', 'hao123.com', '2345.com', '360.cn', 'so.com', 'sogou.com', 'baidu.com', 'google.com', 'bing.com', 'yahoo.com', 'msn.cn',
  'ctrip.com', 'qunar.com', 'fliggy.com', 'tuniu.com', 'ly.com', 'mafengwo.cn', '58.com', 'ganji.com', 'anjuke.com', 'fang.com', 'lianjia.com', 'ke.com', 'zhaopin.com', '51job.com', 'liepin.com', 'zhipin.com',
  'iqiyi.com', 'youku.com', 'tudou.com', 'mgtv.com', 'pptv.com', 'le.com', 'huya.com', 'douyu.com', '4399.com', '7k7k.com', 'duowan.com', '17173.com', 'csdn.net', 'zhihu.com', 'xiaohongshu.com', 'jianshu.com', 'autohome.com.cn', 'bitauto.com',
];

/** Pages from which an office's own application or a reader is downloaded: needed for a service, not trade. */
export const downloadHosts: readonly string[] = ['apps.apple.com', 'itunes.apple.com', 'a.app.qq.com', 'appgallery.huawei.com', 'app.mi.com', 'play.google.com', 'app.xiaomi.com', 'store.oppomobile.com', 'get.adobe.com', 'adobe.com', 'microsoft.com', 'mozilla.org', 'wps.cn', 'suwell.cn', 'foxitsoftware.cn'];
