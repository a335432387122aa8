import { type Role, roles } from '../../contract/sync.ts';
import type { Organisation } from '../repo/organisations.ts';
import type { User } from '../repo/users.ts';
import { fixedForm } from './fixed-form.ts';
import { minute, unitSelect } from './items-page.ts';
import { html, type Markup, page, trouble } from './page.ts';

export const roleNames: { readonly [role in Role]: string } = { reader: '查看人员', inspector: '检查人员', editor: '审核人员', administrator: '管理员', auditor: '审计员' };

interface Shown {
  /** The unit shown: the administrator's own or one below. */
  readonly unit: Organisation;
  readonly units: readonly Organisation[];
  readonly ownOrgId: string; readonly ownUserId: string;
  readonly users: readonly (User & { readonly dormant: boolean })[];
  /** What was wrong with the settings that were sent; null when nothing was. */
  readonly problem: string | null;
  /** A link that was just made: shown once, never again. */
  readonly link: { readonly for: string; readonly address: string } | null;
}

/** People and settings of one unit, for its administrators and those above. */
export function peoplePage({ unit, units, ownOrgId, ownUserId, users, link, problem }: Shown): string {
  const own = unit.orgId === ownOrgId;
  return page('人员与设置', html`${trouble(problem)}${link === null ? '' : html`<p role="status">${link.for}，只能用一次，只显示这一次：</p><output>${link.address}</output>`}
${units.length > 1 ? html`<form class="find" method="get" action="/people">${unitSelect(units, unit.orgId)}<button>查看</button></form>` : ''}
<h2>邀请一个人${own ? '' : html`到${unit.name}`}</h2>
<form method="post" action="/people/invite">${own ? '' : html`<input type="hidden" name="orgId" value="${unit.orgId}">`}<label>角色${roleSelect('inspector')}</label>
<small>查看人员只能查看；检查人员登记问题、读网；审核人员还可以审核他人发现的问题；管理员管理人员与设置，不检查不审核；审计员只查看和核对操作记录。系统管理、审核、审计分开，一个人只能有一种角色。</small><button>生成邀请链接</button></form>
<h2>${unit.name}的人员</h2>${users.length === 0 ? html`<p>还没有人。邀请的人加入后出现在这里。</p>` : html`<div class="over" role="region" aria-label="人员" tabindex="0"><table><thead><tr><th scope="col">姓名</th><th scope="col">角色与状态</th><th scope="col">密码</th><th scope="col">两步验证</th></tr></thead><tbody>${users.map(user => personRow(user, user.userId === ownUserId))}</tbody></table></div>`}
${own ? html`${settingsForm(unit, problem)}${fixedForm(unit)}` : ''}
<p><a href="/units">单位</a>　<a href="/password">更改我的密码</a>　<a href="/second-factor">我的两步验证</a></p>
<form method="post" action="/leave"><button>退出登录</button></form>`, true);
}

function settingsForm({ name, policies }: Organisation, problem: string | null): Markup {
  return html`<h2 id="settings">单位设置</h2>
<p>${ownReviewWords(policies)}</p>
<form method="post" action="/people/settings"><label>单位名称<input name="orgName" value="${name}" required maxlength="100"></label>
<label>${checkbox('ownReview', policies.ownReview)} 允许审核自己发现的问题（适用于只有一人的单位；会写在评分表和报告上）</label>
<label>更改上一项的理由<input name="because" maxlength="200"${{ markup: problem === null ? '' : ' aria-invalid="true"' }}></label>
<label>${checkbox('administratorInspects', policies.administratorInspects)} 管理员同时可以检查和审核（适用于只有一人的单位）</label>
<small>更改会被记录。</small><button>保存设置</button></form>`;
}

/** How own findings are reviewed, and who decided otherwise. */
function ownReviewWords({ ownReview, ownReviewSet }: Organisation['policies']): string {
  const said = ownReviewSet ? `由${ownReviewSet.by || '管理员'}于${minute(ownReviewSet.at)}更改，理由：${ownReviewSet.because}` : '';
  return `本人发现的问题：${ownReview ? '现在允许本人审核' : '由他人审核，本人不能作结论'}。${said}`;
}

/** A person does not change their own role: that takes a second administrator. */
function personRow(user: User & { readonly dormant: boolean }, self: boolean): Markup {
  if (self) return html`<tr><th scope="row">${user.name}（自己）</th><td>${roleNames[user.role]}<small>自己的角色由另一位管理员更改。</small></td><td><a href="/password">更改密码</a></td><td><a href="/second-factor">查看</a></td></tr>`;
  const id = html`<input type="hidden" name="userId" value="${user.userId}">`;
  return html`<tr><th scope="row">${user.name}</th><td><form method="post" action="/people/change">${id}
${roleSelect(user.role, `${user.name}的角色`)}<label>${checkbox('disabled', user.disabled)} 停用</label><button>保存</button></form>${user.dormant ? html`<small>长期未登录，已锁定。签发重设密码链接后可用。</small>` : ''}</td>
<td><form method="post" action="/people/reset-password">${id}<button aria-label="签发重设链接 ${user.name}">签发重设链接</button></form></td>
<td><form method="post" action="/people/reset-factor">${id}<button aria-label="取消，重新启用 ${user.name}的两步验证">取消，重新启用</button></form></td></tr>`;
}

function roleSelect(chosen: Role, label = '角色'): Markup {
  return html`<select name="role" aria-label="${label}">${roles.map(role => html`<option value="${role}"${{ markup: role === chosen ? ' selected' : '' }}>${roleNames[role]}</option>`)}</select>`;
}

function checkbox(name: string, on: boolean): Markup {
  return html`<input type="checkbox" name="${name}"${{ markup: on ? ' checked' : '' }}>`;
}
