import { describe, expect, it } from 'vitest';
import { clauseOf, clauses } from '../../standards/clause.ts';
import { conformanceItems, conformanceMust, conformanceMustNot, conformanceShould } from '../../standards/conformance-2017-items.ts';
import { documents } from '../../standards/documents.ts';

const ids = clauses.map(({ id }) => id);

describe('clauses', () => {
  it('have ids of their own, and are found by them', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const clause of clauses) expect(clauseOf(clause.id)).toBe(clause);
    expect(clauseOf('47-9-9-9')).toBeUndefined();
  });

  it('hold 120 要, 38 应 and 14 不得, numbered through', () => {
    for (const [items, table, count] of [[conformanceMust, 1, 120], [conformanceShould, 2, 38], [conformanceMustNot, 3, 14]] as const) {
      expect(items.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, n) => `db-${table}-${n + 1}`));
      expect(items.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    }
    expect(conformanceItems).toHaveLength(172);
  });

  it('name a known document, words without stray space, and items that exist', () => {
    for (const clause of clauses) {
      expect(documents[clause.document].number).not.toBe('');
      expect(clause.text).toBe(clause.text.trim());
      expect(clause.text.length).toBeGreaterThan(8);
      expect(clause.text).not.toMatch(/[\t\n\u00a0]|[ ]{2}/u);
      expect(clause.source).not.toBe('');
      for (const item of clause.items) expect(ids).toContain(item);
    }
  });

  it('bind by a word that stands in them', () => {
    const wrong = clauses.filter(({ id, strength, text }) => id.startsWith('47') && !['陈述', '定义'].includes(strength) && !text.includes(strength));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('share their words with the items they are mapped to', () => {
    const squeeze = (text: string) => text.replaceAll(/[^\p{Script=Han}]/gu, '');
    const runs = (text: string) => Array.from({ length: Math.max(0, text.length - 9) }, (_, n) => text.slice(n, n + 10));
    const strangers = clauses.filter(({ id }) => id.startsWith('47') && !id.startsWith('47-3-')).flatMap((clause) => clause.items
      .filter((item) => !runs(squeeze(clauseOf(item)?.text ?? '')).some((run) => squeeze(clause.text).includes(run)))
      .map((item) => `${clause.id} ${item}`));
    expect(strangers).toEqual([]);
  });

  it('cover every item of the design standard by a clause of the annex', () => {
    const covered = new Set(clauses.filter(({ id }) => id.startsWith('47-')).flatMap(({ items }) => items));
    const missed = conformanceItems.filter((item) => item.category === '网页设计规范' && !covered.has(item.id)).map(({ id }) => id);
    expect(missed).toEqual([]);
  });
});
