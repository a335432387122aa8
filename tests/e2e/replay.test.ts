import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScript } from './run-script.ts';

const own = path.join(import.meta.dirname, '..', 'fixtures', 'replay');
let folder: string;
beforeAll(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'duwang-replay-')), 'pages');
  await cp(own, folder, { recursive: true });
});
afterAll(() => rm(path.dirname(folder), { recursive: true, force: true }));

it("the project's own pages are judged as accepted; a wanted change is accepted by `npm run replay -- tests/fixtures/replay --accept`", async () => {
  expect(await runScript('replay.ts', [own])).toEqual({ status: 0, output: '4 个网页，与认可的结果一致。\n' });
});

it('names what is new, gone and changed, check by check, and takes it when it is accepted', async () => {
  const file = path.join(folder, 'article.html');
  await writeFile(file, (await readFile(file, 'utf8')).replace('共合国', '共和国').replace('2026/11/20　', '2026-11-20　').replace('内网地址', '内部附件'));
  const changed = await runScript('replay.ts', [folder]);
  expect(changed.status).toBe(1);
  expect(changed.output).toMatch(/wording\n(?: {2}.*\n)* {2}- 消失　article\.html　\[review\] 页面上的“中华人民共合国”/m);
  expect(changed.output).toMatch(/^internal-address\n {2}~ 改变　article\.html　\[fail\] 链接“内网地址”.* → 链接“内部附件”/m);
  expect(changed.output).toMatch(/publish-time\n(?: {2}.*\n)* {2}- 消失　article\.html　\[fail\] 发布时间“2026\/11\/20”/);
  const accepted = await runScript('replay.ts', [folder, '--accept']);
  expect(accepted.status).toBe(0);
  expect(accepted.output).toContain('已认可 4 个网页的结果');
  expect((await runScript('replay.ts', [folder])).status).toBe(0);
});

it('a page that no longer opens, a bad list, nothing accepted and a bad call each have a status and words of their own', async () => {
  const list = path.join(folder, 'snapshots.jsonl');
  const text = await readFile(list, 'utf8');
  await writeFile(list, text.replace('"status": 404', '"status": 200').replace('content_2001.html', 'content_2001.html?a'));
  await rm(path.join(folder, 'accepted.json'));
  const first = await runScript('replay.ts', [folder]);
  expect([first.status, first.output]).toEqual([1, expect.stringContaining('还没有认可过的结果')]);
  await writeFile(list, '{"file": "nowhere.html", "url": "http://www.a.gov.cn/", "now": "2026-11-21"}');
  expect(await runScript('replay.ts', [folder])).toEqual({ status: 2, output: 'snapshots.jsonl 第 1 行：文件夹里没有这个文件：nowhere.html\n' });
  await writeFile(list, '{"file": "article.html", "url": "http://www.a.gov.cn/", "now": "昨天"}');
  expect((await runScript('replay.ts', [folder])).output).toContain('now 不是时间');
  await writeFile(list, text);
  await writeFile(path.join(folder, 'accepted.json'), '{}');
  expect(await runScript('replay.ts', [folder])).toMatchObject({ status: 2, output: expect.stringContaining('认可的结果读不了') });
  expect(await runScript('replay.ts', [])).toMatchObject({ status: 2, output: expect.stringContaining('用法') });
  expect(await runScript('replay.ts', [path.join(folder, 'no')])).toMatchObject({ status: 2, output: expect.stringContaining('没有 snapshots.jsonl') });
});
