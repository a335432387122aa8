import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SignaturesResponse, signaturesResponseSchema } from '../../contract/signature.ts';
import type { PackRecord } from '../../contract/unit-pack.ts';
import { orgCommand } from '../../server/commands/org-commands.ts';
import { verifyCommand } from '../../server/commands/database-commands.ts';
import { signingCommand } from '../../server/commands/signing-command.ts';
import { readEnvironment } from '../../server/env.ts';
import { verifySignatures } from '../../server/exchange/verify-signatures.ts';
import { doubtOf, trustedKeys } from '../../sync/check-signature.ts';
import { auditOf } from './support/observe.ts';
import { bearer, type Person, postJson, pullAll, push, signIn } from './support/person.ts';
import { databaseAt, dropDatabase, rawSql, temporaryFolder } from './support/place.ts';
import { create, newId, update } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());

function pack(over: Partial<PackRecord> = {}): PackRecord {
  const id = newId();
  return {
    id, edition: id, part: 0, parts: 1, code: 'county-words', version: 1, name: '示范县词表', from: '2026-01-01', until: null, note: '',
    words: [{ text: '示范县人民政府办公室', kind: 'name', source: '示范县委编办', severity: 'review', allow: [] }], confusions: [], allow: [], settings: [], trustedHosts: [], state: 'on', by: '别人', at: 1, ...over,
  };
}

async function signaturesOf(person: Person): Promise<SignaturesResponse> {
  const answer = await fetch(`${person.url}/v1/signatures`, { headers: bearer(person.token) });
  return signaturesResponseSchema.parse(await answer.json());
}

/** What an extension that trusts the keys it saw first says of a record as it is pulled. */
async function doubt(person: Person, id: string, pinned: SignaturesResponse['keys'] | null = null) {
  const [{ keys, signatures }, { rows }] = [await signaturesOf(person), await pullAll(person)];
  const row = rows.find(one => one.id === id)!;
  return doubtOf({ unit: row.stream, entity: 'pack', id, rev: row.rev }, row.data, signatures.find(one => one.id === id), await trustedKeys(keys, pinned));
}

test('what is published and switched is signed with who and when; everyone who pulls reads the signatures', async () => {
  const [editor, inspector] = [await unit.person('editor', '审核甲'), await unit.person('inspector', '检查甲')];
  const one = pack();
  await push(editor, [create('pack', one)]);
  const { keys, signatures } = await signaturesOf(inspector);
  expect(keys).toHaveLength(1);
  expect(signatures.find(({ id }) => id === one.id)).toMatchObject({ rev: 1, by: '审核甲', key: keys[0]!.id, unit: editor.me.stream });
  expect(await doubt(inspector, one.id)).toBeNull();
  const other = await unit.person('editor', '审核乙');
  await push(other, [update('pack', one.id, 1, { state: 'on' }, { state: 'off' })]);
  expect((await signaturesOf(inspector)).signatures.find(({ id }) => id === one.id)).toMatchObject({ rev: 2, by: '审核乙' });
  expect(await doubt(inspector, one.id)).toBeNull();
});

test('a row that was altered in the database is found, also a switch, a signature of another pack and one that is missing; and it gets no good signature by being switched', async () => {
  const editor = await unit.person('editor', '审核丙');
  const [words, state, moved] = [pack({ code: 'words' }), pack({ code: 'state' }), pack({ code: 'moved' })];
  await push(editor, [create('pack', words), create('pack', state), create('pack', moved)]);
  const alter = async (id: string, from: string, to: string) => rawSql(unit.dataDir, 'UPDATE records SET data = replace(data, ?, ?) WHERE id = ?', from, to, id);
  await alter(words.id, '人民政府办公室', '人民政府办公厅');
  await alter(state.id, '"state":"on"', '"state":"off"');
  expect([await doubt(editor, words.id), await doubt(editor, state.id), await doubt(editor, moved.id)]).toEqual(['altered', 'altered', null]);
  await push(editor, [update('pack', words.id, 1, { state: 'on' }, { state: 'off' })]);
  expect(await doubt(editor, words.id)).toBe('unsigned');
  // The signature of another pack does not fit, whatever name it is put under.
  await rawSql(unit.dataDir, 'UPDATE signatures SET signature = (SELECT signature FROM signatures WHERE record_id = ?) WHERE record_id = ?', state.id, moved.id);
  expect(await doubt(editor, moved.id)).toBe('altered');
  await rawSql(unit.dataDir, 'DELETE FROM signatures WHERE record_id = ?', moved.id);
  expect(await doubt(editor, moved.id)).toBe('unsigned');
});

