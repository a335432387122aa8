import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { shared, tokens } from '../../server/pages/design.ts';
import { pageStyle } from '../../server/pages/page.ts';

const style = (name: string): Promise<string> => readFile(path.join(import.meta.dirname, '../../components/style', name), 'utf8');
/** Its rules, each without the spaces that mean nothing. */
const rules = (css: string): readonly string[] => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/\s*([{}:;,])\s*/g, '$1').replaceAll(';}', '}').split(/(?<=\})/).map((rule) => rule.trim()).filter((rule) => rule !== '');

it('the pages of the server are drawn with the very files of the extension, which has none of their rules a second time', async () => {
  expect(rules(tokens)).toEqual(rules(await style('tokens.css')));
  expect(rules(shared)).toEqual(rules(await style('text.css') + await style('shared.css')));
  for (const file of ['base.css', 'desk.css', 'rectify.css', 'paper.css']) {
    const own = new Set(rules((await style(file)).replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}/g, '')));
    expect([file, rules(shared).filter((rule) => own.has(rule))]).toEqual([file, []]);
  }
});

it('and no colour, corner or typeface beside them', () => {
  const rest = pageStyle.replace(tokens, '').replace(shared, '');
  expect(rest.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|border-radius:\d|font-family/gi)).toBeNull();
  const named = new Set([...tokens.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
  expect([...rest.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name).filter((name) => !named.has(name))).toEqual([]);
});
