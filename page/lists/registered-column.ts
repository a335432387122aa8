import { columnAddress } from '../../contract/column-address.ts';
import { derived } from '../memo.ts';
import type { PageView, SiteMemory } from '../page-view.ts';

export type RegisteredColumn = NonNullable<SiteMemory['columns']>[number];

/** The entry of the register of columns that is this page; null when there is none. */
export const registeredColumn: (page: PageView) => RegisteredColumn | null = derived((page) => registeredAt(page.site, page.url.href));

/** The entry of the register for an address: by host and path, `index` files, `www.` and the protocol aside. */
export function registeredAt(site: SiteMemory | null, url: string): RegisteredColumn | null {
  if (!site?.columns || site.columns.length === 0) return null;
  const own = columnAddress(url);
  return own === null ? null : site.columns.find((column) => columnAddress(column.url) === own) ?? null;
}

/** Whether a person said of an address that it is no column of the site. */
export function isRemovedColumn(site: SiteMemory | null, url: string): boolean {
  const own = columnAddress(url);
  return own !== null && (site?.removedColumns ?? []).some((removed) => columnAddress(removed) === own);
}
