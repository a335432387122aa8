import { derived } from '../memo.ts';
import { folded, squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { coreOf, isInstitution, siteNamesOf } from '../header/site-names.ts';
import { valueOf } from '../tags/tags.ts';

/** What a column page calls itself. */
export interface ColumnName {
  readonly name: string;
  readonly from: 'tag' | 'trail' | 'title';
}

/** The column's name: the ColumnName tag, else the end of 当前位置：首页 > …, else the page's own part of the title; null when none says. */
export const columnNameOf: (page: PageView) => ColumnName | null = derived((page) => {
  const tag = folded(valueOf(page, 'ColumnName'));
  if (tag !== '' && tag.length <= 60) return { name: tag, from: 'tag' };
  const trail = lastStep(page);
  if (trail) return { name: trail, from: 'trail' };
  const title = ownTitle(page);
  return title ? { name: title, from: 'title' } : null;
});

const trail = /(?:您?(?:的|所在|当前|现在)*位置|当前页面)(?:是|为)?\s*:/g;
const noStep = /^(?:正文|列表|信息列表|首页|网站首页|内容|详情|更多)$/;

/** The last step of the shown trail. */
function lastStep(page: PageView): string | null {
  const { norm } = page.text;
  for (const found of norm.slice(0, 300_000).matchAll(trail)) {
    const start = found.index + found[0].length;
    if (!page.text.isShown(start)) continue;
    const own = stepsOf(norm.slice(start, start + 200)).filter((step) => !noStep.test(step));
    const last = own.at(-1);
    if (last && last.length >= 2 && last.length <= 20) return last;
  }
  return null;
}

/** Steps that are joined by arrows; what follows on a new line without one is the page's content. */
function stepsOf(line: string): readonly string[] {
  const flat = line.replace(/\s*\n?\s*([>»›→])\s*\n?\s*/g, '$1').trim();
  const first = flat.split('\n')[0]!;
  return first.split(/[>»›→/]+/).map((step) => folded(step)).filter((step) => step !== '');
}

function ownTitle(page: PageView): string | null {
  const cores = siteNamesOf(page).map(coreOf);
  for (const part of page.title.split(/[-_|｜—–丨>»]+/).map((each) => folded(each))) {
    const tight = squeezed(part);
    if (tight.length >= 2 && tight.length <= 30 && !isInstitution(part) && !cores.some((core) => core.includes(tight) || tight === core) && !noStep.test(part)) return part;
  }
  return null;
}
