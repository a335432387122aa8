import 'fake-indexeddb/auto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import type { Op } from '../../contract/sync.ts';
import { createApi } from '../../sync/api-client.ts';
import { synchronise, syncNote, type SyncInput } from '../../sync/synchronise.ts';
import { decide } from '../../store/decide.ts';
import { readPage } from '../../store/read-page.ts';
import { fault, home, newStore, penFor, read } from '../store/reports.ts';
import { hostileServer, says } from './hostile-server.ts';

const deviceId = '0199a0b0-0000-7000-8000-000000000001';

/** Milliseconds for servers that do answer: a busy machine makes no answer late. */
const patient = 60_000;
/** For servers that never do. */
const hasty = 400;

/** A store with unsent work. */
async function withWork() {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  await decide(pen, [(await readPage(pen.store, 'www.demo.gov.cn', home, 'guangxi-2017@1')).findings[0]!.record.id], 'confirmed', '');
  return pen.store;
}

function input(store: Awaited<ReturnType<typeof withWork>>, url: string, over: Partial<SyncInput> = {}): SyncInput {
  return { store, api: createApi(url, { timeout: patient }), deviceId, now: () => 1_000_000, token: async () => ({ ok: true, value: 't' }), random: () => 1, ...over };
}

type Case = readonly [string, (request: IncomingMessage, response: ServerResponse, body: string) => void, { readonly kind: string; readonly code: string; readonly waits?: number }];
const cases: readonly Case[] = [
  ['a sign-in page of the network with status 200', says(200, '<!doctype html><title>上网认证</title>'), { kind: 'later', code: 'not_ours', waits: 2000 }],
  ['JSON of something else with status 200', says(200, { ok: true }), { kind: 'later', code: 'not_ours', waits: 2000 }],
  ['a redirect', says(302, '', { Location: '/login' }), { kind: 'later', code: 'network' }],
  ['401 of our server', says(401, { error: 'unauthenticated', message: '请重新登录。' }), { kind: 'signed-out', code: 'unauthenticated', waits: 0 }],
  ['401 of a proxy', says(401, 'Proxy'), { kind: 'later', code: 'http_401' }],
  ['403 for a revoked device', says(403, { error: 'device_revoked', message: '这台设备的登录已被停用。' }), { kind: 'refused', code: 'device_revoked' }],
  ['409 because this extension is too old', says(409, { error: 'schema_too_old', message: '请升级插件。' }), { kind: 'upgrade', code: 'schema_too_old' }],
  ['409 because the server is too old', says(409, { error: 'schema_too_new', message: '请升级服务器。' }), { kind: 'upgrade', code: 'schema_too_new' }],
  ['429 with Retry-After', says(429, { error: 'too_many', message: '请稍后。' }, { 'Retry-After': '37' }), { kind: 'later', code: 'too_many', waits: 37_000 }],
  ['503 with Retry-After as a far date', says(503, 'busy', { 'Retry-After': 'Fri, 31 Dec 2100 23:59:59 GMT' }), { kind: 'later', code: 'http_503', waits: 3_600_000 }],
  ['500', says(500, { error: 'internal', message: '出错' }), { kind: 'later', code: 'internal' }],
  ['502 of a proxy', says(502, '<html>Bad Gateway</html>'), { kind: 'later', code: 'http_502' }],
  ['nothing at all', () => undefined, { kind: 'later', code: 'timeout' }],
  ['a connection that breaks off', (request) => void request.socket.destroy(), { kind: 'later', code: 'network' }],
  ['a body cut in the middle', (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '5000' });
    response.write('{"epoch":"e","serverTime":1,"results":[');
    setTimeout(() => response.destroy(), 20);
  }, { kind: 'later', code: 'network' }],
  ['a body that comes drop by drop', (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(drip));
  }, { kind: 'later', code: 'timeout' }],
  ['results for other ops than were sent', (_, response, body) => {
    const { ops } = JSON.parse(body) as { readonly ops: readonly Op[] };
    says(200, { epoch: 'e', serverTime: 1, results: ops.map(() => ({ opId: deviceId, st: 'ok', rev: 1 })) })(_, response);
  }, { kind: 'later', code: 'not_ours' }],
  ['fewer results than ops', says(200, { epoch: 'e', serverTime: 1, results: [] }), { kind: 'later', code: 'not_ours' }],
];

