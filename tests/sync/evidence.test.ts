import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FindingRecord } from '../../contract/record.ts';
import { decide } from '../../store/decide.ts';
import { evidenceFor, keepEvidence, type Unsealed } from '../../store/evidence.ts';
import { adopt } from '../../store/adopt.ts';
import type { Picture } from '../../store/schema.ts';
import { countDue } from '../../store/uploads.ts';
import { createApi } from '../../sync/api-client.ts';
import { evidenceNote } from '../../sync/exchange-evidence.ts';
import { fetchPicture } from '../../sync/fetch-evidence.ts';
import { perRun } from '../../sync/send-evidence.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { postJson, signIn, type Person } from '../server/support/person.ts';
import { png, sha256Of } from '../server/support/proof.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { fault, newStore, penFor, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
let people: { readonly editor: Person; readonly other: Person };
type Browser = Awaited<ReturnType<typeof browserOf>>;
beforeEach(async () => {
  unit = await openUnit({ ownReview: true });
  people = { editor: await unit.person('editor', '审核甲'), other: await unit.person('editor', '审核丙') };
});
afterEach(() => unit[Symbol.asyncDispose]());

const on = { evidence: { pictures: true } } as const;
const off = { evidence: { pictures: false } } as const;

function pictured(bytes = png()): Picture {
  return { sha256: sha256Of(bytes), mime: 'image/png', bytes: new Uint8Array(bytes) };
}
function unsealed(of: FindingRecord, picture: Picture | null): Unsealed {
  return {
    findingId: of.id, inspectionId: of.inspectionId, url: of.url, title: of.pageTitle, status: 200, says: of.says, about: of.about, quote: '', cites: of.cites, place: of.at, check: of.check, checkVersion: of.checkVersion, toolVersion: '0.1.0', catalogue: 'test',
    picture: picture && { sha256: picture.sha256, mime: picture.mime, width: 60, height: 1, bytes: picture.bytes.length, mark: [0, 0, 10, 1], covered: 1 }, without: picture ? null : '网页不在前台',
  };
}
/** Reads a page, confirms what is found and proves it. */
async function proven({ pen }: Pick<Browser, 'pen'>, ...pictures: readonly (Picture | null)[]): Promise<readonly FindingRecord[]> {
  const page = await read(pen, pictures.map((_, at) => fault(`Tag${at}`)));
  await decide(pen, page.present, 'confirmed', '');
  const findings = await Promise.all(page.present.map(async (id) => (await pen.store.get('finding', id))!.data));
  await keepEvidence(pen, findings.map((one, at) => unsealed(one, pictures[at] ?? null)), pictures.filter((one) => one !== null));
  return findings;
}
const states = async ({ store }: Pick<Browser, 'store'>) => (await store.getAll('upload')).map(({ state, words, why }) => [state, words, why]);
/** What a browser asked of the server, by method and path. */
function watched(over: (path: string, method: string) => Response | 'lost' | null = () => null) {
  const asked: string[] = [];
  const send = (async (input: string, init: RequestInit) => {
    const path = new URL(input).pathname;
    const method = init.method ?? 'GET';
    asked.push(`${method} ${path.replace(/[0-9a-f]{64}/, '…')}`);
    const answer = over(path, method);
    if (answer instanceof Response) return answer;
    const real = await fetch(input, init);
    if (answer === 'lost') throw new TypeError('network');
    return real;
  }) as typeof fetch;
  return { asked, options: { fetch: send } };
}
const blobs = (asked: readonly string[]) => asked.filter((one) => one.includes('/v1/blobs') || one === 'POST /v1/evidence');

