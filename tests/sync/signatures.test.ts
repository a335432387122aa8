import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { adoptRubrics, packOf } from '../../standards/rubrics.ts';
import { databaseName, write } from '../../store/database.ts';
import { adoptOwnRubrics, keepRubric, ownRubrics, shareRubric } from '../../store/own-rubrics.ts';
import { listPacks, setPackState } from '../../store/packs.ts';
import { signingNow, signingOf, trustKey } from '../../store/signing.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { push } from '../server/support/person.ts';
import { rawSql } from '../server/support/place.ts';
import { create, newId, update } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { browserOf } from './browsers.ts';
import { alter, code, forged, inForce, publish, refused, touch, word } from './signed-packs.ts';

let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());
afterEach(() => adoptRubrics([]));

let made = 0;
const person = (role: 'inspector' | 'editor' = 'editor') => unit.person(role, `人员${made += 1}`);

it('the keys of the first answer are pinned; what is signed is taken, with who and when', async () => {
  const who = await person();
  const [a, b] = [await browserOf(who), await browserOf(await person('inspector'))];
  const name = code();
  const edition = await publish(a, { code: name });
  await b.sync();
  expect((await listPacks(b.store)).find((one) => one.edition === edition)!.signature).toMatchObject({ kind: 'signed', by: who.me.name });
  expect(await inForce(b.store, name)).toEqual([`1 ${word}`]);
  const [key] = (await rawSql(unit.dataDir, 'SELECT key_id FROM signing_keys')).map((row) => row['key_id']);
  expect(signingNow(await signingOf(b.store))?.id).toBe(key);
  expect(await refused(b.store)).toEqual([]);
});

it('a row altered in the database is taken by nobody: who had it before keeps that, who comes later has none and reads why; put right, it is taken', async () => {
  const [a, had, late] = [await browserOf(await person()), await browserOf(await person()), await browserOf(await person())];
  const name = code();
  const edition = await publish(a, { code: name });
  await had.sync();
  await alter(unit, edition, word, forged, true);
  await Promise.all([had.sync(), late.sync()]);
  expect([await inForce(had.store, name), await inForce(late.store, name)]).toEqual([[`1 ${word}`], []]);
  expect([await refused(had.store), await refused(late.store)]).toEqual([[`${name}@1 altered kept`], [`${name}@1 altered`]]);
  expect((await listPacks(had.store)).find((one) => one.edition === edition)!.signature).toMatchObject({ kind: 'kept', doubt: 'altered' });
  expect((await syncNote(late.store)).problem).toBeNull();

  // Put right in the database without a new revision: nothing tells of it, so it is looked at again.
  await alter(unit, edition, forged, word);
  await late.sync({ urgent: false });
  expect(await inForce(late.store, name)).toEqual([]);
  await late.sync({ urgent: false, now: () => Date.now() + 11 * 60_000 });
  await had.sync();
  for (const one of [had, late]) expect([await inForce(one.store, name), await refused(one.store)]).toEqual([[`1 ${word}`], []]);
});

it('a switch, a missing signature, a deletion and a signature of something else are found in the same way; other records go on', async () => {
  const editor = await person();
  const [a, b] = [await browserOf(editor), await browserOf(await person())];
  const [state, missing, gone, mixed] = [await publish(a, { code: code() }), await publish(a, { code: code() }), await publish(a, { code: code() }), await publish(a, { code: code() })];
  await b.sync();
  await alter(unit, state!, '"state":"on"', '"state":"off"', true);
  await rawSql(unit.dataDir, 'DELETE FROM signatures WHERE record_id = ?', missing);
  await touch(unit, missing);
  await rawSql(unit.dataDir, 'UPDATE records SET del = 1 WHERE id = ?', gone);
  await touch(unit, gone);
  await rawSql(unit.dataDir, 'UPDATE signatures SET signature = (SELECT signature FROM signatures WHERE record_id = ?) WHERE record_id = ?', state, mixed);
  await touch(unit, mixed);
  const siteId = newId();
  await push(editor, [create('site', { id: siteId, host: 'www.beside.gov.cn', name: '旁边', code: null, kind: 'portal', pageTypes: {}, at: 1 })]);
  await b.sync();
  expect((await refused(b.store)).map((one) => one.replace(/^pack-\d+@1 /, '')).toSorted()).toEqual(['altered kept', 'altered kept', 'altered kept', 'unsigned kept']);
  expect((await listPacks(b.store)).filter(({ edition }) => [state, missing, gone, mixed].includes(edition)).map((one) => one.state)).toEqual(['on', 'on', 'on', 'on']);
  expect(await b.store.get('site', siteId)).toBeDefined();
  for (const [id, undo] of [[state, 'UPDATE records SET data = replace(data, \'"state":"off"\', \'"state":"on"\') WHERE id = ?'], [gone, 'UPDATE records SET del = 0 WHERE id = ?'], [missing, 'DELETE FROM records WHERE id = ?'], [mixed, 'DELETE FROM records WHERE id = ?']] as const) await rawSql(unit.dataDir, undo, id!);
});

