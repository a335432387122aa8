/**
 * A text with the secrets in its addresses masked: values of parameters that let somebody in or name a session, and names with
 * passwords before a host. `https://a.cn/x?id=3&token=abc` → `https://a.cn/x?id=3&token=***`. What is masked stays as it is, so
 * masking twice is masking once. `sameLength`: every other character keeps its offset. Linear.
 */
export function maskSecrets(text: string, sameLength = false): string {
  if (!hint.test(text)) return text;
  const stars = (value: string): string => (sameLength ? '*'.repeat(value.length) : '***');
  return text
    .replace(parameter, (whole, before: string, name: string, value: string) => (isSecret(name, value) ? `${before}${stars(value)}` : whole))
    .replace(pathParameter, (whole, before: string, name: string, value: string) => (isSecret(name, value) ? `${before}${stars(value)}` : whole))
    .replace(credentials, (_, scheme: string, pair: string) => `${scheme}${stars(pair)}@`);
}

/** Whether an address had something masked: then it cannot be opened as it stands. */
export function isMasked(address: string): boolean {
  return /(?:[?&;#][^=&#]{1,60}=|:\/\/)\*{3}/.test(address);
}

const hint = /[?&;#][^=&#;\s]{1,60}=|:\/\/[^/\s@]{1,200}@/;
const parameter = /([?&#](?:amp;)?([\w.[\]-]{1,60})=)([^&#;\s"'<>，。；、）”]{1,4000})/g;
/** Between a path and its parameters: `;jsessionid=0A1B?id=3`. */
const pathParameter = /(;([\w.[\]-]{1,60})=)([^?&#;\s"'<>，。；、）”]{1,4000})/g;
const credentials = /(\b[a-z][a-z\d+.-]{1,10}:\/\/)([^/\s@"'<>]{1,200})@/gi;

function isSecret(name: string, value: string): boolean {
  if (/^\*+$/.test(value)) return false;
  return always.test(name) || (random.test(name) && looksRandom(value));
}

/** Whatever the value: tokens, tickets of single sign-on, sessions, passwords, signatures. Sources: names used by servlet, PHP and ASP sessions, CAS, OAuth 2, JWT and signed addresses of the large clouds. */
const always = /^(?:.*[_.-])?(?:(?:access|refresh|id|auth|csrf|xsrf|user|login|api|app|sso|security|session)?[_-]?token\d?|jwt|ticket|tgt|st|jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sess(?:ion)?_?(?:id|key)?|cftoken|auth(?:orization)?(?:_?(?:key|code))?|api_?key|app_?(?:key|secret)|access_?key(?:_?id)?|client_?secret|secret(?:_?key)?|pass(?:word|wd)?|pwd|credentials?|x-(?:amz|oss|cos|goog)-(?:signature|security-token|credential)|signature|ossaccesskeyid|sms_?code|verify_?code|openid|unionid)$/i;
/** Names that mostly mean something harmless: only a value as keys have. */
const random = /^(?:sid|key|code|sign|sig|state|nonce|s|t|k|u|uid|uuid|cert|hash|data|param)$/i;

function looksRandom(value: string): boolean {
  return value.length >= 24 && /[a-z]/i.test(value) && /\d/.test(value) && /^[\w.~+/%=-]+$/.test(value);
}
