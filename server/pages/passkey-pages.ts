import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import type { Passkey } from '../repo/passkeys.ts';
import { minute } from './items-page.ts';
import { html, type Markup, page, trouble } from './page.ts';
import { passkeyScript } from './passkey-script.ts';

interface Shown {
  readonly passkeys: readonly Passkey[];
  readonly problem: string | null;
  /** Why this address allows none; null where it does. */
  readonly hostTrouble: string | null;
  /** What the browser is asked to make; null where that is not allowed, or a factor has to be shown first. */
  readonly options: WebAuthnOptions | null;
  readonly totp: boolean;
}

/** A person's own passkeys: what each is called, when it was last used, and the way to another. */
export function passkeysPage({ passkeys, problem, hostTrouble, options, totp }: Shown): string {
  return page('通行密钥', html`${trouble(problem)}<p>通行密钥存在您的电脑、手机或安全密钥里，用指纹、人脸或 PIN 打开。用它登录不填密码和动态码，别人也仿冒不了登录页。</p>
${hostTrouble === null ? '' : html`<p role="status">${hostTrouble}</p>`}
${passkeys.length === 0 ? (hostTrouble === null ? html`<p>还没有通行密钥。</p>` : '') : list(passkeys, options !== null || hostTrouble !== null)}
${hostTrouble !== null ? '' : options === null ? html`<p role="status">添加或删除前请<a href="/second-factor">再验证一次</a>（15 分钟内有效）。</p>` : addForm(options)}
${passkeys.length > 0 && !totp ? html`<p>建议再添加一个，或<a href="/second-factor">启用动态码</a>：设备丢失时还能登录。都没有时，请管理员取消两步验证后重新启用。</p>` : ''}
<p><a href="/second-factor">两步验证</a>　<a href="/password">更改密码</a></p><form method="post" action="/leave"><button>退出登录</button></form>`);
}

/** A press that asks the browser for a passkey. @param fields what else the form carries */
export function askPasskey(action: string, label: string, options: WebAuthnOptions, fields: readonly Markup[] = []): Markup {
  return form('get', action, options, html`${fields}<button>${label}</button>`);
}

function addForm(options: WebAuthnOptions): Markup {
  return html`<h2>添加通行密钥</h2>${form('add', '/passkeys', options, html`<label>名称（便于辨认是哪台设备）<input name="name" value="" placeholder="例如 办公室电脑" maxlength="40" autocomplete="off"></label><button>添加</button>`)}`;
}

function form(kind: 'add' | 'get', action: string, options: WebAuthnOptions, content: Markup): Markup {
  return html`<form method="post" action="${action}" data-passkey="${kind}" data-options="${JSON.stringify(options)}" data-unable="这个浏览器不支持通行密钥。" data-known="这台设备上已有本账号的通行密钥，不用再添加。" data-stopped="没有完成：已取消、超时，或这台设备上没有可用的通行密钥。"><input type="hidden" name="answer" value="">${content}<p role="alert" hidden></p></form>
<noscript><p role="status">使用通行密钥要在浏览器中允许本页运行脚本。</p></noscript><script>${{ markup: passkeyScript }}</script>`;
}

function list(passkeys: readonly Passkey[], removable: boolean): Markup {
  return html`<h2>我的通行密钥</h2><ul class="own">${passkeys.map(one => html`<li><div><strong>${one.name}</strong><small>添加于 ${minute(one.createdAt)}，${one.lastUsedAt === null ? '还没有用过' : `最近使用 ${minute(one.lastUsedAt)}`}</small>${one.suspendedAt === null ? '' : html`<small class="late">计数倒退，可能被复制过，已于 ${minute(one.suspendedAt)} 停用。请删除。</small>`}</div>
${removable ? html`<form method="post" action="/passkeys/remove"><input type="hidden" name="passkey" value="${one.id}"><button aria-label="删除 ${one.name}">删除</button></form>` : ''}</li>`)}</ul>`;
}
