// `npm run forms:look [-- FOLDER]`: writes every form with sample content and has LibreOffice draw its pages, to be looked at beside the official layout.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { samples } from '../tests/forms/samples.ts';

const folder = path.resolve(process.argv[2] ?? path.join(tmpdir(), 'duwang-forms'));
await mkdir(folder, { recursive: true });
for (const [name, make] of Object.entries(samples)) await writeFile(path.join(folder, name), make());
const missing = ['soffice', 'pdftoppm'].filter((tool) => spawnSync(tool, ['--version']).error);
if (missing.length > 0) {
  console.error(`没有安装 ${missing.join('、')}，只写出了文件，没有画出来：${folder}\n请安装（Debian、Ubuntu：apt-get install --no-install-recommends libreoffice-calc libreoffice-writer poppler-utils）再运行。`);
  process.exit(1);
}
const documents = Object.keys(samples).filter((name) => /\.(?:xlsx|docx)$/.test(name));
const converted = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...documents.map((name) => path.join(folder, name))], { timeout: 300_000 });
if (converted.status !== 0) throw new Error(`LibreOffice: ${converted.stderr}`);
for (const name of documents) {
  const base = path.join(folder, name.replace(/\.\w+$/, ''));
  const drawn = spawnSync('pdftoppm', ['-r', '70', '-png', `${base}.pdf`, base]);
  if (drawn.status !== 0) throw new Error(`${name}: LibreOffice did not open it`);
}
console.log(`${documents.length} 个文件都由 LibreOffice 打开并画出：${folder}（${(await readdir(folder)).filter((name) => name.endsWith('.png')).length} 页）`);
