import { describe, expect, it } from 'vitest';
import type { Policy } from '../../contract/policy.ts';
import { settingOf } from '../../page/setting.ts';
import { entriesOf, patternOf } from '../../page/table.ts';
import type { RuleTable } from '../../standards/tables/table.ts';

const words: RuleTable = {
  id: 'source.vague', name: '词', holds: 'pattern',
  editions: [{ version: 1, from: '2020-01-01', source: '甲', value: ['本(?:网|站)'] }, { version: 2, from: '2026-07-01', source: '乙', value: ['本(?:网|站)', '网络'] }],
};
const days = { id: 'home-updates.days', editions: [{ version: 1, from: '2020-01-01', source: '甲', value: 14 }, { version: 2, from: '2026-07-01', source: '乙', value: 10 }] } as const;
const at = (moment: string, tables: Policy['tables'] = []): { readonly now: number; readonly policy: Policy | null } => ({
  now: Date.parse(moment), policy: tables.length > 0 ? { packs: ['qz@1'], settings: [], tables, trustedHosts: [], struckHosts: [] } : null,
});
const change = (text: string, how: 'add' | 'drop'): Policy['tables'][number] => ({ id: 'source.vague', text, change: how, pack: 'qz@1', reason: '理由' });
const whole = (any: string): RegExp => new RegExp(`^(?:${any})$`);

describe('a page is judged by what was in force on its day', () => {
  it('the last evening before and the first morning after, by the clock of Beijing', () => {
    expect(settingOf(at('2026-06-30T23:59:59+08:00'), days)).toBe(14);
    expect(settingOf(at('2026-07-01T00:00:00+08:00'), days)).toBe(10);
    expect(entriesOf(at('2026-06-30T23:59:59+08:00'), words)).toEqual(['本(?:网|站)']);
    expect(patternOf(at('2026-06-30T12:00:00+08:00'), words, whole).test('网络')).toBe(false);
    expect(patternOf(at('2026-07-01T12:00:00+08:00'), words, whole).test('网络')).toBe(true);
  });
});

describe("a unit's packs", () => {
  const day = '2026-11-22T08:00:00+08:00';
  it('add words that stand as they are, and drop built-in entries', () => {
    const page = at(day, [change('综合(科)', 'add'), change('网络', 'drop')]);
    const pattern = patternOf(page, words, whole);
    expect(['本网', '综合(科)'].filter((each) => pattern.test(each))).toEqual(['本网', '综合(科)']);
    expect(['网络', '综合科', '综合'].filter((each) => pattern.test(each))).toEqual([]);
  });

  it('a later change has the last word, and other tables stay as they are', () => {
    expect(entriesOf(at(day, [change('甲', 'add'), change('甲', 'drop')]), words)).toEqual(['本(?:网|站)', '网络']);
    expect(entriesOf(at(day, [change('甲', 'add')]), { ...words, id: 'link-text.vague' })).toEqual(['本(?:网|站)', '网络']);
  });

  it('that drop everything leave a table nothing matches', () => {
    const pattern = patternOf(at(day, [change('本(?:网|站)', 'drop'), change('网络', 'drop')]), words, whole);
    expect(['', '网络', '本网'].some((each) => pattern.test(each))).toBe(false);
  });

  it('the same rules give the same list, so that what is made of it is made once', () => {
    expect(entriesOf(at(day), words)).toBe(entriesOf(at('2026-12-01T08:00:00+08:00'), words));
    const page = at(day, [change('甲', 'add')]);
    expect(entriesOf(page, words)).toBe(entriesOf({ ...page }, words));
    expect(patternOf(page, words, whole)).toBe(patternOf({ ...page }, words, whole));
  });
});
