import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../messages/en.ts';
import { zhCn } from '../../messages/zh-cn.ts';

const root = path.join(import.meta.dirname, '../..');

interface Term { readonly use: string; readonly not: readonly string[]; readonly but: readonly string[] }

/** The rows of one table in docs/terms.md. */
async function terms(language: 'zh-CN' | 'en'): Promise<readonly Term[]> {
  const [chinese = '', english = ''] = (await readFile(path.join(root, 'docs/terms.md'), 'utf8')).split('\n## English\n');
  const rows = (language === 'en' ? english : chinese).split('\n').filter((line) => line.startsWith('| ')).slice(1);
  const words = (cell: string): readonly string[] => cell.split('、').map((one) => one.trim()).filter((one) => one !== '');
  return rows.map((row) => row.split('|').map((cell) => cell.trim())).map(([, , use = '', not = '', but = '']) => ({ use, not: words(not), but: words(but) }));
}

/** What stands in quotes in a source, line by line; comments are left out. */
async function saidIn(folder: string, wanted: (name: string) => boolean): Promise<readonly (readonly [where: string, text: string])[]> {
  const files = (await readdir(path.join(root, folder), { recursive: true })).filter((name) => /\.tsx?$/.test(name) && wanted(name));
  const all = await Promise.all(files.map(async (name) => {
    const source = (await readFile(path.join(root, folder, name), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
    return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map((match) => [`${folder}/${name}`, match[1] ?? match[2] ?? ''] as const);
  }));
  return all.flat().filter(([, text]) => /[\u4e00-\u9fff]/.test(text));
}

/** Documents for those who use and run the product, line by line. docs/manual/checks.md quotes official texts, which have words of their own. */
const documents = ['README.md', 'CHANGELOG.md', 'deploy/policies/README.md', 'docs/administrators.md', 'docs/server.md', 'docs/privacy.md', 'docs/forms.md', 'docs/inspect.md', 'docs/replay.md', 'docs/store/listing.md', 'docs/store/permissions.md', 'docs/contact-sheets/README.md'];
async function inDocuments(): Promise<readonly (readonly [where: string, text: string])[]> {
  const manual = (await readdir(path.join(root, 'docs/manual'))).filter((name) => name.endsWith('.md') && name !== 'checks.md').map((name) => `docs/manual/${name}`);
  const all = await Promise.all([...documents, ...manual].map(async (name) => (await readFile(path.join(root, name), 'utf8')).split('\n').map((line) => [name, line] as const)));
  return all.flat();
}

describe('one term for one thing', async () => {
  const table = await terms('zh-CN');
  const said = [...await saidIn('messages', (name) => name.includes('zh-cn')), ...await saidIn('entrypoints', () => true), ...await saidIn('store', () => true), ...await saidIn('sync', () => true), ...await saidIn('server', () => true), ...await saidIn('scripts', () => true), ...await inDocuments()];

  it('the table and the texts are read', () => {
    expect(table.length).toBeGreaterThan(20);
    expect(said.length).toBeGreaterThan(900);
    expect(said.some(([, text]) => text.includes('移除'))).toBe(true);
  });

  it.each(table.map((term) => [term.use, term] as const))('%s', (_, { use, not, but }) => {
    expect(not.length).toBeGreaterThan(0);
    const strays = said.filter(([, text]) => not.some((word) => but.reduce((rest, allowed) => rest.replaceAll(allowed, ''), text).includes(word)));
    expect(strays.map(([where, text]) => `${where}: ${text}（${use}）`)).toEqual([]);
  });
});

describe('English', async () => {
  const table = await terms('en');
  const files = (await readdir(path.join(root, 'messages'))).filter((name) => /(?:^|-)en\.ts$/.test(name));
  const said = await Promise.all(files.map(async (name) => ({ name, source: (await readFile(path.join(root, 'messages', name), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[\w.-]+':|^import .*$|^export const .* = \{$|\.\.\.\w+|\([^()]*\) =>|\$\{\w+\}/gm, '').toLowerCase() })));

  it('has one term for one thing', () => {
    expect([table.length > 10, said.length > 7]).toEqual([true, true]);
    const strays = table.flatMap(({ use, not, but }) => said.flatMap(({ name, source }) => source.split('\n').flatMap((line) => {
      const rest = but.reduce((text, allowed) => text.replaceAll(allowed, ''), line);
      return not.filter((word) => new RegExp(`\\b${word}`).test(rest)).map((word) => `${name}: ${word} (${use}): ${line.trim().slice(0, 160)}`);
    })));
    expect(strays).toEqual([]);
  });

  it('has every text, in letters of its own', () => {
    const chinese = Object.keys(zhCn).toSorted();
    expect(Object.keys(en).toSorted()).toEqual(chinese);
    const strays = Object.entries(en).filter(([, text]) => typeof text === 'string' && (text.trim() === '' || /[\u4e00-\u9fff]/.test(text)));
    // Names of Chinese documents, forms and clauses stay what they are called; the name of a shift goes into the official log as it is.
    expect(strays.filter(([key, text]) => text === '' || !/^duty\.(?:morning|afternoon)$/.test(key) && !/[A-Za-z]/.test(text as string)).map(([key, text]) => `${key}: ${String(text)}`)).toEqual([]);
  });
});
