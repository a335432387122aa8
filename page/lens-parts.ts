import { articleOf } from './article/article.ts';
import { contains, rect } from './dom.ts';
import { footersOf } from './footer/footer.ts';
import { filesOf } from './links/files-offered.ts';
import { listsOf } from './lists/list-items.ts';
import { navigationOf } from './lists/navigation.ts';
import type { PageView } from './page-view.ts';
import { placesOfKind } from './places-of-kind.ts';

export interface LensPart { readonly kind: 'header' | 'navigation' | 'title' | 'date' | 'source' | 'body' | 'list' | 'pictures' | 'films' | 'files' | 'forms' | 'frame' | 'drawing' | 'footer'; readonly element: Element }

/**
 * The parts of a page that checks and questions look at, and those nobody can look into (frames of other sites, drawings), as far
 * as they are shown; each element once, at most 300. Nothing is judged here.
 */
export function lensPartsOf(page: PageView): readonly LensPart[] {
  const found = new Map<Element, LensPart['kind']>();
  const add = (kind: LensPart['kind'], elements: Iterable<Element | null | undefined>): void => {
    for (const element of elements) if (element && found.size < 300 && !found.has(element) && page.shown(element)) found.set(element, kind);
  };
  const footers = footersOf(page).filter(({ shown }) => shown).map(({ element }) => element);
  add('header', placesOfKind(page, ['header']).filter((element) => !footers.some((footer) => contains(footer, element))).slice(0, 2));
  add('navigation', navigationOf(page)?.entries.map(({ element }) => element).slice(0, 40) ?? []);
  if (page.type === 'article' || page.type === 'guide') {
    const { title, body, dates, sources } = articleOf(page);
    add('title', [title?.element]);
    add('date', dates.candidates.filter(({ shown, rank }) => shown && rank >= 2).slice(0, 3).map(({ element }) => element));
    add('source', sources.filter(({ shown, place }) => shown && place === 'block').map(({ element }) => element));
    add('body', [body?.element]);
  } else add('list', listsOf(page).filter(({ dates, shown }) => dates > 0 && shown).map(({ element }) => element).slice(0, 40));
  add('frame', page.frames.filter(({ state }) => state === 'cross-origin' || state === 'failed').map(({ element }) => element));
  add('drawing', page.all('canvas'));
  add('films', ['video', 'audio', 'object', 'embed'].flatMap((name) => page.all(name)));
  add('forms', page.all('form'));
  add('files', filesOf(page).map(({ link }) => link.element).slice(0, 60));
  add('pictures', page.pictures.map(({ element }) => element).filter((element) => rect(element).width >= 60 && rect(element).height >= 40).slice(0, 80));
  add('footer', footers);
  return [...found].map(([element, kind]) => ({ kind, element }));
}
