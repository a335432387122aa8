import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Final } from '../../contract/record.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { clock } from './support/observe.ts';
import { cookieOf, type Person, postForm, push, testPassword } from './support/person.ts';
import { create, decision, finding, inspection, newId, rectification, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

const time = clock();
const shown = site({ name: '示范县人民政府' });
let unit: Unit;
let editor: Person;
let cookie = '';
beforeAll(async () => {
  unit = await openUnit({ now: time.now });
  editor = await unit.person('editor', '审核甲');
  cookie = cookieOf(await postForm(unit.server.url, '/login', { name: '审核甲', password: testPassword }));
});
afterAll(() => unit[Symbol.asyncDispose]());

const ask = (path: string) => fetch(unit.server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
const look = async (): Promise<string> => (await ask('/desk/sheets')).text();
const book = async (month: string) => readWorkbook(new Uint8Array(await (await ask(`/desk/figures?month=${month}`)).arrayBuffer()));
const valuesOf = (sheet: Awaited<ReturnType<typeof book>>[number] | undefined, row: number): readonly string[] => Array.from({ length: 9 }, (_, column) => sheet?.cell(row, column)?.text ?? '');

function frozen(inspectionId: string, seq: number, score: readonly [number, number], over: Partial<Final> = {}): Final {
  const hash = 'a'.repeat(64);
  return {
    id: newId(), inspectionId, seq, step: 'final', version: 1, rubric: 'guangxi-2017@1', packHash: hash, inputHash: hash, sheetHash: hash,
    sheet: { rubric: 'guangxi-2017@1', state: score[0] === score[1] ? 'final' : 'provisional', score: [score[0], score[1]], result: '合格', vetoes: [], deductions: [], bonuses: [], open: [], wouldHaveBeen: null, items: [] },
    pages: 3, tools: ['0.1.0'], catalogues: [], note: '', by: '', at: time.now(), ...over,
  };
}

test('before there is anything the page says so and what to do', async () => {
  const text = await look();
  expect(text).toContain('还没有巡检');
  expect(text).toContain('还没有下发过整改事项');
  expect(valuesOf((await book('2026-11'))[0], 3)).toEqual(['合计', '0', '0', '0', '0', '0', '0', '0', '无']);
});

test('sheets as they were frozen: compared within one site and form, provisional ones stay a range, what is not frozen has no score', async () => {
  const started = time.now();
  const [one, two, three, four] = [0, 1, 2, 3].map(at => inspection(shown.id, { startedAt: started + at * 86_400_000 })) as [ReturnType<typeof inspection>, ReturnType<typeof inspection>, ReturnType<typeof inspection>, ReturnType<typeof inspection>];
  await push(editor, [create('site', shown), ...[one, two, three, four].map(each => create('inspection', each))]);
  const { results } = await push(editor, [create('final', frozen(one.id, 1, [821, 821])), create('final', frozen(two.id, 1, [856, 856])), create('final', frozen(three.id, 1, [700, 900]))]);
  expect(results.map(result => result.st)).toEqual(['ok', 'ok', 'ok']);
  const text = await look();
  expect(text).toContain('共 4 次巡检，其中 2 次还没有确定的得分');
  const rows = [...text.matchAll(/<tr><th scope="row">示范县人民政府<\/th>.*?<\/tr>/gs)].map(([row]) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell));
  expect(rows.map(row => row.slice(4))).toEqual([['未定稿', '无可比', ''], ['暂定 70.0 至 90.0', '无可比', '合格与否未定'], ['85.6', '升 3.5', '合格'], ['82.1', '无可比', '合格']]);
  // The line of the three that are frozen, the open one hollow, drawn as the workbench draws it; its figures stand in the tables.
  expect(text).toContain('3 次巡检的得分');
  expect([text.match(/<circle /g)?.length, text.match(/class="open"/g)?.length, text.match(/class="range"/g)?.length]).toEqual([3, 1, 1]);
  expect(text).not.toMatch(/ style="/);
  expect(rows[2]?.[2]).toBe('政府网站监测评分表');
  expect(rows[2]?.[3]).toContain('第 1 稿，审核甲');

  // Reopened: no score any more, and what came after has nothing to compare with.
  const [again] = (await push(editor, [create('final', frozen(one.id, 2, [821, 821], { step: 'reopened', note: '再查' }))])).results;
  expect(again?.st).toBe('ok');
  const after = await look();
  expect(after).toContain('已重新打开，审核甲');
  expect(after).not.toContain('升 3.5');
});

test('the month, its quarter and its year by unit as a workbook, with what is late; text from records stays text', async () => {
  const [kept, late] = [finding(shown.id, { about: '=cmd|calc', says: '=cmd|calc' }), finding(shown.id, { about: 'late' })];
  // Who found it does not review it.
  await push(await unit.person('inspector', '检查乙'), [kept, late].map(each => create('finding', each)));
  await push(editor, [kept, late].map(each => create('decision', decision(each.id))));
  await push(editor, [create('rectification', rectification(kept, { unit: '示范县教育局' })), create('rectification', rectification(late, { unit: '示范县民政局', workingDays: null, dueOn: '2026-11-23' }))]);
  time.pass(10 * 86_400_000);
  cookie = cookieOf(await postForm(unit.server.url, '/login', { name: '审核甲', password: testPassword }));
  const sheets = await book('2026-11');
  expect(sheets.map(({ name }) => name)).toEqual(['2026-11月', '2026年第4季度', '2026年', '超期事项']);
  for (const sheet of sheets.slice(0, 3)) {
    expect(valuesOf(sheet, 2)).toEqual(['责任单位', '下发', '销号', '其中按时', '复发', '撤销', '未办结', '其中超期', '整改率（%）']);
    expect([3, 4, 5].map(row => valuesOf(sheet, row).join(' ')).toSorted()).toEqual(['合计 2 0 0 0 0 2 2 0', '示范县教育局 1 0 0 0 0 1 1 0', '示范县民政局 1 0 0 0 0 1 1 0']);
  }
  const words = [2, 3].map(row => sheets[3]!.cell(row, 1));
  expect(words.map(cell => cell?.text)).toContain('=cmd|calc');
  expect(words.some(cell => cell?.formula)).toBe(false);
  expect((await look()).split('>整改趋势</h2>')[1]?.match(/<th scope="row">2026-11<\/th>/g)).toHaveLength(1);

  const answer = await ask('/desk/figures?month=2026-11');
  expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', `attachment; filename*=UTF-8''${encodeURIComponent('整改情况_2026-11.xlsx')}`]);
  expect((await ask('/desk/figures?month=2026-13')).status).toBe(400);
  expect((await ask('/desk/figures')).status).toBe(400);
});
