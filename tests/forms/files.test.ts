import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../contract/report.ts';
import { htmlReport } from '../../forms/html-report.ts';
import { machineReport } from '../../forms/machine-report.ts';
import { masked } from '../../forms/masked.ts';
import { monitoringReport } from '../../forms/monitoring-report.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { rectificationList } from '../../forms/rectification-list.ts';
import { rectificationNotice } from '../../forms/rectification-notice.ts';
import { reportScore } from '../../scoring/report-score.ts';
import { example1 } from './facts.ts';
import { hostile, samples } from './samples.ts';

/** What people see of a file, as text: cells by row with the merges behind each sheet's name, paragraphs of a Word file, or the page itself. */
function shown(name: string, bytes: Uint8Array): string {
  if (name.endsWith('.html')) return strFromU8(bytes);
  const parts = unzipSync(bytes);
  if (name.endsWith('.docx')) return [...strFromU8(parts['word/document.xml']!).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph.replace(/<w:br\/>/g, '\n').replace(/<[^>]+>/g, '')).join('\n');
  return readWorkbook(bytes).map((sheet, index) => {
    const merges = [...strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`]!).matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, range]) => range);
    const rows = Array.from({ length: sheet.rows }, (_, row) => Array.from({ length: sheet.columns }, (__, column) => sheet.cell(row, column)?.text ?? '').join('\t').trimEnd());
    return `# ${sheet.name}\n${rows.join('\n')}\n${merges.join(' ')}`;
  }).join('\n');
}

describe('files of the forms', () => {
  it.each(Object.entries(samples))('%s says what its golden says, and is the same bytes every time', async (name, make) => {
    const bytes = make();
    expect(createHash('sha256').update(make()).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    await expect(`${shown(name, bytes)}\n`).toMatchFileSnapshot(`golden/files/${name}.txt`);
  });

  it('are printed on A4 with page numbers and repeated headings', () => {
    for (const [name, make] of Object.entries(samples)) {
      if (!name.endsWith('.xlsx')) continue;
      for (const [part, bytes] of Object.entries(unzipSync(make()))) {
        if (part.startsWith('xl/worksheets/')) expect(strFromU8(bytes), `${name} ${part}`).toMatch(/paperSize="9"[\s\S]*&amp;P/);
      }
    }
  });

  it('give nothing of a hostile page a chance, and mask personal numbers', () => {
    const facts = hostile();
    const html = htmlReport(facts);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>|javascript:|https?:\/\/[^\s"<]*\.js/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('450101**********34');
    for (const text of [html, shown('a.docx', monitoringReport(facts)), shown('a.docx', rectificationNotice(facts)), shown('a.xlsx', rectificationList(facts))]) {
      expect(text).not.toContain('13812345678');
      expect(text).not.toContain('450101199003071234');
    }
    expect(masked('工单 20261121000123 和 4501990001 不是个人信息')).toBe('工单 20261121000123 和 4501990001 不是个人信息');
  });

  it('the HTML report loads nothing: every address in it is text', () => {
    const html = htmlReport(example1());
    expect(html).not.toMatch(/(?:src|href|action|srcset|url\()\s*=?\s*["'(]?https?:/i);
    expect(html.match(/<li class="fail">/g)!.length).toBeGreaterThan(5);
  });

  it('the machine-readable report is one, whatever is missing of a page', () => {
    const facts = example1();
    const visits = facts.pages.map((page, index) => ({
      ...page, id: `0199a0b0-0000-7000-8000-${String(100 + index).padStart(12, '0')}`, siteId: facts.inspection.siteId, inspectionId: facts.inspection.id, pageTypeBecause: '', settledBy: 'quiet' as const,
      outcomes: { 'broken-link': 'fail', 'home-updates': 'pass' } as const, toolVersion: '0.1.0', catalogue: 'x',
    }));
    const report = reportSchema.parse(JSON.parse(JSON.stringify(machineReport(facts, visits, new Map(), reportScore(facts.sheet)))));
    expect(report.pages).toHaveLength(3);
    expect(report.pages[0]!.checks.find(({ id }) => id === 'home-updates')).toMatchObject({ outcome: 'pass', reason: null });
    expect(report.pages[0]!.checks.find(({ id }) => id === 'site-tags')).toMatchObject({ outcome: 'not-run', reason: '这次阅读没有检查' });
    expect(report.pages[0]!.checks.find(({ id }) => id === 'broken-link')!.findings).toHaveLength(3);
  });
});
