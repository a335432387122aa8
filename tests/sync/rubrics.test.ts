import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RubricRecord } from '../../contract/rubric.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { packKey, type Pack } from '../../standards/pack.ts';
import { adoptRubrics, offeredPacks, packOf } from '../../standards/rubrics.ts';
import { adopt } from '../../store/adopt.ts';
import { digestOf } from '../../store/digest.ts';
import { adoptOwnRubrics, keepRubric, ownRubrics, setRubricState, shareRubric } from '../../store/own-rubrics.ts';
import { exportUnsent, importUnsent } from '../../store/unsent.ts';
import { push } from '../server/support/person.ts';
import { create, newId, update } from '../server/support/records.ts';
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
afterEach(() => adoptRubrics([]));

let people = 0;
const person = (role: 'inspector' | 'editor', at = unit) => at.person(role, `人员${people += 1}`);
const form = (id: string, over: Partial<Pack> = {}): Pack => ({ ...guangxi2017, id, version: 1, name: '示范县评分表', default: false, ...over });
const record = (pack: Pack, over: Partial<RubricRecord> = {}): RubricRecord => ({ id: newId(), pack: pack as unknown as RubricRecord['pack'], sha256: digestOf(pack), state: 'on', by: '别人', at: 1, ...over });
const mine = async (store: Awaited<ReturnType<typeof newStore>>, id: string) => (await ownRubrics(store)).filter(({ pack }) => pack.id === id);

it('a form an editor publishes is had by the unit with who, when and its hash, and prices there; another unit never sees it', async () => {
  const who = await person('editor');
  const [a, b, stranger] = [await browserOf(who), await browserOf(await person('inspector')), await browserOf(await person('editor', other))];
  const pack = form('county-2026');
  await keepRubric(a.pen, pack);
  await a.sync();
  await b.sync();
  expect(await mine(b.store, 'county-2026')).toEqual([]);
  await shareRubric(a.pen, (await mine(a.store, 'county-2026'))[0]!.id);
  await a.sync();
  expect(await a.store.count('tray')).toBe(0);
  await b.sync();
  await stranger.sync();
  expect(await mine(b.store, 'county-2026')).toMatchObject([{ key: 'county-2026@1', by: who.me.name, sha256: digestOf(pack), shared: true, effect: 'offered' }]);
  expect(await mine(stranger.store, 'county-2026')).toEqual([]);
  await adoptOwnRubrics(b.store);
  expect(packOf('county-2026@1')).toEqual(pack);
});

it('switching off, taking away and bringing back reach everybody; the newest that is on is offered; what was begun by an older one goes on', async () => {
  const [a, b] = [await browserOf(await person('editor')), await browserOf(await person('editor'))];
  await keepRubric(a.pen, form('turns'));
  await keepRubric(a.pen, form('turns', { version: 2 }));
  for (const { id } of await mine(a.store, 'turns')) await shareRubric(a.pen, id);
  await a.sync();
  await b.sync();
  const offered = async (): Promise<readonly string[]> => {
    await adoptOwnRubrics(b.store);
    return offeredPacks().map(packKey).filter((key) => key.startsWith('turns@'));
  };
  expect(await offered()).toEqual(['turns@2']);
  const second = (await mine(b.store, 'turns')).find(({ pack }) => pack.version === 2)!;
  await setRubricState(b.pen, second.id, 'removed');
  await b.sync();
  await a.sync();
  expect((await mine(a.store, 'turns')).map(({ effect }) => effect)).toEqual(['removed', 'offered']);
  expect(await offered()).toEqual(['turns@1']);
  expect(packOf('turns@2')?.version).toBe(2);
  await setRubricState(a.pen, second.id, 'on');
  await a.sync();
  await b.sync();
  expect(await offered()).toEqual(['turns@2']);
});

it('the server takes forms from editors only, and only what its hash says; a published form never changes', async () => {
  const [inspector, editor] = [await person('inspector'), await person('editor')];
  const pack = form('forged');
  expect((await push(inspector, [create('rubric', record(pack))])).results[0]).toMatchObject({ st: 'denied', code: 'rubric_editor' });
  expect((await push(editor, [create('rubric', record(pack, { sha256: '0'.repeat(64) }))])).results[0]).toMatchObject({ st: 'invalid', code: 'rubric_hash' });
  expect((await push(editor, [create('rubric', record({ ...pack, rows: [] }))])).results[0]).toMatchObject({ st: 'invalid', code: 'schema' });
  const kept = record(pack);
  expect((await push(editor, [create('rubric', kept)])).results[0]).toMatchObject({ st: 'ok' });
  expect((await push(editor, [update('rubric', kept.id, 1, { pack: kept.pack }, { pack: { ...kept.pack, name: '改过的' } })])).results[0]).toMatchObject({ st: 'invalid', code: 'field' });
  expect((await push(inspector, [update('rubric', kept.id, 1, { state: 'on' }, { state: 'off' })])).results[0]).toMatchObject({ st: 'denied', code: 'rubric_editor' });
});

