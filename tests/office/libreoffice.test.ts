import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { samples } from '../forms/samples.ts';

/** Forms of every kind of file and page: several pages with groups, one wide, one page, Word. */
const chosen = ['conformance.xlsx', 'score.xlsx', 'closed-sites.xlsx', 'annual.xlsx', 'report.docx'] as const;

it('LibreOffice opens what is exported and prints every page of it; a wide form stays one page wide', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'duwang-office-'));
  try {
    for (const name of chosen) await writeFile(path.join(folder, name), samples[name]!());
    const code = await new Promise<number | null>((done, failed) => {
      spawn('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...chosen.map((name) => path.join(folder, name))], { stdio: 'ignore' }).on('exit', done).on('error', failed);
    });
    expect(code).toBe(0);
    const pages: Record<string, number> = {};
    for (const name of chosen) pages[name] = (await readFile(path.join(folder, name.replace(/\.\w+$/, '.pdf')), 'latin1')).split(/\/Type\s*\/Page\b(?!s)/).length - 1;
    expect(pages['closed-sites.xlsx']).toBe(1);
    expect(pages['annual.xlsx']).toBeGreaterThanOrEqual(2);
    // Long forms end their pages where our own breaks say.
    expect(pages['conformance.xlsx']).toBeGreaterThanOrEqual(12);
    expect(pages['score.xlsx']).toBeGreaterThanOrEqual(5);
    expect(pages['report.docx']).toBeGreaterThanOrEqual(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
