import { afterAll, beforeAll, expect, test } from 'vitest';
import { signaturesResponseSchema } from '../../../contract/signature.ts';
import { doubtOf, trustedKeys } from '../../../sync/check-signature.ts';
import { create, decision, finding, newId, site, update } from '../support/records.ts';
import { fetchPicture, png, proof, sendEvidence, sendPicture, sha256Of } from '../support/proof.ts';
import { me, rotate } from '../support/observe.ts';
import { addPerson, askCode, bearer, challenge, type Person, postForm, postJson, pullAll, pullPage, push, setUp, signIn, testPassword } from '../support/person.ts';
import { dropDatabase, rawSql, temporaryFolder } from '../support/place.ts';
import { type ServerProcess, startProcess } from '../support/processes.ts';

/** Two server processes on one PostgreSQL share nothing but the database. */
const folder = temporaryFolder();
let servers: readonly [ServerProcess, ServerProcess];
let administrator = '';

beforeAll(async () => {
  // Started at the same moment on an empty database: one makes it, the other finds it.
  servers = await Promise.all([startProcess(folder), startProcess(folder)]);
  const good = await Promise.all(servers.map(async ({ setupLink }) => {
    const { origin, hash } = new URL(setupLink ?? '');
    return (await postForm(origin, '/setup', { secret: hash.slice(1), orgName: '', name: '', password: '', again: '' })).status === 422 ? setupLink : null;
  }));
  administrator = await setUp(good.find(link => link !== null) ?? '');
});
afterAll(async () => {
  for (const server of servers ?? []) await server.kill();
  await dropDatabase(folder);
});

/** The same person, asking the other process. */
const through = (person: Person, which: 0 | 1): Person => ({ ...person, url: servers[which].url });

async function person(role: 'inspector' | 'editor' | 'reader' | 'administrator', name: string, which: 0 | 1 = 0): Promise<Person> {
  await addPerson(servers[which].url, administrator, role, name);
  return signIn(servers[which].url, name);
}

test('two processes that start together make one installation', async () => {
  expect((await rawSql(folder, 'SELECT count(*) AS n FROM tenants'))[0]?.['n']).toEqual('1');
  expect((await rawSql(folder, 'SELECT count(*) AS n FROM organisations'))[0]?.['n']).toEqual('1');
});

test('two processes that start together make one signing key; what one takes and the other switches is signed with it', async () => {
  expect(await rawSql(folder, 'SELECT number FROM signing_keys')).toHaveLength(1);
  const editor = await person('editor', '签名甲');
  const [id, { format: _, ...head }] = [newId(), { format: 'duwang-pack/1', code: 'signed', version: 1, name: '词表', from: '2026-01-01', until: null, note: '', words: [], confusions: [], allow: [], settings: [], trustedHosts: [] }];
  await push(editor, [create('pack', { id, edition: id, part: 0, parts: 1, ...head, state: 'on', by: '', at: 1 })]);
  await push(through(editor, 1), [update('pack', id, 1, { state: 'on' }, { state: 'off' })]);
  const { keys, signatures } = signaturesResponseSchema.parse(await (await fetch(`${servers[0].url}/v1/signatures`, { headers: bearer(editor.token) })).json());
  const row = (await pullAll(through(editor, 1))).rows.find(one => one.id === id)!;
  expect(row.rev).toBe(2);
  expect(await doubtOf({ unit: row.stream, entity: 'pack', id, rev: row.rev }, row.data, signatures.find(one => one.id === id), await trustedKeys(keys, null))).toBeNull();
});

