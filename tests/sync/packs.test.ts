import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UnitPack } from '../../contract/unit-pack.ts';
import { keepPack, listPacks, packsInForce, setPackState, sharePack } from '../../store/packs.ts';
import { push } from '../server/support/person.ts';
import { create, newId } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { newStore, penFor } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
let other: Unit;
beforeAll(async () => {
  [unit, other] = await Promise.all([openUnit(), openUnit()]);
});
afterAll(async () => {
  await unit[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

let people = 0;
const person = (role: 'inspector' | 'editor', at = unit) => at.person(role, `人员${people += 1}`);

function pack(over: Partial<UnitPack> = {}): UnitPack {
  return {
    format: 'duwang-pack/1', code: 'county-words', version: 1, name: '示范县词表', from: '2026-01-01', until: null, note: '',
    words: [{ text: '示范县人民政府办公室', kind: 'name', source: '示范县委编办', severity: 'review', allow: [] }], confusions: [], allow: [], settings: [], trustedHosts: [], ...over,
  };
}

it('a pack an editor publishes is had by the unit with who and version, whole even when it is large; another unit never sees it', async () => {
  const who = await person('editor');
  const [a, b, stranger] = [await browserOf(who), await browserOf(await person('inspector')), await browserOf(await person('editor', other))];
  const large = pack({ words: Array.from({ length: 10_000 }, (_, at) => ({ text: `示范县第${at}号便民服务中心`, kind: 'name' as const, source: '示范县委编办 2026 年 1 月机构名录', severity: 'review' as const, allow: [] })) });
  await keepPack(a.pen, large, true);
  expect(await a.store.count('pack')).toBeGreaterThan(5);
  await a.sync();
  expect(await a.store.count('tray')).toBe(0);
  await b.sync();
  await stranger.sync();
  const [had] = await listPacks(b.store);
  expect(had!.pack).toEqual(large);
  expect(had).toMatchObject({ state: 'on', by: who.me.name, shared: true });
  expect(await listPacks(stranger.store)).toEqual([]);
});

it('switching off and on again reaches everybody; of versions the newest in force counts', async () => {
  const [a, b] = [await browserOf(await person('editor')), await browserOf(await person('editor'))];
  const first = await keepPack(a.pen, pack({ code: 'turns' }), true);
  const second = await keepPack(a.pen, pack({ code: 'turns', version: 2, from: '2026-06-01' }), true);
  await a.sync();
  await b.sync();
  const inForce = async (day: string) => packsInForce((await listPacks(b.store)).filter((one) => one.pack.code === 'turns'), day).map(({ version }) => version);
  expect(await inForce('2025-12-31')).toEqual([]);
  expect(await inForce('2026-05-31')).toEqual([1]);
  expect(await inForce('2026-06-01')).toEqual([2]);
  await setPackState(b.pen, second, 'removed');
  await b.sync();
  await a.sync();
  expect((await listPacks(a.store)).find(({ edition }) => edition === second)?.state).toBe('removed');
  expect(await inForce('2026-06-01')).toEqual([1]);
  await setPackState(a.pen, second, 'on');
  await setPackState(a.pen, first, 'off');
  await a.sync();
  await b.sync();
  expect(await inForce('2026-06-01')).toEqual([2]);
});

it('an inspector keeps a pack for himself: the server takes rules from editors only', async () => {
  const who = await person('inspector');
  const a = await browserOf(who);
  await keepPack(a.pen, pack({ code: 'mine' }), false);
  await a.sync();
  expect((await listPacks(a.store)).find((one) => one.pack.code === 'mine')).toMatchObject({ state: 'on', shared: false });
  const id = newId();
  const { format: _, ...head } = pack({ code: 'forged' });
  const answer = await push(who, [create('pack', { id, edition: id, part: 0, parts: 1, ...head, state: 'on', by: '别人', at: 1 })]);
  expect(answer.results[0]).toMatchObject({ st: 'denied', code: 'pack_editor' });
});

it('a pack kept alone goes to the server when it is published later; parts that are still on their way are no pack', async () => {
  const [a, b] = [await browserOf(await person('editor')), await browserOf(await person('editor'))];
  const edition = await keepPack(a.pen, pack({ code: 'later' }), false);
  await a.sync();
  await b.sync();
  expect((await listPacks(b.store)).some((one) => one.pack.code === 'later')).toBe(false);
  await sharePack(a.pen, edition);
  await a.sync();
  await b.sync();
  expect((await listPacks(b.store)).some((one) => one.pack.code === 'later')).toBe(true);
  const lone = await newStore();
  const id = newId();
  const { format: _, ...head } = pack({ code: 'half' });
  await lone.put('pack', { id, rev: 1, base: null, data: { id, edition: id, part: 0, parts: 2, ...head, state: 'on', by: '甲', at: 1 } });
  expect(await listPacks(lone)).toEqual([]);
});

it('the same version again is the same pack; with other content it is refused in words', async () => {
  const pen = penFor(await newStore());
  const edition = await keepPack(pen, pack(), false);
  expect(await keepPack(pen, pack(), false)).toBe(edition);
  await expect(keepPack(pen, pack({ name: '另一个' }), false)).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('版本号改大') });
  await setPackState(pen, edition, 'removed');
  await keepPack(pen, pack({ name: '另一个' }), false);
  expect((await listPacks(pen.store)).filter(({ state }) => state === 'on').map(({ pack: { name } }) => name)).toEqual(['另一个']);
});
