import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Route, routes } from '../../contract/routes.ts';
import { zhCn } from '../../messages/zh-cn.ts';
import { environmentSchema } from '../../server/env.ts';

const read = (name: string): Promise<string> => readFile(path.join(import.meta.dirname, '../..', name), 'utf8');
const text = await read('docs/server.md');

it('names every page an operator’s people may open, with who may, and none that is not there', () => {
  const said = [...text.matchAll(/^\| `(\/[^`]*)` \| ([^|]*) \| [^|]+ \|$/gm)].map(([, place, who]) => `${place} ${who?.trim()}`);
  const opened = (Object.values(routes) as readonly Route[]).filter(({ method, path: place, answers }) => method === 'GET' && !place.startsWith('/v1/') && (answers[200] === 'page' || answers[200] === 'file'));
  expect(said.toSorted()).toEqual(opened.map(({ path: place, roles }) => `${place} ${roles.length === 0 ? '不用登录' : roles.map((role) => zhCn[`role.${role}`]).join('、')}`).toSorted());
});

it('names what is asked by programs, every setting of the environment and every command', async () => {
  for (const { path: place, answers } of Object.values(routes) as readonly Route[]) if (!place.startsWith('/v1/') && !place.includes(':') && typeof answers[200] === 'object') expect(text).toContain(`\`${place}\``);
  for (const name of ['/ext/update.xml', '/ext/updates.json']) expect(text).toContain(`\`${name}\``);
  for (const name of Object.keys(environmentSchema.shape)) expect(text).toContain(`\`${name}\``);
  const usage = /const usage = `([^`]+)`/.exec(await read('server/main.ts'))?.[1] ?? '';
  const commands = [...usage.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(10);
  for (const name of new Set(commands)) expect(text).toMatch(new RegExp(`\`${name}(?:[ \`|])`));
});