test('writes through both have one order, and a reader who changes between them misses nothing', async () => {
  const writers = [await person('inspector', '甲甲'), await person('inspector', '乙乙', 1), await person('inspector', '丙丙')];
  const reader = await person('reader', '读者');
  const written = new Set<string>();
  let writing = true;
  const work = Promise.all(writers.map(async (writer, at) => {
    for (let round = 0; round < 20; round += 1) {
      const place = site();
      const ops = [create('site', place), create('finding', finding(place.id))];
      const { results } = await push(through(writer, ((at + round) % 2) as 0 | 1), ops);
      for (const [index, result] of results.entries()) if (result.st === 'ok') written.add(ops[index]!.id);
    }
  })).finally(() => { writing = false; });

  const seen = new Set<string>();
  let last: readonly [number, string] = [0, ''];
  let cursor = '';
  for (let more = true, turn = 0; more; turn += 1) {
    const stillWriting = writing;
    const page = await pullPage(through(reader, (turn % 2) as 0 | 1), cursor, 7);
    expect(page.reset).toEqual([]);
    for (const row of page.rows) {
      expect(row.v > last[0] || (row.v === last[0] && row.id > last[1])).toBe(true);
      last = [row.v, row.id];
      seen.add(row.id);
    }
    cursor = page.next;
    more = page.more || stillWriting;
  }
  await work;
  expect([...written].filter(id => !seen.has(id))).toEqual([]);
  expect(written.size).toBe(120);
});

test('the same operation sent to both at once has one effect and one answer', async () => {
  const writer = await person('inspector', '丁丁');
  for (let round = 0; round < 20; round += 1) {
    const ops = [create('site', site())];
    const answers = await Promise.all(([0, 1] as const).map(which => push(through(writer, which), ops)));
    expect(answers[0]?.results).toEqual(answers[1]?.results);
  }
  expect((await rawSql(folder, 'SELECT count(*) AS n FROM ledger WHERE device_id = ?', writer.deviceId))[0]?.['n']).toBe('20');
});

test('of two rulings through different processes exactly one wins', async () => {
  const author = await person('inspector', '戊戊');
  const editors = [await person('editor', '李四'), through(await person('editor', '王五'), 1)] as const;
  const place = site();
  const problems = Array.from({ length: 30 }, () => finding(place.id));
  await push(author, [create('site', place), ...problems.map(problem => create('finding', problem))]);
  for (const problem of problems) {
    const answers = await Promise.all(editors.map((editor, at) => push(editor, [create('decision', decision(problem.id, { ruling: at === 0 ? 'confirmed' : 'dismissed' }))])));
    expect(answers.map(answer => answer.results[0]?.st).toSorted()).toEqual(['conflict', 'ok']);
  }
});

test('a token rotated at one process is known at the other; an old one revokes the device at both', async () => {
  const someone = await person('reader', '己己');
  const next = await rotate(servers[0].url, someone.token);
  expect((await me(servers[1].url, next)).status).toBe(200);
  expect(await me(servers[0].url, someone.token)).toEqual({ status: 403, error: 'device_revoked' });
  expect(await me(servers[1].url, next)).toEqual({ status: 403, error: 'device_revoked' });
});

test('rotations at the same moment leave one token that works', async () => {
  const someone = await person('reader', '庚庚');
  const handed = await Promise.all(Array.from({ length: 8 }, (_, at) => rotate(servers[(at % 2) as 0 | 1].url, someone.token)));
  const rows = await rawSql(folder, 'SELECT t.generation FROM tokens t JOIN sessions s ON s.session_id = t.session_id WHERE s.device_id = ? AND t.generation > s.generation AND t.superseded = 0', someone.deviceId);
  expect(rows).toHaveLength(1);
  const answers = await Promise.all(handed.map(async token => (await me(servers[1].url, token)).status));
  expect(answers.filter(status => status === 200)).toHaveLength(1);
  expect(answers.filter(status => status === 401)).toHaveLength(7);
});

test('a sign-in code taken to both at once is good for one; the session made from it then ends', async () => {
  await addPerson(servers[0].url, administrator, 'reader', '辛辛');
  const asked = challenge();
  const code = await askCode(servers[0].url, '辛辛', asked);
  const redeem = (which: 0 | 1) => postJson(servers[which].url, '/v1/token', { grant: 'code', code, verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId: create('site', site()).id });
  const answers = await Promise.all([redeem(0), redeem(1)]);
  expect(answers.filter(answer => answer.status === 200).length).toBeLessThanOrEqual(1);
  expect(answers.filter(answer => answer.status === 400).length).toBeGreaterThanOrEqual(1);
});

