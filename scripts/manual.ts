import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checksPage } from './manual/check-pages.ts';

/** Writes the generated part of the manual; tests/scripts/manual.test.ts says when it is out of date. */
const file = path.join(path.dirname(import.meta.dirname), 'docs', 'manual', 'checks.md');
await writeFile(file, await checksPage());
console.log(file);
