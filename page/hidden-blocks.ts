import { attr, clientHeightOf, clientWidthOf, localNameOf, parentOf, queryAll, rect, textOf } from './dom.ts';
import { concealmentOf } from './concealment.ts';
import { hostKinds, isOfficial, type TargetKind } from './host-kind.ts';
import { sameAddressKey, unwrapped } from './link-host.ts';
import { labelOf } from './link-subject.ts';
import { createChains, type Chain, type Concealment } from './paint-chain.ts';
import type { PageView } from './page-view.ts';
import { placesInSource, type SourcePlace } from './source-places.ts';
import { spamWordsIn, type SpamWords } from './spam-words.ts';

/** A link to another site that cannot be seen. */
export interface HiddenLink {
  readonly element: Element;
  readonly url: URL;
  readonly kind: TargetKind;
  /** Its text with alternative texts and titles. */
  readonly words: string;
  readonly spam: SpamWords;
  /** Where it stands in the page's source, when that is a place no link belongs. */
  readonly place: SourcePlace | null;
}

/** Hidden links under one concealing element; links concealed one by one beside each other are one block. */
export interface HiddenBlock {
  readonly how: Concealment;
  readonly root: Element;
  readonly single: boolean;
  readonly links: readonly HiddenLink[];
}

export interface HiddenFacts {
  readonly blocks: readonly HiddenBlock[];
  readonly chainOf: (element: Element) => Chain;
}

type Pause = { readonly pause: true };

/** Finds what is concealed among the links, frames and fallbacks that lead to sites nobody has vouched for. An address also shown in the open is not hidden. */
export function* hiddenBlocks(page: PageView): Generator<Pause, HiddenFacts> {
  const kindOf = hostKinds(page);
  const chainOf = createChains(page);
  const shown = new Set<string>();
  const found: { link: HiddenLink; how: Concealment; root: Element; key: string }[] = [];
  let looked = 0;
  for (const { element, url, text } of page.links) {
    looked += 1;
    if (looked % 100 === 0) yield { pause: true };
    const link = candidate(page, element, url, text, kindOf);
    if (!link) continue;
    const key = sameAddressKey(link.url);
    const concealed = concealmentOf(page, element, chainOf, link.spam.strong !== null || link.spam.medium !== null);
    if (concealed) found.push({ link, ...concealed, key });
    else shown.add(key);
  }
  for (const { element, url } of page.frames) {
    const link = url && !/^about:/.test(url.protocol) ? candidate(page, element, url, '', kindOf) : null;
    if (link && isHiddenFrame(element, chainOf(element))) found.push({ link, how: 'frame', root: element, key: `frame ${link.url.href}` });
  }
  for (const element of page.all('noscript')) {
    for (const link of linksWithout(page, element, kindOf)) found.push({ link, how: 'noscript', root: element, key: sameAddressKey(link.url) });
  }
  // What stands in these is for browsers that cannot draw them, and is not walked.
  for (const element of ['canvas', 'object', 'audio', 'video'].flatMap((name) => page.all(name)).slice(0, 500)) {
    for (const each of queryAll(element, 'a[href]').slice(0, 50)) {
      const link = candidate(page, each, page.resolve(attr(each, 'href') ?? '', each), (textOf(each) ?? '').trim(), kindOf);
      if (link) found.push({ link, how: 'fallback', root: element, key: sameAddressKey(link.url) });
    }
  }
  const groups = new Map<Element, Map<Concealment, { root: Element; single: boolean; links: HiddenLink[] }>>();
  for (const { link, how, root, key } of found) {
    if (shown.has(key)) continue;
    const single = root === link.element || (how !== 'frame' && how !== 'noscript' && wrapsOne(root));
    const at = single ? (parentOf(root) ?? root) : root;
    const byHow = groups.get(at) ?? new Map<Concealment, { root: Element; single: boolean; links: HiddenLink[] }>();
    groups.set(at, byHow);
    const had = byHow.get(how);
    if (had) had.links.push(link);
    else byHow.set(how, { root, single, links: [link] });
  }
  return { chainOf, blocks: [...groups.values()].flatMap((byHow) => [...byHow].map(([how, group]) => ({ how, ...group }))) };
}

/** Links of other sites that are not known for what they are; a known one only when its words give it away. */
function candidate(page: PageView, element: Element, url: URL | null, text: string, kindOf: (host: string) => TargetKind): HiddenLink | null {
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'ftp:') || url.hostname === page.url.hostname && url.search === '') return null;
  const target = unwrapped(url);
  const kind = kindOf(target.hostname);
  if (isOfficial(kind)) return null;
  const words = [text, attr(element, 'title') ?? '', text === '' ? (labelOf(element) ?? '') : ''].join(' ').trim();
  const spam = spamWordsIn(words);
  if (spam.strong === null && kind !== 'unknown' && kind !== 'address' && kind !== 'institution') return null;
  return { element, url: target, kind, words, spam, place: placesInSource(page).get(attr(element, 'href') ?? attr(element, 'src') ?? '') ?? null };
}

function isHiddenFrame(element: Element, chain: Chain): boolean {
  if (chain.shut || chain.invisible) return true;
  // Without the border a browser gives frames.
  return clientWidthOf(element) <= 2 || clientHeightOf(element) <= 2 || rect(element).right <= 0;
}

/** Links in the text of a `<noscript>`, which a browser with scripts does not parse. */
function linksWithout(page: PageView, element: Element, kindOf: (host: string) => TargetKind): readonly HiddenLink[] {
  const text = textOf(element) ?? '';
  if (!/<a\s/i.test(text) || text.length > 200_000) return [];
  const inner = new DOMParser().parseFromString(text, 'text/html');
  return queryAll(inner, 'a[href]').slice(0, 200).flatMap((each) => {
    const link = candidate(page, each, page.resolve(attr(each, 'href') ?? '', element), (textOf(each) ?? '').trim(), kindOf);
    return link ? [{ ...link, element }] : [];
  });
}

/** A wrapper with one link and little else: the list it stands in is the block. */
function wrapsOne(root: Element): boolean {
  return /^(?:li|span|p|dd|dt|td|b|i|em|strong|font|u|small|h[1-6])$/.test(localNameOf(root)) && queryAll(root, 'a').length === 1;
}
