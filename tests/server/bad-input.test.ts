import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorSchema, pushLimits } from '../../contract/sync.ts';
import { bearer, type Person, postForm, postJson, pullAll, push } from './support/person.ts';
import { create, newId, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let person: Person;

beforeAll(async () => {
  unit = await openUnit();
  person = await unit.person('inspector', '张三');
});
afterAll(() => unit[Symbol.asyncDispose]());

async function send(body: string | Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}): Promise<readonly [number, string]> {
  const answer = await fetch(`${person.url}/v1/sync/push`, {
    method: 'POST', body, headers: { 'Content-Type': 'application/json', ...bearer(person.token), ...headers }, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const text = await answer.text();
  if (answer.status === 200) return [200, text];
  const refusal = errorSchema.parse(JSON.parse(text));
  expect(refusal.message).toMatch(/\p{Script=Han}/u);
  return [answer.status, refusal.error];
}

const envelope = (ops: unknown, over: Record<string, unknown> = {}) => JSON.stringify({ deviceId: person.deviceId, s: 1, ops, ...over });
const oversized = () => envelope([create('site', site({ name: 'x'.repeat(pushLimits.bytes) }))]);

describe('what does not fit', () => {
  test('too large, in every disguise, is 413 and changes nothing', async () => {
    const before = await pullAll(person);
    expect(await send(oversized())).toEqual([413, 'too_large']);
    const chunked = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 40; part += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)));
        controller.close();
      },
    });
    expect(await send(chunked)).toEqual([413, 'too_large']);
    expect(await send(gzipSync(oversized()), { 'Content-Encoding': 'gzip' })).toEqual([413, 'too_large']);
    expect(await send(gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'Content-Encoding': 'gzip' })).toEqual([413, 'too_large']);
    expect(await send(envelope(Array.from({ length: pushLimits.ops + 1 }, () => create('site', site()))))).toEqual([413, 'too_large']);
    expect(await pullAll(person)).toEqual(before);
  });

  test('a body that says one length and has another does not get past the limit', async () => {
    const reply = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(person.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${person.token}\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{`);
      });
      socket.once('data', data => { resolve(data.toString()); socket.destroy(); });
      socket.once('error', reject);
    });
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a full batch of packed operations is taken', async () => {
    const ops = Array.from({ length: pushLimits.ops }, () => create('site', site()));
    const [status, text] = await send(gzipSync(envelope(ops)), { 'Content-Encoding': 'gzip' });
    expect(status).toBe(200);
    expect((JSON.parse(text) as { results: { st: string }[] }).results.every(result => result.st === 'ok')).toBe(true);
  });
});

describe('what is not a push', () => {
  test.each([
    ['nothing', '', 'not_json'], ['HTML', '<!doctype html><title>登录</title>', 'not_json'], ['half a document', '{"deviceId":"', 'not_json'],
    ['a list', '[]', 'bad_request'], ['null', 'null', 'bad_request'], ['a deep list', '['.repeat(500_000), 'too_deep'], ['a deep object', '{"a":'.repeat(10_000), 'too_deep'],
    ['an unknown key', '{"deviceId":"x","s":1,"ops":[{}],"extra":1}', 'bad_request'], ['no operations', '{"deviceId":"x","s":1,"ops":[]}', 'bad_request'],
    ['a prototype', '{"__proto__":{"role":"administrator"},"deviceId":"x","s":1,"ops":[{}]}', 'bad_request'],
    ['a constructor', '{"constructor":{"prototype":{"role":"administrator"}},"deviceId":"x","s":1,"ops":[{}]}', 'bad_request'],
    ['a number beyond numbers', '{"deviceId":"x","s":1e999,"ops":[{}]}', 'bad_request'],
  ])('%s is refused in words', async (_what, body, error) => {
    expect(await send(body)).toEqual([400, error]);
  });

  test('bytes that are not UTF-8, a broken archive, an unknown packing, another type', async () => {
    expect(await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toEqual([400, 'bad_request']);
    expect(await send(new Uint8Array([1, 2, 3]), { 'Content-Encoding': 'gzip' })).toEqual([400, 'bad_request']);
    expect(await send('{}', { 'Content-Encoding': 'br' })).toEqual([415, 'media_type']);
    expect(await send('{}', { 'Content-Type': 'text/plain' })).toEqual([415, 'media_type']);
  });

  test('keys that reach a prototype are refused however deep they hide, and nothing is polluted', async () => {
    const op = JSON.stringify(create('site', site())).replace('"pageTypes":{}', '"pageTypes":{"__proto__":{"polluted":"home"}}');
    expect(await send(`{"deviceId":"${person.deviceId}","s":1,"ops":[${op}]}`)).toEqual([400, 'bad_request']);
    const escaped = op.replace('__proto__', '\\u005f_proto__');
    expect(await send(`{"deviceId":"${person.deviceId}","s":1,"ops":[${escaped}]}`)).toEqual([400, 'bad_request']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('ten thousand keys in one record are refused for that operation alone', async () => {
    const many = { ...create('site', site()), fields: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at])) };
    const good = create('site', site());
    const [status, text] = await send(envelope([many, good]));
    expect(status).toBe(200);
    expect((JSON.parse(text) as { results: { st: string }[] }).results.map(result => result.st)).toEqual(['invalid', 'ok']);
  });

  test('an operation that cannot even be named refuses the request', async () => {
    for (const op of [null, 7, {}, { opId: 7 }, { opId: 'x' }]) expect(await send(envelope([op]))).toEqual([400, 'bad_request']);
  });

  test('a client of the wrong age is told which side to update, before anything else is looked at', async () => {
    expect(await send(envelope([{}], { s: -5 }))).toEqual([409, 'schema_too_old']);
    expect(await send(envelope([{}], { s: 99 }))).toEqual([409, 'schema_too_new']);
  });

  test('a cursor or limit that is none', async () => {
    for (const query of ['c=rubbish', 'c=a:b:c', `c=${newId()}:1:x:1`, 'limit=0', 'limit=-1', 'limit=5000', 'limit=1&limit=2x', 'what=1', `c=${'x'.repeat(12_000)}`]) {
      const answer = await fetch(`${person.url}/v1/sync/pull?${query}`, { headers: bearer(person.token) });
      expect([query, answer.status]).toEqual([query, query === 'limit=1&limit=2x' ? 200 : 400]);
    }
  });

  test('a stream that is not the person\'s own is only told to be dropped; a cursor ahead of the database starts again', async () => {
    const foreign = newId();
    const one = await fetch(`${person.url}/v1/sync/pull?c=${foreign}:3:${newId()}:1`, { headers: bearer(person.token) });
    const answer = await one.json() as { reset: string[]; rows: { stream: string }[] };
    expect(answer.reset).toEqual([foreign]);
    expect(answer.rows.every(row => row.stream === person.me.stream)).toBe(true);
    const ahead = await fetch(`${person.url}/v1/sync/pull?c=${person.me.stream}:999999:${newId()}:1`, { headers: bearer(person.token) });
    expect((await ahead.json() as { reset: string[] }).reset).toEqual([person.me.stream]);
  });

  test('markup in names and forms is shown, not run', async () => {
    const answer = await postForm(person.url, '/login', { name: '"><script>alert(1)</script>', password: 'x' });
    expect(await answer.text()).not.toContain('<script>alert');
    expect((await postForm(person.url, '/login', { name: 'x', password: 'y'.repeat(20_000) })).status).toBe(413);
    expect((await postForm(person.url, '/login', { name: 'x' })).status).toBe(400);
  });
});

test('more requests than a minute allows are told when to come again', async () => {
  await using slow = await openUnit({ pushPerMinute: 3, pullPerMinute: 2 });
  const eager = await slow.person('inspector', '张三');
  for (let round = 0; round < 3; round += 1) await push(eager, [create('site', site())]);
  const op = create('site', site());
  const refused = await postJson(eager.url, '/v1/sync/push', { deviceId: eager.deviceId, s: 1, ops: [op] }, eager.token);
  expect([refused.status, errorSchema.parse(await refused.json()).error]).toEqual([429, 'too_many']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await pullAll(eager)).rows.some(row => row.id === op.id)).toBe(false);
});
