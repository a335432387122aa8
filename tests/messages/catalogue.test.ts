import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Code that puts words before people's eyes: every screen of the extension, the worker, store and exchange behind it, every page of the server and what it answers. */
const screens = ['components', 'entrypoints', 'store', 'sync', 'packs', 'server/pages', 'server/routes', 'server/auth', 'server/http'];

/**
 * What is no text of a screen, file by file, with what makes it so. Nothing else may be in Chinese there: it could be said in one language
 * only. A line that goes must be taken out here too.
 */
const notScreens: Readonly<Record<string, string>> = {
  'components/options-app.tsx': 'the name of the language in itself',
  'packs/sheet-columns.ts': 'names of sheets, headings and entries of the workbook', 'packs/write-pack.ts': 'the workbook that is written', 'packs/host-names.ts': 'cells of the workbook', 'packs/read-sheets.ts': 'how people write a day', 'packs/judge-calendar.ts': 'names of the seven holidays',
  'server/auth/unit-columns.ts': 'headings and levels of a file that units hand one another',
  'entrypoints/link-probe/notice.ts': 'words looked for in the page under inspection',
  'entrypoints/typing.ts': 'a finding: its text is the check’s, in Chinese as the clauses are',
  'entrypoints/inspector/capture.ts': 'reasons of findings',
  'entrypoints/workbench/export/inspection-drafts.ts': 'titles of official forms', 'entrypoints/workbench/export/period-drafts.ts': 'titles and notes of official forms',
  'entrypoints/workbench/export/reading-drafts.ts': 'titles of official forms', 'entrypoints/workbench/export/site-drafts.ts': 'titles and cells of official forms',
  'entrypoints/background/evidence/evidence.ts': 'why there is no picture: written into the evidence', 'entrypoints/background/evidence/picture.ts': 'why there is no picture: written into the evidence',
  'entrypoints/background/links/link-results.ts': 'reasons of a check', 'entrypoints/background/preview/preview-report.ts': 'reasons of a check', 'entrypoints/background/reading/attachments.ts': 'reasons of a check, and a browser’s form',
  'entrypoints/background/reading/fit-result.ts': 'reasons of a check', 'entrypoints/background/reading/lens-areas.ts': 'names and reasons of checks', 'entrypoints/background/reading/unit-hosts.ts': 'stands in the text of findings',
  'entrypoints/background/reading/verify-page.ts': 'why a page could not be verified: written into the verification',
  'entrypoints/background/workbench/desk-columns.ts': 'a record’s reason, the name of an official form', 'entrypoints/background/workbench/desk-packs.ts': 'names of files', 'entrypoints/background/workbench/rubrics.ts': 'names of files', 'store/unsent.ts': 'names of files',
  'store/adopt.ts': 'written into the record', 'store/answers.ts': 'written into the record', 'store/issue.ts': 'written into the record, and into its number', 'store/readings.ts': 'written into the reading log',
};

it('no screen has a text outside the catalogue, in Chinese or between tags', async () => {
  const found = new Set<string>();
  const strays: string[] = [];
  for (const folder of screens) {
    for (const name of (await readdir(path.join(root, folder), { recursive: true })).filter((one) => /\.tsx?$/.test(one))) {
      const file = `${folder}/${name.split(path.sep).join('/')}`;
      const code = (await readFile(path.join(root, file), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
      for (const line of code.split('\n').filter((one) => /[\u4e00-\u9fff]/.test(one) || hasBareText(file, one))) {
        found.add(file);
        if (!(file in notScreens)) strays.push(`${file}: ${line.trim().slice(0, 160)}`);
      }
    }
  }
  expect(strays, 'said in one language only: put the sentence into the catalogue (messages/; what worker, store and exchange say: messages/said-zh-cn.ts with its English beside it). What is written into a record is Chinese: name the file above, with what it holds').toEqual([]);
  expect(Object.keys(notScreens).filter((file) => !found.has(file))).toEqual([]);
});

it('finds what it looks for', () => {
  expect(hasBareText('a.tsx', '<p>Nothing found</p>')).toBe(true);
  expect(hasBareText('a.tsx', '<button aria-label="Close it">×</button>')).toBe(true);
  expect(hasBareText('pages/a.ts', 'html`<h2>Units</h2>`')).toBe(true);
  expect(hasBareText('a.tsx', '<p>{words[\'app.none\']}</p>')).toBe(false);
  expect(hasBareText('a.tsx', 'const a: Map<string, number> = new Map<string, Set<Row>>();')).toBe(false);
});

/** Letters between two tags, or in an attribute that is read out: markup of JSX, and of the server's templates. */
function hasBareText(file: string, line: string): boolean {
  if (!file.endsWith('.tsx') && !file.includes('pages/')) return false;
  return /<[a-z][\w-]*(?:\s[^<>{}]*)?>\s*[A-Z]?[a-z]{2,}[^<>{}()=;`]*<\//.test(line) || /\s(?:aria-label|placeholder|title|alt)="(?!https?:\/\/|www\.)[^"{$]*[A-Za-z]{2}[^"{$]*"/.test(line);
}
