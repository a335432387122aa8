import { clauseOf } from '../standards/clause.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { chineseDay } from './monitoring-report.ts';
import { itemsOf } from './rectification-list.ts';
import { type Block, wordFile } from './word-file.ts';
import { beijingDay, siteName } from './wording.ts';

/** What only the unit that sends the notice knows; empty texts leave a blank to write on. */
export interface NoticeHead { readonly number: string; readonly to: string; readonly from: string; readonly deadline: string; readonly contact: string }
export const blankNotice: NoticeHead = { number: '', to: '', from: '', deadline: '', contact: '' };

/** 政府网站问题整改通知 as a Word document: to whom, what was found by which clause, until when, and how to answer. The deadline is never invented. */
export function rectificationNotice(facts: InspectionFacts, head: NoticeHead = blankNotice): Uint8Array {
  return wordFile(noticeBlocks(facts, head));
}

export function noticeBlocks(facts: InspectionFacts, head: NoticeHead = blankNotice): readonly Block[] {
  const items = itemsOf(facts.findings.filter(({ status }) => status === 'confirmed'));
  const text = (value: string): Block => ({ is: 'text', text: value });
  return [
    { is: 'title', text: '政府网站问题整改通知' },
    { is: 'right', text: `登记编号：${head.number || '____________'}` },
    { is: 'quote', text: `${head.to || '________________'}：` },
    text(`${beijingDay(facts.inspection.startedAt)} 起对${siteName(facts.site)}（${facts.site?.code ? `网站标识码 ${facts.site.code}，` : ''}${facts.site?.host ?? '无'}）进行监测，读过网页 ${facts.pages.length} 页，确认问题 ${items.length} 项。现予通知，请逐项核实整改。`),
    { is: 'heading', text: '一、问题清单' },
    ...(items.length === 0 ? [text('没有已确认的问题。')] : [{ is: 'table', widths: [9, 36, 27, 14, 14], rows: [
      ['序号', '问题和改法', '页面', '依据', '整改情况'], ...items.map((item, index) => {
        const [first] = item;
        const urls = [...new Set(item.map(({ url }) => url))];
        return [`${index + 1}`, `${masked(first!.says)}${first!.fix === '' ? '' : `\n改法：${first!.fix}`}${first!.note ? `\n备注：${masked(first!.note)}` : ''}`, `${urls.slice(0, 5).join('\n')}${urls.length > 5 ? `\n等 ${urls.length} 页` : ''}`, first!.cites.map((id) => clauseOf(id)?.number ?? id).join('、'), ''];
      }),
    ] } as const]),
    { is: 'heading', text: '二、整改要求' },
    text(`请于${head.deadline || '____年____月____日'}前完成整改，将整改情况填入上表，由负责人签字后报送。整改合格后予以销号；对认定有异议的，请附说明和网页截图一并报送。`),
    text(`联系人及电话：${head.contact || '________________'}。`),
    text('说明：本通知只列已确认的问题。没有列出的内容，不表示已经检查并且合格。'),
    { is: 'right', text: `${head.from || '（单位盖章）　　　　'}\n${chineseDay(facts.exportedAt)}` },
  ];
}