test('a unit that is merged into another takes its signed packs along; altered ones stay unsigned', async () => {
  const post = async (name: string) => (await (await postJson(unit.server.url, '/v1/organisations', { parentId: boss.me.stream, name, level: 'department' }, boss.token)).json()) as { readonly orgId: string };
  const boss = await signIn(unit.server.url, '管理员甲');
  const [from, to] = [await post('甲局'), await post('乙局')];
  const person = await unit.person('editor', '审核丁');
  const good = pack({ code: 'good' });
  const bad = pack({ code: 'bad' });
  const moveTo = (orgId: string) => rawSql(unit.dataDir, 'UPDATE users SET org_id = ?, org_path = (SELECT org_path FROM organisations WHERE org_id = ?), scope_epoch = scope_epoch + 1 WHERE user_id = ?', orgId, orgId, person.me.userId);
  await moveTo(from.orgId);
  await push(person, [create('pack', good), create('pack', bad)]);
  await rawSql(unit.dataDir, 'UPDATE records SET data = replace(data, ?, ?) WHERE id = ?', '"note":""', '"note":"改过"', bad.id);
  expect((await postJson(unit.server.url, `/v1/organisations/${from.orgId}/merge`, { into: to.orgId }, boss.token)).status).toBe(200);
  expect([await doubt(person, good.id), await doubt(person, bad.id)]).toEqual([null, 'unsigned']);
});

test('what was published before there were signatures is signed once, at the start of the new version', async () => {
  const dataDir = temporaryFolder();
  const first = await openUnit({ dataDir });
  const editor = await first.person('editor', '审核甲');
  const one = pack();
  await push(editor, [create('pack', one)]);
  await first.server.stop();
  await rawSql(dataDir, 'DELETE FROM signatures');
  await rawSql(dataDir, 'DELETE FROM signing_keys');
  const second = await openUnit({ dataDir });
  const again = await signIn(second.server.url, '审核甲', editor.deviceId);
  expect(await doubt(again, one.id)).toBeNull();
  expect((await auditOf(second)).filter(line => line.startsWith('signing.'))).toEqual(['signing.begin 1']);
  await second.server.stop();
  // A signature that goes missing later is missing.
  await rawSql(dataDir, 'DELETE FROM signatures');
  const third = await openUnit({ dataDir });
  expect(await doubt(await signIn(third.server.url, '审核甲', editor.deviceId), one.id)).toBe('unsigned');
  await third.server.stop();
  await dropDatabase(dataDir);
});

test('renewal: the old key vouches for the new one, what was signed is signed anew, the old private part is gone; who pinned the old key goes on, another key is not believed', async () => {
  const dataDir = temporaryFolder();
  const own = await openUnit({ dataDir });
  const editor = await own.person('editor', '审核甲');
  const one = pack();
  await push(editor, [create('pack', one)]);
  const pinned = (await signaturesOf(editor)).keys;
  const { postgres } = await databaseAt(dataDir);
  const environment = readEnvironment({ DATA_DIR: dataDir, ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) });
  expect(await signingCommand(environment, ['renew'])).toBe(0);
  const { keys, signatures } = await signaturesOf(editor);
  expect(keys).toHaveLength(2);
  expect(keys[1]!.vouched?.by).toBe(pinned[0]!.id);
  expect(signatures[0]!.key).toBe(keys[1]!.id);
  expect(await rawSql(dataDir, 'SELECT number FROM signing_keys WHERE secret IS NULL')).toHaveLength(1);
  expect(await doubt(editor, one.id, pinned)).toBeNull();
  expect((await auditOf(own)).filter(line => line.startsWith('signing.'))).toEqual(['signing.renew ok']);
  // The running server signs with the new key from now on.
  const two = pack({ version: 2 });
  await push(editor, [create('pack', two)]);
  expect((await signaturesOf(editor)).signatures.find(({ id }) => id === two.id)!.key).toBe(keys[1]!.id);
  await rawSql(dataDir, 'UPDATE signing_keys SET vouched_by = NULL, voucher = NULL');
  expect(await doubt(editor, two.id, pinned)).toBe('key');
  await own.server.stop();
  await dropDatabase(dataDir);
});

