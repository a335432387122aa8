import { attr, childrenOf, localNameOf, parentOf, rect } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/** Tabs, slides and list entries: a neighbour of the same kind is shown. */
export function hasShownTwin(page: PageView, element: Element): boolean {
  const row = parentOf(element);
  if (!row || localNameOf(row) === 'html') return false;
  const name = localNameOf(element);
  const kind = kindNames(element);
  const children = Array.from(childrenOf(row)).slice(0, 60);
  if (kind === '' && (localNameOf(row) === 'body' || (name !== 'li' && name !== 'dd' && name !== 'tr' && name !== 'td' && (children.length < 2 || children.some((each) => localNameOf(each) !== name))))) return false;
  return children.some((each) => each !== element && localNameOf(each) === name && kindNames(each) === kind && page.shown(each) && isSeen(each));
}

/** Rendered with a box that is not left of the page. */
export function isSeen(element: Element): boolean {
  const box = rect(element);
  return box.width > 2 && box.height > 2 && box.right > 0;
}

/** Classes without those that tell a state, and without the number that tells one of a row from the next. */
function kindNames(element: Element): string {
  return (attr(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '' && !state.test(name)).map((name) => name.replace(/[-_]?\d+$/, '')).filter((name) => name !== '').sort().join(' ');
}

const state = /^(?:on|off|cur|current|active|actived|act|selected|sel|show|shown|in|out|hide|hidden|none|undis|block|blank|first|last|odd|even|open|closed?|fade|this|now|hover|visible|d-none|d-block|(?:swiper|slick|owl|bx|layui|el|is)-[\w-]+)$/i;
