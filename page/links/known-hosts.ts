/** What a known host is, for the question whether a link leads to a government site, and how much it matters when it does not. */
export type HostKind = 'government' | 'mandatory' | 'party' | 'proxy' | 'service' | 'institution' | 'media' | 'platform' | 'statistics';

export interface KnownHost {
  /** Host; everything below it is meant too. */
  readonly host: string;
  readonly kind: HostKind;
  readonly what: string;
  readonly source: string;
}

const guideline = '国办发〔2017〕47号';
const seen = '多个政府网站页面上的同类链接';
const suffixes = '域名后缀的管理规定';

/**
 * Hosts that are known for what they are. Data, not law: no document lists which hosts count as 政府网站, so every kind but
 * `government` is a convention, named with where it comes from, and a unit can add hosts of its own (`SiteMemory.trustedHosts`).
 * government: official by its suffix. mandatory: links the rules themselves require. party: organs outside gov.cn.
 * proxy: IPv6 gateways that rewrite official hosts. service: official service entries. The rest are not government sites.
 */
export const knownHosts: readonly KnownHost[] = [
  { host: 'gov.cn', kind: 'government', what: '政府域名', source: guideline },
  { host: 'xn--zfr164b', kind: 'government', what: '.政务', source: guideline },
  { host: 'xn--zfr164b.cn', kind: 'government', what: '.政务.cn', source: guideline },
  { host: 'gov.hk', kind: 'government', what: '香港特别行政区政府', source: seen },
  { host: 'gov.mo', kind: 'government', what: '澳门特别行政区政府', source: seen },
  { host: '203.192.6.89', kind: 'government', what: '新华社稿件库', source: '多个政府门户网站链接同一地址' },
  { host: '114.55.181.28', kind: 'mandatory', what: '找错（旧地址）', source: seen },
  { host: '121.43.68.40', kind: 'mandatory', what: '找错（旧地址）', source: seen },
  { host: 'conac.cn', kind: 'mandatory', what: '党政机关网站标识', source: `${guideline}附件一（二）4` },
  { host: '12377.cn', kind: 'mandatory', what: '违法和不良信息举报', source: seen },
  { host: '12339.cn', kind: 'mandatory', what: '国家安全举报', source: seen },
  { host: 'kaipuyun.cn', kind: 'mandatory', what: '找错（旧地址）', source: seen },
  { host: 'cyberpolice.cn', kind: 'mandatory', what: '网络违法犯罪举报', source: seen },
  { host: 'miibeian.cn', kind: 'mandatory', what: '备案（旧地址）', source: seen },
  { host: '12371.cn', kind: 'party', what: '共产党员网', source: '域名的公开主办者' },
  { host: 'xuexi.cn', kind: 'party', what: '学习强国', source: '域名的公开主办者' },
  { host: '81.cn', kind: 'party', what: '中国军网', source: '域名的公开主办者' },
  { host: 'mil.cn', kind: 'party', what: '军队域名', source: suffixes },
  { host: 'dangjian.cn', kind: 'party', what: '党建网', source: '域名的公开主办者' },
  { host: 'wenming.cn', kind: 'party', what: '中国文明网', source: '域名的公开主办者' },
  { host: 'ipv6best.cn', kind: 'proxy', what: 'IPv6 转换网关', source: seen },
  { host: 'ipv6.iname.damddos.com', kind: 'proxy', what: 'IPv6 转换网关', source: seen },
  { host: 'alicdn.com', kind: 'service', what: '资源分发', source: '域名的公开主办者' },
  { host: 'tianditu.cn', kind: 'service', what: '天地图', source: seen },
  { host: 'jxyc12345.cn', kind: 'service', what: '12345热线', source: seen },
  { host: 'cnki.net', kind: 'institution', what: '中国知网', source: '域名的公开主办者' },
  { host: 'xn--55qw42g', kind: 'institution', what: '.公益', source: suffixes },
  { host: 'edu.cn', kind: 'institution', what: '教育机构域名', source: suffixes },
  { host: 'ac.cn', kind: 'institution', what: '科研机构域名', source: suffixes },
  { host: 'org.cn', kind: 'institution', what: '非营利组织域名', source: suffixes },
  { host: 'cas.cn', kind: 'institution', what: '中国科学院', source: seen },
  { host: 'cass.cn', kind: 'institution', what: '中国社会科学院', source: seen },
  { host: 'cass.net.cn', kind: 'institution', what: '中国社会科学院', source: seen },
  { host: 'cssn.cn', kind: 'institution', what: '中国社会科学网', source: seen },
  { host: 'cae.cn', kind: 'institution', what: '中国工程院', source: seen },
  { host: 'acftu.org', kind: 'institution', what: '中华全国总工会', source: '域名的公开主办者' },
  { host: 'people.com.cn', kind: 'media', what: '人民网', source: seen },
  { host: 'people.cn', kind: 'media', what: '人民网', source: seen },
  { host: 'xinhuanet.com', kind: 'media', what: '新华网', source: seen },
  { host: 'news.cn', kind: 'media', what: '新华网', source: seen },
  { host: 'cctv.com', kind: 'media', what: '央视网', source: seen },
  { host: 'cctv.cn', kind: 'media', what: '央视网', source: seen },
  { host: 'cnr.cn', kind: 'media', what: '央广网', source: seen },
  { host: 'gmw.cn', kind: 'media', what: '光明网', source: seen },
  { host: 'ce.cn', kind: 'media', what: '中国经济网', source: seen },
  { host: 'chinanews.com.cn', kind: 'media', what: '中国新闻网', source: seen },
  { host: 'chinanews.com', kind: 'media', what: '中国新闻网', source: seen },
  { host: 'china.com.cn', kind: 'media', what: '中国网', source: seen },
  { host: 'china.org.cn', kind: 'media', what: '中国网', source: seen },
  { host: 'chinadaily.com.cn', kind: 'media', what: '中国日报网', source: seen },
  { host: 'cri.cn', kind: 'media', what: '国际在线', source: seen },
  { host: 'qstheory.cn', kind: 'media', what: '求是网', source: seen },
  { host: 'youth.cn', kind: 'media', what: '中国青年网', source: seen },
  { host: 'legaldaily.com.cn', kind: 'media', what: '法治网', source: seen },
  { host: 'weibo.com', kind: 'platform', what: '微博', source: seen },
  { host: 'weibo.cn', kind: 'platform', what: '微博', source: seen },
  { host: 'qq.com', kind: 'platform', what: '微信、QQ', source: seen },
  { host: 'douyin.com', kind: 'platform', what: '抖音', source: seen },
  { host: 'kuaishou.com', kind: 'platform', what: '快手', source: seen },
  { host: 'toutiao.com', kind: 'platform', what: '今日头条', source: seen },
  { host: 'bilibili.com', kind: 'platform', what: '哔哩哔哩', source: seen },
  { host: 'douban.com', kind: 'platform', what: '豆瓣（分享）', source: seen },
  { host: 'share.baidu.com', kind: 'platform', what: '百度分享', source: seen },
  { host: 'map.baidu.com', kind: 'platform', what: '百度地图', source: seen },
  { host: 'amap.com', kind: 'platform', what: '高德地图', source: seen },
  { host: 'bshare.cn', kind: 'platform', what: '分享组件', source: seen },
  { host: 'jiathis.com', kind: 'platform', what: '分享组件', source: seen },
  { host: 'facebook.com', kind: 'platform', what: '分享', source: seen },
  { host: 'twitter.com', kind: 'platform', what: '分享', source: seen },
  { host: 'x.com', kind: 'platform', what: '分享', source: seen },
  { host: 'youtube.com', kind: 'platform', what: '视频', source: seen },
  { host: 'hm.baidu.com', kind: 'statistics', what: '百度统计', source: seen },
  { host: 'tongji.baidu.com', kind: 'statistics', what: '百度统计', source: seen },
  { host: 'push.zhanzhang.baidu.com', kind: 'statistics', what: '百度站长', source: seen },
  { host: 'zz.bdstatic.com', kind: 'statistics', what: '百度站长', source: seen },
  { host: 'cnzz.com', kind: 'statistics', what: '友盟统计', source: seen },
  { host: 'umeng.com', kind: 'statistics', what: '友盟统计', source: seen },
  { host: '51.la', kind: 'statistics', what: '51LA统计', source: seen },
  { host: '51yes.com', kind: 'statistics', what: '统计', source: seen },
  { host: 'ta.trs.cn', kind: 'statistics', what: 'TRS统计', source: seen },
  { host: 'gridsumdissector.com', kind: 'statistics', what: '国双统计', source: seen },
  { host: 'gridsumdissector.cn', kind: 'statistics', what: '国双统计', source: seen },
  { host: 'google-analytics.com', kind: 'statistics', what: '统计', source: seen },
  { host: 'weather.com.cn', kind: 'service', what: '中国天气网', source: seen },
  { host: 'tianqi.com', kind: 'platform', what: '天气插件', source: seen },
  { host: 'govwza.cn', kind: 'service', what: '无障碍浏览', source: seen },
];
