import { describe, expect, it } from 'vitest';
import { catalogue } from '../../standards/catalogue-ids.ts';
import { editionOn, type Editions } from '../../standards/edition.ts';
import { settings, type Setting } from '../../standards/settings.ts';
import { editionsOf, otherRules, ruleTables, tableById } from '../../standards/tables.ts';

const rules: readonly { readonly id: string; readonly editions: Editions<unknown> }[] = [...Object.values<Setting>(settings), ...ruleTables, ...otherRules];

describe('the edition in force', () => {
  const editions: Editions<number> = [
    { version: 1, from: '2017-06-01', until: '2020-12-31', source: 'a', value: 1 },
    { version: 2, from: '2022-01-01', until: '2022-12-31', source: 'b', value: 2 },
    { version: 3, from: '2022-06-01', source: 'c', value: 3 },
  ];
  it.each([
    ['2016-01-01', 1, 'before the first'], ['2017-06-01', 1, 'first day'], ['2020-12-31', 1, 'last day'], ['2021-05-01', 1, 'in a gap'],
    ['2022-01-01', 2, 'first day of the next'], ['2022-06-01', 3, 'the later of two'], ['2030-01-01', 3, 'without an end'],
  ])('%s: version %i (%s)', (day, version) => expect(editionOn(editions, day).version).toBe(version));

  it('after the end of the last, the last', () => {
    const [first] = editions;
    expect(editionOn([first], '2030-01-01').version).toBe(1);
  });
});

describe('built-in settings and tables', () => {
  it('have ids of their own, each of a check of the catalogue', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id } of rules) expect(Object.keys(catalogue), id).toContain(id.split('.')[0]);
    for (const { alsoIn = [] } of ruleTables) for (const check of alsoIn) expect(Object.keys(catalogue)).toContain(check);
  });

  it.each(rules)('$id: every edition has a source and a first day, later editions later days and higher versions', ({ editions }) => {
    for (const [index, { version, from, until, source }] of editions.entries()) {
      expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(new Date(from).toISOString().slice(0, 10)).toBe(from);
      if (until !== undefined) expect(until >= from).toBe(true);
      expect(source.length).toBeGreaterThan(1);
      if (index > 0) expect([version > editions[index - 1]!.version, from > editions[index - 1]!.from]).toEqual([true, true]);
    }
  });

  it.each(ruleTables)('$id: entries are different, hosts are hosts, patterns are whole', ({ holds, editions }) => {
    for (const { value } of editions) {
      expect(new Set(value).size).toBe(value.length);
      expect(value.length).toBeGreaterThan(0);
      for (const entry of value) {
        expect(entry.trim()).toBe(entry);
        if (holds === 'host') expect(entry).toMatch(/^(?:[a-z0-9-]+\.)+[a-z0-9]{2,}$/);
        // Each by itself, so that a bracket that one leaves open is not closed by the next.
        if (holds === 'pattern') expect(() => new RegExp(`^(?:${entry})$`)).not.toThrow();
        if (holds === 'pattern') expect(new RegExp(`^(?:${entry})$`).test('')).toBe(false);
      }
    }
  });

  it('are found by id, and named with their version for the checks they belong to', () => {
    expect(tableById('source.vague')).toBe(ruleTables.find(({ id }) => id === 'source.vague'));
    expect(tableById('source.none')).toBeUndefined();
    expect(editionsOf('home-updates', '2026-11-22')).toEqual(['home-updates.days@1', 'home-updates.fewest@1', 'home-updates.items@1']);
    expect(editionsOf('cloaked-content', '2026-11-22')).toEqual(['hidden-link.against@1', 'hidden-link.latin@1', 'hidden-link.medium@1', 'hidden-link.places@1', 'hidden-link.strong@1', 'external-link-without-prompt.official@1'].sort());
    expect(editionsOf('police-record', '2026-11-22')).toEqual(['party-government-mark.statistics@1', 'party-government-mark.unrelated@1']);
  });
});
