import { describe, expect, it } from 'vitest';
import { pageTypes } from '../../contract/page-type.ts';
import { catalogue } from '../../standards/catalogue-ids.ts';
import { clauseOf } from '../../standards/clause.ts';
import { conformanceItems } from '../../standards/conformance-2017-items.ts';
import { itemCoverage, outsideItems } from '../../standards/conformance-coverage.ts';
import { answerKeys, isAsked } from '../../standards/question.ts';
import { questionBlock, questionBlocks } from '../../standards/question-blocks.ts';
import { questionOf, questions } from '../../standards/questions.ts';
import { packOf } from '../../standards/rubrics.ts';

const conformance = packOf('conformance-2017')!;
const monitoring = packOf('guangxi-2017')!;

describe('guided questions', () => {
  it('fall into blocks: leads first, then what costs points, then the parts of the 指引, none of them too long to look over', () => {
    expect(questionBlock(questionOf('q-commercial')!, 3)).toBe('marked');
    expect(questionBlock(questionOf('q-accurate-info')!, 0)).toBe('scored');
    const told = ['q-style', 'q-commercial', 'q-portal-domain', 'q-source', 'q-policy-links', 'q-service-classes', 'q-purpose', 'q-secrecy', 'q-reprint', 'q-emblem', 'q-response'].map((id) => questionBlock(questionOf(id)!, 0));
    expect(told).toEqual(['display', 'links', 'site', 'publishing', 'explaining', 'services', 'exchange', 'safety', 'publishing', 'site', 'explaining']);
    for (const type of ['home', 'column', 'article', 'guide', 'interaction'] as const) {
      const blocks = questions.filter((question) => isAsked(question, type)).map((question) => questionBlock(question, 0));
      for (const block of questionBlocks) expect(blocks.filter((each) => each === block).length, `${type} ${block}`).toBeLessThanOrEqual(20);
    }
  });

  it('have ids of their own and are found by them', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const question of questions) expect(questionOf(question.id)).toBe(question);
    expect(questionOf('q-none')).toBeUndefined();
  });

  it('ask, and say where to look', () => {
    for (const { id, question, look } of questions) {
      expect(question, id).toMatch(/[？]$/);
      expect(look, id).toMatch(/[。]$/);
      expect(look.length, id).toBeGreaterThanOrEqual(8);
    }
  });

  it('are about clauses, checks, page types and rows that exist', () => {
    const rows = new Set(monitoring.rows.map(({ id }) => id));
    for (const { id, cites, marks, on, rows: answered } of questions) {
      expect(cites.length + answered.length, id).toBeGreaterThan(0);
      for (const cite of cites) expect(clauseOf(cite), `${id} ${cite}`).toBeDefined();
      for (const mark of marks) expect(Object.keys(catalogue), id).toContain(mark);
      for (const row of answered) expect([...rows], id).toContain(row);
      if (typeof on !== 'string') for (const type of on) expect(pageTypes as readonly string[]).toContain(type);
    }
  });

  it('are answered with 1, 2 and 3', () => {
    expect(answerKeys.map(({ key, answer }) => `${key}${answer}`)).toEqual(['1合格', '2不合格', '3不适用']);
  });

  it('ask every row of the 监测评分表 that only a person decides', () => {
    const asked = new Set(questions.flatMap(({ rows }) => rows));
    const byPerson = monitoring.rows.filter((row) => row.kind === 'manual' || (row.kind === 'veto' && row.condition.by === 'person'));
    expect(byPerson.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
    const machine = monitoring.rows.filter((row) => row.kind === 'deduction').map(({ id }) => id);
    expect(machine.filter((id) => asked.has(id))).toEqual([]);
  });
});

describe('the 172 items of the 对标情况表', () => {
  it('have no hole: checks that decide, a question, or a reason why no page shows it', () => {
    const holes = conformanceItems.filter(({ id }) => {
      const { checks, whole, questions: asked, outside } = itemCoverage(id);
      return outside === null && asked.length === 0 && !(whole && checks.length > 0);
    });
    expect(holes.map(({ id }) => id)).toEqual([]);
    expect(conformanceItems).toHaveLength(172);
  });

  it('are not called outside and yet checked or asked', () => {
    const both = Object.keys(outsideItems).filter((id) => {
      const { checks, questions: asked } = itemCoverage(id as keyof typeof outsideItems);
      return checks.length + asked.length > 0;
    });
    expect(both).toEqual([]);
  });

  it('name only checks of the catalogue, the same as the form\'s own rows', () => {
    for (const row of conformance.rows) {
      if (row.kind !== 'status') throw new Error(`${row.id} is no status row`);
      const coverage = itemCoverage(row.id as keyof typeof outsideItems);
      expect(coverage.checks).toEqual([...new Set(row.from.map(({ check }) => check))]);
      expect(coverage.whole).toBe(row.whole);
      expect(row.question).not.toBe('');
      for (const check of coverage.checks) expect(Object.keys(catalogue)).toContain(check);
    }
  });

  it('of the 网页设计规范 are all seen on pages but the review of links and the upkeep of the site', () => {
    const unseen = conformanceItems.filter(({ id, category }) => category === '网页设计规范' && itemCoverage(id).outside !== null);
    expect(unseen.map(({ id }) => id)).toEqual(['db-1-120', 'db-2-35']);
  });
});
