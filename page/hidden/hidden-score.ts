import { attr, localNameOf, queryAll, textOf } from '../dom.ts';
import type { HiddenBlock } from './hidden-blocks.ts';
import { revealOf } from './hidden-reveal.ts';
import { registrableOf } from '../links/link-host.ts';
import { squeezed } from '../normal-text.ts';
import type { Chain, Concealment } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';
import { revealRules } from './reveal-rules.ts';
import { spamWordsIn } from './spam-words.ts';

/** Weights in half-decades of likelihood, `links.md` 3.1. */
const weights: Readonly<Record<Concealment, number>> = {
  display: 2, visibility: 2, opacity: 3, 'content-visibility': 2, 'clipped-away': 2, 'tiny-clip': 2, 'clip-path': 2, mask: 2, tiny: 2, scaled: 2,
  'off-screen': 4, 'text-indent': 4, 'font-size': 4, 'same-colour': 4, covered: 2, marquee: 8, frame: 2, noscript: 1, fallback: 1, details: 2,
};

/** From here on it is reported; from `reviewAt` on a person is asked. */
export const reportAt = 8;
export const reviewAt = 5;

export interface BlockScore {
  readonly score: number;
  /** The planted word that was read, or null. */
  readonly word: string | null;
  /** It stands in a link's own text. */
  readonly ownWord: boolean;
  /** A style sheet or script that may show the block is missing from what was read. */
  readonly unsure: boolean;
}

/** The score of `links.md` 3.4 for one block. Ways to reveal are only looked for where the rest would be reported. */
export function scoreOf(page: PageView, block: HiddenBlock, chainOf: (element: Element) => Chain): BlockScore {
  const own = block.links.find(({ spam }) => spam.strong !== null)?.spam.strong ?? null;
  const around = own === null ? strongAround(page, block) : null;
  const word = own ?? around;
  const words = word !== null ? 6 : block.links.some(({ spam }) => spam.medium !== null) ? 3 : 0;
  const position = (block.links.some(({ place }) => place !== null) ? 3 : 0) + (block.how === 'frame' ? 3 : 0) - (block.links.every(({ element }) => /nofollow/i.test(attr(element, 'rel') ?? '')) ? 1 : 0);
  const soft = softOf(block);
  const open = weights[block.how] + words + position;
  if (open + Math.max(0, soft) < reviewAt) return { score: open + soft, word, ownWord: own !== null, unsure: false };
  const found = revealOf(page, block, chainOf, word !== null);
  const reveal = own !== null ? Math.max(-1, found) : found;
  const score = open + reveal + (found <= -4 && own === null ? 0 : soft);
  const unsure = (revealRules(page).unread && block.how !== 'marquee') || (toggled.has(block.how) && page.load.failed.some(({ kind }) => kind === 'script' || kind === 'frame'));
  return { score, word: word ?? block.links.find(({ spam }) => spam.medium !== null)?.spam.medium ?? null, ownWord: own !== null, unsure };
}

const toggled: ReadonlySet<Concealment> = new Set(['display', 'visibility', 'opacity', 'tiny-clip', 'clipped-away', 'off-screen', 'scaled', 'fallback', 'clip-path', 'content-visibility']);

/** A planted word in the concealing element, beside the links; not in one that holds half the page. */
function strongAround(page: PageView, { root, single, links }: HiddenBlock): string | null {
  if (single || /^(?:iframe|body|html|noscript)$/.test(localNameOf(root))) return null;
  const text = textOf(root) ?? '';
  if (text.length > 1500 + links.length * 40 || queryAll(root, 'script, style').length > 0) return null;
  return spamWordsIn(text, page).strong;
}

function softOf({ root, single, links, how }: HiddenBlock): number {
  const hosts = links.map(({ url }) => url.hostname);
  const domains = new Set(hosts.map(registrableOf)).size;
  let soft = domains >= 6 ? 5 : domains >= 3 ? 3 : 0;
  if (how !== 'frame' && how !== 'noscript' && (single || onlyLinks(root))) soft += 1;
  if (single && links.length === 1 && isSelfHidden(links[0]!.element)) soft += 2;
  if (hosts.some((host) => risky.test(host))) soft += 2;
  if (hosts.some((host) => gambling.test(registrableOf(host).split('.')[0] ?? '') || gambling.test(host.split('.')[0] ?? ''))) soft += 2;
  if (links.every(({ kind }) => kind === 'institution')) soft -= 2;
  return soft;
}

/** One link that its own style takes away, without a name by which a script or a rule could bring it back: a credit, an old entry. */
function isSelfHidden(element: Element): boolean {
  return /display\s*:\s*none/i.test(attr(element, 'style') ?? '') && ['id', 'class', 'name', 'onclick'].every((name) => (attr(element, name) ?? '') === '') && squeezed(textOf(element) ?? '') !== '';
}

const risky = /\.(?:top|xyz|vip|win|bet|casino|poker|cc|tk|ml|ga|cf|icu|club|loan|bid|men|click|live|fun|buzz|cyou|sbs|lol|monster|rest|pw|ws|la)$/;
const gambling = /^(?=.{3,20}$)(?:\d{3,}|[a-z]*(?:vip|bet|casino|poker)\d*|[a-z]{0,4}bc\d+|\d+bc|[a-z]{0,6}\d{3,}[a-z]{0,3}|[a-z]*888[a-z]*|[a-z]{0,3}(?:bocai|caipiao|qipai|yulecheng|dubo|sifu)[a-z\d]*)$/;

function onlyLinks(root: Element): boolean {
  const all = squeezed(textOf(root) ?? '').length;
  let linked = 0;
  for (const link of queryAll(root, 'a').slice(0, 500)) linked += squeezed(textOf(link) ?? '').length;
  return all - linked <= Math.max(4, all / 10) && queryAll(root, 'input, select, textarea, video, iframe').length === 0;
}
