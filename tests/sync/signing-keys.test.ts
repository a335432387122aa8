import 'fake-indexeddb/auto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { signingCommand } from '../../server/commands/signing-command.ts';
import { readEnvironment } from '../../server/env.ts';
import { write } from '../../store/database.ts';
import { keepPack } from '../../store/packs.ts';
import { signingNow, signingOf, trustKey } from '../../store/signing.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { type Person, postJson, push, signIn } from '../server/support/person.ts';
import { databaseAt, dropDatabase, rawSql, temporaryFolder } from '../server/support/place.ts';
import { create, newId } from '../server/support/records.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { browserOf } from './browsers.ts';
import { somePack as pack } from '../server/support/some-pack.ts';
import { alter, inForce, refused } from './signed-packs.ts';

const word = '示范县人民政府办公室';
const forged = '示范县人民政府办公厅';
type Browser = Awaited<ReturnType<typeof browserOf>>;

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await dropDatabase(folder);
});

/** A unit with one published pack in a folder one may come back to, and a browser that has it. */
async function begun() {
  const dataDir = temporaryFolder();
  folders.push(dataDir);
  const unit = await openUnit({ dataDir });
  const editor = await unit.person('editor', '审核甲');
  const reader = await unit.person('inspector', '检查甲');
  const [a, b] = [await browserOf(editor), await browserOf(reader)];
  await keepPack(a.pen, pack(), true);
  await a.sync();
  await b.sync();
  return { dataDir, unit, editor, reader, a, b };
}

async function environmentOf(dataDir: string, appKey?: string) {
  const { postgres } = await databaseAt(dataDir);
  return readEnvironment({ DATA_DIR: dataDir, ...(appKey === undefined ? {} : { APP_KEY: appKey }), ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) });
}

/** The same browser after the server was started anew, elsewhere. */
async function again(browser: Browser, unit: Unit, person: Person): Promise<Browser> {
  const now = await signIn(unit.server.url, person.me.name, person.deviceId);
  const next = await browserOf(now);
  next.store.close();
  return { ...next, store: browser.store, pen: browser.pen, sync: (over) => next.sync({ store: browser.store, ...over }) };
}

const strangeOf = async ({ store }: Browser) => (await signingOf(store)).strange?.id ?? null;
const site = (host: string) => create('site', { id: newId(), host, name: host, code: null, kind: 'portal', pageTypes: {}, at: 1 });

it('all keys deleted from the database: the new one signs everything and is believed by nobody who knows the old one, until a person has compared it; other records go on', async () => {
  const { dataDir, unit, editor, reader, b } = await begun();
  await unit.server.stop();
  await rawSql(dataDir, 'DELETE FROM signing_keys');
  await rawSql(dataDir, 'DELETE FROM signatures');
  await alter(unit, (await rawSql(dataDir, "SELECT id FROM records WHERE entity = 'pack'"))[0]!['id'] as string, word, forged, true);
  const second = await openUnit({ dataDir });
  const had = await again(b, second, reader);
  await push(await signIn(second.server.url, '审核甲', editor.deviceId), [site('www.on.gov.cn')]);
  await had.sync();
  expect([await inForce(had.store), await refused(had.store), await had.store.count('site')]).toEqual([[`1 ${word}`], ['county-words@1 key kept'], 1]);
  expect((await syncNote(had.store)).problem).toBeNull();
  const [now] = (await rawSql(dataDir, 'SELECT key_id FROM signing_keys')).map((row) => row['key_id'] as string);
  expect([await strangeOf(had), signingNow(await signingOf(had.store))]).toEqual([now, null]);
  // Not by itself, however often it asks.
  await had.sync();
  await had.sync({ now: () => Date.now() + 3_600_000 });
  expect(await inForce(had.store)).toEqual([`1 ${word}`]);
  // Another key than the one that was compared is not confirmed by mistake.
  expect(await write(had.store, (tx) => trustKey(tx, `${now!.startsWith('0') ? '1' : '0'}${now!.slice(1)}`))).toBe(false);
  expect(await write(had.store, (tx) => trustKey(tx, now!))).toBe(true);
  await had.sync();
  // The person has vouched for it, so what it signed holds.
  expect([await strangeOf(had), await inForce(had.store), await refused(had.store)]).toEqual([null, [`1 ${forged}`], []]);
  await second.server.stop();
});

