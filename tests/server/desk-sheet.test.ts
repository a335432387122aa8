import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Final } from '../../contract/record.ts';
import { packs } from '../../standards/rubrics.ts';
import { clock } from './support/observe.ts';
import { cookieOf, type Person, postForm, push, testPassword } from './support/person.ts';
import { answer, create, decision, finding, inspection, newId, rectification, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

const time = clock();
const shown = site({ name: '示范县<b>人民政府</b>' });
const pack = packs.find(({ id }) => id === 'guangxi-2017')!;
let unit: Unit;
let editor: Person;
let cookie = '';
beforeAll(async () => {
  unit = await openUnit({ now: time.now, ownReview: true });
  editor = await unit.person('editor', '审核甲');
  cookie = cookieOf(await postForm(unit.server.url, '/login', { name: '审核甲', password: testPassword }));
  await push(editor, [create('site', shown)]);
});
afterAll(() => unit[Symbol.asyncDispose]());

const look = async (inspectionId: string) => {
  const page = await fetch(`${unit.server.url}/desk/sheet?inspectionId=${inspectionId}`, { headers: { Cookie: cookie }, redirect: 'manual' });
  return { status: page.status, text: await page.text(), policy: page.headers.get('content-security-policy') ?? '' };
};
const rowOf = (text: string, row: string): string => new RegExp(`<tr[^>]*id="row-${row}"[^>]*>.*?</tr>`, 's').exec(text)?.[0] ?? '';
const lastCell = (row: string): string => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].at(-1)?.[1] ?? '';
const visit = (inspectionId: string, url: string, over = {}) => ({
  id: newId(), siteId: shown.id, inspectionId, url, title: '首页', pageType: 'home' as const, pageTypeBecause: '', opened: true, settledBy: 'quiet' as const, outcomes: { 'guide-elements': 'fail' as const }, toolVersion: '0.1.0', catalogue: 'c', at: time.now(), ...over,
});

