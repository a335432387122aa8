import { articleOf } from '../article/article.ts';
import { attr, bodyOf, computed, contains, dataOf, firstChildOf, localNameOf, nextSiblingOf, nodeTypeOf, parentNodeOf, parentOf, queryAll, textOf } from '../dom.ts';
import { isFooterNamed, isHeaderNamed, isMainNamed } from '../footer/footer-names.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

export interface Words {
  readonly element: Element;
  /** Without spaces, normalised. */
  readonly text: string;
}

/** The top of the page: all that comes before its main part. What is hidden is kept apart. */
export interface HeaderRegion {
  /** Shown texts, one per text node. */
  readonly texts: readonly Words[];
  /** Alternative texts, titles, labels and button values of shown elements. */
  readonly labels: readonly Words[];
  readonly hidden: readonly Words[];
  /** Shown pictures (`img`, `svg`, `object`, picture buttons), logos first. */
  readonly pictures: readonly Element[];
  /** Links in a header or navigation block, by their short texts. */
  readonly navigation: readonly Words[];
  readonly search: Element | null;
  /** All shown elements walked, in document order. */
  readonly elements: readonly Element[];
}

const mostElements = 900;
const mostProse = 500;

/**
 * Walks the page from the top, same-origin frames on the way included, up to the main part: an element named so that holds
 * no header, the article's heading, 当前位置, a footer, or more running text than any header has. Bounded.
 */
export const headerRegionOf: (page: PageView) => HeaderRegion = derived((page) => {
  const region = { texts: [] as Words[], labels: [] as Words[], hidden: [] as Words[], pictures: [] as Element[], navigation: [] as Words[], search: null as Element | null, elements: [] as Element[] };
  const heading = page.type === 'article' || page.type === 'guide' ? articleOf(page).title?.element ?? null : null;
  const isInHeader = headerTest();
  let wrappers = 0;
  let prose = 0;
  let stopped = false;

  const visit = (element: Element): 'enter' | 'skip' | 'stop' => {
    const name = localNameOf(element);
    if (silent.has(name)) return 'skip';
    if (!page.shown(element)) {
      if (textless.has(name)) return 'skip';
      for (const one of [...wordsOf(element, (textOf(element) ?? '').slice(0, 2000)), ...labelsOf(element)]) region.hidden.push(one);
      return 'skip';
    }
    if (element === heading || (mayBeFooter(element, name) && isFooterNamed(element))) return region.elements.length > 0 && element === heading ? 'stop' : 'skip';
    if (isMainNamed(element) && region.texts.length + region.pictures.length > 0 && !isHeaderNamed(element)) {
      // Each question looks through the element's whole inside, so a page of nested wrappers is asked a few times only.
      wrappers += 1;
      if (wrappers > 10 || !holdsHeader(element)) return 'stop';
    }
    region.elements.push(element);
    for (const one of labelsOf(element)) region.labels.push(one);
    if (isPicture(element, name)) region.pictures.push(element);
    if (region.search === null && isSearch(element, name)) region.search = element;
    if (name === 'a') {
      const text = squeezed((textOf(element) ?? '').slice(0, 40));
      if (text.length >= 2 && text.length <= 8 && isInHeader(element)) region.navigation.push({ element, text });
    }
    return region.elements.length >= mostElements ? 'stop' : 'enter';
  };

  const walk = (root: Element): void => {
    let node: Node | null = firstChildOf(root);
    while (node && !stopped) {
      let enter = false;
      if (nodeTypeOf(node) === 1) {
        const what = visit(node as Element);
        if (what === 'stop') stopped = true;
        enter = what === 'enter';
        const frame = enter && /^i?frame$/.test(localNameOf(node as Element)) ? page.roots.find(({ host }) => host === node)?.node : undefined;
        const inner = frame && nodeTypeOf(frame) === 9 ? bodyOf(frame as Document) : null;
        if (inner) walk(inner);
      } else if (nodeTypeOf(node) === 3) {
        const parent = parentNodeOf(node);
        const words = parent && nodeTypeOf(parent) === 1 ? wordsOf(parent as Element, dataOf(node as Text).slice(0, 2000)) : [];
        for (const one of words) region.texts.push(one);
        for (const { text, element } of words) {
          if (text.length > 30 && !isInHeader(element)) prose += text.length;
          if (trail.test(text) || prose > mostProse) stopped = true;
        }
      }
      if (!stopped) node = next(node, enter, root);
    }
  };

  const body = bodyOf(page.document);
  if (body) walk(body);
  region.pictures.sort((a, b) => Number(isLogo(b)) - Number(isLogo(a)));
  return region;
});

