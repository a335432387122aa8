import { expect, it } from 'vitest';
import type { Sample } from '../../contract/record.ts';
import { coverSheet } from '../../forms/cover-sheet.ts';
import { example1 } from './facts.ts';

const drawn: Sample = { how: 'random', seed: '2026-11', columns: ['通知公告'], of: 480, pages: [{ url: 'http://www.demo.gov.cn/tzgg/1.html', column: '通知公告', pageType: 'article' }] };

function said(sample: Sample | null): string {
  const facts = example1();
  const { rows } = coverSheet({ ...facts, inspection: { ...facts.inspection, sample } }, '监测评分表');
  return rows.map((row) => row.map((cell) => cell?.value ?? '').join('　')).join('\n');
}

it('page one of a form says how the pages were chosen: drawn ones with the seed that draws them again', () => {
  expect(said(drawn)).toContain('随机抽取：从 480 个地址中选取 1 个（栏目：通知公告），种子“2026-11”');
  expect(said(drawn)).not.toContain('不是抽样');
  expect(said(null)).toContain('按实际阅读计入，不是抽样');
  expect(said({ ...drawn, how: 'all', columns: [], seed: '' })).toContain('选取全部网页：从 480 个地址中选取 1 个；');
});
