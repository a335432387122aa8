import { clauseOf } from '../standards/clause.ts';
import { packKey } from '../standards/pack.ts';
import { proofLines, rowLabel, together } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { itemsOf } from './rectification-list.ts';
import { type Block, wordFile } from './word-file.ts';
import { beijingDay, beijingMinute, inspectionWords, pointsOf, resultWords, scoreWords, siteName } from './wording.ts';

/** 政府网站监测报告 of one inspection as a Word document: result, what was looked at and what was not, what was deducted, every item, what is open. */
export function monitoringReport(facts: InspectionFacts): Uint8Array {
  return wordFile(monitoringBlocks(facts));
}

/** A picture as Word takes it, by finding id. */
export interface ReportPicture { readonly jpeg: Uint8Array; readonly width: number; readonly height: number }

/** @param pictures of findings; an item shows the first of its own. @param left how many were left out for the size of the file @param away how many are on another computer only */
export function monitoringBlocks(facts: InspectionFacts, pictures: ReadonlyMap<string, ReportPicture> = new Map(), left = 0, away = 0): readonly Block[] {
  const { pack, sheet, site, inspection, pages, findings } = facts;
  const opened = pages.filter((page) => page.opened).length;
  const confirmed = findings.filter(({ status }) => status === 'confirmed');
  const pending = findings.filter(({ status }) => status === 'pending').length;
  const items = itemsOf(confirmed);
  const gaps = facts.checks.filter(({ settled, cannot, notRun }) => cannot > 0 || notRun > 0 || settled === 0);
  const text = (value: string): Block => ({ is: 'text', text: value });
  const heading = (value: string): Block => ({ is: 'heading', text: value });
  return [
    { is: 'title', text: `${siteName(site)}监测报告` },
    heading('一、基本情况'),
    text(`网站名称：${siteName(site)}；网站标识码：${site?.code ?? '未登记'}；首页网址：${site?.host ?? '无'}。`),
    text(`监测方式：${inspectionWords[inspection.kind]}；监测时间：${beijingMinute(inspection.startedAt)} 起，${inspection.closedAt === null ? '尚未结束' : `至 ${beijingMinute(inspection.closedAt)}`}。依据：${pack.name}（${pack.document.number}${pack.attachment}，${packKey(pack)}）。`),
    text(`读过网页 ${pages.length} 页，打开 ${opened} 页${pages.length > opened ? `，未能打开 ${pages.length - opened} 页` : ''}；使用读网 ${facts.tools.join('、') || '无'}，检查目录 ${facts.catalogues.join('、') || '无'}。`),
    ...proofLines(facts).map(([name, value]) => text(`${name}：${value}。`)),
    heading('二、监测结果'),
    text(`结果：${resultWords(sheet)}${sheet.score ? `，得分 ${scoreWords(sheet)}` : ''}。${sheet.state === 'provisional' ? '还有行没有检查或没有认定，不能算作通过，见第五部分。' : ''}`),
    text(`已确认问题 ${confirmed.length} 个，归为 ${items.length} 项；待确认 ${pending} 个，不计入扣分。`),
    ...sheet.vetoes.map((veto) => text(`单项否决：${rowLabel(facts, veto.row)}。${veto.reason}（认定人：${veto.by ?? '无'}）`)),
    heading('三、扣分情况'),
    ...(sheet.deductions.length === 0 ? [text('无。')] : [{ is: 'table', widths: [26, 50, 12, 12], rows: [
      ['二级指标', '扣分细则', '数量', '扣分'], ...sheet.deductions.map(({ row, count, tenths }) => [rowLabel(facts, row), pack.rows.find(({ id }) => id === row)?.sentence ?? '', `${count}`, `${pointsOf(tenths)}`]),
    ] } as const]),
    heading('四、存在的问题'),
    ...(items.length === 0 ? [text('没有已确认的问题。')] : [{ is: 'table', widths: [9, 44, 29, 18], rows: [
      ['序号', '问题和改法', '页面', '依据'], ...items.slice(0, most).map((item, index) => {
        const [first] = item;
        const urls = [...new Set(item.map(({ url }) => url))];
        return [`${index + 1}`, `${masked(first!.says)}${first!.fix === '' ? '' : `\n改法：${first!.fix}`}`, `${urls.slice(0, 3).join('\n')}${urls.length > 3 ? `\n等 ${urls.length} 页` : ''}`, first!.cites.map((id) => clauseOf(id)?.number ?? id).join('、')];
      }),
    ] } as const]),
    ...(items.length > most ? [text(`其余 ${items.length - most} 项见问题整改清单。`)] : []),
    heading('五、没有检查和没有认定的内容'),
    text('下列内容没有结论，既不算通过，也不算问题。'),
    ...(sheet.open.length === 0 && gaps.length === 0 ? [text('无。')] : [{ is: 'table', widths: [66, 34], rows: [
      ['内容', '原因'], ...together(sheet.open.map(({ row, reason }) => [reason, rowLabel(facts, row)])).map(([reason, names]) => [names.join('、'), reason]),
      ...together(gaps.map(({ name, settled, cannot, notRun }) => [settled + cannot + notRun === 0 ? '没有适用的页面' : `已查 ${settled} 页，无法检查 ${cannot} 页，未检 ${notRun} 页`, name])).map(([reason, names]) => [names.join('、'), reason]),
    ] } as const]),
    ...pictured(items, pictures, left, away),
    { is: 'right', text: `（单位盖章）　　　　\n${chineseDay(facts.exportedAt)}` },
  ];
}

/** The pictures at the end, each under the number its item has in the table. */
function pictured(items: ReturnType<typeof itemsOf>, pictures: ReadonlyMap<string, ReportPicture>, left: number, away: number): readonly Block[] {
  if (pictures.size === 0 && away === 0) return [];
  const found = items.slice(0, most).flatMap((item, index): Block[] => {
    const first = item.find(({ id }) => pictures.has(id));
    if (!first) return [];
    return [{ is: 'quote', text: `第 ${index + 1} 项　${masked(first.says)}　${first.url}` }, { is: 'picture', ...pictures.get(first.id)!, text: `第 ${index + 1} 项的画面：${masked(first.says)}` }];
  });
  return [{ is: 'heading', text: '附：取证画面' }, ...found, ...(left > 0 ? [{ is: 'text', text: `另有 ${left} 个画面没有放入，见工作台“证据”。` } as const] : []), ...(away > 0 ? [{ is: 'text', text: `另有 ${away} 个画面在拍摄的电脑上，没有上传到服务器或没有取到。` } as const] : [])];
}

/** A letter is to be read: what goes beyond this stands in the tables. */
const most = 200;

/** `2026-11-21` as `2026年11月21日`. */
export function chineseDay(at: number): string {
  const [year, month, date] = beijingDay(at).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
