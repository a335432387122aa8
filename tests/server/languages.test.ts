import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Route, routes } from '../../contract/routes.ts';
import { answersEn } from '../../messages/answers-en.ts';
import { answersZhCn } from '../../messages/answers-zh-cn.ts';
import { serverEn } from '../../messages/server-en.ts';
import { serverWordsOf } from '../../messages/server-words.ts';
import { serverZhCn } from '../../messages/server-zh-cn.ts';
import { zhCn } from '../../messages/zh-cn.ts';
import { auditActions } from '../../server/audit-actions.ts';
import { languageOf } from '../../server/http/language.ts';
import { actionName, auditPage } from '../../server/pages/audit-page.ts';
import { refusals } from '../../server/refusal.ts';
import { clock } from './support/observe.ts';
import { cookieOf, postForm, push, testPassword } from './support/person.ts';
import { create, decision, finding, inspection, rectification, site, step, verification } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
const cookies: Record<string, string> = {};
const shown = site({ host: 'www.demo.gov.cn', name: 'Demo' });
const round = inspection(shown.id);

beforeAll(async () => {
  unit = await openUnit({ now: clock().now, ownReview: true });
  const editor = await unit.person('editor', 'Editor');
  await unit.person('auditor', 'Auditor');
  const one = finding(shown.id, { says: 'No SiteName' });
  const item = rectification(one, { says: one.says, unit: 'Education' });
  await push(editor, [create('site', shown), create('inspection', round), create('finding', one), create('decision', decision(one.id)), create('rectification', item)]);
  await push(editor, [create('step', step(item, 'reply-done', { note: 'done' })), create('verification', verification(item, 'fixed'))]);
  for (const name of ['Editor', 'Auditor']) cookies[name] = cookieOf(await postForm(unit.server.url, '/login', { name, password: testPassword }));
  cookies['administrator'] = unit.administrator;
});
afterAll(() => unit[Symbol.asyncDispose]());

const ask = (path: string, language: string, cookie = ''): Promise<Response> => fetch(unit.server.url + path, { redirect: 'manual', headers: { 'Accept-Language': language, ...(cookie ? { Cookie: cookie } : {}) } });
/** Chinese that stands on an English page: the other language by its own name, what people and official papers are called, and what people wrote. An official form, why a row of it is open, and the names of checks are Chinese, and marked so. */
const ownNames = /测试单位|管理员甲|附件\d+|单位名称|上级单位|层级|甲市\/甲县|[省市县]|部门|本单位只有一人审核|政府网站监测评分表(?:（.*?）(?!）))?|请补上|首页|同一规则重新检查|>中文</g;
const strays = (text: string): readonly string[] => text.replace(/<(style|script)>[\s\S]*?<\/\1>|<(\w+)[^>]*lang="zh-CN"[^>]*>[\s\S]*?<\/\2>|<p class="open-reason">.*?<\/p>/g, '').replaceAll(ownNames, '').match(/[^\n<>]*[\u4e00-\u9fff][^\n<>]*/g) ?? [];

test('the choice on a page comes before the browser’s list, the list by its weights, and Chinese when neither says', () => {
  expect(languageOf('', '')).toBe('zh-CN');
  expect(languageOf('', '*')).toBe('zh-CN');
  expect(languageOf('', 'fr, de;q=0.8')).toBe('zh-CN');
  expect(languageOf('', 'en-GB,en;q=0.9')).toBe('en');
  expect(languageOf('', 'en;q=0.3, zh-TW;q=0.9')).toBe('zh-CN');
  expect(languageOf('', 'fr;q=1, en;q=0.4, zh;q=0')).toBe('en');
  expect(languageOf('', `${'x,'.repeat(100_000)}en`)).toBe('zh-CN');
  expect(languageOf('language=en', 'zh-CN')).toBe('en');
  expect(languageOf('sid=x; language=zh-CN', 'en')).toBe('zh-CN');
  expect(languageOf('language=klingon', 'en')).toBe('en');
});