for (const [name, answer, expected] of cases) {
  it(`loses nothing and says what is wrong: ${name}`, async () => {
    const store = await withWork();
    const before = JSON.stringify(await store.getAllFromIndex('op', 'seq'));
    await using server = await hostileServer(answer);
    await synchronise(input(store, server.url, expected.code === 'timeout' ? { api: createApi(server.url, { timeout: hasty }) } : {}));
    expect(JSON.stringify(await store.getAllFromIndex('op', 'seq'))).toBe(before);
    const note = await syncNote(store);
    expect(note.problem).toMatchObject({ kind: expected.kind, code: expected.code });
    expect(note.problem!.message).toMatch(/[\u4e00-\u9fff]/);
    expect(note.lastAt).toBeNull();
    if (expected.waits !== undefined) expect(note.nextAt).toBe(1_000_000 + expected.waits);
    expect(server.seen.length).toBe(1);
  });
}

/** T11 asks for the twenty seconds a request may take: `REQUEST_TIMEOUT=20000`. */
const allowed = Number(process.env['REQUEST_TIMEOUT'] ?? hasty);

it.each([
  ['five bytes a second', (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const text = `{"epoch":"e","serverTime":1,"results":[${' '.repeat(10_000)}`;
    let at = 0;
    const drip = setInterval(() => response.write(text.slice(at, at += 1)), 200);
    response.on('close', () => clearInterval(drip));
  }],
  ['half of the answer, then nothing for longer than it may take', (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write('{"epoch":"e",');
    const rest = setTimeout(() => response.end('"serverTime":1,"results":[]}'), allowed * 1.5);
    response.on('close', () => clearTimeout(rest));
  }],
  ['a socket whose other end has gone without a word', (request: IncomingMessage): void => {
    // Nothing is read from it and nothing written, and it is not closed either.
    request.socket.pause();
    request.socket.removeAllListeners('data');
  }],
])(`T11: %s: the request ends by itself in ${allowed} ms, one is on its way at a time whoever asks, and what waits to be sent stays`, async (_, answer) => {
  const store = await withWork();
  const before = JSON.stringify(await store.getAllFromIndex('op', 'seq'));
  let [now, most] = [0, 0];
  await using server = await hostileServer((request, response, body) => {
    now += 1;
    most = Math.max(most, now);
    request.socket.on('close', () => (now -= 1));
    answer(request, response);
    void body;
  });
  const began = performance.now();
  const asked = input(store, server.url, { api: createApi(server.url, { timeout: allowed }), urgent: true });
  await Promise.all([synchronise(asked), synchronise(asked), synchronise(asked)]);
  if (allowed > hasty) console.log(`T11: ${((performance.now() - began) / 1000).toFixed(1)} 秒`);
  expect(JSON.stringify(await store.getAllFromIndex('op', 'seq'))).toBe(before);
  expect((await syncNote(store)).problem).toMatchObject({ kind: 'later', code: 'timeout' });
  expect([most, server.seen.length]).toEqual([1, 1]);
});

it('loses nothing when there is no server', async () => {
  const store = await withWork();
  await synchronise(input(store, 'http://127.0.0.1:1'));
  expect((await syncNote(store)).problem).toMatchObject({ kind: 'later', code: 'network' });
  expect(await store.count('op')).toBe(5);
});

it('halves a batch that is too large, and puts a single op that still is into the tray', async () => {
  const store = await withWork();
  await using server = await hostileServer((request, response, body) => {
    if (request.method === 'GET') return says(500, 'x')(request, response);
    const { ops } = JSON.parse(body) as { readonly ops: readonly Op[] };
    const refuses = ops.length > 1 || ops[0]!.entity === 'finding';
    if (refuses) return says(413, { error: 'too_large', message: '太大' })(request, response);
    return says(200, { epoch: 'e', serverTime: 1, results: ops.map(({ opId }) => ({ opId, st: 'ok', rev: 1 })) })(request, response);
  });
  await synchronise(input(store, server.url));
  expect(await store.count('op')).toBe(0);
  expect((await store.getAll('tray')).map(({ op, st }) => [op.entity, st])).toEqual([['finding', 'too-large']]);
  expect((await readPage(store, 'www.demo.gov.cn', home, 'guangxi-2017@1')).findings).toHaveLength(1);
});

