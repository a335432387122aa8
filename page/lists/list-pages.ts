import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/**
 * Which page of a list in pieces this is, when it is not the first: its items are older by nature. Null for the first page and
 * where nothing says. From the address (`index_2.html`, `?page=3`; content systems that count from `index_1` for the second) or
 * from 当前第 3 页 on the page.
 */
export const laterPageOf: (page: PageView) => number | null = derived((page) => {
  const file = /\/(index|list|default|more)[_-](\d{1,3})\.\w{2,5}$/i.exec(page.url.pathname);
  const counted = file ? Number(file[2]) + (/index/i.test(file[1]!) ? 1 : 0) : 0;
  if (counted >= 2) return counted;
  for (const [name, value] of page.url.searchParams) if (pageNames.test(name) && /^\d{1,4}$/.test(value) && Number(value) >= 2) return Number(value);
  const said = /当前(?:为|是|页)?\s{0,2}:?\s{0,2}第?\s{0,2}(\d{1,4})\s{0,2}(?:页|\/)/.exec(page.text.norm.slice(-20_000));
  return said && Number(said[1]) >= 2 ? Number(said[1]) : null;
});

const pageNames = /^(?:page|pageno|pagenum|pageindex|page_no|curpage|currentpage|p|pn)$/i;
