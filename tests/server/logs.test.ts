import { expect, test } from 'vitest';
import type { Log } from '../../server/log.ts';
import { bearer, postForm, postJson, pullAll, push, testPassword } from './support/person.ts';
import { create, decision, finding, inspection, newId, rectification, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

/** Stands in everything a page or a person could bring along. */
const mark = '机密页面文字-Quokka';

test('the log tells what was asked, by whom and how it ended, and never what was in it: no page text, no address of a page, no password, no token', async () => {
  const lines: string[] = [];
  const log: Log = (level, event, fields = {}) => void lines.push(JSON.stringify({ level, event, ...fields }));
  await using unit = await openUnit({ ownReview: true, log });
  const { url } = unit.server;
  const editor = await unit.person('editor', '审核甲');
  const place = site({ name: mark });
  const one = finding(place.id, { says: mark, note: mark, pageTitle: mark, url: `https://www.demo.gov.cn/${encodeURIComponent(mark)}?q=Quokka` });
  const round = inspection(place.id);
  await push(editor, [create('site', place), create('inspection', round), create('finding', one), create('decision', decision(one.id, { reason: mark }))]);
  await push(editor, [create('rectification', rectification(one, { says: mark, unit: mark })), update('site', place.id, 9, { name: 'x' }, { name: mark }), create('finding', { ...one, id: newId(), status: 'confirmed' }), create('finding', { ...one, id: 'Quokka' })]);
  await pullAll(editor);
  const login = await postForm(url, '/login', { name: '审核甲', password: testPassword });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0]!;
  for (const path of [`/desk/items?q=${encodeURIComponent(mark)}`, `/desk/sheet?inspectionId=${round.id}`, '/desk', `/${encodeURIComponent(mark)}`, '/desk/items?number=Quokka']) await fetch(url + path, { headers: { Cookie: cookie } });
  // What cannot be read, is too long, or is wrong on purpose.
  for (const body of [`{"ops": "${mark}`, `["${mark}"]`, '\u0000Quokka', `"${'Quokka'.repeat(1000)}"`]) await fetch(`${url}/v1/sync/push`, { method: 'POST', headers: { ...bearer(editor.token), 'Content-Type': 'application/json' }, body });
  await postForm(url, '/login', { name: mark, password: `${mark}1a` });
  await postJson(url, '/v1/token', { grant: 'code', code: mark, verifier: mark, redirectUri: mark, deviceId: mark });
  await postForm(url, '/login/passkey', { answer: `{"id":"${mark}"}` });
  await fetch(`${url}/v1/sync/pull?c=${encodeURIComponent(mark)}`, { headers: bearer(editor.token) });

  const requests = lines.filter((line) => line.includes('"event":"request"'));
  expect(requests.length).toBeGreaterThan(15);
  expect(requests.every((line) => /"route":"\w+","status":\d+/.test(line))).toBe(true);
  for (const secret of ['Quokka', '机密', encodeURIComponent('机密'), editor.token, cookie.split('=')[1]!, testPassword, 'demo.gov.cn']) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});
