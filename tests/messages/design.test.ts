import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { marks, tokens } from '../../server/pages/design.ts';
import { pageStyle } from '../../server/pages/page.ts';

const style = (name: string): Promise<string> => readFile(path.join(import.meta.dirname, '../../components/style', name), 'utf8');
/** Without comments and without the spaces that mean nothing. */
const plain = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/\s*([{}:;,])\s*/g, '$1').replaceAll(';}', '}').trim();

it('the pages of the server have the very tokens and marks of the extension', async () => {
  expect(plain(tokens)).toBe(plain(await style('tokens.css')));
  const own = plain((await Promise.all(['base.css', 'rectify.css', 'desk.css', 'paper.css'].map(style))).join(''));
  for (const rule of plain(marks).split(/(?<=\})/)) expect(own).toContain(rule);
});

it('and no colour, corner or typeface beside them', () => {
  const rest = pageStyle.replace(tokens, '').replace(marks, '');
  expect(rest.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|border-radius:\d|font-family/gi)).toBeNull();
  const named = new Set([...tokens.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
  expect([...rest.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name).filter((name) => !named.has(name))).toEqual([]);
});