it('of two editors who publish the same id and version with other content the first is taken; the second reads why, and prices by what the unit uses', async () => {
  const [a, b] = [await browserOf(await person('editor')), await browserOf(await person('editor'))];
  await keepRubric(a.pen, form('twice', { name: '甲的表' }));
  await keepRubric(b.pen, form('twice', { name: '乙的表' }));
  await shareRubric(a.pen, (await mine(a.store, 'twice'))[0]!.id);
  await shareRubric(b.pen, (await mine(b.store, 'twice'))[0]!.id);
  await a.sync();
  await b.sync();
  expect((await b.store.getAll('tray')).map(({ code, message, title }) => ({ code, message, title }))).toEqual([{ code: 'rubric_exists', message: expect.stringContaining('把版本号改大'), title: ['said.op.rubric', '乙的表'] }]);
  expect((await mine(b.store, 'twice')).map(({ pack: { name }, effect }) => [name, effect]).toSorted()).toEqual([['乙的表', 'other'], ['甲的表', 'offered']]);
  await adoptOwnRubrics(b.store);
  expect(packOf('twice@1')?.name).toBe('甲的表');
  // Under another version it is taken.
  await keepRubric(b.pen, form('twice', { name: '乙的表', version: 2 }));
  await shareRubric(b.pen, (await mine(b.store, 'twice')).find(({ pack }) => pack.version === 2)!.id);
  await b.sync();
  await a.sync();
  expect((await mine(a.store, 'twice')).map(({ key, effect }) => [key, effect])).toEqual([['twice@2', 'offered'], ['twice@1', 'replaced']]);
});

it('a name taken away stays taken: what was computed by it must not mean something else', async () => {
  const editor = await person('editor');
  const first = record(form('gone'));
  await push(editor, [create('rubric', first), update('rubric', first.id, 1, { state: 'on' }, { state: 'removed' })]);
  expect((await push(editor, [create('rubric', record(form('gone', { name: '另一张' })))])).results[0]).toMatchObject({ st: 'denied', code: 'rubric_exists' });
});

it('a form that is not what its hash says prices nothing, and says so; one too large for a message is refused in words', async () => {
  const store = await newStore();
  const pen = penFor(store);
  await keepRubric(pen, form('bent'));
  const [kept] = await store.getAll('rubric');
  await store.put('rubric', { ...kept!, data: { ...kept!.data, pack: { ...kept!.data.pack, name: '改过的' } } });
  expect(await ownRubrics(store)).toMatchObject([{ effect: 'damaged' }]);
  await adoptOwnRubrics(store);
  expect(packOf('bent@1')).toBeUndefined();
  await expect(shareRubric(pen, kept!.id)).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('校验值不符') });
  await keepRubric(pen, form('huge', { notes: Array.from({ length: 100 }, () => '说明'.repeat(2000)) }));
  await expect(shareRubric(pen, (await mine(store, 'huge'))[0]!.id)).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('700 KB') });
});

it('the same form again is the same form, and brings back one that was taken away; with other content it is refused', async () => {
  const pen = penFor(await newStore());
  await keepRubric(pen, form('again'));
  await setRubricState(pen, (await mine(pen.store, 'again'))[0]!.id, 'removed');
  await keepRubric(pen, form('again'));
  expect(await mine(pen.store, 'again')).toMatchObject([{ state: 'on', effect: 'offered' }]);
  await expect(keepRubric(pen, form('again', { name: '另一张' }))).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('内容却不同') });
  await expect(keepRubric(pen, { ...guangxi2017, version: 9 })).rejects.toMatchObject({ reason: 'rule', message: expect.stringContaining('内置') });
});

it('what was imported before signing in comes along, and into the file of what was not sent', async () => {
  const alone = penFor(await newStore(), { sharing: false });
  await keepRubric(alone, form('alone'));
  const { text } = await exportUnsent(alone.store, 1);
  const elsewhere = await newStore();
  expect(await importUnsent(elsewhere, text, 2)).toBe(1);
  expect(await mine(elsewhere, 'alone')).toMatchObject([{ effect: 'offered', shared: false }]);
  const a = await browserOf(await person('editor'));
  await adopt(alone.store, a.pen);
  await a.sync();
  expect(await mine(a.store, 'alone')).toMatchObject([{ shared: false, effect: 'offered' }]);
  expect(await alone.store.count('rubric')).toBe(0);
});
