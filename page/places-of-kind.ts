import { attr, localNameOf, rect } from './dom.ts';
import { filesOf } from './links/files-offered.ts';
import { listsOf } from './lists/list-items.ts';
import { navigationOf } from './lists/navigation.ts';
import type { PageView } from './page-view.ts';

/** Kinds of places a person is sent to; see standards/question-places. */
export type PlaceKind = 'pictures' | 'films' | 'outside-links' | 'navigation' | 'files' | 'headings' | 'forms' | 'header' | 'footer' | 'dates';

/** More places than a person looks through. */
export const mostPlaces = 60;

/**
 * Elements of a page of these kinds, as far as they are shown, in the order of the kinds and then of the page; each once, at most
 * `mostPlaces`. Candidates for a person's eye: nothing is judged here.
 */
export function placesOfKind(page: PageView, kinds: readonly PlaceKind[]): readonly Element[] {
  const found = new Set<Element>();
  for (const kind of kinds) {
    for (const element of elementsOf[kind](page)) {
      if (found.size >= mostPlaces) return [...found];
      if (page.shown(element)) found.add(element);
    }
  }
  return [...found];
}

const all = (page: PageView, ...names: readonly string[]): readonly Element[] => names.flatMap((name) => page.all(name));

/** Anything smaller is an ornament. */
const large = (element: Element): boolean => {
  const { width, height } = rect(element);
  return width >= 100 && height >= 60;
};

const elementsOf: Readonly<Record<PlaceKind, (page: PageView) => Iterable<Element>>> = {
  pictures: (page) => page.pictures.map(({ element }) => element).filter((element) => page.shown(element) && large(element)),
  films: (page) => all(page, 'video', 'audio', 'object', 'embed'),
  'outside-links': (page) => page.links.filter(({ url }) => url !== null && /^https?:$/.test(url.protocol) && !isOwn(url.hostname, page.url.hostname) && !/(?:^|\.)(?:gov\.cn|政务|xn--zfr164b)$/.test(url.hostname)).map(({ element }) => element),
  navigation: (page) => navigationOf(page)?.entries.map(({ element }) => element) ?? [],
  files: (page) => filesOf(page).map(({ link }) => link.element),
  headings: (page) => all(page, 'h1', 'h2', 'h3'),
  forms: (page) => [...all(page, 'form', 'textarea'), ...all(page, 'input').filter((element) => /^(?:text|search|file|)$/i.test(attr(element, 'type') ?? ''))],
  header: (page) => all(page, 'h1', 'header', 'img').filter((element) => localNameOf(element) !== 'img' || rect(element).y < 260).slice(0, 5),
  footer: (page) => [...all(page, 'footer'), ...page.links.filter(({ url, text }) => /备案|公网安备|标识码|网站地图|站点地图|联系我们/.test(text) || /conac|beian/.test(url?.hostname ?? '')).map(({ element }) => element)],
  dates: (page) => listsOf(page).filter(({ dates, shown }) => dates > 0 && shown).map(({ element }) => element),
};

function isOwn(host: string, own: string): boolean {
  const bare = own.replace(/^www\./, '');
  return host.replace(/^www\./, '') === bare || host.endsWith(`.${bare}`);
}

