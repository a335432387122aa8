import type { BodyRead } from './body.ts';

/** Statuses that firewalls use and servers do not: 412 and 521 of script challenges, 999 of one platform. */
const ownStatuses = new Set([412, 521, 999]);
const mayBeFirewall = new Set([200, 202, 403, 405, 501, 503]);

/**
 * Whose block or challenge page an answer is; null when none is seen. `headers`: name in lower case → value.
 * A challenge is recognised and never solved. Sources: `links.md` 2.2 and 2.6.
 */
export function firewallOf(status: number, headers: ReadonlyMap<string, string>, body: BodyRead | null): string | null {
  // On an ordinary answer the cookie only says that such a product stands in front of the site.
  const seen = `${status === 200 ? '' : headers.get('set-cookie') ?? ''} ${body?.markup.slice(0, 20_000) ?? ''}`;
  if (headers.has('cf-mitigated')) return 'Cloudflare';
  if (ownStatuses.has(status)) return vendors.find(([pattern]) => pattern.test(seen))?.[1] ?? '防火墙';
  if (!mayBeFirewall.has(status)) return null;
  const named = vendors.find(([pattern, , anyLength]) => pattern.test(seen) && (status !== 200 || anyLength || (body?.length ?? 0) < 400))?.[1];
  if (named) return named;
  if (!body?.scriptsOnly) return null;
  // A page of 200 with scripts alone may be an application; a challenge works on cookies and comes back to itself.
  if (status === 200 && !(/document\.cookie/.test(body.markup) && /location|reload|eval\(|\$_/.test(body.markup))) return null;
  return '脚本验证';
}

/** The third: sure whatever the page's length. */
const vendors: readonly (readonly [RegExp, string, boolean?])[] = [
  [/\$_ts\b/, '瑞数'],
  [/__jsl_clearance|__jsluid|当前访问疑似黑客攻击/, '创宇盾'],
  [/acw_sc__v2|waf_block\.html|errors\.aliyun\.com/, '阿里云'],
  [/cf-chl|cf_chl_|challenge-platform/, 'Cloudflare'],
  [/waf-static\.tencent\.com/, '腾讯云', true],
  [/error\.websaas\.cn/, '玄武盾', true],
  [/D盾_拦截提示/, 'D盾', true],
  [/如果您是网站管理员，请登录安全狗|safedog/, '安全狗'],
  [/btwaf/, '宝塔'],
  [/您的请求(?:带有不合法参数|已被(?:拦截|阻断))|访问被(?:拦截|拒绝)[^<]{0,40}(?:防火墙|安全)|Web应用防火墙/i, '防火墙'],
];