describe('every page says all of it in either language', () => {
  const pages: readonly (readonly [string, string])[] = [
    ...Object.values(routes).filter((route: Route) => route.method === 'GET' && route.credential === 'none' && route.answers[200] === 'page' && route.query === null).map(({ path }) => [path, ''] as const),
    ['/authorize?response_type=code&client_id=abcdefghijklmnopabcdefghijklmnop&redirect_uri=https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/&state=abcdefghijklmnopqrstuv&code_challenge=abcdefghijklmnopqrstuvabcdefghijklmnopqrstu&code_challenge_method=S256', ''],
    ['/desk', 'Editor'], ['/desk/items', 'Editor'], ['/desk/items?number=2026-0001', 'Editor'], ['/desk/items?q=nothing', 'Editor'], ['/desk/sheets', 'Editor'], [`/desk/sheet?inspectionId=${round.id}`, 'Editor'], ['/password', 'Editor'], ['/second-factor', 'Editor'], ['/passkeys', 'Editor'],
    ['/audit', 'Auditor'], ['/audit?who=nobody', 'Auditor'], ['/people', 'administrator'], ['/units', 'administrator'],
  ];

  test.each(pages)('%s %s', async (path, who) => {
    const english = await ask(path, 'en', cookies[who]);
    expect(english.status).toBe(200);
    const text = await english.text();
    expect(text).toContain('<html lang="en">');
    expect(strays(text)).toEqual([]);
    expect(text).not.toContain('undefined');
    const chinese = await (await ask(path, 'zh-CN', cookies[who])).text();
    expect(chinese).toContain('<html lang="zh-CN">');
    // Both ways to choose stand on it, the one in force marked.
    for (const [page, chosen] of [[text, 'en'], [chinese, 'zh-CN']] as const) {
      expect(page).toContain(`value="${chosen}" lang="${chosen}" aria-current="true"`);
      expect(page.match(/name="to"/g)).toHaveLength(2);
    }
  });

  test('refusals as a page and as JSON; a form that was wrong', async () => {
    expect(strays(await (await ask('/desk', 'en', cookies['administrator'])).text())).toEqual([]);
    expect(await (await ask('/v1/me', 'en')).json()).toEqual({ error: 'unauthenticated', message: expect.stringMatching(/^You are not signed in/) });
    expect(await (await ask('/no-such-page', 'en')).json()).toMatchObject({ message: 'There is no such address or record.' });
    expect(await (await ask('/v1/me', '*')).json()).toMatchObject({ message: expect.stringContaining('尚未登录') });
    const wrong = await postForm(unit.server.url, '/password', { old: 'x', password: 'Short1!', again: 'Short1!' }, `${cookies['Editor']}; language=en`);
    expect([wrong.status, strays(await wrong.text())]).toEqual([422, []]);
    const list = await postForm(unit.server.url, '/units/import', { list: '单位名称,上级单位,层级\nX,Nowhere,部门' }, `${cookies['administrator']}; language=en`);
    expect(await list.text()).toContain('Line 2: There is no superior unit “Nowhere”');
    const invited = await (await postForm(unit.server.url, '/people/invite', { role: 'reader' }, `${cookies['administrator']}; language=en`)).text();
    expect(strays(invited)).toEqual([]);
    // What is shown once only cannot be left by a press on the wrong button.
    expect(invited).not.toContain('name="to"');
  });
});

test('a press keeps the language and leads back to the page it was made on, and nowhere else', async () => {
  const choose = async (fields: Record<string, string>, referer = '') => {
    const { url } = unit.server;
    const answer = await fetch(`${url}/language`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { Origin: url, ...(referer ? { Referer: referer } : {}) } });
    return [answer.status, answer.headers.get('location'), cookieOf(answer)];
  };
  const { url } = unit.server;
  expect(await choose({ to: 'en' }, `${url}/desk/items?state=open&from=100`)).toEqual([303, '/desk/items?state=open&from=100', 'language=en']);
  expect(await choose({ to: 'zh-CN' }, `${url}/audit/verify`)).toEqual([303, '/audit', 'language=zh-CN']);
  expect(await choose({ to: 'en' }, `${url}/second-factor/begin`)).toEqual([303, '/second-factor', 'language=en']);
  expect(await choose({ to: 'en', back: '/authorize?state=s' }, `${url}/authorize`)).toEqual([303, '/authorize?state=s', 'language=en']);
  for (const from of ['', 'https://evil.example/desk', '//evil.example/desk', 'javascript:alert(1)', '/\\evil.example', `${url}/oidc/callback?code=x`]) expect(await choose({ to: 'en', back: from })).toEqual([303, '/', 'language=en']);
  expect((await choose({ to: 'fr' }))[0]).toBe(400);
  const foreign = await fetch(`${url}/language`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ to: 'en' }), headers: { Origin: 'https://evil.example' } });
  expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
});

describe('the audit', () => {
  test('has a word for every action, its own in each language, and shows the code of one it does not know', () => {
    expect(auditActions.length).toBeGreaterThan(45);
    for (const language of ['zh-CN', 'en'] as const) {
      const words = serverWordsOf(language);
      const names = auditActions.map(action => actionName(words, action));
      expect(new Set(names).size).toBe(auditActions.length);
      expect(names.filter((name, place) => name.trim() === '' || name === auditActions[place])).toEqual([]);
      const lines = [...auditActions, 'of.tomorrow'].map((action, seq) => ({ seq, at: 0, actor: '', address: '', action, target: '', result: 'ok', units: new Map<string, string>() }));
      const shown = auditPage(words, { orgName: 'U', whole: true, lines, who: '', action: '', next: null, verified: null, problem: null });
      expect([...shown.matchAll(/<td[^>]*>([^<]+)<\/td>/g)].map(([, cell]) => cell)).toEqual(expect.arrayContaining(['of.tomorrow']));
      for (const name of names) expect(shown).toContain(`>${name}</td>`);
    }
  });

  test('a result is a word only where it is one of our codes', () => {
    const words = serverWordsOf('en');
    const shown = (result: string): string => auditPage(words, { orgName: 'U', whole: true, lines: [{ seq: 1, at: 0, actor: 'x', address: '', action: 'purge', target: '', result, units: new Map() }], who: '', action: '', next: null, verified: null, problem: null });
    expect(shown('token-reuse')).toContain('credential used twice');
    for (const odd of ['constructor', '__proto__', 'toString', '办公室电脑']) expect(shown(odd)).toContain(`>${odd}</td>`);
  });
});

test('every refusal has a sentence in both languages, and no key stands twice', () => {
  for (const { error } of Object.values(refusals)) for (const language of ['zh-CN', 'en'] as const) expect(serverWordsOf(language)[`refusal.${error}`]).toMatch(/[。.]$/);
  const keys = [zhCn, serverZhCn, answersZhCn].flatMap(part => Object.keys(part));
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  expect([...Object.keys(serverEn), ...Object.keys(answersEn)].toSorted()).toEqual([...Object.keys(serverZhCn), ...Object.keys(answersZhCn)].toSorted());
});