it('a form that is not what was signed prices nothing, whatever its own hash says', async () => {
  const [a, b, late] = [await browserOf(await person()), await browserOf(await person()), await browserOf(await person())];
  const id = code();
  await keepRubric(a.pen, { ...guangxi2017, id, version: 1, name: '示范县评分表', default: false });
  const [kept] = (await ownRubrics(a.store)).filter((one) => one.pack.id === id);
  await shareRubric(a.pen, kept!.id);
  await a.sync();
  await b.sync();
  const { digestOf } = await import('../../store/digest.ts');
  const bent = { ...kept!.pack, name: '改过的表' };
  await alter(unit, kept!.id, '示范县评分表', '改过的表');
  await alter(unit, kept!.id, kept!.sha256, digestOf(bent), true);
  await Promise.all([b.sync(), late.sync()]);
  await adoptOwnRubrics(b.store);
  expect(packOf(`${id}@1`)?.name).toBe('示范县评分表');
  expect((await ownRubrics(b.store)).find((one) => one.pack.id === id)).toMatchObject({ effect: 'offered', signature: { kind: 'kept' } });
  adoptRubrics([]);
  await adoptOwnRubrics(late.store);
  expect([packOf(`${id}@1`), await refused(late.store)]).toEqual([undefined, [`${id}@1 altered`]]);
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', kept!.id);
});

it('a whole pull because rights changed: an altered pack does not take the place of the good one', async () => {
  const [a, who] = [await browserOf(await person()), await person()];
  const b = await browserOf(who);
  const name = code();
  const edition = await publish(a, { code: name });
  await b.sync();
  await alter(unit, edition, word, forged);
  await rawSql(unit.dataDir, 'UPDATE users SET scope_epoch = scope_epoch + 1 WHERE user_id = ?', who.me.userId);
  await b.sync();
  expect([await inForce(b.store, name), await refused(b.store)]).toEqual([[`1 ${word}`], [`${name}@1 altered kept`]]);
  // One that is gone from the server is gone here after a whole pull, and so is what was said of it.
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', edition);
  await rawSql(unit.dataDir, 'UPDATE users SET scope_epoch = scope_epoch + 1 WHERE user_id = ?', who.me.userId);
  await b.sync();
  expect([await inForce(b.store, name), await refused(b.store)]).toEqual([[], []]);
});

it('a record set back to an older revision, with the signature it had then, is not taken by who has seen the newer one', async () => {
  const editor = await person();
  const [a, b] = [await browserOf(editor), await browserOf(await person())];
  const name = code();
  const edition = await publish(a, { code: name });
  const [record] = await rawSql(unit.dataDir, 'SELECT data FROM records WHERE id = ?', edition);
  const [signature] = await rawSql(unit.dataDir, 'SELECT signature, signed_at, signed_by FROM signatures WHERE record_id = ?', edition);
  await push(editor, [update('pack', edition, 1, { state: 'on' }, { state: 'off' })]);
  await b.sync();
  await rawSql(unit.dataDir, 'UPDATE records SET rev = 1, data = ? WHERE id = ?', record!['data'] as string, edition);
  await rawSql(unit.dataDir, 'UPDATE signatures SET rev = 1, signature = ?, signed_at = ?, signed_by = ? WHERE record_id = ?', signature!['signature'] as string, Number(signature!['signed_at']), signature!['signed_by'] as string, edition);
  await touch(unit, edition);
  await b.sync();
  expect([await inForce(b.store, name), await refused(b.store)]).toEqual([[], [`${name}@1 older kept`]]);
  await b.sync();
  expect(await inForce(b.store, name)).toEqual([]);
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', edition);
});

it('what a refused change brings along of a pack is not taken: it comes with the pull, which looks at the signature', async () => {
  const editor = await person();
  const [a, b] = [await browserOf(editor), await browserOf(await person())];
  const name = code();
  const edition = await publish(a, { code: name });
  await b.sync();
  await push(editor, [update('pack', edition, 1, { state: 'on' }, { state: 'removed' })]);
  await alter(unit, edition, word, forged);
  await setPackState(b.pen, edition, 'off');
  await b.sync();
  expect(await b.store.count('tray')).toBe(1);
  expect((await listPacks(b.store)).find((one) => one.edition === edition)!.pack.words[0]!.text).toBe(word);
  expect(await refused(b.store)).toEqual([`${name}@1 altered kept`]);
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', edition);
});

it('another account of this computer, and a server at another address, have databases of their own: each pins what it sees first', async () => {
  const [first, second] = [{ server: 'https://a.gov.cn', userId: '1' }, { server: 'https://a.gov.cn', userId: '2' }];
  expect(new Set([databaseName(first), databaseName(second), databaseName({ ...first, server: 'https://b.gov.cn' }), databaseName(null)]).size).toBe(4);
  const b = await browserOf(await person());
  await write(b.store, async (tx) => { expect(await trustKey(tx, 'f'.repeat(64))).toBe(false); });
  await b.sync();
  await write(b.store, async (tx) => { expect(await trustKey(tx, 'f'.repeat(64))).toBe(false); });
});
