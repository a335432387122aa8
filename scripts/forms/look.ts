// `npm run forms:look [-- FOLDER]`: writes every form with sample content and has LibreOffice draw its pages, to be looked at.
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { samples } from '../../tests/forms/samples.ts';
import { drawPages } from './draw-pages.ts';

const folder = process.argv[2] ? path.resolve(process.argv[2]) : await mkdtemp(path.join(tmpdir(), 'duwang-forms-'));
await mkdir(folder, { recursive: true });
try {
  const pages = await drawPages(folder, Object.fromEntries(Object.entries(samples).map(([name, make]) => [name, make()])), 70);
  console.log(`${pages.size} 个文件都由 LibreOffice 打开并画出：${folder}（${[...pages.values()].flat().length} 页）`);
} catch (problem) {
  // What is missing and how to install it, in words: nobody needs the stack.
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
