import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { verifyChain } from '../../store/chain.ts';
import { decide, decideMany, note } from '../../store/decide.ts';
import { readProfile } from '../../store/profile.ts';
import { readPage } from '../../store/read-page.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import type { Store } from '../../store/database.ts';
import { fault, home, newStore, penFor, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
beforeAll(async () => {
  unit = await openUnit();
});
afterAll(() => unit[Symbol.asyncDispose]());

let people = 0;
const person = (role: 'reader' | 'inspector' | 'editor' = 'editor') => unit.person(role, `人员${people += 1}`);
const rubric = 'guangxi-2017@1';
const page = (store: Store, host: string) => readPage(store, host, home, rubric);
let hosts = 0;
const newHost = (): string => `www.s${hosts += 1}.gov.cn`;

it('sends what was recorded before there was a server, rulings included, where the unit lets people rule on findings of their own', async () => {
  await using unit = await openUnit({ ownReview: true });
  const person = () => unit.person('editor', `单位乙${people += 1}`);
  const host = newHost();
  const alone = penFor(await newStore(), { sharing: false });
  await read(alone, [fault('SiteName'), fault('Description', { verdict: 'hint' })], { host });
  const [first] = (await page(alone.store, host)).findings;
  await decide(alone, [first!.record.id], 'confirmed', '');
  await decide(alone, [first!.record.id], 'pending', '再看看');
  await decide(alone, [first!.record.id], 'dismissed', '不适用');
  const a = await browserOf(await person());
  expect(await adopt(alone.store, a.pen)).toBeGreaterThan(0);
  expect(await adopt(alone.store, a.pen)).toBe(0);
  await a.sync();
  expect(await a.store.count('op')).toBe(0);
  expect(await a.store.count('tray')).toBe(0);
  const b = await browserOf(await person());
  await b.sync();
  const { findings } = await page(b.store, host);
  expect(findings.map(({ record }) => [record.about, record.status])).toEqual([['SiteName', 'dismissed']]);
  expect(findings[0]!.decisions.map(({ ruling }) => ruling)).toEqual(['confirmed', 'pending', 'dismissed']);
  expect(await alone.store.count('finding')).toBe(0);
});

it('takes what one ruled alone along as an opinion where nobody reviews an own finding: nothing is refused by the hundred', async () => {
  const host = newHost();
  const alone = penFor(await newStore(), { sharing: false, by: '' });
  await read(alone, [fault('SiteName'), fault('SiteIDCode')], { host });
  const seen = (await page(alone.store, host)).findings.map(({ record }) => record.id);
  await decide(alone, [seen[0]!], 'dismissed', '网站没有此项');
  await note(alone, seen[0]!, '已问过');
  await decide(alone, [seen[1]!], 'confirmed', '');
  const who = await person();
  const a = await browserOf(who);
  await adopt(alone.store, { ...a.pen, roles: ['editor'], ownReview: false });
  await a.sync();
  expect([await a.store.count('op'), await a.store.count('tray')]).toEqual([0, 0]);
  expect((await a.store.getAll('decision')).filter(({ data }) => seen.includes(data.findingId))).toEqual([]);
  const b = await browserOf(await person());
  await b.sync();
  const { findings, inspection } = await page(b.store, host);
  expect(findings.map(({ record }) => [record.status, record.note, record.by])).toEqual([
    ['pending', '登录前本人的意见：确认', who.me.name], ['pending', '已问过；登录前本人的意见：误报（网站没有此项）', who.me.name],
  ]);
  await decide(b.pen, [findings[0]!.record.id], 'dismissed', '同意');
  await b.sync();
  expect(await b.store.count('tray')).toBe(0);
  expect((await verifyChain(a.store, [inspection!.id])).trouble).toEqual([]);
});

it('says at home what the server would refuse, as soon as the unit has said what holds', async () => {
  const host = newHost();
  const a = await browserOf(await person());
  const b = await browserOf(await person('inspector'));
  await read(a.pen, [fault('SiteName')], { host });
  await a.sync();
  await b.sync();
  const profile = await readProfile(a.store);
  expect(profile).toEqual({ ownReview: false, exception: null, administratorInspects: false });
  const { id } = (await page(a.store, host)).findings[0]!.record;
  const { ownReview } = profile!;
  await expect(decide({ ...a.pen, roles: ['editor'], ownReview }, [id], 'confirmed', '')).rejects.toThrow('由他人审核');
  expect(await decideMany({ ...a.pen, roles: ['editor'], ownReview }, [id], 'confirmed', '')).toEqual([{ id, bar: 'own_review' }]);
  await expect(decide({ ...b.pen, roles: ['inspector'], ownReview }, [id], 'confirmed', '')).rejects.toThrow('只有审核人员');
  for (const { store } of [a, b]) expect(await store.countFromIndex('decision', 'findingId', id)).toBe(0);
});

it('keeps what the role does not allow, with the reason, and shows what the server holds', async () => {
  const host = newHost();
  const a = await browserOf(await person());
  const b = await browserOf(await person('inspector'));
  await read(a.pen, [fault('SiteName')], { host });
  await a.sync();
  await b.sync();
  const { id } = (await page(b.store, host)).findings[0]!.record;
  await decide(b.pen, [id], 'confirmed', '');
  await note(b.pen, id, '我的备注');
  await b.sync();
  expect((await b.store.getAll('tray')).map(({ st, code }) => [st, code]).toSorted()).toEqual([['denied', 'needs_editor'], ['denied', 'not_author']]);
  const [shown] = (await page(b.store, host)).findings;
  expect(shown).toMatchObject({ sync: 'refused', decisions: [], record: { status: 'pending', note: '' } });
  expect(await b.store.count('op')).toBe(0);
});
