import { describe, expect, test } from 'vitest';
import { serverWordsOf } from '../../messages/server-words.ts';
import type { AuditAction } from '../../server/audit-actions.ts';
import { resultSaid } from '../../server/pages/audit-result.ts';

const seen = '01a1ff42-9818-78ab-9b4a-000000000001';
const unseen = '01a1ff42-9818-78ab-9b4a-000000000002';
const units = new Map([[seen, '示范县水利局']]);
const said = (action: AuditAction, result: string, language: 'zh-CN' | 'en' = 'zh-CN'): string => resultSaid(serverWordsOf(language), { action, result, units });

describe('the result of a line of the audit', () => {
  test.each([
    ['purge', JSON.stringify({ ledger: 0, sessions: 18, auth_codes: 0, invitations: 2, attempts: 0, evidence: 0, blobs: 4 }), '登录 18，邀请 2，画面 4', 'sign-ins 18, invitations 2, pictures 4'],
    ['purge', JSON.stringify({ ledger: 0, sessions: 0 }), '没有到期的内容', 'nothing was past its time'],
    ['settings.change', JSON.stringify({ ownReview: false, administratorInspects: true }), '本人发现的问题由他人审核；管理员同时可以检查和审核', 'problems are reviewed by somebody who did not find them; the administrator may check and review'],
    ['settings.change', JSON.stringify({ ownReview: true, administratorInspects: false, ownReviewSet: { because: '只有一人', by: '甲', at: 1 }, fixed: { values: {}, unit: '', by: '', because: '', at: 1 } }), '本人发现的问题允许本人审核（理由：只有一人）；管理员不检查、不审核', 'people may review problems they found (reason: 只有一人); the administrator does not check or review'],
    ['settings.fix', JSON.stringify({ showScore: false, preset: 'spot-check', rubric: 'guangxi-2017@1', because: '统一' }), '用法：抽查；显示当前得分：一律关闭；评分表：guangxi-2017@1（理由：统一）', null],
    ['settings.fix', JSON.stringify({ because: '不用了' }), '不再统一设定（理由：不用了）', 'nothing is fixed any more (reason: 不用了)'],
    ['organisation.add', 'department 水利局 （筹）', '水利局 （筹），层级：部门', '水利局 （筹）, Level: Department'],
    ['organisation.change', 'null county 示范县', '示范县，层级：县，最上面的单位', '示范县, Level: County, the top unit'],
    ['organisation.change', `${seen} - 防汛办`, '防汛办，层级：未填，上级：示范县水利局', null],
    ['organisation.change', `${unseen} department 防汛办`, '防汛办，层级：部门，上级：查看范围以外的单位', null],
    ['organisation.merge', `${seen} records:412 people:3 sites:1`, '并入示范县水利局，记录 412，人员 3，重复登记的网站 1', null],
    ['user.change', 'editor true', '审核人员，已停用', 'reviewer, disabled'],
    ['user.change', `reader false ${seen}`, '查看人员，在用，调到示范县水利局', 'viewer, in use, moved to 示范县水利局'],
    ['sync.push', 'ok:12 conflict:1', '接收 12，冲突 1', 'taken 12, in conflict 1'],
    ['org.import', 'added:30 known:2', '新增 30，已有 2', 'added 30, there already 2'],
    ['sign-in', 'refused', '被拒绝', 'refused'],
  ] as const)('%s %s', (action, result, chinese, english) => {
    expect(said(action, result)).toBe(chinese);
    if (english !== null) expect(said(action, result, 'en')).toBe(english);
    expect(said(action, result, 'en')).not.toMatch(/[{}]|null|undefined|ok:/);
  });

  test.each([
    ['purge', '{"of_tomorrow":3}'], ['purge', '{'], ['settings.change', '{"ownReview":"yes"}'], ['settings.fix', '[]'], ['organisation.add', 'galaxy 水利局'], ['organisation.merge', 'x records:1'], ['user.change', 'king false'],
    ['sync.push', 'ok:12 lost:1'], ['sync.push', ''], ['passkey.add', 'ok:3'], ['passkey.add', '{"because":"x"}'], ['passkey.add', 'constructor'],
  ] as const)('%s: what is not as we write it stays as it is: %s', (action, result) => {
    expect(said(action, result)).toBe(result);
  });
});
