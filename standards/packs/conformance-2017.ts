import { conformanceItems } from '../conformance-2017-items.ts';
import { documents } from '../documents.ts';
import { definePack, type StatusRow } from '../pack.ts';
import { conformanceSources } from './conformance-sources.ts';

const tables = {
  要: '《政府网站发展指引》“要”（共 120 处）',
  应: '《政府网站发展指引》“应”（共38处）',
  不得: '《政府网站发展指引》“不得、禁止和严禁”（共 14 处）',
} as const;

/** 《〈政府网站发展指引〉对标情况表》: no points; every item is 符合, 不符合, 部分符合, 不适用 or 未检. Row ids are the items' ids. */
export const conformance2017 = definePack({
  id: 'conformance-2017', version: 1, name: '《政府网站发展指引》对标情况表', attachment: '附件1', document: documents['guangxi-152'],
  default: false, points: null, bonus: null, linksOncePer: 'page', notes: [],
  rows: conformanceItems.map((item): StatusRow => {
    const source = conformanceSources[item.id];
    return {
      id: item.id, kind: 'status', group: tables[item.strength], name: item.category ?? '', looksAt: '',
      detail: item.text, sentence: item.text, ...('note' in item ? { note: item.note } : {}),
      from: source?.from ?? [], whole: source?.whole ?? false,
      question: `本网站是否做到：${item.text}`,
    };
  }),
});
