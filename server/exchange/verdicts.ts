import { rulingBarWords } from '../../contract/review-rights.ts';
import type { OpResult } from '../../contract/sync.ts';
import type { StoredRecord } from '../repo/records.ts';

/** Sentences for every code an operation can come back with. */
const messages = {
  role: '您的角色没有这项权限。',
  ...rulingBarWords,
  pack_editor: '单位规则包须由审核人员发布、停用或移除。',
  rubric_editor: '单位的评分表须由审核人员发布、停用或移除。',
  rubric_exists: '同一编号和版本的评分表已由他人发布，服务器没有接收。内容不同时请把版本号改大，重新导入后再发布。',
  rubric_hash: '评分表与它的校验值不符，服务器没有接收。',
  moved: '这条记录属于您原来的单位，您调离后不能再改；内容保留在“待处理”中，可导出交给原单位。',
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
  issue: '只有审核人员可以下发整改。',
  not_new: '新的整改事项只能以“待整改”状态下发，并须有整改时限。',
  not_confirmed: '只有已确认的问题才能下发整改，这一项里有问题还没有确认或已标为误报。',
  issued: '这个问题已经列入另一个没有办结的整改事项。',
  not_closed: '原整改事项没有销号，不能作为复发重新登记。',
  other_rule: '复发的问题与原整改事项不是同一检查项。',
  calendar: '算不出整改时限，请直接指定日期。',
  day_reason: '指定日期须写明理由：为什么不按工作日计算。',
  item_moved: '这个整改事项已由他人处理，请看过再决定。',
  act_role: '您的角色不能做这一步。回复由检查人员或审核人员填写，催办、退回、延期、撤销由审核人员办理。',
  close_role: '只有审核人员可以销号。',
  act_state: '这个整改事项现在的状态不能做这一步。',
  no_proof: '没有核验通过的记录，不能销号。请先复核网页；页面上的问题还在、页面打不开或已删除，都不算已改。',
  own_close: '本单位规定，报告已改的人不能自己销号。',
  no_reason: '请写明理由。',
  no_day: '请写明日期。',
  day_past: '日期已经过去，请重新选择。',
  needs_reviewer: '只有审核人员可以人工核验。',
  not_its_page: '核验的网页不属于这个整改事项。',
  contradicts: '核验结论与核验时所见不符，服务器没有接收。',
  item_over: '这个整改事项已经办结。',
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
