import { readFileSync } from 'node:fs';

/**
 * What the server's pages share with the screens of the extension, read from the very files the extension is built with: the whole palette,
 * scale and type, and how the shared components are drawn. Where pages are drawn in a browser for pictures and tests, scripts/server-design.ts
 * stands in for this file, because there nothing can be read from a disk.
 */

/** Every name the rest may use. */
export const tokens = shortened(readFileSync(new URL('../../components/style/tokens.css', import.meta.url), 'utf8'));

/** The rules of what both draw. */
export const shared = shortened(readFileSync(new URL('../../components/style/text.css', import.meta.url), 'utf8') + readFileSync(new URL('../../components/style/shared.css', import.meta.url), 'utf8'));

/** Without what only people read: it goes along with every page. */
function shortened(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').trim();
}