it('a renewed key is believed because the old one vouches for it; one without is not', async () => {
  const { dataDir, unit, a, b } = await begun();
  expect(await signingCommand(await environmentOf(dataDir), ['renew'])).toBe(0);
  await keepPack(a.pen, pack({ version: 2 }), true);
  await a.sync();
  await b.sync();
  expect([await inForce(b.store), await refused(b.store), (await signingOf(b.store)).pinned?.length]).toEqual([[`2 ${word}`], [], 2]);
  // Twice at once, while this browser was away.
  for (let n = 0; n < 2; n += 1) await signingCommand(await environmentOf(dataDir), ['renew']);
  await keepPack(a.pen, pack({ version: 3 }), true);
  await a.sync();
  await b.sync();
  expect([await inForce(b.store), (await signingOf(b.store)).pinned?.length, await strangeOf(b)]).toEqual([[`3 ${word}`], 4, null]);
  await signingCommand(await environmentOf(dataDir), ['renew']);
  await rawSql(dataDir, 'UPDATE signing_keys SET voucher = NULL, vouched_by = NULL WHERE number = 5');
  await keepPack(a.pen, pack({ version: 4 }), true);
  await a.sync();
  await b.sync();
  expect([await inForce(b.store), await refused(b.store)]).toEqual([[`3 ${word}`], ['county-words@4 key']]);
  expect(await strangeOf(b)).not.toBeNull();
  await unit.server.stop();
});

it('APP_KEY is another one: what is published then is unsigned and used by nobody, others keep working; a renewed key is compared, and what is published again is used', async () => {
  const dataDir = temporaryFolder();
  folders.push(dataDir);
  const first = await openUnit({ dataDir, appKey: 'a'.repeat(32) });
  const [editor, reader] = [await first.person('editor', '审核甲'), await first.person('inspector', '检查甲')];
  const [a0, b0] = [await browserOf(editor), await browserOf(reader)];
  await keepPack(a0.pen, pack(), true);
  await a0.sync();
  await b0.sync();
  await first.server.stop();
  const second = await openUnit({ dataDir, appKey: 'b'.repeat(32) });
  const [a, b] = [await again(a0, second, editor), await again(b0, second, reader)];
  await keepPack(a.pen, pack({ version: 2 }), true);
  await a.sync();
  await b.sync();
  // The editor's own computer uses what the unit uses; the pack is not lost.
  for (const one of [a, b]) expect([await inForce(one.store), await refused(one.store)]).toEqual([[`1 ${word}`], ['county-words@2 unsigned']]);
  expect(await a.store.count('pack')).toBe(2);
  await signingCommand(await environmentOf(dataDir, 'b'.repeat(32)), ['renew']);
  await keepPack(a.pen, pack({ version: 3 }), true);
  await a.sync();
  await b.sync();
  expect([await inForce(b.store), await refused(b.store)]).toEqual([[`1 ${word}`], ['county-words@2 unsigned', 'county-words@3 key']]);
  for (const one of [a, b]) {
    const key = (await strangeOf(one))!;
    await write(one.store, (tx) => trustKey(tx, key));
    await one.sync();
    expect([await inForce(one.store), await strangeOf(one)]).toEqual([[`3 ${word}`], null]);
  }
  await second.server.stop();
});

it('an older backup put back, with the keys of then: what it says holds, in the old revision and under the key before the last', async () => {
  const { dataDir, unit, editor, reader, a, b } = await begun();
  await unit.server.stop();
  const file = join(dataDir, 'duwang.sqlite');
  copyFileSync(file, `${file}.backup`);
  const second = await openUnit({ dataDir });
  await signingCommand(await environmentOf(dataDir), ['renew']);
  const [a2, b2] = [await again(a, second, editor), await again(b, second, reader)];
  await a2.sync();
  await b2.sync();
  await second.server.stop();
  copyFileSync(`${file}.backup`, file);
  await rawSql(dataDir, "UPDATE installation SET value = 'restored-epoch' WHERE name = 'epoch'");
  const third = await openUnit({ dataDir });
  const [a3, b3] = [await again(a2, third, editor), await again(b2, third, reader)];
  await a3.sync();
  await b3.sync();
  expect([await inForce(b3.store), await refused(b3.store), await strangeOf(b3)]).toEqual([[`1 ${word}`], [], null]);
  await third.server.stop();
});

