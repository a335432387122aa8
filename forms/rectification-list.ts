import type { FindingRecord } from '../contract/record.ts';
import { clauseOf } from '../standards/clause.ts';
import { coverSheet } from './cover-sheet.ts';
import { evidenceSheet } from './evidence-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';
import { beijingDay, beijingMinute, pageTypeWords, siteName } from './wording.ts';

const headings = ['序号', '栏目类型', '栏目名称', '问题类型', '问题描述', '页面', '依据', '问题发现时间', '整改时限', '整改情况', '复核人', '复核时间', '截图'] as const;

/** 《政府网站问题整改清单》: what was confirmed, the same problem on many pages as one item with its list of pages; what the unit fills in is left blank. */
export function rectificationList(facts: InspectionFacts): Uint8Array {
  return workbook(rectificationSheets(facts));
}

export function rectificationSheets(facts: InspectionFacts): readonly Sheet[] {
  const proof = evidenceSheet(facts);
  return [coverSheet(facts, '政府网站问题整改清单'), rectificationTable(facts), ...(proof ? [proof] : [])];
}

export function rectificationTable({ findings, site, checks, inspection }: InspectionFacts): Sheet {
  const names = new Map(checks.map(({ check, name }) => [check, name]));
  const items = itemsOf(findings.filter(({ status }) => status === 'confirmed'));
  const blank: Cell = { value: '' };
  const rows = items.map((item, index): Cell[] => {
    const [first] = item;
    return [
      { value: index + 1 }, { value: first!.category ?? pageTypeWords[first!.pageType], style: 'center' }, { value: first!.pageType === 'column' ? first!.pageTitle : '' },
      { value: names.get(first!.check) ?? (first!.check === 'manual' ? '人工发现' : first!.check) }, { value: `${masked(first!.says)}${first!.note ? `\n备注：${masked(first!.note)}` : ''}` },
      { value: pagesOf(item) }, { value: first!.cites.map((id) => clauseOf(id)?.number ?? id).join('、') },
      { value: beijingDay(item.reduce((first, { foundAt }) => Math.min(first, foundAt), Infinity)), style: 'center' }, blank, blank, blank, blank, blank,
    ];
  });
  const across = (value: string, style: Cell['style']): (Cell | null)[] => [{ value, ...(style ? { style } : {}) }, ...Array.from({ length: headings.length - 1 }, () => null)];
  const last = headings.length - 1;
  return {
    name: '问题整改清单', headRows: 3, widths: [5, 8, 10, 10, 26, 24, 10, 11, 8, 10, 7, 10, 7], merges: [[0, 0, 0, last], [1, 0, 1, last]],
    rows: [
      across('政府网站问题整改清单', 'title'),
      across(`登记编号：　　　　　　　网站名称：${siteName(site)}　网站标识码：${site?.code ?? '未登记'}　监测时间：${beijingMinute(inspection.startedAt)}　共 ${items.length} 项`, 'note'),
      headings.map((value): Cell => ({ value, style: 'head' })),
      ...(rows.length > 0 ? rows : [headings.map((_, index): Cell => ({ value: index === 0 ? '无' : '' }))]),
    ],
  };
}

/** The same problem in the same words on several pages is one item. */
export function itemsOf(findings: readonly FindingRecord[]): readonly (readonly FindingRecord[])[] {
  const items = new Map<string, FindingRecord[]>();
  for (const finding of findings.toSorted((a, b) => (a.url === b.url ? compare(a.key, b.key) : compare(a.url, b.url)))) {
    const cause = finding.origin === 'person' ? finding.id : [finding.check, finding.code, finding.about, finding.says, finding.note].join('\u0000');
    const known = items.get(cause);
    if (known) known.push(finding);
    else items.set(cause, [finding]);
  }
  return [...items.values()].toSorted((a, b) => compare(a[0]!.check, b[0]!.check));
}

function pagesOf(item: readonly FindingRecord[]): string {
  const urls = [...new Set(item.map(({ url }) => url))];
  return `${urls.slice(0, 8).join('\n')}${urls.length > 8 ? `\n等 ${urls.length} 页` : ''}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
