/** Why an address is never requested: asking for it may change something, or it is not asked for by GET. */
export type Never = 'sign-out' | 'delete' | 'cancel' | 'vote' | 'submit' | 'unsubscribe' | 'pay' | 'form' | 'base' | 'scheme';

/**
 * Whether a request for the address could do something: sign somebody out, delete, pay, vote. Judged by the words of its path
 * and parameters and by the link's own words; better one link unchecked than one vote cast. A plain page (`.html` without
 * parameters) that merely bears such a word is safe, except for signing out and deleting.
 */
export function neverRequest(url: URL, text: string): Never | null {
  const { href } = url;
  if (!/^https?:/.test(href)) return 'scheme';
  if (!hint.test(href)) return labelReason(text);
  const words = `${safeDecoded(url.pathname)}${safeDecoded(url.search)}`.slice(0, 2000).replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  for (const [why, pattern] of grave) if (pattern.test(words)) return why;
  const plainPage = url.search === '' && /\.(?:s?html?|pdf|docx?|xlsx?|pptx?|wps|et|jpe?g|png|gif|zip|rar)$/i.test(url.pathname);
  if (!plainPage) for (const [why, pattern] of light) if (pattern.test(words)) return why;
  return labelReason(text);
}

function labelReason(text: string): Never | null {
  if (text === '' || text.length > 20) return null;
  const label = text.replace(/[\s\u00a0[\]【】()（）·>》]+/g, '');
  if (label.length <= 8) for (const [why, pattern] of labels) if (pattern.test(label)) return why;
  return null;
}

function safeDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Words stand between these; compound names (`userLogout`) are parted before. */
const from = '(?:^|[/_.?&=-])(?:do|to)?';
const upTo = '(?:[/_.?&=-]|$)';

const grave: readonly (readonly [Never, RegExp])[] = [
  ['sign-out', /log[-_]?(?:in[-_]?)?out|sign[-_]?out|log[-_]?off|sign[-_]?off|退出登录|注销/],
  ['delete', new RegExp(`${from}(?:delete|remove|del|drop|erase|clear|destroy|truncate)${upTo}|删除`)],
  ['unsubscribe', new RegExp(`un[-_]?subscribe|${from}opt[-_]?out${upTo}|退订`)],
];

/** Any of the words below, wherever: most addresses have none and need no closer look. */
const hint = /out|off|del|remove|drop|erase|clear|destroy|truncate|unsub|un[-_]sub|cancel|revoke|undo|withdraw|abort|reject|approve|able|reset|vot|like|praise|thumb|dianzan|zan|digg|submit|save|insert|create|update|edit|add|publish|import|upload|send|subscribe|pay|refund|recharge|transfer|%/i;

/** Verbs of actions: they count as the name of what is called (`doSubmit.do`, `/order/pay/3`) or as a parameter's value, not as a directory. */
const light: readonly (readonly [Never, RegExp])[] = [
  ['cancel', action('cancel|revoke|undo|withdraw|abort|reject|approve|disable|enable|reset')],
  ['vote', action('vote|voting|like|praise|thumbs?[-_]?up|dianzan|zan|digg')],
  ['submit', action('submit|save|insert|create|update|edit|add|publish|import|upload|send|subscribe')],
  ['pay', action('pay|payment|checkout|refund|recharge|transfer')],
];

function action(verbs: string): RegExp {
  return new RegExp(`[/=](?:do[-_]?|to[-_]?|user[-_]|[a-z]{2,10}_)?(?:${verbs})(?:_[a-z]{2,15})?(?:\\.(?:do|action|jsp|php|aspx?|cgi|json|htm))?(?:/\\d+)?/?(?=[?&#;]|$)`);
}

const labels: readonly (readonly [Never, RegExp])[] = [
  ['sign-out', /^(?:安全)?退出(?:登录|系统|账号)?$|^注销(?:登录|账号)?$|^(?:logout|signout|exit)$/i],
  ['delete', /^(?:批量|彻底|确认)?删除/],
  ['cancel', /^(?:取消|撤销|撤回)(?:关注|订阅|收藏|预约|申请|订单)?$/],
  ['vote', /^(?:我要|立即|点击)?(?:投票|点赞|投他一票|赞)$|^赞?\+1$/],
  ['submit', /^(?:确认|立即)?(?:提交|保存)$/],
  ['unsubscribe', /^(?:取消订阅|退订)$/],
  ['pay', /^(?:在线|立即|网上|我要|确认)?(?:支付|缴费|付款|交费)$/],
];
