import type { Editions } from '../edition.ts';
import { table } from './table.ts';

const own = '没有文件规定，本产品按公开网页上的通行写法整理';
const drawn = '2026-11-21';

/** What pages say that answer 200 and hold nothing. */
export const linkTables = {
  /** In a short page. `links.md` 2.6. */
  missing: table('broken-link.missing', '“页面不存在”的写法（短页面）', 'pattern', drawn, own, ['(?:^|\\D)404(?:\\D|$)', 'not found', 'cannot be found', '(?:页面?|网页|文件|内容|信息|资源|栏目|文章|新闻|稿件|文档)(?:不存在|未找到|没有找到|已?(?:经)?(?:被)?删除|已(?:经)?(?:被)?移除|已下线|已失效|走丢|丢失)', '(?:找不到|未找到|没有找到|无法找到)(?:该|您|你|相关|此|指定|页|文)', '无此(?:页面|文章|信息|内容|新闻)', '(?:该|此)(?:页|网页|页面)无法(?:显示|访问|打开)', '出错了']),
  /** As a title it is sure enough whatever the page’s length: error pages often carry the whole frame of the site. */
  missingTitle: table('broken-link.missing-title', '“页面不存在”的标题', 'pattern', drawn, own, ['^(?:(?:对不起|很?抱歉|非常抱歉)[，,。！!\\s]*)?(?:您|你)?(?:要|所|正在|想)?(?:访问|查看|请求|浏览|查找|打开)?的?(?:页面|网页|文章|信息)(?:不存在|未找到|找不到|无法找到|已(?:被)?删除)', '^\\s*404\\s*(?:$|not found|错误|页面|[-_|—:：])', '^(?:页面|网页|文件|内容)(?:不存在|未找到|找不到)', '^(?:找不到|未找到)(?:该|您|页面|网页|文件)', '404 not found', '(?:^|[-_|—])\\s*404(?:错误|页面)?\\s*$']),
  parked: table('broken-link.parked', '域名出售、停放的写法', 'pattern', drawn, own, ['(?:此|该|本)?域名(?:正在)?(?:出售|转让|停放|已过期)', 'this domain (?:is|may be) for sale', 'buy this domain', 'domain (?:is )?parked', 'sedoparking', 'parkingcrew', 'dan\\.com\\/buy-domain']),
} as const;

/** By what the block or challenge page of a firewall is known. */
export interface FirewallMark {
  /** Source of a regular expression, upper and lower case alike, for the `Set-Cookie` header and the markup. */
  readonly mark: string;
  readonly product: string;
  /** Sure whatever the page's length. */
  readonly sure?: true;
}

/** Not for units to change: they only keep an answer from being taken for a broken link. Public as `broken-link.firewalls@version`. */
export const firewallMarks: { readonly id: string; readonly editions: Editions<readonly FirewallMark[]> } = {
  id: 'broken-link.firewalls',
  editions: [{ version: 1, from: drawn, source: '各防火墙产品公开的拦截页和验证页', value: [
    { mark: '\\$_ts\\b', product: '瑞数' },
    { mark: '__jsl_clearance|__jsluid|当前访问疑似黑客攻击', product: '创宇盾' },
    { mark: 'acw_sc__v2|waf_block\\.html|errors\\.aliyun\\.com', product: '阿里云' },
    { mark: 'cf-chl|cf_chl_|challenge-platform', product: 'Cloudflare' },
    { mark: 'waf-static\\.tencent\\.com', product: '腾讯云', sure: true },
    { mark: 'error\\.websaas\\.cn', product: '玄武盾', sure: true },
    { mark: 'D盾_拦截提示', product: 'D盾', sure: true },
    { mark: '如果您是网站管理员，请登录安全狗|safedog', product: '安全狗' },
    { mark: 'btwaf', product: '宝塔' },
    { mark: '您的请求(?:带有不合法参数|已被(?:拦截|阻断))|访问被(?:拦截|拒绝)[^<]{0,40}(?:防火墙|安全)|Web应用防火墙', product: '防火墙' },
  ] }],
};
