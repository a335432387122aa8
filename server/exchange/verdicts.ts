import type { OpResult } from '../../contract/sync.ts';
import type { StoredRecord } from '../repo/records.ts';

/** Sentences for every code an operation can come back with. */
const messages = {
  role: '您的角色没有这项权限。',
  needs_editor: '只有审核人员可以处理他人的问题或改变他人的结论。',
  pack_editor: '单位规则包须由审核人员发布、停用或移除。',
  own_review: '本单位规定不得审核自己发现的问题。',
  not_author: '只有创建人可以修改这条记录。',
  shape: '内容格式不对，服务器没有接收。',
  schema: '记录内容不符合格式要求，服务器没有接收。',
  id_mismatch: '记录编号前后不一致，服务器没有接收。',
  id_taken: '记录编号已被占用，服务器没有接收。',
  op_id_reused: '同一操作编号用于不同内容，服务器没有接收。',
  not_pending: '新问题只能以“待确认”状态上传，结论须另行提交。',
  append_only: '这类记录只能新增，不能修改。',
  field: '有不允许修改的栏目。',
  builds_on_missing: '它依据的记录尚未到达服务器，稍后自动重试。',
  builds_on_refused: '它依据的前一项操作没有被接收，处理前一项后再上传。',
  exists: '服务器上已有内容不同的同一条记录。',
  changed: '他人已修改了同一栏目，请比较后决定。',
  earlier_conflict: '前一项修改有冲突，请一并处理。',
  reviewed: '这个问题已有审核结论，不能再修改。',
  decided: '这个问题已有他人的结论，请比较后决定。',
  signed: '这一班的读网记录已经签名，不能再增加或更正。',
  closed: '这次检查已经结束，不能再修改。',
  finalised: '这次检查已由他人定稿或重新打开，请查看后再定。',
  not_in_force: '沿用的误报结论已不再有效，请重新判断。',
} as const;

export type Code = keyof typeof messages;

export function refuse(opId: string, st: 'denied' | 'invalid' | 'deferred', code: Code): OpResult {
  return { opId, st, code, message: messages[code] };
}

/** Both versions are kept: the client has its own, this carries ours, with the ruling that won where there is one. */
export function conflict(opId: string, code: Code, record: StoredRecord, decision: StoredRecord | null): OpResult {
  const { rev, data } = record;
  const ruling = decision && { data: decision.data, byName: String(decision.data['by']), receivedAt: decision.receivedAt };
  return { opId, st: 'conflict', rev, code, message: messages[code], current: { rev, data, decision: ruling } };
}