it('what proves a finding, words and picture, comes to a colleague’s browser as it was sealed; nothing is sent twice', async () => {
  const { asked, options } = watched();
  const [a, b] = [await browserOf(people.editor, options), await browserOf(people.other)];
  const picture = pictured();
  const [finding] = await proven(a, picture);
  expect(await countDue(a.store, true)).toBe(0); // the server has not heard of the finding
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
  expect(blobs(asked)).toEqual(['POST /v1/evidence', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…']);
  await a.sync(on);
  expect(blobs(asked)).toHaveLength(3);

  await b.sync(on);
  const [mine, theirs] = await Promise.all([a, b].map(async ({ store }) => (await evidenceFor(store, [], [finding!.id])).get(finding!.id)));
  expect(theirs).toEqual(mine);
  expect(await b.store.getAll('upload')).toEqual([{ id: mine!.id, state: 'theirs', words: true, why: null, sentBy: '审核甲' }]);
  expect(await b.store.count('picture')).toBe(0); // on demand
  expect(await fetchPicture(createApi(people.other.url), people.other.token, picture.sha256)).toEqual({ ok: true, value: picture });
  expect(await fetchPicture(createApi(people.other.url), people.other.token, sha256Of(png()))).toEqual({ ok: true, value: null });
});

it('previews, findings that are not confirmed and what the server does not have never leave the computer', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  const [finding] = await proven(a, pictured());
  await decide(a.pen, [finding!.id], 'dismissed', '误报');
  const other = { ...finding!, id: '0199a0b0-0000-7000-8000-0000000000aa' };
  await a.store.put('finding', { id: other.id, rev: null, base: null, data: { ...other, status: 'confirmed' } });
  await keepEvidence(a.pen, [unsealed(other, pictured())], []);
  await a.sync(on);
  expect(blobs(asked)).toEqual([]);
  expect(await states(a)).toEqual([['waiting', false, null], ['waiting', false, null]]);
});

it('switched off: the words go, the picture stays; switched on later it goes too', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  await proven(a, pictured());
  await a.sync(off);
  expect(blobs(asked)).toEqual(['POST /v1/evidence']);
  expect(await states(a)).toEqual([['waiting', true, null]]);
  await a.sync(off);
  expect(blobs(asked)).toHaveLength(1);
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
});

it('a worker that died, an answer that was lost: it goes on where it was and the server has each once', async () => {
  let lose = true;
  const { asked, options } = watched((_path, method) => (method === 'PUT' && lose ? 'lost' : null));
  const a = await browserOf(people.editor, options);
  await proven(a, pictured(), pictured());
  await a.sync(on);
  expect(await states(a)).toEqual([['waiting', true, null], ['waiting', true, null]]);
  expect((await syncNote(a.store)).problem).toBeNull(); // records are not held up by it
  expect((await evidenceNote(a.store)).problem).not.toBeNull();
  lose = false;
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null], ['done', true, null]]);
  // The first picture had arrived: HEAD said so, and it was not sent again.
  expect(blobs(asked)).toEqual(['POST /v1/evidence', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…', 'HEAD /v1/blobs/…', 'HEAD /v1/blobs/…', 'PUT /v1/blobs/…']);
  expect(await unit.server.context.db.read.selectFrom('blobs').select('sha256').where('tenant_id', '=', people.editor.me.tenant).execute()).toHaveLength(2);
});

it('413, 422, 429, 503, 401, a page in between and an older server: by the table, and never a record held up', async () => {
  const json = (status: number, error: string, headers = {}) => new Response(JSON.stringify({ error, message: '不行' }), { status, headers: { 'Content-Type': 'application/json', ...headers } });
  const cases = [
    { answer: () => json(413, 'too_large'), state: ['refused', true, 'too_large'], problem: null },
    { answer: () => json(422, 'not_picture'), state: ['refused', true, 'not_picture'], problem: null },
    { answer: () => json(429, 'too_many', { 'Retry-After': '40' }), state: ['waiting', true, null], problem: null, wait: 40_000 },
    { answer: () => json(503, 'storage', { 'Retry-After': '60' }), state: ['waiting', true, null], problem: null, wait: 60_000 },
    { answer: () => json(401, 'unauthenticated'), state: ['waiting', true, null], problem: 'signed-out' },
    { answer: () => new Response('<html>登录上网</html>', { status: 200, headers: { 'Content-Type': 'text/html' } }), state: ['waiting', true, null], problem: null },
  ];
  for (const [at, { answer, state, problem, wait }] of cases.entries()) {
    const a = await browserOf(people.editor, { ...watched((_path, method) => (method === 'PUT' ? answer() : null)).options, name: `answers ${at}` });
    await proven(a, pictured());
    const before = Date.now();
    await a.sync(on);
    expect(await states(a)).toContainEqual(state);
    expect((await syncNote(a.store)).problem?.kind ?? null).toBe(problem);
    expect(await a.store.count('op')).toBe(0);
    if (wait !== undefined) expect((await evidenceNote(a.store)).nextAt).toBeGreaterThanOrEqual(before + wait);
  }
  const old = await browserOf(people.editor, { ...watched((path) => (path === '/v1/evidence' ? json(404, 'not_found') : null)).options, name: 'older server' });
  await proven(old, pictured());
  await old.sync(on);
  expect((await evidenceNote(old.store)).problem).toEqual(['said.evidence.olderServer']);
  expect([await states(old), (await syncNote(old.store)).problem]).toEqual([[['waiting', false, null]], null]);
});

it('so many in one run; the rest in the next', async () => {
  const { asked, options } = watched();
  const a = await browserOf(people.editor, options);
  await proven(a, ...Array.from({ length: perRun.proofs + 3 }, () => pictured()));
  await a.sync(on);
  expect(asked.filter((one) => one.startsWith('PUT'))).toHaveLength(perRun.proofs);
  await a.sync(on);
  expect((await states(a)).every(([state]) => state === 'done')).toBe(true);
});

