import { html, type Markup, page, trouble } from './page.ts';

/** The way to the unit's own sign-in service, where one is configured. @param query of an extension that asked; empty for these pages */
export function oidcLink(name: string | null, query: Readonly<Record<string, string>> = {}): Markup {
  if (name === null) return html``;
  const search = new URLSearchParams(query).toString();
  return html`<p><a href="/oidc/begin${search === '' ? '' : `?${search}`}">用${name}登录</a></p>`;
}

/** The same for somebody who was invited: an account without a password of its own. */
export function oidcJoinForm(name: string | null): Markup {
  if (name === null) return html``;
  return html`<h2>或用${name}加入</h2><p>以后用${name}登录，不另设密码。</p>
<form method="post" action="/oidc/join"><label>一次性代码<input name="secret" required maxlength="200" autocomplete="off" spellcheck="false"><small>链接中 # 号后面的部分。</small></label>
<label>姓名<input name="name" required minlength="2" maxlength="40" autocomplete="name"></label><button>继续</button></form>`;
}

/** A press that leads to the provider: forms of this server may lead nowhere else by themselves. */
export function oidcOnwardPage(name: string, url: string): string {
  return page(`前往${name}`, html`<p>邀请有效。接下来在${name}登录一次，账号随即建立。</p><p><a href="${url}">前往${name}</a></p>`);
}

/** Signed in. The cookie goes along only from our own page: a press leads on. */
export function oidcDonePage(onward: string): string {
  return page('登录完成', html`<p><a href="${onward}">继续</a></p>`);
}

/** The code of the second factor, where the provider's sign-in does not count as one. */
export function oidcFactorPage(ticket: string, problem: string | null): string {
  return page('填写动态码', html`<p>您的账号启用了两步验证。</p>${trouble(problem)}<form method="post" action="/oidc/factor"><input type="hidden" name="ticket" value="${ticket}">
<label>动态码<input name="code" required maxlength="50" autocomplete="one-time-code" spellcheck="false"></label><button>登录扩展</button></form>`);
}
