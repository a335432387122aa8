import { type Role, roles } from '../../contract/sync.ts';
import type { Policies } from '../repo/organisations.ts';
import type { User } from '../repo/users.ts';
import { html, type Markup, page } from './page.ts';

const roleNames: { readonly [role in Role]: string } = { reader: '查看人员', inspector: '检查人员', editor: '审核人员', administrator: '管理员' };

/** People and settings of one unit, for its administrators. @param link an invitation that was just made: shown once, never again. */
export function peoplePage(orgName: string, policies: Policies, users: readonly User[], link: string | null): string {
  return page('人员与设置', html`${link === null ? '' : html`<p role="status">邀请链接已生成，7 天内有效，只能用一次，只显示这一次：</p><output>${link}</output>`}
<h2>邀请一个人</h2>
<form method="post" action="/people/invite"><label>角色${roleSelect('inspector')}</label>
<small>查看人员只能查看；检查人员登记问题、读网并处理自己发现的问题；审核人员还可以审核所有问题；管理员管理人员与设置。</small><button>生成邀请链接</button></form>
<h2>人员</h2><table><thead><tr><th scope="col">姓名</th><th scope="col">角色与状态</th></tr></thead><tbody>${users.map(personRow)}</tbody></table>
<h2>单位设置</h2>
<form method="post" action="/people/settings"><label>单位名称<input name="orgName" value="${orgName}" required maxlength="100"></label>
<label>${checkbox('ownReview', policies.ownReview)} 允许审核自己发现的问题</label>
<label>${checkbox('administratorInspects', policies.administratorInspects)} 管理员同时可以检查和审核（适用于只有一人的单位）</label>
<small>更改会被记录。</small><button>保存设置</button></form>
<p><a href="/password">更改我的密码</a>　<a href="/second-factor">我的两步验证</a></p>
<form method="post" action="/leave"><button>退出登录</button></form>`);
}

function personRow(user: User): Markup {
  return html`<tr><th scope="row">${user.name}</th><td><form method="post" action="/people/change"><input type="hidden" name="userId" value="${user.userId}">
${roleSelect(user.role, `${user.name}的角色`)}<label>${checkbox('disabled', user.disabled)} 停用</label><button>保存</button></form></td></tr>`;
}

function roleSelect(chosen: Role, label = '角色'): Markup {
  return html`<select name="role" aria-label="${label}">${roles.map(role => html`<option value="${role}"${{ markup: role === chosen ? ' selected' : '' }}>${roleNames[role]}</option>`)}</select>`;
}

function checkbox(name: string, on: boolean): Markup {
  return html`<input type="checkbox" name="${name}"${{ markup: on ? ' checked' : '' }}>`;
}
