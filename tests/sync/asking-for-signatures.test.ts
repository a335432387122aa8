import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reading } from '../../store/database.ts';
import { listPacks } from '../../store/packs.ts';
import { signingOf } from '../../store/signing.ts';
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

let made = 0;
const person = () => unit.person('editor', `人员${made += 1}`);

/** A fetch that does something before, or instead of, asking for signatures. */
function before(path: string, what: (n: number) => Promise<Response | undefined>): typeof fetch {
  let n = 0;
  return async (url, init) => (String(url).includes(path) ? await what(n += 1) : undefined) ?? fetch(url, init);
}
const notFound = async (): Promise<Response> => new Response('{"error":"not_found","message":"没有这个地址"}', { status: 404 });
const asked = (path: string) => {
  const seen: string[] = [];
  return { seen, fetch: before(path, async () => { seen.push(path); return undefined; }) };
};

it('published between the page and the signatures: the newer row is waited for and nothing false is told; one that never comes holds nothing up', async () => {
  const editor = await person();
  const a = await browserOf(editor);
  const name = code();
  const edition = await publish(a, { code: name });
  // Switched after the keys were asked for, before the page: so signatures are asked for once more, and it is switched again before that.
  let [pulls, questions] = [0, 0];
  const busy: typeof fetch = async (url, init) => {
    if (String(url).includes('/v1/sync/pull') && (pulls += 1) === 1) await push(editor, [update('pack', edition, 1, { state: 'on' }, { state: 'off' })]);
    if (String(url).includes('/v1/signatures') && (questions += 1) === 2) await push(editor, [update('pack', edition, 2, { state: 'off' }, { state: 'on' })]);
    return fetch(url, init);
  };
  const b = await browserOf(await person(), { fetch: busy });
  await b.sync();
  expect([await refused(b.store), await inForce(b.store, name)]).toEqual([[], [`1 ${word}`]]);
  expect([(await signingOf(b.store)).held[edition]?.rev, pulls, questions]).toEqual([3, 2, 2]);

  await rawSql(unit.dataDir, 'UPDATE signatures SET rev = 9 WHERE record_id = ?', edition);
  await touch(unit, edition);
  const late = await browserOf(await person());
  await Promise.all([b.sync(), late.sync()]);
  expect([await refused(b.store), await refused(late.store)]).toEqual([[`${name}@1 older kept`], [`${name}@1 older`]]);
  expect(await inForce(b.store, name)).toEqual([`1 ${word}`]);
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', edition);
});

it('published between one page and the next signatures of a browser that was here before: the newest is had at the end', async () => {
  const editor = await person();
  const a = await browserOf(editor);
  const name = code();
  const edition = await publish(a, { code: name });
  const busy = before('/v1/signatures', async (n) => {
    if (n === 2) await push(editor, [update('pack', edition, 2, { state: 'off' }, { state: 'on' })]);
    return undefined;
  });
  const b = await browserOf(await person(), { fetch: busy });
  await b.sync();
  await push(editor, [update('pack', edition, 1, { state: 'on' }, { state: 'off' })]);
  await b.sync();
  expect([(await signingOf(b.store)).held[edition]?.rev, await refused(b.store), await inForce(b.store, name)]).toEqual([3, [], [`1 ${word}`]]);
});

it('signatures that cannot be had: nothing of the page is written, and the next attempt has it whole', async () => {
  const a = await browserOf(await person());
  const name = code();
  let broken = true;
  const b = await browserOf(await person(), { fetch: before('/v1/signatures', async () => (broken ? new Response('busy', { status: 503 }) : undefined)) });
  await publish(a, { code: name });
  await b.sync();
  expect((await syncNote(b.store)).problem).toMatchObject({ kind: 'later', code: 'http_503' });
  expect([await b.store.count('pack'), await reading(b.store).objectStore('meta').get('cursor')]).toEqual([0, undefined]);
  broken = false;
  await b.sync();
  expect([(await syncNote(b.store)).problem, await inForce(b.store, name)]).toEqual([null, [`1 ${word}`]]);
});

it('a server that does not sign is believed only while no key is pinned; when it signs, what came before is judged too', async () => {
  const editor = await person();
  const a = await browserOf(editor);
  const [good, bad] = [code(), code()];
  let old = true;
  const b = await browserOf(await person(), { fetch: before('/v1/signatures', async () => (old ? notFound() : undefined)) });
  await publish(a, { code: good });
  const altered = await publish(a, { code: bad });
  await alter(unit, altered, word, forged);
  await b.sync();
  expect([await inForce(b.store, good), await inForce(b.store, bad)]).toEqual([[`1 ${word}`], [`1 ${forged}`]]);
  expect((await listPacks(b.store)).find(({ pack: one }) => one.code === good)!.signature).toEqual({ kind: 'none' });
  old = false;
  await b.sync();
  // What was here before was never judged, so it does not stay in use.
  expect([await inForce(b.store, good), await inForce(b.store, bad), await refused(b.store)]).toEqual([[`1 ${word}`], [], [`${bad}@1 altered`]]);
  expect((await listPacks(b.store)).find(({ pack: one }) => one.code === bad)!.signature).toEqual({ kind: 'refused', doubt: 'altered' });
  await rawSql(unit.dataDir, 'DELETE FROM records WHERE id = ?', altered);

  old = true;
  const third = code();
  await publish(a, { code: third });
  const siteId = newId();
  await push(editor, [create('site', { id: siteId, host: 'www.later.gov.cn', name: '以后', code: null, kind: 'portal', pageTypes: {}, at: 1 })]);
  await b.sync();
  expect([await inForce(b.store, third), await inForce(b.store, good), await b.store.get('site', siteId) !== undefined]).toEqual([[], [`1 ${word}`], true]);
  old = false;
  await b.sync();
  expect(await inForce(b.store, third)).toEqual([`1 ${word}`]);
});

it('costs one question for a whole pull, and none where no pack or form comes', async () => {
  const a = await browserOf(await person());
  const count = asked('/v1/signatures');
  const b = await browserOf(await person(), { fetch: count.fetch });
  await publish(a, { code: code() });
  await b.sync();
  expect(count.seen).toHaveLength(1);
  await push(await person(), [create('site', { id: newId(), host: 'www.quiet.gov.cn', name: '安静', code: null, kind: 'portal', pageTypes: {}, at: 1 })]);
  await b.sync();
  await b.sync();
  expect(count.seen).toHaveLength(1);
});
