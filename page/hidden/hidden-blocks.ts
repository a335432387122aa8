import { attr, clientHeightOf, clientWidthOf, localNameOf, parentOf, queryAll, rect, textOf } from '../dom.ts';
import { concealmentOf } from './concealment.ts';
import { hostKinds, isOfficial, type TargetKind } from '../links/host-kind.ts';
import { sameAddressKey, unwrapped } from '../links/link-host.ts';
import { labelOf } from '../links/link-subject.ts';
import { createChains, type Chain, type Concealment } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';
import { createFirstLook } from './plainly-seen.ts';
import { placesInSource, type SourcePlace } from './source-places.ts';
import { noSpam, spamWordsIn, type SpamWords } from './spam-words.ts';

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
  const isPlainlySeen = createFirstLook(page);
  const inTheOpen: URL[] = [];
  const found: { link: HiddenLink; how: Concealment; root: Element; key: string }[] = [];
  let looked = 0;
  for (const { element, url, text } of page.links) {
    looked += 1;
    if (looked % 50 === 0) yield { pause: true };
    const target = foreignTarget(url, kindOf);
    if (!target) continue;
    const { words, spam } = wordsOf(page, element, text);
    if (!isWorthALook(target.kind, spam)) continue;
    const suspect = spam !== noSpam;
    const concealed = !suspect && isPlainlySeen(element) ? null : concealmentOf(page, element, chainOf, suspect);
    if (concealed) found.push({ link: { element, ...target, words, spam, place: placeOf(page, element) }, ...concealed, key: sameAddressKey(target.url) });
    else inTheOpen.push(target.url);
  }
  const shown = found.length > 0 ? new Set(inTheOpen.map(sameAddressKey)) : new Set<string>();
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
  const target = foreignTarget(url, kindOf);
  if (!target) return null;
  const { words, spam } = wordsOf(page, element, text);
  return isWorthALook(target.kind, spam) ? { element, ...target, words, spam, place: placeOf(page, element) } : null;
}

function foreignTarget(url: URL | null, kindOf: (host: string) => TargetKind): { readonly url: URL; readonly kind: TargetKind } | null {
  if (!url) return null;
  const { protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:' && protocol !== 'ftp:') return null;
  const target = unwrapped(url);
  const kind = kindOf(target.hostname);
  return isOfficial(kind) ? null : { url: target, kind };
}

function isWorthALook(kind: TargetKind, spam: SpamWords): boolean {
  return kind === 'unknown' || kind === 'address' || kind === 'institution' || spam.strong !== null;
}

function wordsOf(page: PageView, element: Element, text: string): { readonly words: string; readonly spam: SpamWords } {
  const title = attr(element, 'title') ?? (text === '' ? (labelOf(element) ?? '') : '');
  const words = title === '' || title === text ? text : `${text} ${title}`.trim();
  return { words, spam: spamWordsIn(words, page) };
}

function placeOf(page: PageView, element: Element): SourcePlace | null {
  return placesInSource(page).get(attr(element, 'href') ?? attr(element, 'src') ?? '') ?? null;
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
