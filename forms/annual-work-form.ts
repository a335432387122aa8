import { annualWorkFields, type AnnualWorkField } from './annual-work-fields.ts';
import { draftSheet, type Placed } from './draft.ts';
import { entered, type Entries } from './entry-field.ts';
import type { FormHead } from './form-head.ts';
import { type Sheet, workbook } from './workbook.ts';

export interface AnnualWorkFacts { readonly year: number; readonly entries: Entries; readonly head: FormHead; readonly filledOn: string; readonly sources: readonly string[] }

/** 政府网站年度工作报表 (附件11). What was not entered is 无, as note 3 says, and is listed on page one. */
export function annualWorkForm(facts: AnnualWorkFacts): Uint8Array {
  return workbook(annualWorkSheets(facts));
}

export function annualWorkSheets(facts: AnnualWorkFacts): readonly Sheet[] {
  return [cover(facts), table(facts)];
}

function table({ entries, head, filledOn }: AnnualWorkFacts): Sheet {
  const value = (id: AnnualWorkField, columns = 1): Placed => [{ value: entered({ id, ...annualWorkFields[id] }, entries, '无') }, columns];
  const label = (id: AnnualWorkField, columns = 1): Placed => [annualWorkFields[id].label, columns];
  const pair = (a: AnnualWorkField, b: AnnualWorkField): readonly Placed[] => [label(a, 2), value(a, 2), label(b, 2), value(b, 2)];
  const named = (name: string, a: AnnualWorkField, b: AnnualWorkField): readonly Placed[] => [[name], label(a, 2), value(a), label(b, 2), value(b, 2)];
  const medium = (a: AnnualWorkField, b: AnnualWorkField, c: AnnualWorkField): readonly Placed[] => [label(a), value(a), label(b), value(b), label(c), value(c)];
  const heads = (a: AnnualWorkField, b: AnnualWorkField, c: AnnualWorkField, d: AnnualWorkField): readonly Placed[] => [label(a), label(b, 2), label(c), label(d, 2)];
  const values = (a: AnnualWorkField, b: AnnualWorkField, c: AnnualWorkField, d: AnnualWorkField): readonly Placed[] => [value(a), value(b, 2), value(c), value(d, 2)];
  const draft = draftSheet(8);
  draft.across('政府网站年度工作报表', 'title');
  draft.across(`填报单位（盖章）：${head.unit}`, 'note');
  draft.across(`填报时间：${filledOn}`, 'note');
  draft.grid([
    pair('publisher', 'publishedOn'), pair('name', 'code'), pair('domain', 'chineseDomain'), pair('operator', 'kind'), pair('icp', 'police'), pair('badge', 'url'),
    pair('weiboAccount', 'wechatAccount'), [label('app', 2), value('app', 6)],
    named('用户访问', 'visitors', 'views'), named('信息发布', 'items', 'topics'),
    [['新媒体传播', 1, 3], ['微博'], ...medium('weiboItems', 'weiboReads', 'weiboFollowers')],
    [['微信'], ...medium('wechatItems', 'wechatReads', 'wechatFollowers')],
    [['*移动客户端'], ...medium('appItems', 'appReads', 'appDownloads')],
    named('解读回应', 'interpretations', 'responses'),
    [['办事服务', 1, 3], [annualWorkFields.services.label, 2, 2], [annualWorkFields.wholeServices.label, 2, 2], ['年度办结数量', 3]],
    [label('donePeople'), label('doneBodies', 2)],
    [value('services', 2), value('wholeServices', 2), value('donePeople'), value('doneBodies', 2)],
    [['互动交流', 1, 6], ['在线访谈', 1, 2], ...heads('interviews', 'interviewFollowers', 'interviewQuestions', 'interviewAnswers')],
    values('interviews', 'interviewFollowers', 'interviewQuestions', 'interviewAnswers'),
    [['征集调查', 1, 2], ...heads('surveys', 'surveyPeople', 'surveyOpinions', 'surveyResults')],
    values('surveys', 'surveyPeople', 'surveyOpinions', 'surveyResults'),
    [['留言办理', 1, 2], ...heads('letters', 'lettersTaken', 'lettersDone', 'lettersRate')],
    values('letters', 'lettersTaken', 'lettersDone', 'lettersRate'),
    [['安全防护及安全管理', 1, 10], ['安全防护', 2, 5], label('level', 3), value('level', 2)],
    [label('assessments', 3), value('assessments', 2)],
    [['日常巡检', 1, 3], label('patrolPeriod', 2), value('patrolPeriod', 2)],
    [label('patrolProblems', 2), value('patrolProblems', 2)],
    [label('patrolFixed', 2), value('patrolFixed', 2)],
    [['监测预警和应急处置', 2, 3], label('warning', 3), value('warning', 2)],
    [label('emergency', 3), value('emergency', 2)],
    [label('drill', 3), value('drill', 2)],
    [['安全管理', 2, 2], label('responsible', 3), value('responsible', 2)],
    [label('backup', 3), value('backup', 2)],
    ...(['accessible', 'search', 'personal', 'open', 'data', 'channels', 'other'] as const).map((id, index): readonly Placed[] => [...(index === 0 ? [['创新发展', 1, 7] as const] : []), label(id, 2), value(id, 5)]),
  ], 'center', 21);
  for (const text of [`审核人：${head.reviewer}`, `联系人：${head.filler}`, `联系电话：${head.phone}`, ...notes]) draft.across(text, 'note');
  return draft.done('年度工作报表', [14, 13, 15, 14, 13, 15, 14, 14], { headRows: 1, landscape: false });
}

const notes: readonly string[] = [
  '注：1. 带“*”指标为引领性或选择性发布指标，各级各类政府网站根据工作开展实际填写。开展相应工作或有相关数据即填写，未填写视为未开展相应工作或无相关数据。',
  '2. 填写数据时应一并填写单位。', '3. 指标未产生数据或内容一律写“无”。',
];

function cover({ year, entries, filledOn, sources }: AnnualWorkFacts): Sheet {
  const missing = Object.entries(annualWorkFields).filter(([id, { choices }]: readonly [string, { readonly choices?: readonly string[] }]) => !choices && (entries[id] ?? '').trim() === '').map(([, field]: readonly [string, { readonly label: string; readonly group?: string }]) => `${field.group ? `${field.group}·` : ''}${field.label}`);
  const unticked = Object.entries(annualWorkFields).filter(([id, { choices }]: readonly [string, { readonly choices?: readonly string[] }]) => choices && (entries[id] ?? '') === '').map(([, { label }]) => label);
  const draft = draftSheet(2);
  draft.across('政府网站年度工作报表：说明', 'title');
  draft.row([{ value: '表格', style: 'head' }, `政府网站年度工作报表（桂政办发〔2017〕152号 附件11），${year} 年`]);
  draft.row([{ value: '填报时间', style: 'head' }, filledOn]);
  for (const [index, source] of sources.entries()) draft.row([{ value: index === 0 ? '数据来源' : '', style: 'head' }, source]);
  draft.row([{ value: '没有填写、按注 3 写“无”的内容', style: 'head' }, missing.length === 0 ? '无' : missing.join('、')]);
  draft.row([{ value: '没有勾选的内容', style: 'head' }, unticked.length === 0 ? '无' : unticked.join('、')]);
  return draft.done('说明', [20, 92], { landscape: false });
}