test('nothing read yet: every row of the form stands there, none as passed, and the page says what to do', async () => {
  const one = inspection(shown.id);
  await push(editor, [create('inspection', one)]);
  const { status, text } = await look(one.id);
  expect(status).toBe(200);
  expect(text).toContain('还没有共享的读网记录');
  expect(text).toContain('未定稿');
  expect(text.match(/ id="row-/g)).toHaveLength(pack.rows.length);
  const pricedRows = pack.rows.filter(({ kind }) => kind === 'deduction');
  for (const { id } of pricedRows) expect([id, /data-open="true"/.test(rowOf(text, id)), lastCell(rowOf(text, id))]).toEqual([id, true, '']);
  expect(text).toContain('还没有列入评分表的问题');
});

test('findings, answers, coverage and items of one inspection, as scoring counts them; words stay words; nothing may load or run', async () => {
  const one = inspection(shown.id);
  const home = visit(one.id, 'https://www.demo.gov.cn/');
  const closed = visit(one.id, 'https://www.demo.gov.cn/gone', { opened: false, title: '', settledBy: 'failed' });
  const made = (about: string, over = {}) => finding(shown.id, { inspectionId: one.id, check: 'guide-elements', about, key: `guide-elements/missing/${about}`, ...over });
  const [kept, waits, elsewhere] = [made('SiteName', { says: '缺少 <script>alert(1)</script>' }), made('SiteDomain', { says: '缺少 SiteDomain' }), finding(shown.id, { says: '别的巡检的' })];
  await push(editor, [create('inspection', one), create('visit', home), create('visit', closed), ...[kept, waits, elsewhere].map(each => create('finding', each)), create('decision', decision(kept.id)), create('decision', decision(elsewhere.id)), create('answer', answer(one.id, { row: 'D4d', count: 2 }))]);
  await push(editor, [create('rectification', rectification(kept, { inspectionId: one.id }))]);
  const { text, policy } = await look(one.id);
  expect(text).toContain('示范县&#60;b&#62;人民政府');
  expect(text).not.toContain('<script>alert');
  expect(text).not.toMatch(/ style="| on[a-z]+="/);
  expect(policy).toMatch(/default-src 'none'/);
  expect(text).not.toContain('别的巡检的');
  expect(rowOf(text, 'D8a')).toMatch(/href="#found-D8a".*已确认 1 个.*href="#found-D8a".*待确认 1 个/s);
  expect(Number(lastCell(rowOf(text, 'D8a')))).toBeGreaterThan(0);
  expect(Number(lastCell(rowOf(text, 'D4d')))).toBeGreaterThan(0);
  expect(text).toContain('id="found-D8a"');
  expect(text).toMatch(/<a href="\/desk\/items\?number=2026-0001">整改 2026-0001<\/a>/);
  expect(text).toContain('读过 2 页，打开 1 页；已查 1 项');
  expect(text).toContain('未能打开');
});

test('open inspections of one site by one form are one piece of work, and of two records of one finding one counts', async () => {
  const place = site();
  const [early, late] = [inspection(place.id), inspection(place.id)];
  const found = (of: typeof early, over = {}) => finding(place.id, { inspectionId: of.id, check: 'guide-elements', key: 'guide-elements/missing/x', ...over });
  const [kept, twin] = [found(early), found(late, { foundAt: 5 })];
  await push(editor, [create('site', place), create('inspection', early), create('inspection', late), create('finding', kept), create('finding', twin), create('decision', decision(kept.id)), create('visit', visit(late.id, 'https://www.demo.gov.cn/', { siteId: place.id }))]);
  const [one, other] = [(await look(early.id)).text, (await look(late.id)).text];
  expect(rowOf(one, 'D8a')).toContain('已确认 1 个');
  expect(rowOf(one, 'D8a')).not.toContain('待确认');
  expect(one).toContain('已读 1 页');
  expect(other).toBe(one);
});

test('定稿: the sheet as it was frozen, and where the records differ by now the page says so; reopened it moves again', async () => {
  const place = site();
  const one = inspection(place.id);
  const hash = 'a'.repeat(64);
  const final: Final = {
    id: newId(), inspectionId: one.id, seq: 1, step: 'final', version: 1, rubric: 'guangxi-2017@1', packHash: hash, inputHash: hash, sheetHash: hash,
    sheet: { rubric: 'guangxi-2017@1', state: 'final', score: [856, 856], result: '合格', vetoes: [], deductions: [{ row: 'D4d', tenths: 144, count: 3, keys: [] }], bonuses: [], open: [], wouldHaveBeen: null, items: [] },
    pages: 3, tools: ['0.1.0'], catalogues: [], note: '', by: '', at: time.now(),
  };
  await push(editor, [create('site', place), create('inspection', one), create('final', final)]);
  const frozen = (await look(one.id)).text;
  expect(frozen).toContain('已定稿：第 1 稿，审核甲');
  expect(frozen).toContain('85.6');
  expect(lastCell(rowOf(frozen, 'D4d'))).toBe('14.4');
  expect(frozen).toContain('与定稿时不同');
  await push(editor, [create('final', { ...final, id: newId(), seq: 2, step: 'reopened', note: '再查' })]);
  const reopened = (await look(one.id)).text;
  expect(reopened).toContain('已重新打开，审核甲');
  expect(lastCell(rowOf(reopened, 'D4d'))).toBe('');
});

test('a form without points, one the server does not have, and what is no sheet', async () => {
  const [duties, strange, before] = [inspection(shown.id, { rubric: packs.find(({ points }) => points === null)!.id }), inspection(shown.id, { rubric: 'other-form@3' }), inspection(shown.id, { kind: 'preview' })];
  await push(editor, [duties, strange, before].map(each => create('inspection', each)));
  const text = (await look(duties.id)).text;
  expect(text).toContain('对标情况');
  expect(text).toContain('未检');
  expect(text).not.toContain('undefined');
  expect((await look(strange.id)).text).toContain('服务器上没有评分表 other-form@3');
  expect((await look(before.id)).status).toBe(404);
  expect((await look(newId())).status).toBe(404);
  expect((await look('x')).status).toBe(400);
  const list = await (await fetch(`${unit.server.url}/desk/sheets`, { headers: { Cookie: cookie } })).text();
  expect(list).toContain(`/desk/sheet?inspectionId=${duties.id}`);
  expect(list).not.toContain(before.id);
});
