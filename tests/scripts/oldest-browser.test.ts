import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

/** Lines an extension for Chromium 120 must not have, whatever the type of what stands before the dot. */
const newer = [
  'new Set([1]).union(new Set([2]));', '[1].values().map((one) => one);', 'Promise.try(() => 1);', 'Array.fromAsync([1]);', 'RegExp.escape(".");', 'new Float16Array(1);',
  'URL.parse("x");', 'document.caretPositionFromPoint(1, 1);', 'document.body.setHTMLUnsafe("x");', 'document.body.checkVisibility({ opacityProperty: true });', 'document.body.moveBefore(document.head, null);', 'new Intl.DurationFormat();',
] as const;
const old = ['[2, 1].toSorted();', '[1].with(0, 2);', 'Object.groupBy([1], String);', 'Promise.withResolvers<number>();', 'URL.canParse("x");', 'document.body.checkVisibility({ checkOpacity: true });', 'new Intl.Segmenter();', 'document.body.showPopover();', '"x".isWellFormed();'] as const;

it('npm run lint refuses what the oldest browser does not have, methods of values too, and nothing older', async () => {
  await mkdir(path.join(root, '.output'), { recursive: true });
  const folder = await mkdtemp(path.join(root, '.output', 'oldest-'));
  try {
    await writeFile(path.join(folder, 'newer.ts'), `${newer.join('\n')}\n`);
    await writeFile(path.join(folder, 'old.ts'), `${old.join('\n')}\n`);
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.oldest.json', compilerOptions: { moduleDetection: 'force' }, include: ['.'], exclude: [] }));
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    const refused = [...stdout.matchAll(/(newer|old)\.ts\((\d+),/g)].map(([, file, line]) => `${file} ${line}`);
    expect(new Set(refused), stdout).toEqual(new Set(newer.map((_, index) => `newer ${index + 1}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('the lint of the repository is the one that does it', async () => {
  const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
  expect(scripts.lint).toContain('tsconfig.oldest.json');
});
