import { derived } from '../memo.ts';
import type { PageView, SiteMemory } from '../page-view.ts';

export type RegisteredColumn = NonNullable<SiteMemory['columns']>[number];

/** The entry of the register of columns that is this page: by host and path, `index` files, `www.` and the protocol aside; null when there is none. */
export const registeredColumn: (page: PageView) => RegisteredColumn | null = derived((page) => {
  const own = plain(page.url);
  return page.site?.columns?.find(({ url }) => {
    const parsed = URL.canParse(url) ? plain(new URL(url)) : null;
    return parsed !== null && parsed === own;
  }) ?? null;
});

function plain(url: URL): string {
  const host = url.hostname.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/(?:index|default)\.\w{2,5}$/i, '').replace(/\/+$/, '')}${url.search}`;
}
