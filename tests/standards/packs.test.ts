import { describe, expect, it } from 'vitest';
import { catalogue } from '../../standards/catalogue-ids.ts';
import { packKey } from '../../standards/pack.ts';
import { defaultPack, packOf, packs } from '../../standards/rubrics.ts';

const codesOf: Readonly<Record<string, readonly string[]>> = catalogue;

describe.each(packs)('$id', (pack) => {
  it('names its document, and has rows with ids of their own', () => {
    expect(pack.document.name).not.toBe('');
    expect(pack.document.number).not.toBe('');
    expect(pack.document.issuer).not.toBe('');
    const ids = pack.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('quotes the form: the sentence a row prices stands in its 扣分细则', () => {
    for (const row of pack.rows) expect(row.detail, row.id).toContain(row.sentence);
  });

  it('is fed only by checks and codes of the catalogue', () => {
    for (const row of pack.rows) {
      for (const source of 'from' in row ? row.from : []) {
        for (const code of source.codes) expect(codesOf[source.check], `${row.id} ${source.check}`).toContain(code);
      }
    }
  });

  it('asks a question wherever a person must answer', () => {
    for (const row of pack.rows) if (row.kind !== 'deduction') expect(row.question, row.id).toMatch(/[？?。；：]/u);
  });

  it('names veto rows that exist', () => {
    const vetoes = pack.rows.filter(({ kind }) => kind === 'veto').map(({ id }) => id);
    for (const row of pack.rows) if (row.kind === 'deduction' && row.instead !== undefined) expect(vetoes).toContain(row.instead);
  });

  it('is found by name and version', () => {
    expect(packOf(packKey(pack))).toBe(pack);
    expect(packOf(pack.id)).toBe(pack);
    expect(packOf(`${pack.id}@99`)).toBeUndefined();
  });
});

const rowIds = ['V1', 'V2', 'V3a', 'V3b', 'V3c', 'V4', 'V5', 'D1', 'D2a', 'D2b', 'D3', 'D4a', 'D4b', 'D4c', 'D4d', 'D5a', 'D5b', 'D6a', 'D6b', 'D6c', 'D7a', 'D7b', 'D8a', 'D8b', 'D9a', 'D9b', 'D10'];

it.each(['census-2015', 'guangxi-2017'])('%s has the 27 rows of the form with their points', (id) => {
  const pack = packOf(id);
  expect(pack?.rows.map((row) => row.id)).toEqual(rowIds);
  const points = Object.fromEntries((pack?.rows ?? []).flatMap((row) => ('tenths' in row ? [[row.id, row.tenths]] : [])));
  expect(points).toEqual({
    D1: 50, D2a: 10, D2b: 1, D3: 50, D4a: 30, D4b: 40, D4c: 50, D4d: 10, D5a: 50, D5b: 50, D6a: 50, D6b: 50, D6c: 30,
    D7a: 50, D7b: 30, D8a: 20, D8b: 10, D9a: 10, D9b: 10, D10: 30,
  });
  expect(pack?.points).toEqual({ total: 1000, failOver: 400 });
});

it('every point value of the monitoring form stands in the sentence of its row', () => {
  for (const row of packOf('guangxi-2017')?.rows ?? []) {
    if ('tenths' in row && row.tenths !== null) expect(row.sentence.replaceAll(' ', ''), row.id).toContain(`扣${row.tenths / 10}分`);
  }
});

it('the default is 《政府网站监测评分表》, and it is the only default', () => {
  expect(defaultPack.name).toBe('政府网站监测评分表');
  expect(packs.filter((pack) => pack.default)).toEqual([defaultPack]);
});

it('conformance-2017 has a status row for each of the 172 items', () => {
  const pack = packOf('conformance-2017@1');
  expect(pack?.rows).toHaveLength(172);
  expect(new Set(pack?.rows.map(({ kind }) => kind))).toEqual(new Set(['status']));
});

it('inspection-2019 has the vetoes and leaves every unknown value empty', () => {
  const rows = packOf('inspection-2019')?.rows ?? [];
  expect(rows.filter(({ kind }) => kind === 'veto').map(({ name }) => name)).toEqual(
    ['安全、泄密事故等严重问题', '站点无法访问', '首页不更新', '栏目不更新', '栏目不更新', '栏目不更新', '互动回应差', '互动回应差', '服务不实用']);
  expect(rows.flatMap((row) => ('tenths' in row && row.tenths === null ? [[row.id, row.note]] : []))).toEqual(
    ['J1', 'J2', 'J3', 'J4', 'B1', 'B2', 'B3', 'B4', 'B5'].map((id) => [id, '未内置，请按本单位文件填写']));
});

it('closure-2017 prices what its sentences say, and names no line', () => {
  const pack = packOf('closure-2017');
  expect(pack?.points).toEqual({ total: 1000, failOver: null });
  for (const row of pack?.rows ?? []) {
    if ('tenths' in row && row.tenths !== null) expect(row.sentence.replaceAll(' ', ''), row.id).toContain(`${row.kind === 'bonus' ? '加' : '扣'}${row.tenths / 10}分`);
  }
});
