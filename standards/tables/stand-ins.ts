import type { Editions } from '../edition.ts';

/** How a document is known that stands in a page's stead. Sources of regular expressions, upper and lower case alike. */
export interface StandInMarks {
  /** Titles servers, gateways and firewalls give their own pages; sure whatever the page holds. */
  readonly errorTitle: readonly string[];
  /** Words of a page next to empty that asks for a proof or refuses. */
  readonly refusal: readonly string[];
}

/** How every reason begins that says what came in a page's stead. */
export const standInSays = '打开的是';

/** Not for units to change: they only keep a page that is not the site's from being judged as if it were. */
export const standInMarks: { readonly id: string; readonly editions: Editions<StandInMarks> } = {
  id: 'stand-in.marks',
  editions: [{ version: 1, from: '2026-11-23', source: '各服务器、网关和防火墙产品公开的出错页、拦截页和验证页', value: {
    errorTitle: [
      '^(?:HTTP\\s*)?(?:status|error|错误)?\\s*(?:40[013567]|429|50[0-4])\\s*[-_|—–:：.]?\\s*(?:bad |unauthori[sz]ed|forbidden|method |proxy |request |too many|internal |not implemented|service |gateway |server |(?:内部)?(?:服务器|网关)?错误|禁止|拒绝|无权|未经?授权)',
      '^(?:403|500|502|503|504)$', '^HTTP Status \\d{3}', 'Tomcat\\/[\\d.]+ - Error report',
      '^(?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out|internal server error|access denied|forbidden|request rejected)[.!]?$',
      '^Welcome to nginx!?$', '^IIS(?: Windows(?: Server)?|\\d+)$', '^Test Page for (?:the )?(?:Apache|Nginx)',
      '^(?:网站|web(?:应用)?)?防火墙$', '^(?:安全|访问|人机|滑动)验证$', '^访问(?:被)?(?:拒绝|拦截|禁止|受限|阻断)(?:页面?|提示)?$', '^(?:请求|您的请求)被(?:拒绝|拦截|阻断)$', '^Just a moment\\.\\.\\.$', '^Attention Required! \\| Cloudflare$',
    ],
    refusal: [
      '(?:完成|进行|通过|需要|请)(?:下方|以下|下列)?的?(?:安全|访问|人机|滑动|滑块)验证', '(?:按住|拖动)(?:左边|下方)?(?:的)?滑块', '(?:访问|请求|操作|刷新)(?:过于|太过?|过)频繁', '(?:您|你|当前|该)的?(?:IP|网络)(?:地址)?.{0,20}(?:封禁|禁止访问|限制访问|拉黑|异常)',
      '(?:您|你|当前|本次)的?(?:访问|请求).{0,20}(?:被(?:拒绝|拦截|阻断|禁止)|疑似(?:黑客)?攻击|存在(?:安全)?(?:威胁|风险))', 'The requested URL was rejected', 'Access Denied.{0,80}Reference #', 'Checking your browser before accessing', 'Verify(?:ing)? you are human',
    ],
  } }],
};
