import { frameElementsOf } from './header/frame-elements.ts';
import { columnNameOf } from './lists/column-name.ts';
import { listsOf } from './lists/list-items.ts';
import type { PageView } from './page-view.ts';

/** What the site's other pages are compared with: only of a home page that stood still, so that two readings remember the same. */
export function frameOf(page: PageView): { readonly header: string[]; readonly footer: string[] } | null {
  if (page.type !== 'home' || !page.load.opened || page.load.settledBy !== 'quiet') return null;
  const { header, footer } = frameElementsOf(page);
  return { header: [...header], footer: [...footer] };
}

/** The column by its own name, and the addresses of the items in its lists; of a home page or column page that stood still. */
export function logOf(page: PageView): { readonly column: string; readonly items: string[] } {
  const still = page.load.opened && page.load.settledBy === 'quiet' && (page.type === 'home' || page.type === 'column');
  const items = still ? listsOf(page).filter(({ dates }) => dates > 0).flatMap(({ items: own }) => own.flatMap(({ link }) => (link.url ? [link.url.href.slice(0, 500)] : []))) : [];
  return { column: page.type === 'home' ? '首页' : (columnNameOf(page)?.name ?? '').slice(0, 200), items: [...new Set(items)].slice(0, 400) };
}