it('a server restored from a backup gets again what it lost, and a colleague keeps what they have', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  await b.sync(on);
  const { db } = unit.server.context;
  const { tenant } = people.editor.me;
  for (const table of ['evidence', 'blobs'] as const) await db.write.deleteFrom(table).where('tenant_id', '=', tenant).execute();
  await db.write.updateTable('installation').set({ value: 'restored' }).where('name', '=', 'epoch').execute();
  await a.sync(on);
  await a.sync(on);
  await b.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
  expect((await db.read.selectFrom('blobs').select('sha256').where('tenant_id', '=', tenant).execute()).length).toBe(1);
  expect(await b.store.count('evidence')).toBe(1);
});

it('evidence that was altered at the server or on its way is not taken', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  const { db } = unit.server.context;
  const { tenant } = people.editor.me;
  const [row] = await db.read.selectFrom('evidence').select(['id', 'data']).where('tenant_id', '=', tenant).execute();
  await db.write.updateTable('evidence').set({ data: row!.data.replace('缺少', '多了') }).where('tenant_id', '=', tenant).where('id', '=', row!.id).execute();
  await b.sync(on);
  expect([await b.store.count('evidence'), await b.store.get('meta', 'evidenceUnsound')]).toEqual([0, 1]);
});

it('what was proven before there was a server goes along with the first sign-in', async () => {
  const alone = await newStore('alone before');
  const picture = pictured();
  await proven({ pen: penFor(alone, { sharing: false }) }, picture);
  const a = await browserOf(people.editor);
  await adopt(alone, { ...a.pen, ownReview: true });
  expect([await alone.count('picture'), await alone.count('upload')]).toEqual([0, 0]);
  await a.sync(on);
  await a.sync(on);
  expect(await states(a)).toEqual([['done', true, null]]);
});

it('who moves to another unit keeps nothing of what colleagues of the old one proved; what they proved themselves stays', async () => {
  const { server } = unit;
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  const [finding] = await proven(a, pictured());
  await a.sync(on);
  await b.sync(on);
  const { sha256 } = (await b.store.getAll('evidence'))[0]!.picture!;
  await b.store.put('picture', { ...pictured(), sha256 });
  const mine = pictured();
  await keepEvidence(b.pen, [unsealed(finding!, mine)], [mine]);
  const admin = await signIn(server.url, '管理员甲');
  const made = await postJson(server.url, '/v1/organisations', { parentId: people.editor.me.stream, name: '下级', level: 'department' }, admin.token);
  const { orgId } = await made.json() as { readonly orgId: string };
  const moved = await fetch(`${server.url}/v1/users/${people.other.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.token}` }, body: JSON.stringify({ orgId }) });
  expect(moved.status).toBe(200);
  await b.sync(on);
  const left = await b.store.getAll('evidence');
  expect(left.map(({ picture }) => picture?.sha256)).toEqual([mine.sha256]);
  expect((await b.store.getAllKeys('picture'))).toEqual([mine.sha256]);
});

it('who was made a reader with a proof still waiting keeps it, and goes on seeing what colleagues prove', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  const [finding] = await proven(a, null);
  await a.sync(on);
  await b.sync(on);
  await keepEvidence(b.pen, [unsealed(finding!, null)]);
  const admin = await signIn(unit.server.url, '管理员甲');
  const changed = await fetch(`${unit.server.url}/v1/users/${people.other.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.token}` }, body: JSON.stringify({ role: 'reader' }) });
  expect(changed.status).toBe(200);
  await keepEvidence(a.pen, [unsealed(finding!, null)]);
  await a.sync(on);
  await b.sync(on);
  expect((await states(b)).map(([state]) => state).toSorted()).toEqual(['theirs', 'theirs', 'waiting']);
});

it('a disk that is full takes no proof of a colleague, loses nothing, and holds up no record', async () => {
  const [a, b] = [await browserOf(people.editor), await browserOf(people.other)];
  await proven(a, pictured());
  await a.sync(on);
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (this.name === 'evidence') throw new DOMException('disk full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  await b.sync(on);
  full.mockRestore();
  expect([await b.store.count('finding'), await b.store.count('evidence'), await b.store.count('upload')]).toEqual([1, 0, 0]);
  expect((await syncNote(b.store)).problem).toBeNull();
  expect((await evidenceNote(b.store)).problem).toEqual(['said.store.full']);
  await b.sync(on);
  expect([await b.store.count('evidence'), (await evidenceNote(b.store)).problem]).toEqual([1, null]);
});
