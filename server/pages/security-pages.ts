import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import { partsOf } from '../auth/totp-secret.ts';
import { html, page, trouble } from './page.ts';
import { askPasskey } from './passkey-pages.ts';

interface FactorShown {
  /** What the person can show: codes of an app, passkeys. */
  readonly held: { readonly totp: boolean; readonly passkeys: boolean };
  readonly required: boolean;
  readonly problem: string | null;
  /** What a passkey is asked; null where the person has none or this address allows none. */
  readonly options: WebAuthnOptions | null;
  /** Shown within a quarter of an hour: more factors may be added. */
  readonly proved: boolean;
}

/** Where somebody stands with their second factor: none yet, or one is asked for. */
export function secondFactorPage({ held, required, problem, options, proved }: FactorShown): string {
  const keys = html`<p><a href="/passkeys">通行密钥</a></p>`;
  const leave = html`<form method="post" action="/leave"><button>退出登录</button></form>`;
  const begin = html`<form method="post" action="/second-factor/begin"><button>启用动态码</button></form>`;
  if (held.totp || held.passkeys) {
    return page('两步验证', html`${trouble(problem)}${proved ? html`<p role="status">已验证，15 分钟内可以办理要求验证的事项。</p>` : ''}
${options === null ? '' : askPasskey('/second-factor/passkey', '用通行密钥验证', options)}
${!held.totp ? '' : html`<form method="post" action="/second-factor">
<label>验证器上的六位动态码<input name="code" required maxlength="50" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"><small>手机不在身边时，填一个恢复码。</small></label><button>验证</button></form>`}
${held.totp ? '' : proved ? begin : html`<p>验证以后，可以再启用动态码作备用。</p>`}${held.passkeys && options === null ? html`<p role="status">您有通行密钥，但在现在的服务器地址上不能使用。</p>` : ''}${keys}${leave}`);
  }
  return page('启用两步验证', html`${trouble(problem)}<p>${required ? '您的角色要求两步验证：除密码外，还要手机验证器上的动态码，或一个通行密钥。' : '启用后，除密码外还要手机验证器上的动态码，或一个通行密钥；别人只知道密码也登录不了。'}</p>
<p>动态码：请先在手机上装好任一种验证器（支持 TOTP 的应用都可以，不需要联网）。</p>${begin}
<p>通行密钥：用这台电脑或手机的指纹、人脸、PIN，或安全密钥登录，不用填密码和动态码。<a href="/passkeys">添加通行密钥</a></p>${leave}`);
}

/** The secret, to be put into the authenticator app, and the first code to show that it arrived. */
export function enrolPage(secret: string, address: string, problem: string | null): string {
  const { hash, typed } = partsOf(secret);
  return page('启用两步验证', html`<p>在验证器里选“手动输入密钥”，填写下面的密钥（类型：基于时间${hash === 'sm3' ? '，算法：SM3' : ''}）。在手机上打开本页时，也可以<a href="${address}">直接交给验证器</a>。</p>
${hash === 'sm3' ? html`<p>本服务器使用国密算法：验证器要支持 HMAC-SM3，一般的验证器只有 SHA-1，算出的动态码不对。</p>` : ''}<output>${typed.replace(/(.{4})(?=.)/g, '$1 ')}</output>${trouble(problem)}
<form method="post" action="/second-factor"><label>验证器显示的六位动态码<input name="code" required maxlength="50" inputmode="numeric" autocomplete="one-time-code" spellcheck="false"></label><button>确认启用</button></form>`);
}

/** Shown once, never again. */
export function recoveryPage(codes: readonly string[], onward: string): string {
  return page('请保存恢复码', html`<p role="status">两步验证已启用。手机丢失或更换时，可用下面的恢复码登录，每个只能用一次。请抄下或打印，妥善保管；本页只显示这一次。</p>
<output>${codes.map(code => html`${code}<br>`)}</output><p><a href="${onward}">继续</a></p>`);
}

export function passwordPage(problem: string | null, done = false): string {
  return page('更改密码', html`${done ? html`<p role="status">密码已更改，其他地方的登录都已结束。</p>` : ''}${trouble(problem)}<form method="post" action="/password">
<label>现在的密码<input type="password" name="old" required maxlength="300" autocomplete="current-password"></label>
${newPasswordFields}<button>更改密码</button></form>`);
}

/** Behind the one-time link of an administrator. */
export function resetPage(problem: string | null, secret = '', done = false): string {
  if (done) return page('密码已重设', html`<p role="status">新密码已生效，原来的登录都已结束。请用新密码<a href="/login">登录</a>，并在读网扩展里重新登录。两步验证没有改变。</p>`);
  return page('重设密码', html`${trouble(problem)}<form method="post" action="/reset">
<label>一次性代码<input name="secret" value="${secret}" required maxlength="200" autocomplete="off" spellcheck="false"><small>链接中 # 号后面的部分，通常已自动填好。</small></label>
${newPasswordFields}<button>重设密码</button></form>`);
}

const newPasswordFields = html`<label>新密码<input type="password" name="password" required minlength="10" maxlength="200" autocomplete="new-password"><small>至少 10 个字符，含大写字母、小写字母、数字、符号中的至少三类。</small></label>
<label>再输入一次新密码<input type="password" name="again" required maxlength="200" autocomplete="new-password"></label>`;
