import { describe, expect, it } from 'vitest';
import { catalogue, checkNames, groups } from '../../checks/catalogue.ts';
import { catalogueVersion, checks } from '../../checks/registry.ts';
import { catalogue as codes } from '../../standards/catalogue-ids.ts';
import { trialChecks } from '../../standards/trial-checks.ts';
import { clauseOf } from '../../standards/clause.ts';

const sources = Object.keys(import.meta.glob('../../checks/*/*.ts'));
const tests = Object.keys(import.meta.glob('./*/*.test.ts'));

describe('registry of checks', () => {
  it('collects every file under checks/ by itself, each named after its check, in the group of the catalogue', () => {
    const paths = checks.map(({ id }) => `../../checks/${groups.find((group) => (group.checks as readonly string[]).includes(id))?.id}/${id}.ts`);
    expect(paths.toSorted()).toEqual(sources.toSorted());
  });

  it('orders checks as the catalogue does and knows no other', () => {
    expect(checks.map(({ id }) => id)).toEqual(catalogue.filter((id) => checks.some((check) => check.id === id)));
    expect(new Set(checks.flatMap(({ id, formerly = [] }) => [id, ...formerly])).size).toBe(checks.flatMap(({ id, formerly = [] }) => [id, ...formerly]).length);
  });

  it('has a test file for every check', () => {
    expect(sources.map((path) => path.replace('../../checks/', './').replace('.ts', '.test.ts')).filter((path) => !tests.includes(path))).toEqual([]);
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s: codes of the catalogue, clauses that exist, sentences that tell what to do', (id, check) => {
    expect(Object.keys(check.messages).filter((code) => !(codes[id as keyof typeof codes] as readonly string[]).includes(code))).toEqual([]);
    for (const cite of [...check.cites, ...Object.values(check.messages).flatMap(({ cites = [] }) => cites)]) expect(clauseOf(cite), cite).toBeDefined();
    for (const { says, fix } of Object.values(check.messages)) {
      expect(says).toMatch(/[\u4e00-\u9fa5]/);
      expect(fix.length).toBeGreaterThan(5);
    }
    expect(check.version).toBeGreaterThan(0);
  });

  it('has the checks on trial that scoring leaves unpriced, and no other', () => {
    expect(checks.filter(({ stage }) => stage === 'trial').map(({ id }) => id).toSorted()).toEqual([...trialChecks].toSorted());
  });

  it('names every check of the catalogue once, in one group, and itself by date and hash', () => {
    expect(groups.flatMap((group) => [...group.checks]).toSorted()).toEqual([...catalogue].toSorted());
    expect(Object.keys(checkNames).toSorted()).toEqual([...catalogue].toSorted());
    expect(catalogueVersion).toMatch(/^\d{4}-\d\d-\d\d\+[0-9a-f]{4}$/);
  });
});
