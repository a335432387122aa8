import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes files into a folder and has LibreOffice draw the pages of those it opens.
 * @param files by name, xlsx, docx and others; @param resolution dots an inch
 * @returns the pages as PNG files, in their order, by name of the file
 * @throws {Error} in Chinese where LibreOffice or Poppler is missing: the files are written all the same
 */
export async function drawPages(folder: string, files: Readonly<Record<string, Uint8Array>>, resolution: number): Promise<ReadonlyMap<string, readonly string[]>> {
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  const missing = ['soffice', 'pdftoppm'].filter((tool) => spawnSync(tool, ['--version']).error);
  if (missing.length > 0) throw new Error(`没有安装 ${missing.join('、')}，只写出了文件，没有画出来：${folder}\n请安装（Debian、Ubuntu：apt-get install --no-install-recommends libreoffice-calc libreoffice-writer poppler-utils）再运行。`);
  const documents = Object.keys(files).filter((name) => /\.(?:xlsx|docx)$/.test(name));
  const converted = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...documents.map((name) => path.join(folder, name))], { timeout: 300_000 });
  if (converted.status !== 0) throw new Error(`LibreOffice: ${converted.stderr}`);
  const pages = new Map<string, readonly string[]>();
  for (const name of documents) {
    const base = name.replace(/\.\w+$/, '');
    const drawn = spawnSync('pdftoppm', ['-r', String(resolution), '-png', path.join(folder, `${base}.pdf`), path.join(folder, `${base}-page`)]);
    if (drawn.status !== 0) throw new Error(`${name}: LibreOffice did not open it`);
    pages.set(name, (await readdir(folder)).filter((file) => file.startsWith(`${base}-page-`)).toSorted().map((file) => path.join(folder, file)));
  }
  return pages;
}