it('waits longer after each failure, with jitter, at most 300 seconds, and not at all when a person asks', async () => {
  const store = await withWork();
  await using server = await hostileServer(says(500, 'x'));
  let time = 0;
  const waits: number[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    await synchronise(input(store, server.url, { now: () => time }));
    const { nextAt } = await syncNote(store);
    waits.push(nextAt - time);
    await synchronise(input(store, server.url, { now: () => nextAt - 1 }));
    time = nextAt;
  }
  expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000]);
  expect(server.seen).toHaveLength(11);
  await synchronise(input(store, server.url, { now: () => time - 1, urgent: true }));
  expect(server.seen).toHaveLength(12);
  await synchronise(input(store, server.url, { now: () => time - 1, urgent: true, random: () => 0 }));
  expect((await syncNote(store)).nextAt).toBe(time - 1);
});

it('is not stopped for years by a clock that was set back', async () => {
  const store = await withWork();
  await using server = await hostileServer(says(500, 'x'));
  await synchronise(input(store, server.url, { now: () => 10 ** 13 }));
  await synchronise(input(store, server.url, { now: () => 10 ** 12 }));
  expect(server.seen).toHaveLength(2);
});

it('runs once at a time, whoever asks', async () => {
  const store = await withWork();
  await using server = await hostileServer((request, response) => void setTimeout(() => says(500, 'x')(request, response), 100));
  await Promise.all([synchronise(input(store, server.url)), synchronise(input(store, server.url, { urgent: true })), synchronise(input(store, server.url, { urgent: true }))]);
  expect(server.seen).toHaveLength(1);
});

it('puts off what the server defers, without holding up the rest', async () => {
  const store = await withWork();
  await using server = await hostileServer((request, response, body) => {
    if (request.method === 'GET') return says(200, { epoch: 'e', rows: [], next: 'x', more: false, reset: [] })(request, response);
    const { ops } = JSON.parse(body) as { readonly ops: readonly Op[] };
    return says(200, { epoch: 'e', serverTime: 1, results: ops.map(({ opId, entity }) => (entity === 'site' ? { opId, st: 'deferred', code: 'builds_on_missing', message: '稍后' } : { opId, st: 'ok', rev: 1 })) })(request, response);
  });
  await synchronise(input(store, server.url));
  const [held, ...others] = await store.getAll('op');
  expect(others).toEqual([]);
  expect(held).toMatchObject({ op: { entity: 'site' }, deferrals: 1 });
  expect(held!.notBefore - 1_000_000).toBeGreaterThanOrEqual(1000);
  expect(held!.notBefore - 1_000_000).toBeLessThanOrEqual(3000);
  await synchronise(input(store, server.url, { now: () => 1_000_001 }));
  expect((await store.getAll('op'))[0]!.deferrals).toBe(1);
  await synchronise(input(store, server.url, { now: () => 1_010_000 }));
  expect((await store.getAll('op'))[0]!.deferrals).toBe(2);
});

it('leaves a row of a later version at the server and tells of it', async () => {
  const store = await withWork();
  const row = { stream: deviceId, v: 1, entity: 'site', id: deviceId, rev: 1, del: false, data: { id: deviceId, host: 'x.gov.cn', colour: 'red' } };
  await using server = await hostileServer((request, response, body) => {
    if (request.method === 'GET') return says(200, { epoch: 'e', rows: [row], next: 'x', more: false, reset: [] })(request, response);
    const { ops } = JSON.parse(body) as { readonly ops: readonly Op[] };
    return says(200, { epoch: 'e', serverTime: 1, results: ops.map(({ opId }) => ({ opId, st: 'ok', rev: 1 })) })(request, response);
  });
  await synchronise(input(store, server.url));
  expect(await store.get('meta', 'unreadable')).toBe(1);
  expect(await store.get('site', deviceId)).toBeUndefined();
});
