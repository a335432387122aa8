import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { decide, addManual, note } from '../../store/decide.ts';
import { StoreRefused } from '../../store/database.ts';
import { readPage } from '../../store/read-page.ts';
import { correctPageType, nameSite } from '../../store/site.ts';
import { fault, home, newStore, penFor, read } from './reports.ts';

const rubric = 'guangxi-2017@1';
const page = (pen: Awaited<ReturnType<typeof penFor>>) => readPage(pen.store, 'www.demo.gov.cn', home, rubric);

it('registers the site, opens the inspection and keeps the findings of a first reading', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteIDCode')]);
  const seen = await page(pen);
  expect(seen.site?.host).toBe('www.demo.gov.cn');
  expect(seen.inspection).toMatchObject({ kind: 'reading', rubric, closedAt: null });
  expect(seen.findings.map(({ record }) => record.about)).toEqual(['SiteName', 'SiteIDCode']);
  expect(seen.findings.every(({ record, sync, present }) => record.status === 'pending' && sync === 'waiting' && present)).toBe(true);
  expect(seen.visits).toHaveLength(1);
});

it('attaches a finding seen again to its record: the ruling stays, nothing is doubled', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteIDCode')]);
  const [first, second] = (await page(pen)).findings;
  await decide(pen, [first!.record.id], 'confirmed', '');
  await decide(pen, [second!.record.id], 'dismissed', '本站不适用');
  await read(pen, [fault('SiteName'), fault('SiteIDCode')]);
  expect((await page(pen)).findings.map(({ record }) => [record.id, record.status])).toEqual([[first!.record.id, 'confirmed'], [second!.record.id, 'dismissed']]);
});

it('shows a dismissed finding anew once it says something else', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const [before] = (await page(pen)).findings;
  await decide(pen, [before!.record.id], 'dismissed', '本站不适用');
  await read(pen, [fault('SiteName', { says: '标签 SiteName 的内容是空的' })]);
  const { findings } = await page(pen);
  expect(findings).toHaveLength(1);
  expect(findings[0]!.record).toMatchObject({ status: 'pending', says: '标签 SiteName 的内容是空的' });
  expect(await pen.store.get('finding', before!.record.id)).toMatchObject({ data: { status: 'dismissed' } });
});

it('keeps a finding that is no longer seen, and says so', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('SiteIDCode')]);
  const [first] = (await page(pen)).findings;
  await decide(pen, [first!.record.id], 'confirmed', '');
  await read(pen, []);
  const { findings } = await page(pen);
  expect(findings.map(({ record, present }) => [record.about, present])).toEqual([['SiteName', false]]);
  expect(await pen.store.count('finding')).toBe(2);
});

it('counts reloading a page with the very same result as one reading', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  await read(pen, [fault('SiteName')]);
  await read(pen, []);
  expect((await page(pen)).visits).toHaveLength(2);
});

it('shares faults and leads at once, hints only when somebody works on them', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName'), fault('Description', { verdict: 'hint' })]);
  const entities = async () => (await pen.store.getAllFromIndex('op', 'seq')).map(({ op }) => `${op.kind} ${op.entity}`);
  expect(await entities()).toEqual(['create site', 'create inspection', 'create visit', 'create finding']);
  const hint = (await page(pen)).findings.find(({ record }) => record.verdict === 'hint')!;
  expect(hint.sync).toBe('local');
  await note(pen, hint.record.id, '请编辑看一下');
  expect((await entities()).slice(4)).toEqual(['create finding', 'update finding']);
});

it('puts nothing into the outbox while working alone', async () => {
  const pen = penFor(await newStore(), { sharing: false });
  await read(pen, [fault('SiteName')]);
  await decide(pen, [(await page(pen)).findings[0]!.record.id], 'confirmed', '');
  expect(await pen.store.count('op')).toBe(0);
  expect((await page(pen)).findings[0]).toMatchObject({ sync: 'local', record: { status: 'confirmed' } });
});

it('appends decisions, the undo too, and numbers ops without gaps', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const { id } = (await page(pen)).findings[0]!.record;
  await decide(pen, [id], 'confirmed', '');
  await decide(pen, [id], 'pending', '看错了');
  const { record, decisions } = (await page(pen)).findings[0]!;
  expect(record.status).toBe('pending');
  expect(decisions.map(({ ruling, expects }) => [ruling, expects])).toEqual([['confirmed', 'pending'], ['pending', 'confirmed']]);
  expect((await pen.store.getAllFromIndex('op', 'seq')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('refuses a dismissal without a reason and a ruling on something unknown, and writes nothing of either', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const { id } = (await page(pen)).findings[0]!.record;
  await expect(decide(pen, [id], 'dismissed', ' ')).rejects.toThrow('为什么是误报');
  await expect(decide(pen, [id, '0199a0b0-0000-7000-8000-000000000000'], 'confirmed', '')).rejects.toBeInstanceOf(StoreRefused);
  expect((await page(pen)).findings[0]!.record.status).toBe('pending');
  expect(await pen.store.count('decision')).toBe(0);
});

it('records what a person saw as confirmed by that person', async () => {
  const pen = penFor(await newStore());
  await read(pen, []);
  await addManual(pen, { host: 'www.demo.gov.cn', rubric, url: home, pageTitle: '首页', pageType: 'home', says: '领导姓名写错', cites: [], row: 'V4', place: null, fragment: null, note: '' });
  const [only] = (await page(pen)).findings;
  expect(only).toMatchObject({ present: true, record: { origin: 'person', status: 'confirmed', code: 'V4', check: 'manual' }, decisions: [{ by: '张三', ruling: 'confirmed' }] });
  const ops = await pen.store.getAllFromIndex('op', 'seq');
  expect(ops.find(({ op }) => op.entity === 'finding')?.op.fields).toMatchObject({ status: 'pending' });
});

it('remembers a corrected page type and name of the site', async () => {
  const pen = penFor(await newStore());
  const { siteId } = await read(pen, []);
  await correctPageType(pen, siteId, '/xwzx/#.html', 'article');
  await nameSite(pen, siteId, { name: '示范县人民政府', code: '4500000001', kind: 'portal' });
  expect((await page(pen)).site).toMatchObject({ name: '示范县人民政府', pageTypes: { '/xwzx/#.html': 'article' } });
  await correctPageType(pen, siteId, '/xwzx/#.html', null);
  expect((await page(pen)).site?.pageTypes).toEqual({});
});

it('takes a page read for one form as not read for another, never as clean', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const other = await readPage(pen.store, 'www.demo.gov.cn', home, 'census-2015@1');
  expect(other).toMatchObject({ page: null, inspection: null, findings: [] });
  await read(pen, [fault('SiteName')], { rubric: 'census-2015@1' });
  expect((await readPage(pen.store, 'www.demo.gov.cn', home, 'census-2015@1')).findings).toHaveLength(1);
});
