import { draftSheet } from './draft.ts';
import { type Sheet, workbook } from './workbook.ts';

/** The kinds of columns and systems the form has, word for word, with the group each stands in. */
export const columnKinds = [
  ['信息公开类', '机构设置及职能'], ['信息公开类', '工作动态'], ['信息公开类', '通知公告'], ['信息公开类', '政策文件'], ['信息公开类', '规划计划'], ['信息公开类', '人事信息'], ['信息公开类', '其他'],
  ['互动回应类', '政务咨询类栏目'], ['互动回应类', '调查征集类栏目'], ['互动回应类', '互动访谈类栏目'], ['互动回应类', '其他'],
  ['办事服务类', '办事指南类栏目'], ['办事服务类', '在线（申报、查询）系统'], ['办事服务类', '其他'],
] as const;

/** One column or system of a site. `kind` is the place in `columnKinds`. */
export interface ColumnEntry { readonly kind: number; readonly name: string; readonly url: string }

export interface ColumnFormFacts { readonly site: string; readonly unit: string; readonly filledOn: string; readonly columns: readonly ColumnEntry[] }

/** 政府网站栏目（系统）基本信息表 (国办发〔2015〕15号 附件4). Several columns of one kind stand in one cell, parted by “；” as its note asks; a kind without any says 无. */
export function columnForm(facts: ColumnFormFacts): Uint8Array {
  return workbook(columnSheets(facts));
}

export function columnSheets({ site, unit, filledOn, columns }: ColumnFormFacts): readonly Sheet[] {
  const draft = draftSheet(4);
  draft.across('政府网站栏目（系统）基本信息表', 'title');
  draft.across(`填表单位（盖章）：${unit}　网站名称：${site}　填报日期：${filledOn}`, 'note');
  draft.row(['内容类别', null, '栏目（系统）名称', '栏目（系统）地址'], 'head');
  draft.merge(2, 0, 2, 1);
  draft.grid(columnKinds.map(([group, name], index) => {
    const own = columns.filter(({ kind }) => kind === index);
    const first = columnKinds[index - 1]?.[0] !== group;
    const together = (part: 'name' | 'url'): string => own.map((one) => one[part] || '无').join('；') || '无';
    return [...(first ? [[group, 1, columnKinds.filter((each) => each[0] === group).length] as const] : []), [name], [{ value: together('name') }], [{ value: together('url') }]];
  }), 'center', 24);
  draft.across('注：1.请根据网站实际情况填写，同类栏目（系统）下设置多个栏目（系统）的，各栏目（系统）之间用分号“；”隔开。', 'note');
  return [draft.done('栏目（系统）基本信息表', [12, 22, 40, 60], { headRows: 3 })];
}
