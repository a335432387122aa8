import type { AuditAction } from '../../server/audit-actions.ts';
import type { AuditLine } from '../../server/repo/audit-lines.ts';

const elsewhere = '01a1ff42-9818-78ab-9b4a-000000000001';
/** What was done, by whom, to what, with what result: as the server writes each, with the names its lists put where ids have any. */
const told: readonly (readonly [action: AuditAction, actor: string, target: string, result: string])[] = [
  ['sign-in', '覃晓燕', '覃晓燕', 'ok'], ['sync.push', '覃晓燕', '示范县教育局 v1842', 'ok:12 conflict:1'], ['evidence.add', '覃晓燕', '示范县教育局 v1843', 'ok:3'],
  ['item.issue', '韦志强', '2026-0412', 'ok'], ['item.reply-done', '示范县编辑乙', '2026-0398', 'ok'], ['item.return', '韦志强', '2026-0398', 'ok'], ['item.close', '韦志强', '2026-0377', 'ok'],
  ['request.denied', '覃晓燕', 'auditPage', 'role'], ['sign-in', '', '', 'refused'], ['second-factor.check', '韦志强', '韦志强', 'recovery'], ['password.reset-link', '管理员甲', '覃晓燕', 'ok'],
  ['user.invite', '管理员甲', '示范县教育局', 'inspector'], ['user.join', '示范县编辑乙', '示范县编辑乙', 'editor'], ['user.change', '管理员甲', '已调离人员', `reader false ${elsewhere}`],
  ['settings.change', '管理员甲', '示范县教育局', JSON.stringify({ ownReview: false, administratorInspects: true })], ['organisation.add', '管理员甲', '示范县水利局', 'department 示范县水利局'], ['organisation.change', '管理员甲', '示范县人民政府办公室', 'null county 示范县人民政府办公室'], ['organisation.merge', '管理员甲', '示范县防汛办', `${elsewhere} records:412 people:3 sites:1`],
  ['settings.fix', '管理员甲', '示范县人民政府办公室', JSON.stringify({ automatic: true, rubric: 'guangxi-2017@1', because: '全县统一' })],
  ['passkey.suspend', '韦志强', '韦志强', '示范县办公室电脑'], ['device.revoke', '韦志强', '01a1ff42-9818-78ab-9b4a-f92ac8cfba31', 'token-reuse'], ['signing.renew', 'command', '8c1fd0b27e44', 'ok'],
  ['backup', 'command', '', 'ok'], ['purge', 'daily', '', JSON.stringify({ ledger: 0, sessions: 18, auth_codes: 0, invitations: 2, attempts: 0, evidence: 0, blobs: 4 })], ['audit.verify', '示范县审计员', '', 'ok'],
];

/** So many lines, the newest first, four hours of a working day apart. */
export function auditLines(count: number, newest = 1204): readonly AuditLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [action, actor, target, result] = told[index % told.length]!;
    const known = actor === 'command' || actor === 'daily';
    return { seq: newest - index, at: Date.UTC(2026, 10, 20, 8, 41) - index * 4 * 3_600_000, actor, action, target, result, units: new Map([[elsewhere, '示范县水利局']]), address: known ? '' : `10.12.${index % 7}.${20 + index}` };
  });
}