/** Shown elements of the header whose background is a picture, at most five; reads computed style. */
export function backgroundPictures({ elements }: HeaderRegion): readonly Element[] {
  const found: Element[] = [];
  for (const element of elements.slice(0, 200)) {
    if (/url\(/.test(computed(element).backgroundImage)) found.push(element);
    if (found.length >= 5) break;
  }
  return found;
}

const silent = new Set('script style noscript template link meta br hr'.split(' '));
const textless = new Set('iframe frame object embed input select'.split(' '));
const trail = /^您?(?:的|所在|当前|现在)*位置(?:是|为)?:?/;

function next(node: Node, enter: boolean, root: Node): Node | null {
  const child = enter ? firstChildOf(node) : null;
  if (child) return child;
  for (let at: Node | null = node; at && at !== root; at = parentNodeOf(at)) {
    const sibling = nextSiblingOf(at);
    if (sibling) return sibling;
  }
  return null;
}

function wordsOf(element: Element, text: string): Words[] {
  const tight = squeezed(text);
  return tight === '' ? [] : [{ element, text: tight }];
}

function labelsOf(element: Element): Words[] {
  const value = localNameOf(element) === 'input' ? attr(element, 'value') : null;
  // A drawing's name is an element of its own and never rendered.
  const drawn = localNameOf(element) === 'svg' ? textOf(queryAll(element, 'title')[0] ?? element) : null;
  return [attr(element, 'alt'), attr(element, 'title'), attr(element, 'aria-label'), value, drawn].flatMap((each) => (each ? wordsOf(element, each.slice(0, 300)) : []));
}

function isPicture(element: Element, name: string): boolean {
  return name === 'img' || name === 'svg' || name === 'object' || name === 'embed' || (name === 'input' && attr(element, 'type')?.toLowerCase() === 'image');
}

function isLogo(picture: Element): boolean {
  return /logo|banner|title|head|name/i.test(`${attr(picture, 'src') ?? ''} ${attr(picture, 'class') ?? ''} ${attr(picture, 'id') ?? ''} ${attr(picture, 'alt') ?? ''}`);
}

function isSearch(element: Element, name: string): boolean {
  if (name !== 'input' && name !== 'form' && name !== 'a' && name !== 'button') return false;
  const words = `${attr(element, 'id') ?? ''} ${attr(element, 'name') ?? ''} ${attr(element, 'class') ?? ''} ${attr(element, 'placeholder') ?? ''} ${attr(element, 'action') ?? ''} ${attr(element, 'title') ?? ''}`;
  return /search|sousuo|keyword|searchword|jsearch|搜索|检索|关键[字词]/i.test(words) && attr(element, 'type')?.toLowerCase() !== 'hidden';
}

/** Whether an element stands in a header or navigation by name; answers are kept, as siblings ask about the same ancestors. */
function headerTest(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const ask = (element: Element): boolean => {
    const had = known.get(element);
    if (had !== undefined) return had;
    const parent = parentOf(element);
    const answer = isHeaderNamed(element) || /nav|menu/i.test(`${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`) || (parent !== null && ask(parent));
    known.set(element, answer);
    return answer;
  };
  return ask;
}

/** A cheap question before the exact one, which is slow on long class names. */
function mayBeFooter(element: Element, name: string): boolean {
  return name === 'footer' || /foot|copyright|dibu|yejiao|banquan|contentinfo|bottom/i.test(`${attr(element, 'id') ?? ''} ${attr(element, 'class') ?? ''} ${attr(element, 'role') ?? ''}`);
}

/** Whether an element named as the main part is only a wrapper around everything. */
function holdsHeader(element: Element): boolean {
  return queryAll(element, 'header, nav, [class*="head" i], [id*="head" i], [class*="nav" i], [id*="nav" i], [class*="logo" i], [id*="logo" i], [class*="banner" i], [class~="top" i], [id="top" i]').slice(0, 20)
    .some((each) => each !== element && contains(element, each) && !/title|list|tab|article|content/i.test(attr(each, 'class') ?? ''));
}
