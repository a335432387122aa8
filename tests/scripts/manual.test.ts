import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { catalogue, checkNames } from '../../checks/catalogue.ts';
import { checksPage } from '../../scripts/manual/check-pages.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'docs', 'manual');

it('docs/manual/checks.md is what the checks are now: run `npm run manual` and commit it', async () => {
  expect(await readFile(path.join(folder, 'checks.md'), 'utf8')).toBe(await checksPage());
});

it('names every check of the catalogue once, without a slot left open', async () => {
  const page = await checksPage();
  for (const id of catalogue) expect(page.match(new RegExp(`^### ${checkNames[id].replace(/[()（）.*+?]/g, '\\$&')}(?:（试用）)?$`, 'gm')), id).toHaveLength(1);
  expect(page).not.toMatch(/\{\{|undefined/);
});

it('every picture and page the manual leads to is there', async () => {
  const lost: string[] = [];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.md'))) {
    const text = await readFile(path.join(folder, name), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) await access(path.join(folder, target!)).catch(() => lost.push(`${name}: ${target}`));
  }
  expect(lost).toEqual([]);
});
