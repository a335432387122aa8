import type { AuditLine } from '../repo/audit-lines.ts';
import { minute } from './items-page.ts';
import { html, type Markup, page } from './page.ts';

/** What the actions of the audit are called. One that is missing here is shown by its code: nothing is left out. */
export const actionNames: Readonly<Record<string, string>> = {
  'sign-in': '登录', 'sign-out': '退出登录', 'second-factor.add': '启用两步验证', 'second-factor.check': '填写动态码', 'second-factor.reset': '取消两步验证', 'crypto.profile': '更换密码算法（CRYPTO_PROFILE）', 'passkey.add': '添加通行密钥', 'passkey.remove': '删除通行密钥', 'passkey.suspend': '停用可能被复制的通行密钥',
  'password.change': '更改密码', 'password.reset-link': '签发重设密码链接', 'password.reset': '重设密码', 'user.invite': '邀请人员', 'user.join': '建立账号', 'identity.link': '绑定统一身份认证', 'user.change': '更改人员',
  'settings.change': '更改单位设置', 'settings.fix': '统一设定扩展', 'organisation.add': '增设单位', 'organisation.change': '更改单位', 'organisation.merge': '合并单位', 'device.revoke': '停用设备登录',
  'request.denied': '越权请求被拒绝', 'sync.push': '上传记录', 'item.issue': '下发整改', 'item.reopen': '复发登记', 'item.reply-done': '反馈已改', 'item.reply-later': '反馈整改日期',
  'item.appeal': '反馈不是问题', 'item.remind': '催办', 'item.return': '退回', 'item.close': '销号', 'item.withdraw': '撤销', 'item.extend': '延期', purge: '定期清理',
  restore: '恢复备份', 'admin.create': '命令：增设管理员', 'admin.reset-2fa': '命令：取消两步验证', 'admin.lock': '命令：停用账号', 'admin.reset-password': '命令：重设密码', 'org.add': '命令：增设单位',
  'org.import': '导入单位', 'org.tenant': '命令：增设地区', 'audit.verify': '核对审计链', 'audit.export': '导出审计',
};

const resultNames: Readonly<Record<string, string>> = { reader: '查看人员', inspector: '检查人员', editor: '审核人员', administrator: '管理员', auditor: '审计员', ok: '完成', refused: '被拒绝', role: '没有权限', dormant: '账号已锁定', recovery: '用恢复码', passkey: '用通行密钥', totp: '动态码', 'code-reuse': '登录码被重复使用', 'token-reuse': '登录凭证被重复使用' };

interface Shown {
  readonly orgName: string; readonly whole: boolean; readonly lines: readonly AuditLine[]; readonly who: string; readonly action: string; readonly next: number | null;
  /** What the verification found; null before one. */
  readonly verified: { readonly rows: number; readonly trouble: readonly string[] } | null;
  /** Why nothing is shown, when what was asked for cannot be. */
  readonly problem: string | null;
}

/** The audit as its auditor reads it: newest first, found by person and action, with the proof that nothing was changed. */
export function auditPage({ orgName, whole, lines, who, action, next, verified, problem }: Shown): string {
  return page('审计', html`<p>${whole ? `${orgName}及以下全部单位的操作记录。` : `${orgName}及以下单位的人员所做的、以及对这些人员和单位所做的操作记录。`}</p>
${verified === null ? '' : verified.trouble.length === 0 ? html`<p role="status">审计链完整：${verified.rows} 条记录逐条核对，没有改动、缺失或插入。</p>` : html`<div role="alert">审计链不完整：<ul>${verified.trouble.slice(0, 50).map(line => html`<li>${line}</li>`)}</ul>请保留数据库和日志，交系统管理人员查明。</div>`}
<div class="find"><form method="post" action="/audit/verify"><button>核对审计链</button></form><form method="post" action="/audit/export"><button>导出 CSV</button></form></div>
<form class="find" method="get" action="/audit" role="search"><label>姓名<input name="who" value="${who}" maxlength="100"></label>
<label>操作<select name="action"><option value="">全部</option>${Object.entries(actionNames).map(([code, name]) => html`<option value="${code}"${{ markup: code === action ? ' selected' : '' }}>${name}</option>`)}</select></label><button>查找</button></form>
${problem === null ? '' : html`<p role="status">${problem}</p>`}
${lines.length === 0 ? (problem === null ? html`<p role="status">没有符合条件的记录。</p>` : '') : table(lines)}
${next === null ? '' : html`<p><a href="/audit?${new URLSearchParams({ ...(who ? { who } : {}), ...(action ? { action } : {}), before: String(next) }).toString()}">更早的记录</a></p>`}
<p><a href="/password">更改我的密码</a>　<a href="/second-factor">我的两步验证</a></p><form method="post" action="/leave"><button>退出登录</button></form>`, true);
}

function table(lines: readonly AuditLine[]): Markup {
  return html`<div class="over" role="region" aria-label="操作记录" tabindex="0"><table><thead><tr><th scope="col">序号</th><th scope="col">时间</th><th scope="col">人员</th><th scope="col">操作</th><th scope="col">对象</th><th scope="col">结果</th><th scope="col">来自</th></tr></thead>
<tbody>${lines.map(line => html`<tr><th scope="row">${line.seq}</th><td>${minute(line.at)}</td><td>${actorName(line.actor)}</td><td>${actionNames[line.action] ?? line.action}</td><td>${line.target}</td><td>${resultName(line.result)}</td><td>${line.address}</td></tr>`)}</tbody></table></div>`;
}

/** What is no person has a name of its own. */
export function actorName(actor: string): string {
  return actor === 'command' ? '（命令行）' : actor === 'daily' ? '（定期任务）' : actor === '' ? '（没有这个账号）' : actor;
}

export function resultName(result: string): string {
  return resultNames[result] ?? result;
}
