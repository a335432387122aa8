import { describe, expect, it } from 'vitest';
import { fileName } from '../../forms/file-name.ts';

describe('names of exported files', () => {
  it('name form, site and day', () => {
    expect(fileName('政府网站监测评分表', '示范县人民政府', '2026-11-22', 'xlsx')).toBe('政府网站监测评分表-示范县人民政府-2026-11-22.xlsx');
  });

  it('of a site with 300 characters keep form, day and ending, within 255 bytes', () => {
    for (const letter of ['长', '𠮷', 'a']) {
      const name = fileName('拟下线政府网站整合迁移信息表', letter.repeat(300), '2026-11-22', 'xlsx');
      expect(name).toMatch(/^拟下线政府网站整合迁移信息表-.+-2026-11-22\.xlsx$/);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  it('hold nothing a file system refuses', () => {
    expect(fileName('表', '../=cmd|calc\u0000:*?"<县>\n', '2026-11-22', 'csv')).toBe('表-_=cmd_calc______县__-2026-11-22.csv');
  });
});
