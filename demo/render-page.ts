import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fillDates } from './fill-dates.ts';

export { dateText } from './fill-dates.ts';

/**
 * Reads one page of the demo site and fills in what a publishing system would:
 * `{{include name}}` becomes the file `_parts/name.html`, `{{now-3d}}` a moment three days ago.
 * Any other `{{…}}` stays: it is a fault on purpose.
 * @param site absolute folder of the site
 * @param file path of the page inside it
 * @throws when the page or a part does not exist
 */
export async function renderPage(site: string, file: string, now: Date): Promise<string> {
  return fillDates(await withParts(site, file), now);
}

/** The page with its parts, its dates not filled in yet. @throws when the page or a part does not exist */
export async function withParts(site: string, file: string): Promise<string> {
  let html = await readFile(path.join(site, file), 'utf8');
  for (const [slot, part] of html.matchAll(/\{\{include ([a-z-]+)\}\}/g)) {
    const text = await readFile(path.join(site, '_parts', `${part}.html`), 'utf8');
    html = html.replace(slot, () => text.trimEnd());
  }
  return html;
}
