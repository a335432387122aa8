import type { Evidence } from '../contract/evidence.ts';
import { proofLines } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import type { Cell, Sheet } from './workbook.ts';
import { beijingMinute } from './wording.ts';

const headings = ['序号', '问题', '页面', '原文', '取证时间', '取证人', '网页应答', '画面', '画面校验值（SHA-256）', '证据校验值（SHA-256）'] as const;

/**
 * 证据目录: what proves each confirmed finding, with the hashes that tell a changed picture or record, and the head of the chain.
 * Null where nobody asked for proof. A finding without any is in the list and says so.
 */
export function evidenceSheet(facts: InspectionFacts): Sheet | null {
  const { proof, findings } = facts;
  if (!proof) return null;
  const confirmed = findings.filter(({ status }) => status === 'confirmed').toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rows = confirmed.map((finding, index): Cell[] => {
    const one = proof.evidence.get(finding.id);
    return [index + 1, masked(finding.says), finding.url, masked(one?.quote ?? finding.at?.quote ?? ''), one ? beijingMinute(one.at) : '', one?.by ?? '', one ? answerOf(one) : '', pictureOf(one), one?.picture?.sha256 ?? '', one?.hash ?? ''].map((value) => ({ value }));
  });
  const last = headings.length - 1;
  const across = (value: string, style: Cell['style']): (Cell | null)[] => [{ value, ...(style ? { style } : {}) }, ...Array.from({ length: last }, () => null)];
  const lines = proofLines(facts);
  return {
    name: '证据目录', headRows: 2 + lines.length, widths: [5, 24, 24, 16, 11, 8, 9, 16, 17, 17], merges: Array.from({ length: 1 + lines.length }, (_, row) => [row, 0, row, last] as const),
    rows: [
      across('证据目录', 'title'), ...lines.map(([name, value]) => across(`${name}：${value}`, 'note')),
      headings.map((value): Cell => ({ value, style: 'head' })),
      ...(rows.length > 0 ? rows : [headings.map((_, index): Cell => ({ value: index === 0 ? '无' : '' }))]),
    ],
  };
}

function answerOf({ status }: Evidence): string {
  return status === null ? '未记录' : `HTTP ${status}`;
}

function pictureOf(one: Evidence | undefined): string {
  if (!one) return '没有证据：确认时没有留存';
  const { picture } = one;
  return picture ? `${picture.width}×${picture.height}${picture.covered > 0 ? `，遮盖 ${picture.covered} 处个人信息` : ''}` : `没有画面：${one.without ?? ''}`;
}