it('the unit’s policy names the key: it alone is trusted, whatever was seen first; where it is not the server’s, nothing of packs is taken', async () => {
  const { unit, dataDir, reader, b } = await begun();
  const id = (await rawSql(dataDir, 'SELECT key_id FROM signing_keys'))[0]!['key_id'] as string;
  const fresh = await browserOf(reader);
  await fresh.sync({ fixedKey: id.slice(0, 16) });
  expect([await inForce(fresh.store), await strangeOf(fresh)]).toEqual([[`1 ${word}`], null]);
  const other = await browserOf(reader);
  await other.sync({ fixedKey: 'f'.repeat(16) });
  expect([await inForce(other.store), await refused(other.store), await strangeOf(other)]).toEqual([[], ['county-words@1 key'], id]);
  // The policy comes later than the first answer: everything is judged anew under it.
  await b.sync({ fixedKey: 'f'.repeat(16) });
  expect([await refused(b.store), await strangeOf(b)]).toEqual([['county-words@1 key kept'], id]);
  await b.sync({ fixedKey: id });
  expect([await inForce(b.store), await refused(b.store), await strangeOf(b)]).toEqual([[`1 ${word}`], [], null]);
  // A renewal is vouched for by the named key; the policy need not change on the same day.
  await signingCommand(await environmentOf(dataDir), ['renew']);
  await b.sync({ fixedKey: id });
  const later = await browserOf(reader);
  await later.sync({ fixedKey: id });
  expect([await inForce(later.store), await strangeOf(later)]).toEqual([[`1 ${word}`], null]);
  // A server that says it does not sign is not believed where the policy names a key.
  const told = await browserOf(reader, { fetch: async (url, init) => (String(url).includes('/v1/signatures') ? new Response('', { status: 404 }) : fetch(url, init)) });
  await told.sync({ fixedKey: id });
  expect([await inForce(told.store), await refused(told.store)]).toEqual([[], ['county-words@1 unsigned']]);
  await unit.server.stop();
});

it('a unit that is merged into another, and a person who moves: packs of the unit come with its signature, and nothing of the unit left behind stays told', async () => {
  await using unit = await openUnit();
  const boss = await signIn(unit.server.url, '管理员甲');
  const post = async (name: string) => (await (await postJson(unit.server.url, '/v1/organisations', { parentId: boss.me.stream, name, level: 'department' }, boss.token)).json()) as { readonly orgId: string };
  const [from, to] = [await post('甲局'), await post('乙局')];
  const moveTo = (person: Person, orgId: string) => rawSql(unit.dataDir, 'UPDATE users SET org_id = ?, org_path = (SELECT org_path FROM organisations WHERE org_id = ?), scope_epoch = scope_epoch + 1 WHERE user_id = ?', orgId, orgId, person.me.userId);
  const [one, other, mover] = [await unit.person('editor', '审核甲'), await unit.person('editor', '审核乙'), await unit.person('inspector', '检查甲')];
  await moveTo(one, from.orgId);
  await moveTo(other, to.orgId);
  await moveTo(mover, from.orgId);
  const [a, b, c] = [await browserOf(one), await browserOf(other), await browserOf(mover)];
  await keepPack(a.pen, pack({ code: 'good' }), true);
  const bad = await keepPack(a.pen, pack({ code: 'bad' }), true);
  await keepPack(b.pen, pack({ code: 'theirs' }), true);
  await a.sync();
  await b.sync();
  await alter(unit, bad, word, forged, true);
  await c.sync();
  expect([await inForce(c.store, 'good'), await refused(c.store)]).toEqual([[`1 ${word}`], ['bad@1 altered']]);
  // The person moves: rules of the old unit are gone, and so is what was told of them.
  await moveTo(mover, to.orgId);
  await c.sync();
  expect([await inForce(c.store, 'good'), await inForce(c.store, 'theirs'), await refused(c.store)]).toEqual([[], [`1 ${word}`], []]);
  expect((await postJson(unit.server.url, `/v1/organisations/${from.orgId}/merge`, { into: to.orgId }, boss.token)).status).toBe(200);
  await c.sync();
  expect([await inForce(c.store, 'good'), await refused(c.store), await strangeOf(c)]).toEqual([[`1 ${word}`], ['bad@1 unsigned'], null]);
  await a.sync();
  expect([await inForce(a.store, 'good'), await inForce(a.store, 'theirs'), await refused(a.store)]).toEqual([[`1 ${word}`], [`1 ${word}`], ['bad@1 unsigned']]);
});
