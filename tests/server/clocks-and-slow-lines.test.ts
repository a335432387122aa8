import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { clock, me, minute } from './support/observe.ts';
import { bearer, postForm, pullAll, push } from './support/person.ts';
import { create, decision, finding, rectification, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

const hour = 60 * minute;

test('T8: the server\'s clock jumps back an hour and forth: order, cursors, sessions and due days hold, ids stay unique', async () => {
  const time = clock();
  await using unit = await openUnit({ now: time.now, ownReview: true });
  const editor = await unit.person('editor', '李四');
  const shown = site();
  const pushed: string[] = [];
  const send = async (...ops: Parameters<typeof push>[1]) => {
    const { results } = await push(editor, ops);
    expect(results.map(result => result.st)).toEqual(ops.map(() => 'ok'));
    pushed.push(...ops.filter(op => op.kind === 'create').map(op => op.id));
  };
  await send(create('site', shown));
  const before = await pullAll(editor);
  time.pass(-hour);
  const [one, two] = [finding(shown.id), finding(shown.id, { about: 'other' })];
  await send(create('finding', one), create('decision', decision(one.id)));
  await send(update('site', shown.id, 1, { name: shown.name }, { name: '改名' }));
  // A cursor made before the jump brings everything made after it, in order, once.
  const after = await pullAll(editor, before.next);
  expect(after.rows.map(row => row.v)).toEqual(after.rows.map(row => row.v).toSorted((a, b) => a - b));
  expect(new Set(after.rows.map(row => row.id))).toEqual(new Set([one.id, shown.id, ...pushed.filter(id => id !== shown.id)]));
  expect((await me(unit.server.url, editor.token)).status).toBe(200);

  await send(create('rectification', rectification(one, { workingDays: 3, dueOn: null })));
  time.pass(2 * hour);
  await send(create('finding', two), create('decision', decision(two.id)), create('rectification', rectification(two, { workingDays: 3, dueOn: null })));
  const items = (await pullAll(editor)).rows.filter(row => row.entity === 'rectification').map(row => row.data as { readonly number: string; readonly dueOn: string });
  expect(items.map(item => item.number).toSorted()).toEqual(['2026-0001', '2026-0002']);
  expect(new Set(items.map(item => item.dueOn)).size).toBe(1);
  expect(new Set(pushed).size).toBe(pushed.length);
  // A link made before a jump back is good a little longer, never for ever.
  const invited = /\/invite#([\w.-]+)/.exec(await (await postForm(unit.server.url, '/people/invite', { role: 'reader' }, unit.administrator)).text())?.[1] ?? '';
  time.pass(8 * 24 * hour);
  expect((await postForm(unit.server.url, '/invite', { secret: invited, name: '迟到', password: 'Correct-Horse-7', again: 'Correct-Horse-7' })).status).toBe(400);
});

test('T28: a line that never ends its headers is closed by the server, and nobody else waits for it', async () => {
  await using unit = await openUnit();
  const { hostname, port } = new URL(unit.server.url);
  const slow = Array.from({ length: 20 }, () => new Promise<string>(resolve => {
    const line = connect(Number(port), hostname, () => line.write('POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nX-Slow: '));
    let said = '';
    line.on('data', part => { said += String(part); });
    line.on('error', () => undefined);
    line.on('close', () => resolve(said));
  }));
  for (let round = 0; round < 20; round += 1) expect((await fetch(`${unit.server.url}/healthz`)).status).toBe(200);
  for (const said of await Promise.all(slow)) expect(said === '' || said.startsWith('HTTP/1.1 408')).toBe(true);
  expect((await fetch(`${unit.server.url}/v1/me`, { headers: bearer('x') })).status).toBe(401);
});
