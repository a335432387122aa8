import { draftSheet, type Placed } from './draft.ts';
import type { Entries, EntryField } from './entry-field.ts';
import { type Sheet, workbook } from './workbook.ts';

/** The cells of 政府网站开设与整合审批表 a person may enter; the opinions and seals are for pens. */
export const approvalFields: readonly EntryField[] = [
  { id: 'applicant', label: '申请单位' }, { id: 'name', label: '网站名称' }, { id: 'authority', label: '管理单位' }, { id: 'code', label: '网站标识码' }, { id: 'icp', label: 'ICP 备案编号' },
  { id: 'url', label: '首页网址' }, { id: 'police', label: '公安机关备案标识码' }, { id: 'appliedOn', label: '申请时间' }, { id: 'contact', label: '联系人' }, { id: 'phone', label: '联系电话' },
  { id: 'matter', label: '申请事项', choices: ['网站开设', '永久下线', '临时下线'] }, { id: 'target', label: '迁移去向网站名称' }, { id: 'reason', label: '理由', choices: ['无力维护', '主办单位撤销合并', '按有关集约化要求', '整改', '其他'] }, { id: 'days', label: '拟下线天数' },
];

/** 政府网站开设与整合审批表 (附件3): what was entered, the rest blank for signatures and seals. */
export function approvalForm(entries: Entries): Uint8Array {
  return workbook(approvalSheets(entries));
}

export function approvalSheets(entries: Entries): readonly Sheet[] {
  const value = (id: string): string => (entries[id] ?? '').trim();
  const box = (choice: string, id: 'matter' | 'reason', matter?: string): string => `${value(id) === choice && (matter === undefined || value('matter') === matter) ? '☑' : '□'} ${choice}`;
  const pair = (a: string, b: string): readonly Placed[] => [a, b].flatMap((id): readonly Placed[] => [[approvalFields.find((field) => field.id === id)!.label], [{ value: value(id) }]]);
  const pausing = value('matter') === '临时下线';
  const draft = draftSheet(4);
  draft.across('政府网站开设与整合审批表', 'title');
  draft.grid([pair('applicant', 'name'), pair('authority', 'code'), pair('icp', 'url'), pair('police', 'appliedOn'), pair('contact', 'phone')], 'center', 30);
  draft.grid([
    [['网站开设'], [{ value: `${value('matter') === '网站开设' ? '☑' : '□'} 工作需要` }, 3]],
    [['永久下线'], [{ value: `1. 迁移去向网站名称：${value('matter') === '永久下线' && value('target') ? value('target') : '____________'}\n2. 理由：${['无力维护', '主办单位撤销合并', '按有关集约化要求'].map((choice) => box(choice, 'reason', '永久下线')).join('　')}` }, 3]],
    [['临时下线'], [{ value: `1. 第一次下线：${pausing ? `${box('整改', 'reason')}　${box('其他', 'reason')}` : '□ 整改　□ 其他'}：______。拟下线天数：${pausing && value('days') ? value('days') : '____'}天\n2. 第二次下线：□ 整改　□ 其他：______。拟下线天数：____天` }, 3]],
  ], 'center', 40);
  draft.grid(['申请单位\n意见', '本级管理单位\n审核意见', '上级管理单位\n审核意见', '自治区部门网站群\n的建站部门\n审核意见', '自治区人民政府\n办公厅审批意见'].map((label) => [[label], [{ value: '\n\n　　　　　　　　　　　　单位（盖公章）　　　　　年　　月　　日' }, 3]]), 'center', 76);
  draft.across('注：网站开设申请不需要填写网站标识码、ICP 备案编号、首页网址、公安机关备案标识码。', 'note');
  return [draft.done('审批表', [20, 32, 18, 32], { landscape: false })];
}
