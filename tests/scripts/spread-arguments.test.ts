import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
/** What people run. Scripts, benches and tests meet arrays of their own making. */
const folders = [
  'attachments', 'checks', 'components', 'contract', 'editing', 'entrypoints', 'evidence', 'forms', 'links', 'messages', 'packs', 'page', 'rectify', 'sampling', 'scoring', 'server', 'standards', 'store', 'sync', 'trends',
] as const;

/** Spread all the same, because no array there can grow: file and what stands in the call → why. */
const allowed: Readonly<Record<string, string>> = {
  'contract/picture-form.ts: fromCharCode(...bytes.subarray(at, at + 4))': 'four bytes',
  'sync/sign-in.ts: fromCharCode(...bytes)': '32 bytes of a secret, or of a digest',
};

it('nothing that may be long is spread into a call: every element becomes an argument, and above some 120,000 the browser gives up (“Maximum call stack size exceeded”)', async () => {
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of await readdir(path.join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      for (const call of spreadCalls(await readFile(path.join(root, file), 'utf8'))) found.push(`${file}: ${call}`);
    }
  }
  expect(found.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

it('the search finds a spread wherever it stands in such a call, and nothing else', () => {
  const bad = ['a.push(...b);', 'Math.max(0, ...b.map((x) => f(x)));', 'String.fromCharCode(...b)', "list.push('it’s (', ...rest)", 'a.splice(0, 1,\n  ...b)', 'a.unshift(f(1), ...b)'];
  const good = ['a.push([...b]);', 'a.push({ ...b });', 'f(...b);', 'new Set([...a, ...b])', 'Math.max(0, sum([...b]))', 'a.push((...b) => b)', 'String.fromCharCode(...bytes.subarray(from, from + 0x8000))'];
  expect(bad.map((code) => spreadCalls(code).length)).toEqual(bad.map(() => 1));
  expect(good.flatMap(spreadCalls)).toEqual([]);
});

/** Calls that take any number of arguments and are given a spread one; a piece of a fixed size is none. */
function spreadCalls(source: string): readonly string[] {
  return [...source.matchAll(/\b(?:push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint)\(/g)].flatMap(({ 0: begin, index }) => {
    const from = index + begin.length;
    const { end, spreads } = argumentsFrom(source, from);
    return spreads.every((at) => /^\.\.\.[\w.]+\.subarray\((\w+), \1 \+ 0x8000\)/.test(source.slice(at))) ? [] : [source.slice(index, end + 1)];
  });
}

/** Where the call ends, and where an argument of its own is spread. */
function argumentsFrom(source: string, from: number): { readonly end: number; readonly spreads: readonly number[] } {
  const spreads: number[] = [];
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at]!;
    if (sign === "'") at = closing(source, at);
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) {
      if (depth === 0) return { end: at, spreads };
      depth -= 1;
    } else if (depth === 0 && source.startsWith('...', at)) {
      spreads.push(at);
      at += 2;
    }
  }
  return { end: source.length, spreads };
}

/** The quote that ends the string begun here; an apostrophe in other text ends with its line. */
function closing(source: string, at: number): number {
  const [text] = /^'(?:[^'\\\n]|\\.)*'/.exec(source.slice(at, at + 500)) ?? [];
  return text === undefined ? at : at + text.length - 1;
}