test('`signing-key renew` renews the keys of every tenant, each with a line in its own audit, or of the one that is named', async () => {
  const dataDir = temporaryFolder();
  const own = await openUnit({ dataDir });
  await own.server.stop();
  const { postgres } = await databaseAt(dataDir);
  const environment = readEnvironment({ DATA_DIR: dataDir, ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) });
  expect(await orgCommand(environment, ['tenant', '邻县'])).toBe(0);
  const second = await openUnit({ dataDir });
  const count = async () => (await rawSql(dataDir, 'SELECT tenants.name, COUNT(*) AS keys FROM signing_keys JOIN tenants ON tenants.tenant_id = signing_keys.tenant_id GROUP BY tenants.name ORDER BY tenants.name DESC')).map(row => Number(row['keys']));
  expect(await count()).toEqual([1, 1]);
  expect(await signingCommand(environment, ['renew'])).toBe(0);
  expect(await count()).toEqual([2, 2]);
  const lines = async () => (await rawSql(dataDir, "SELECT tenant_id, target FROM audit WHERE action = 'signing.renew'")).length;
  expect([await lines(), new Set((await rawSql(dataDir, "SELECT tenant_id FROM audit WHERE action = 'signing.renew'")).map(row => row['tenant_id'])).size]).toEqual([2, 2]);
  const [{ tenant_id: other } = {}] = await rawSql(dataDir, "SELECT tenant_id FROM tenants WHERE name = '邻县'");
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await signingCommand(environment, ['renew', other as string])).toBe(0);
  expect(said.mock.calls.join('')).toContain(`邻县　${other as string}`);
  said.mockRestore();
  expect([(await count()).toSorted(), await lines()]).toEqual([[2, 3], 3]);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect([await signingCommand(environment, ['renew', 'nobody']), await signingCommand(environment, ['nobody']), await signingCommand(environment, ['renew', 'a', 'b'])]).toEqual([2, 2, 2]);
  expect(stderr.mock.calls.join('')).toMatch(/没有编号为 nobody 的/);
  stderr.mockRestore();
  // All vouched for, so that who pinned the first key goes on.
  expect(await rawSql(dataDir, 'SELECT number FROM signing_keys WHERE number > 1 AND vouched_by IS NULL')).toEqual([]);
  await second.server.stop();
  await dropDatabase(dataDir);
});

test('where APP_KEY is another one packs are taken unsigned, the log says so, and a renewed key has nobody to vouch for it', async () => {
  const dataDir = temporaryFolder();
  const first = await openUnit({ dataDir, appKey: 'a'.repeat(32) });
  const editor = await first.person('editor', '审核甲');
  const pinned = (await signaturesOf(editor)).keys;
  await first.server.stop();
  const lines: string[] = [];
  const second = await openUnit({ dataDir, appKey: 'b'.repeat(32), log: (_level, event) => void lines.push(event) });
  expect(lines).toContain('signing.key_unreadable');
  const again = await signIn(second.server.url, '审核甲', editor.deviceId);
  const one = pack();
  expect((await push(again, [create('pack', one)])).results[0]).toMatchObject({ st: 'ok' });
  expect(await doubt(again, one.id, pinned)).toBe('unsigned');
  const { postgres } = await databaseAt(dataDir);
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await signingCommand(readEnvironment({ DATA_DIR: dataDir, APP_KEY: 'b'.repeat(32), ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) }), []);
  expect(said.mock.calls.join('')).toMatch(/使用中的密钥打不开（APP_KEY 与它生成时不同）.*signing-key renew/);
  said.mockRestore();
  await signingCommand(readEnvironment({ DATA_DIR: dataDir, APP_KEY: 'b'.repeat(32), ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) }), ['renew']);
  const two = pack({ version: 2 });
  await push(again, [create('pack', two)]);
  expect([await doubt(again, two.id, pinned), await doubt(again, two.id)]).toEqual(['key', null]);
  await second.server.stop();
  // Told once for each key, however often the server starts.
  const third = await openUnit({ dataDir, appKey: 'a'.repeat(32) });
  await third.server.stop();
  const fourth = await openUnit({ dataDir, appKey: 'a'.repeat(32) });
  expect((await auditOf(fourth)).filter(line => line.startsWith('signing.'))).toEqual(['signing.unreadable unsigned', 'signing.renew ok', 'signing.unreadable unsigned']);
  await fourth.server.stop();
  await dropDatabase(dataDir);
});

test('`verify` says which packs and forms are not as they were signed', async () => {
  await using own = await openUnit();
  const editor = await own.person('editor', '审核甲');
  const [good, bad] = [pack({ code: 'good' }), pack({ code: 'bad', version: 3 })];
  await push(editor, [create('pack', good), create('pack', bad)]);
  expect(await verifySignatures(own.server.context.db.read)).toEqual({ checked: 2, trouble: [] });
  await rawSql(own.dataDir, 'UPDATE records SET data = replace(data, ?, ?) WHERE id = ?', '"severity":"review"', '"severity":"hint"', bad.id);
  expect(await verifySignatures(own.server.context.db.read)).toEqual({ checked: 2, trouble: [expect.stringContaining('规则包 bad@3')] });
  const { postgres } = await databaseAt(own.dataDir);
  expect(await verifyCommand(readEnvironment({ DATA_DIR: own.dataDir, ...(postgres === undefined ? {} : { DATABASE_URL: postgres }) }), [])).toBe(1);
});
