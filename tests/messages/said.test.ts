import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidSchema } from '../../contract/said.ts';
import { said, say, sayInChinese, type SaidKey } from '../../messages/said.ts';
import { saidEn } from '../../messages/said-en.ts';
import { saidZhCn } from '../../messages/said-zh-cn.ts';
import { wordsOf } from '../../messages/words.ts';
import { StoreRefused } from '../../store/database.ts';

const root = path.join(import.meta.dirname, '../..');
const keys = Object.keys(saidZhCn) as readonly SaidKey[];
/** Every sentence with facts that can be told again. */
const spoken = (words: typeof saidEn, key: SaidKey): string => say(words, [key, ...Array.from({ length: 4 }, (_, place) => `fact${place}`)]);
/** What documents, parts of files and results are called stays as it is. */
const official = /不合格|“版本”|上午班/g;
/** What a file has to hold as it is written there, in quotation marks, and the numbers of official forms. */
const inFiles = /“[^”]*”|附件\d/g;

describe('what worker, store and exchange say', () => {
  it.each(keys)('%s in both languages, with the same facts', (key) => {
    const [chinese, english] = [spoken(saidZhCn, key), spoken(saidEn, key)];
    expect(chinese.trim()).not.toBe('');
    expect(english).toMatch(/[A-Za-z]/);
    expect((key.startsWith('file.') ? english.replaceAll(inFiles, '') : english).replaceAll(official, '')).not.toMatch(/[\u4e00-\u9fff，。：；]/);
    expect(new Set(english.match(/fact\d/g))).toEqual(new Set(chinese.match(/fact\d/g)));
    expect(`${chinese}${english}`).not.toMatch(/undefined|\[object/);
  });

  it('is used, and no key is that of a screen', async () => {
    const sources = await Promise.all(['entrypoints', 'store', 'sync', 'server/exchange', 'packs', 'forms', 'contract'].map(async (folder) => Promise.all((await readdir(path.join(root, folder), { recursive: true })).filter((name) => /\.tsx?$/.test(name)).map((name) => readFile(path.join(root, folder, name), 'utf8')))));
    const code = sources.flat().join('\n');
    const composed = /^(?:verdict|said\.(?:op|item|chain|managed)|file\.pack\.(?:head|most|words|confusions|calendar|allow|settings|trustedHosts|tables|struckHosts))(?:\.|$)/;
    expect(keys.filter((key) => !composed.test(key) && !code.includes(`'${key}'`))).toEqual([]);
    expect(keys.filter((key) => Object.hasOwn(wordsOf('zh-CN'), key))).toEqual([]);
  });
});

it('a refusal waits to be said: Chinese in logs and records, the language of the screen before people, sentences within sentences too', () => {
  const refusal = new StoreRefused('rule', 'said.final.race', said('said.somebody'));
  expect(refusal.message).toBe('他人刚刚已定稿这次巡检，请看过后再定。');
  expect(say(saidEn, refusal.said)).toBe('Somebody else finalised this inspection a moment ago. Look at it before you decide.');
  expect(saidSchema.parse(JSON.parse(JSON.stringify(refusal.said)))).toEqual(refusal.said);
});

it('text of a server or an older version stands as it is; of a sentence this version does not have the facts are said; what is no sentence is refused', () => {
  expect(say(saidEn, '页面未能打开')).toBe('页面未能打开');
  expect(say(saidEn, ['said.of.tomorrow', 'www.example.gov.cn', 3])).toBe('www.example.gov.cn 3');
  for (const key of ['constructor', '__proto__', 'toString']) expect(sayInChinese([key, 'x'])).toBe('x');
  for (const odd of [[], [1], 'text', { 0: 'said.somebody' }, ['said.failed', { why: 'x' }], null]) expect(saidSchema.safeParse(odd).success).toBe(false);
});
