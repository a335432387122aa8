import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyNames, type HelpKey } from '../../components/key-names.ts';
import { saidZhCn } from '../../messages/said-zh-cn.ts';
import { serverWordsOf } from '../../messages/server-words.ts';

const words: Readonly<Record<string, unknown>> = { ...serverWordsOf('zh-CN'), ...saidZhCn };
const labels = new Set(Object.values(words).map((text) => (typeof text === 'function' ? counted(text as (...facts: readonly unknown[]) => unknown) : text)));
/** The parts of sentences that are put together, as they are written in the catalogue. */
const sentences = Object.values(words).map(String);
const read = (page: string): Promise<string> => readFile(path.join(import.meta.dirname, '../../docs/manual', `${page}.md`), 'utf8');
const pages = ['README', 'reader', 'inspector', 'editor', 'administrator', 'developer'] as const;

/** What stands in quotation marks and is no label of ours. */
const others: Readonly<Record<string, string>> = {
  扩展程序: 'a button of the browser', '来源：……': 'what an editor writes into a page', '【请填写…】': 'what stands in the code to paste: page/paste.ts, with what is to be filled in',
};

describe.each(pages)('%s', async (page) => {
  const text = await read(page);

  it('names every button, part and state as the product does', () => {
    const named = [...text.matchAll(/“([^”]+)”/g)].map(([, label]) => label!);
    expect(named.filter((label) => !labels.has(label) && !(label in others))).toEqual([]);
  });

  it('names what is seen, and what stands in bold, as the product does', () => {
    const seen = text.split('\n').flatMap((line, at, lines) => (headOf(lines, at) === '看到' ? [line.split('|')[1]!.trim()] : []));
    const bold = [...text.matchAll(/^(?:- |\d+\. )\*\*([^*]+)\*\*：/gm)].map(([, label]) => label!);
    expect([...seen, ...bold].filter((label) => !sentences.some((sentence) => sentence.includes(label)))).toEqual([]);
  });

  it('names keys as the product does', () => {
    const known = new Set(Object.values(keyNames).flat());
    const told = [...text.matchAll(/按住? ([A-Z0-9](?:、[A-Z0-9])*)(?![\w])/g)].flatMap(([, keys]) => keys!.split('、'));
    expect(told.filter((key) => !known.has(key))).toEqual([]);
    const wrong = keyRows(text).filter(({ key, does }) => {
      const meant = Object.keys(keyNames).filter((one) => does.some((word) => String(words[`help.${one}`]).includes(word)));
      return !known.has(key) || !meant.some((one) => keyNames[one as HelpKey].includes(key));
    });
    expect(wrong).toEqual([]);
  });
});

it('reads what it compares', async () => {
  const [reader, inspector] = await Promise.all([read('reader'), read('inspector')]);
  expect(keyRows(reader).length + keyRows(inspector).length).toBeGreaterThan(12);
  expect(labels.has('标出位置')).toBe(true);
  expect(labels.has('标出地点')).toBe(false);
});

/** A text with a number in it, as it is with three; what takes other facts is no label. */
function counted(text: (...facts: readonly unknown[]) => unknown): unknown {
  try {
    return text.length === 1 ? text(3) : null;
  } catch {
    return null;
  }
}

interface KeyRow { readonly key: string; readonly does: readonly string[] }

/** The rows of tables with a column 按键, with what the row says the key does: its first words, 下一条 and 稍后 being the same. */
function keyRows(text: string): readonly KeyRow[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const heads = headsOf(lines, at);
    const column = heads.indexOf('按键');
    if (column < 0 || !line.startsWith('|') || /^\|[ |-]+$/.test(line) || line === headLine(lines, at)) return [];
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
    const does = (cells[column === 0 ? 1 : 0] ?? '').split(/[：，]/)[0]!.replace(/[（）]/g, '');
    return (cells[column] ?? '').split('、').map((key) => ({ key, does: synonyms[does] ?? [does] }));
  });
}

/** What the manual says in fewer words than the key help. */
const synonyms: Readonly<Record<string, readonly string[]>> = { 下一条: ['稍后'], 上下一项: ['下一个问题', '上一个问题'], 撤销刚才的一批: ['撤销'], 打开网页并定位: ['定位'], 进入这一项的各个网页: ['进到这一项的各个网页'] };

function headLine(lines: readonly string[], at: number): string {
  let first = at;
  while (first > 0 && lines[first - 1]!.startsWith('|')) first -= 1;
  return lines[first] ?? '';
}

function headsOf(lines: readonly string[], at: number): readonly string[] {
  return headLine(lines, at).split('|').slice(1, -1).map((cell) => cell.trim());
}

/** The heading of the first column of the table a row stands in; null outside of tables and for the heading itself. */
function headOf(lines: readonly string[], at: number): string | null {
  const line = lines[at]!;
  return line.startsWith('|') && !/^\|[ |-]+$/.test(line) && line !== headLine(lines, at) ? headsOf(lines, at)[0] ?? null : null;
}