test('failed sign-ins count together', async () => {
  await addPerson(servers[0].url, administrator, 'reader', '壬壬');
  const login = async (which: 0 | 1, password: string) => (await postForm(servers[which].url, '/login', { name: '壬壬', password })).status;
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => login((at % 2) as 0 | 1, 'Wrong-Horse-1')));
  expect(answers.filter(status => status === 401)).toHaveLength(5);
  expect(answers.filter(status => status === 429)).toHaveLength(7);
  expect([await login(0, testPassword), await login(1, testPassword)]).toEqual([429, 429]);
});

test('an invitation used at both at once makes one account', async () => {
  const invited = await postForm(servers[0].url, '/people/invite', { role: 'reader' }, administrator);
  const secret = /\/invite#([\w.-]+)/.exec(await invited.text())?.[1] ?? '';
  const join = async (which: 0 | 1, name: string) => (await postForm(servers[which].url, '/invite', { secret, name, password: testPassword, again: testPassword })).status;
  const statuses = await Promise.all([join(0, '先来'), join(1, '后到'), join(0, '又来'), join(1, '再来')]);
  expect(statuses.filter(status => status === 200)).toHaveLength(1);
  expect(statuses.filter(status => status === 400)).toHaveLength(3);
});

test('a picture brought to one process is there at the other; brought to both at once it is there once', async () => {
  const [finder, editor] = [await person('inspector', '画面甲'), await person('editor', '画面乙', 1)];
  const place = site();
  const problem = finding(place.id);
  await push(finder, [create('site', place), create('finding', problem)]);
  await push(editor, [create('decision', decision(problem.id))]);
  const picture = png();
  const sealed = proof(problem, picture);
  const told = await Promise.all(([0, 1] as const).map(async which => (await sendEvidence(through(finder, which), [sealed])).json()));
  expect(told.map(answer => (answer as { readonly results: readonly { readonly st: string }[] }).results[0]?.st)).toEqual(['ok', 'ok']);
  const made = await Promise.all(([0, 1] as const).map(async which => (await (await sendPicture(through(finder, which), picture)).json() as { readonly new: boolean }).new));
  expect(made.toSorted()).toEqual([false, true]);
  for (const which of [0, 1] as const) expect(Buffer.from(await (await fetchPicture(through(editor, which), sha256Of(picture))).arrayBuffer()).equals(picture)).toBe(true);
  expect(await rawSql(folder, `SELECT id FROM evidence WHERE id = '${sealed.id}'`)).toHaveLength(1);
});

test('two administrators who put each other out at once leave one', async () => {
  await addPerson(servers[0].url, administrator, 'inspector', '子子');
  const other = await person('administrator', '癸癸');
  const first = await signIn(servers[0].url, '管理员甲');
  const demote = (by: Person, whom: Person, which: 0 | 1) => fetch(`${servers[which].url}/v1/users/${whom.me.userId}`, {
    method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(by.token) }, body: JSON.stringify({ role: 'reader' }),
  });
  const answers = await Promise.all([demote(first, other, 0), demote(other, first, 1)]);
  expect(answers.filter(answer => answer.status === 200).length).toBeLessThanOrEqual(1);
  expect((await rawSql(folder, "SELECT name FROM users WHERE role = 'administrator'")).length).toBeGreaterThan(0);
});

test('a process that dies in the middle leaves nothing half done, and the other goes on', async () => {
  const writer = await signIn(servers[1].url, '子子');
  const ops = Array.from({ length: 30 }, () => create('site', site()));
  const sent = ops.map(op => push(through(writer, 0), [op]).catch(() => null));
  await Promise.race(sent);
  await servers[0].kill();
  await Promise.all(sent);
  const again = await push(through(writer, 1), ops);
  expect(again.results.map(result => result.st)).toEqual(ops.map(() => 'ok'));
  const { rows } = await pullAll(through(writer, 1));
  expect(ops.filter(op => !rows.some(row => row.id === op.id && row.rev === 1))).toEqual([]);
});
