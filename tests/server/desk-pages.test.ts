import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock } from './support/observe.ts';
import { cookieOf, type Person, postForm, pullAll, push, signIn, testPassword } from './support/person.ts';
import { png, proof, sendEvidence, sendPicture, sha256Of } from './support/proof.ts';
import { create, decision, finding, inspection, rectification, site, step, verification } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let editor: Person;
let cookie: string;
const shown = site({ host: 'www.demo.gov.cn', name: '示范县<b>人民政府</b>' });
const one = finding(shown.id, { says: '缺少标签 "SiteName" <script>alert(1)</script>' });
const time = clock();

beforeAll(async () => {
  unit = await openUnit({ now: time.now, ownReview: true });
  editor = await unit.person('editor', '审核甲');
  await unit.person('reader', '查看戊');
  await push(editor, [create('site', shown), create('inspection', inspection(shown.id)), create('finding', one), create('decision', decision(one.id))]);
  cookie = await signInPages('审核甲');
});
afterAll(() => unit[Symbol.asyncDispose]());

const signInPages = async (name: string): Promise<string> => cookieOf(await postForm(unit.server.url, '/login', { name, password: testPassword }));
const look = async (path: string, as = cookie): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(unit.server.url + path, { headers: { Cookie: as }, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
};

test('who works signs in to what there is to see, who manages to people; an administrator does not see the work', async () => {
  expect((await postForm(unit.server.url, '/login', { name: '审核甲', password: testPassword })).headers.get('location')).toBe('/desk');
  expect((await postForm(unit.server.url, '/login', { name: '管理员甲', password: testPassword })).headers.get('location')).toBe('/people');
  expect((await look('/desk', unit.administrator)).status).toBe(403);
  expect((await look('/desk', '')).status).toBe(303);
  expect((await look('/desk', await signInPages('查看戊'))).status).toBe(200);
});

test('before anything was issued the pages say so and teach', async () => {
  expect((await look('/desk')).text).toContain('没有超期的整改事项');
  expect((await look('/desk/items')).text).toContain('没有符合条件的整改事项');
});

test('an item from issuing to its end, with what was done and seen; words from records are words, never markup', async () => {
  const item = rectification(one, { says: one.says, unit: '示范县教育局' });
  await push(editor, [create('rectification', item)]);
  const overview = await look('/desk');
  expect(overview.text).toContain('示范县&#60;b&#62;人民政府');
  expect(overview.text).not.toContain('<b>人民');
  const list = await look('/desk/items');
  expect(list.text).toContain('共 1 项');
  expect(list.text).not.toContain('<script>alert');
  expect((await look('/desk/items?state=open')).text).toContain('2026-0001');
  expect((await look('/desk/items?state=closed')).text).toContain('共 0 项');
  expect((await look(`/desk/items?q=${encodeURIComponent('教育局')}`)).text).toContain('共 1 项');
  expect((await look('/desk/items?q=nothing')).text).toContain('共 0 项');

  await push(editor, [create('step', step(item, 'reply-done', { note: '已补上' })), create('verification', verification(item, 'fixed'))]);
  const whole = await look('/desk/items?number=2026-0001');
  expect(whole.text).toContain('反馈已改');
  expect(whole.text).toContain('规则核验：已改');
  expect(whole.text).toContain('HTTP 200');
  expect((await look('/desk/items?number=2026-0099')).status).toBe(404);
  expect((await look('/desk/items?from=x')).status).toBe(400);
});

test('a last day that was named stands on the item with its reason', async () => {
  const ordered = finding(shown.id, { about: 'ordered', says: '上级点名的问题' });
  const item = rectification(ordered, { says: ordered.says, workingDays: null, dueOn: '2026-12-31', dueBecause: '上级通报 <限年底前> 办结' });
  await push(editor, [create('finding', ordered), create('decision', decision(ordered.id)), create('rectification', item)]);
  const { text } = await look('/desk/items?number=2026-0002');
  expect(text).toContain('<dt>指定日期的理由</dt><dd>上级通报 &lt;限年底前> 办结</dd>');
  expect(text).toContain('<dt>整改时限</dt><dd>2026-12-31</dd>');
});

test('what is late stands first', async () => {
  const late = finding(shown.id, { about: 'late', says: '迟迟没有改' });
  await push(editor, [create('finding', late), create('decision', decision(late.id)), create('rectification', rectification(late, { says: late.says, workingDays: 1 }))]);
  time.pass(5 * 86_400_000);
  cookie = await signInPages('审核甲');
  const { text } = await look('/desk');
  expect(text).toContain('超期的整改事项（2）');
  expect((await look('/desk/items?state=overdue')).text).toContain('迟迟没有改');
});

test('an item shows the picture that proves it, with its words; what was written on the page stays words, and no script can run', async () => {
  // The clock was moved: sessions of before are over.
  editor = await signIn(unit.server.url, '审核甲');
  cookie = await signInPages('审核甲');
  const hostile = finding(shown.id, { about: 'x', key: 'k2', says: '缺少<img src=x onerror=alert(1)>' });
  const bare = finding(shown.id, { about: 'y', key: 'k3', url: 'https://www.demo.gov.cn/b' });
  await push(editor, [create('finding', hostile), create('decision', decision(hostile.id)), create('finding', bare), create('decision', decision(bare.id))]);
  const [picture, away] = [png(), png()];
  const words = proof(hostile, picture, { quote: '"><script>alert(2)</script>', by: '检查<b>乙' });
  await sendEvidence(editor, [words, proof(hostile, null, { at: words.at + 5 }), proof(bare, away)]);
  await sendPicture(editor, picture);
  const item = rectification(hostile, { cause: 'another', pages: [hostile, bare].map(({ id, key, url }) => ({ findingId: id, key, url, title: '首页', pageType: 'home' as const, quote: '', foundAt: 1 })) });
  const [taken] = (await push(editor, [create('rectification', item)])).results;
  expect(taken?.st).toBe('ok');
  const number = String((await pullAll(editor)).rows.find(row => row.id === item.id)?.data['number']);
  const answer = await fetch(`${unit.server.url}/desk/items?number=${number}`, { headers: { Cookie: cookie } });
  const text = await answer.text();
  expect(text).toContain(`<img class="evidence-picture" src="/desk/blobs/${sha256Of(picture)}"`);
  expect(text).not.toContain(`src="/desk/blobs/${sha256Of(away)}"`);
  expect(text).toContain('画面还没有上传到服务器');
  expect(text).toContain('由 审核甲 上传');
  expect(text).toContain(words.hash);
  expect(text.match(/<img /g)).toHaveLength(1);
  expect(text).not.toMatch(/<script>alert|<b>乙|<img src=x/);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; img-src 'self'; style-src 'sha256-");
  for (const other of ['/desk', '/desk/items', '/desk/sheets']) expect((await fetch(unit.server.url + other, { headers: { Cookie: cookie } })).headers.get('content-security-policy')).not.toContain('img-src');
  const shownPicture = await fetch(`${unit.server.url}/desk/blobs/${sha256Of(picture)}`, { headers: { Cookie: cookie } });
  expect([shownPicture.status, shownPicture.headers.get('content-type'), Buffer.from(await shownPicture.arrayBuffer()).equals(picture)]).toEqual([200, 'image/png', true]);
  expect((await fetch(`${unit.server.url}/desk/blobs/${sha256Of(picture)}`, { redirect: 'manual' })).status).toBe(401);
});
