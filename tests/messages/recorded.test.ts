import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { recordedEn } from '../../messages/recorded-en.ts';

const root = path.join(import.meta.dirname, '../..');
/** Results, states and categories that official forms call so; they stay as they are. */
const official = /^(?:不?合格|不计分|无合格线|(?:部分|不)?符合|不适用|未检|单项否决|；)$/;

/** What stands in quotes in a source, with a number for each fact. */
async function sentencesIn(file: string): Promise<readonly string[]> {
  const code = (await readFile(path.join(root, file), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '').replace(/\/(?:[^/\n\\]|\\.)+\/[a-z]*\.test/g, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map((match) => (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, '7')).filter((text) => /[\u4e00-\u9fff]/.test(text) && !official.test(text));
}

it('says why a page is taken for one of its kind', async () => {
  const code = await readFile(path.join(root, 'page/page-type.ts'), 'utf8');
  const found = [...code.matchAll(/because: (?:'([^']*)'|`([^`]*)`)/g)].map((match) => (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, '7'));
  expect(found.length).toBeGreaterThan(18);
  expect(found.filter((text) => /[\u4e00-\u9fff]/.test(recordedEn(text).replace(/“[^”]*”/g, '')))).toEqual([]);
});

it('says every reason a sheet or a probe records', async () => {
  const files = [...(await readdir(path.join(root, 'scoring'))).map((name) => `scoring/${name}`), 'page/prompt/probe-plan.ts'];
  const found = (await Promise.all(files.map(sentencesIn))).flat();
  expect(found.length).toBeGreaterThan(18);
  expect(found.filter((text) => /[\u4e00-\u9fff]/.test(recordedEn(text)))).toEqual([]);
});

it('says several together, and leaves alone what it does not know', () => {
  expect(recordedEn('3 个页面未检查；2 个待确认')).toBe('pages not checked: 3; 2 pending');
  expect(recordedEn('张三看过；2 个待确认')).toBe('张三看过；2 个待确认');
});
