import type { AuthorizeQuery } from '../../contract/auth.ts';
import type { WebAuthnOptions } from '../auth/passkey-answer.ts';
import { oidcJoinForm, oidcLink } from './oidc-pages.ts';
import { html, type Markup, page, trouble } from './page.ts';
import { askPasskey } from './passkey-pages.ts';

const passwordHint = '至少 10 个字符，含大写字母、小写字母、数字、符号中的至少三类。';

/** The page behind the address itself. */
export function homePage(): string {
  return page('读网共享服务器', html`<p>服务器运行正常。检查工作在浏览器的读网扩展里进行：在扩展的设置中填写本页地址并登录即可。</p>
<p>工作人员可以<a href="/desk">查看本单位的网站、巡检和整改</a>；管理员可以<a href="/people">管理人员与设置</a>；审计员可以<a href="/audit">查看审计</a>；每个人都可以<a href="/password">更改密码</a>、<a href="/second-factor">启用两步验证</a>、<a href="/passkeys">添加通行密钥</a>。</p>`);
}

/** First start: the first administrator chooses name and password. */
export function setupPage(problem: string | null, secret = '', orgName = '', name = ''): string {
  return page('设置第一位管理员', html`<p>本服务器还没有账号，也没有默认账号。请设置第一位管理员。</p>${trouble(problem)}
<form method="post" action="/setup">${secretField(secret)}
<label>单位名称<input name="orgName" value="${orgName}" required maxlength="100" autocomplete="organization"></label>
${accountFields(name)}
<label><input type="checkbox" name="alone"> 本单位只有我一人使用，由我同时负责检查和审核<small>不选时，管理员只管理人员与设置，检查和审核由受邀人员完成。此项以后可以更改，更改会被记录。</small></label>
<button>完成设置</button></form>`);
}

/** Somebody follows an invitation. */
export function invitePage(problem: string | null, secret = '', name = '', provider: string | null = null): string {
  return page('加入本单位', html`<p>您受邀使用读网。请填写姓名并设置密码。</p>${trouble(problem)}
<form method="post" action="/invite">${secretField(secret)}${accountFields(name)}<button>加入</button></form>${oidcJoinForm(provider)}`);
}

export function joinedPage(publicUrl: string): string {
  return page('已加入', html`<p>账号已建立。接下来在浏览器里打开读网扩展的设置，填写下面的服务器地址并登录：</p><output>${publicUrl}</output>`);
}

/** Tenants are asked for only where there are several. */
type Tenants = readonly { readonly tenant: string; readonly name: string }[];

/** The ways in that an installation has. `passkey`: what a passkey is asked; null where the address allows none. */
export interface Ways { readonly tenants: Tenants; readonly provider: string | null; readonly passkey: WebAuthnOptions | null }

export function loginPage(problem: string | null, { tenants, provider, passkey }: Ways, name = ''): string {
  return page('登录', html`${trouble(problem)}<form method="post" action="/login">${tenantField(tenants)}${signInFields(name)}<button>登录</button></form>
${passkey === null ? '' : askPasskey('/login/passkey', '用通行密钥登录', passkey)}${oidcLink(provider)}`);
}

/** The extension asks a person to sign in. The parameters of the request travel in the form; none of them is secret. */
export function authorizePage(query: AuthorizeQuery, problem: string | null, { tenants, provider, passkey }: Ways, name = ''): string {
  const fields = Object.entries(query).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`);
  return page('登录读网扩展', html`<p>登录后，这台电脑上的读网扩展可以以您的名义上传和接收检查记录。</p>${trouble(problem)}
<form method="post" action="/authorize">${fields}${tenantField(tenants)}${signInFields(name)}
<label>动态码（启用了两步验证的账号填写）<input name="code" maxlength="50" autocomplete="one-time-code" spellcheck="false"></label><button>登录扩展</button></form>
${passkey === null ? '' : askPasskey('/authorize/passkey', '用通行密钥登录', passkey, fields)}${oidcLink(provider, query)}`);
}

export function signedInPage(): string {
  return page('登录完成', html`<p>扩展正在接收登录结果，本页可以关闭。</p>`);
}

function secretField(secret: string): Markup {
  return html`<label>一次性代码<input name="secret" value="${secret}" required maxlength="200" autocomplete="off" spellcheck="false"><small>链接中 # 号后面的部分，通常已自动填好。</small></label>`;
}

function accountFields(name: string): Markup {
  return html`<label>姓名（登录时使用）<input name="name" value="${name}" required minlength="2" maxlength="40" autocomplete="username"></label>
<label>密码<input type="password" name="password" required minlength="10" maxlength="200" autocomplete="new-password" aria-describedby="hint"><small id="hint">${passwordHint}</small></label>
<label>再输入一次密码<input type="password" name="again" required maxlength="200" autocomplete="new-password"></label>`;
}

function tenantField(tenants: Tenants): Markup {
  if (tenants.length < 2) return html``;
  return html`<label>地区或部门<select name="tenant" required>${tenants.map(one => html`<option value="${one.tenant}">${one.name}</option>`)}</select></label>`;
}

function signInFields(name: string): Markup {
  return html`<label>姓名<input name="name" value="${name}" required maxlength="100" autocomplete="username"></label>
<label>密码<input type="password" name="password" required maxlength="300" autocomplete="current-password"></label>`;
}
