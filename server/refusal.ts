/** Why a whole request is refused: HTTP status, stable code, a sentence for people, and when to come again (seconds). */
export interface Refusal { readonly status: number; readonly error: string; readonly message: string; readonly retryAfter?: number }

/** Every refusal of this server, in one place. The sentences are read by clerks, not by developers. */
export const refusals = {
  badRequest: { status: 400, error: 'bad_request', message: '请求内容不完整或格式不对，服务器没有处理。' },
  notJson: { status: 400, error: 'not_json', message: '请求内容不是有效的 JSON，服务器没有处理。' },
  tooDeep: { status: 400, error: 'too_deep', message: '请求内容嵌套过深，服务器没有处理。' },
  badGrant: { status: 400, error: 'invalid_grant', message: '登录码无效或已过期，请重新登录。' },
  badLink: { status: 400, error: 'invalid_link', message: '链接无效、已用过或已过期，请向管理员索取新的链接。' },
  badRedirect: { status: 400, error: 'invalid_redirect', message: '登录请求来自未登记的扩展，服务器没有处理。请管理员核对 EXT_IDS 设置。' },
  wrongOrigin: { status: 403, error: 'wrong_origin', message: '请求不是从本服务器的页面发出的，没有处理。' },
  unauthenticated: { status: 401, error: 'unauthenticated', message: '尚未登录或登录已过期，请重新登录。未上传的内容仍保存在本机。' },
  wrongPassword: { status: 401, error: 'wrong_password', message: '姓名或密码不对。' },
  role: { status: 403, error: 'role', message: '您的角色没有这项权限。' },
  secondFactor: { status: 403, error: 'second_factor', message: '您的角色要求两步验证。请在服务器页面登录并填写动态码后再用。未上传的内容仍保存在本机。' },
  stepUp: { status: 403, error: 'step_up', message: '这项操作要求 15 分钟内填写过动态码，请再验证一次。' },
  passwordAge: { status: 403, error: 'password_age', message: '密码已超过使用期限。请在服务器页面更改密码后再用。未上传的内容仍保存在本机。' },
  dormant: { status: 403, error: 'dormant', message: '账号长期未登录，已自动锁定。请管理员发给您重设密码的链接，重设后即可使用。' },
  place: { status: 403, error: 'place', message: '管理和审计只能在规定的网络内进行（ADMIN_CIDR）。' },
  ownRole: { status: 409, error: 'own_role', message: '不能更改自己的角色、单位或停用自己，请另一位管理员办理。' },
  ownPassword: { status: 409, error: 'own_password', message: '自己的密码请在“更改密码”页更改。' },
  needsReason: { status: 422, error: 'needs_reason', message: '更改“允许审核自己发现的问题”须写明理由，设置没有保存。' },
  ownFactor: { status: 409, error: 'own_factor', message: '不能取消自己的两步验证，请另一位管理员办理。' },
  deviceRevoked: { status: 403, error: 'device_revoked', message: '这台设备的登录已被停用。未上传的内容仍保存在本机，可以导出；请联系管理员或重新登录。' },
  deviceMismatch: { status: 403, error: 'device_mismatch', message: '登录凭证不属于这台设备，请重新登录。' },
  oidcOff: { status: 404, error: 'oidc_off', message: '本服务器没有接入统一身份认证，请用姓名和密码登录。' },
  oidcDown: { status: 503, error: 'oidc_down', message: '统一身份认证暂时连不上，请稍后再试；有密码的账号可以用姓名和密码登录。', retryAfter: 30 },
  oidcStale: { status: 400, error: 'oidc_stale', message: '这次登录已过期、已用过，或不是在这个浏览器里开始的。请回到登录页重新开始。' },
  oidcDenied: { status: 403, error: 'oidc_denied', message: '没有登录：在统一身份认证那里取消了，或被拒绝。可以回到登录页重新开始。' },
  oidcFailed: { status: 403, error: 'oidc_failed', message: '统一身份认证的回答没有通过核对，没有登录。请重新开始；仍不行请把时间告诉管理员。' },
  oidcUnknown: { status: 403, error: 'oidc_unknown', message: '统一身份认证认得您，但您在这里没有账号，或账号已停用。请向本单位管理员索取邀请链接。' },
  passkeyHost: { status: 409, error: 'passkey_host', message: '这个服务器地址不能使用通行密钥。' },
  passkeyFailed: { status: 401, error: 'passkey_failed', message: '通行密钥没有通过核对：可能已删除、已过期，或不是为本服务器建立的。请再试一次，或用姓名和密码登录。' },
  passkeyCopied: { status: 403, error: 'passkey_copied', message: '这个通行密钥的计数倒退，可能被复制过，已停用。请用其他方式登录，删除它后重新添加，并告诉管理员。' },
  notFound: { status: 404, error: 'not_found', message: '没有这个地址或这条记录。' },
  methodNotAllowed: { status: 405, error: 'method_not_allowed', message: '这个地址不接受这种请求。' },
  nameTaken: { status: 409, error: 'name_taken', message: '已有同名账号，请在姓名后加上部门或工号。' },
  unitTaken: { status: 409, error: 'unit_taken', message: '同一上级之下已有同名单位。' },
  level: { status: 409, error: 'level', message: '下级单位的层级必须低于上级（省、市、县、部门）。' },
  circle: { status: 409, error: 'circle', message: '不能这样调整：单位不能并入或移到自己或自己的下级，也不能移动自己所在的单位。' },
  lastAdministrator: { status: 409, error: 'last_administrator', message: '这是最后一个可用的管理员，不能停用或更换角色。' },
  schemaTooOld: { status: 409, error: 'schema_too_old', message: '扩展版本过旧，请升级扩展后再同步。未上传的内容仍保存在本机。' },
  schemaTooNew: { status: 409, error: 'schema_too_new', message: '服务器版本比扩展旧，请管理员升级服务器。未上传的内容仍保存在本机。' },
  tooLarge: { status: 413, error: 'too_large', message: '一次上传的内容超过 1 MiB 或 100 项，请分批上传。' },
  mediaType: { status: 415, error: 'media_type', message: '请求内容的类型或压缩方式不受支持。' },
  tooMany: { status: 429, error: 'too_many', message: '请求过于频繁，请稍后再试。' },
  locked: { status: 429, error: 'locked', message: '登录失败次数过多，请 15 分钟后再试。' },
  busy: { status: 503, error: 'busy', message: '服务器正忙，稍后会自动重试。', retryAfter: 2 },
  storage: { status: 503, error: 'storage', message: '服务器磁盘已满或无法写入，内容没有保存到服务器，请联系管理员。本机内容不受影响。', retryAfter: 60 },
  stopping: { status: 503, error: 'stopping', message: '服务器正在重新启动，稍后会自动重试。', retryAfter: 5 },
  internal: { status: 500, error: 'internal', message: '服务器出现意外错误，请把发生的时间告诉管理员。' },
} as const satisfies Record<string, Refusal>;

/** Ends the request with a refusal, from any depth. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, retryAfter?: number) {
    super(refusal.error);
    this.refusal = retryAfter === undefined ? refusal : { ...refusal, retryAfter };
  }
}
