import { attr, childrenOf, closest, computed, hasAttr, idOf, localNameOf, nextElementOf, parentOf, previousElementOf, queryAll, rootNodeOf, textOf } from '../dom.ts';
import { hostKinds, isOfficial } from '../links/host-kind.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Chain, Concealment } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';
import { awaitsScroll } from './awaits-scroll.ts';
import { hasShownTwin, isSeen } from './shown-twin.ts';
import { entersByMotion } from './motion-signs.ts';
import { isRevealedBy, isToggledBy, revealRules } from './reveal-rules.ts';

/** What of a hidden block bears on ways to see it. */
interface Concealing {
  readonly how: Concealment;
  readonly root: Element;
  readonly links: readonly { readonly element: Element }[];
}

/** Concealments no script or state ever takes back: only a rule that flips the very property counts for them. */
const lasting: ReadonlySet<Concealment> = new Set(['marquee', 'font-size', 'same-colour', 'text-indent', 'covered']);

/**
 * How strongly the page offers a way to see the block: 0, or the weight (half-decades, negative) of the strongest sign, as
 * `links.md` 3.4 lists them. `strongWords`: the block advertises, so a class name proves nothing.
 */
export function revealOf(page: PageView, block: Concealing, chainOf: (element: Element) => Chain, strongWords: boolean): number {
  const { how, root } = block;
  const path = pathOf(block);
  if (how === 'details' || closest(root, 'details') !== null) return -6;
  const inherited = how !== 'display' && how !== 'opacity';
  if (isRevealedBy(revealRules(page), how, inherited ? path : [root])) return -6;
  if (lasting.has(how)) return 0;
  if (how === 'noscript') return 0;
  if (!strongWords && isToggledBy(revealRules(page), how, inherited ? path : [root])) return -5;
  if (how !== 'frame' && (path.some((element) => hasShownTwin(page, element)) || isControlled(page, path) || (entering.has(how) && (entersByMotion(root) || (!strongWords && awaitsScroll(page, block.links[0]!.element)))))) return -5;
  const switched = how === 'frame' ? 0 : switchBefore(page, root);
  if (switched === -5) return -5;
  if (how !== 'frame' && mostlyOwn(page, root, chainOf)) return -4;
  if (switched !== 0) return switched;
  if (!strongWords && path.concat(around(root)).some((element) => widget.test(`${attr(element, 'class') ?? ''} ${idOf(element)} ${attr(element, 'role') ?? ''}`))) return -3;
  return /mso-|OLE_LINK/.test(`${attr(root, 'style') ?? ''}${attr(root, 'class') ?? ''}${queryAll(root, 'a[name^="OLE_LINK"]').length > 0 ? 'OLE_LINK' : ''}`) ? -3 : 0;
}

/** Elements from the concealing root down to its first link. */
function pathOf({ root, links }: Concealing): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = links[0]!.element; at && path.length < 40; at = parentOf(at)) {
    path.push(at);
    if (at === root) return path;
  }
  return [root];
}

function around(root: Element): readonly Element[] {
  const one = parentOf(root);
  const two = one && parentOf(one);
  return [one, two].filter((each) => each !== null && !/^(?:body|html)$/.test(localNameOf(each))) as Element[];
}

const widget = /nav|menu|tab(?!le)|swiper|slick|slide|carousel|modal|dialog|pop|layer|drop|accordion|collapse|toggle|float|qr|code|ewm|weixin|share|mobile|phone|app|lang|search|panel|hover|sub|more|tip|sr-only|visually|screen-?reader/i;

/** Something names an id on the path: as what it controls, jumps to, labels or shows. */
function isControlled(page: PageView, path: readonly Element[]): boolean {
  const named = namedIds(page);
  return path.some((element) => {
    const id = idOf(element);
    return id !== '' && named.has(id);
  });
}

const namedIds: (page: PageView) => ReadonlySet<string> = derived((page) => {
  const ids = new Set<string>();
  for (const { node } of page.roots) {
    for (const element of queryAll(node, '[aria-controls], [data-target], [data-bs-target], [popovertarget], [commandfor], label[for], a[href^="#"], [onclick], [onmouseover], [onmouseenter]').slice(0, 5000)) {
      for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'popovertarget', 'commandfor', 'for', 'href']) {
        const value = (attr(element, name) ?? '').slice(0, 300);
        if (name !== 'href' || value.startsWith('#')) for (const each of value.split(/\s+/)) if (each !== '') ids.add(each.replace(/^#/, ''));
      }
      for (const name of ['onclick', 'onmouseover', 'onmouseenter']) {
        for (const match of (attr(element, name) ?? '').slice(0, 1000).matchAll(/['"]#?([\w-]{2,60})['"]/g)) ids.add(match[1]!);
      }
    }
  }
  return ids;
});

/** Hidden in a way that an entrance takes back. */
const entering: ReadonlySet<Concealment> = new Set(['opacity', 'visibility', 'off-screen', 'scaled']);

/** A visible switch directly before the block: −5 when the pattern repeats beside it, −3 when it stands once, 0 without. */
function switchBefore(page: PageView, root: Element): number {
  const row = parentOf(root);
  if (!row || localNameOf(row) === 'body') return 0;
  if (!isSwitch(page, previousElementOf(root))) return 0;
  for (const sibling of [previousElementOf(row), nextElementOf(row)]) {
    if (!sibling || localNameOf(sibling) !== localNameOf(row)) continue;
    const children = Array.from(childrenOf(sibling)).slice(0, 20);
    if (children.some((each, index) => index > 0 && localNameOf(each) === localNameOf(root) && isSwitch(page, children[index - 1]!))) return -5;
  }
  return -3;
}

function isSwitch(page: PageView, element: Element | null): boolean {
  if (!element || !page.shown(element) || squeezed(textOf(element) ?? '').length > 20) return false;
  if (/^(?:a|button|h[1-6]|dt|label|summary|select)$/.test(localNameOf(element)) || hasAttr(element, 'onclick') || hasAttr(element, 'onmouseover') || attr(element, 'role') === 'button') return isSeen(element);
  return (computed(element).cursor === 'pointer' || queryAll(element, 'a, button').length === 1) && isSeen(element);
}

/** At least six hidden links in blocks of this kind, half of them or more to the site itself or to government sites. */
function mostlyOwn(page: PageView, root: Element, chainOf: (element: Element) => Chain): boolean {
  const name = (attr(root, 'class') ?? '').trim().split(/\s+/)[0] ?? '';
  if (!/^[A-Za-z_][\w-]*$/.test(name)) return isMostlyOwn(page, [root]);
  const top = rootNodeOf(root) as Document | ShadowRoot;
  const kinds = kindsOfBlocks(page);
  const kind = `${localNameOf(root)}.${name} ${page.roots.findIndex(({ node }) => node === top)}`;
  let answer = kinds.get(kind);
  if (answer === undefined) {
    const alike = queryAll(top, `${localNameOf(root)}.${name}`).slice(0, 40).filter((each) => each === root || chainOf(each).shut !== null || chainOf(each).invisible !== null);
    kinds.set(kind, (answer = isMostlyOwn(page, alike)));
  }
  return answer;
}

const kindsOfBlocks: (page: PageView) => Map<string, boolean> = derived(() => new Map());

function isMostlyOwn(page: PageView, blocks: readonly Element[]): boolean {
  const kindOf = hostKinds(page);
  let own = 0;
  let all = 0;
  for (const link of blocks.flatMap((each) => queryAll(each, 'a[href]').slice(0, 300))) {
    const url = page.resolve(attr(link, 'href') ?? '', link);
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    all += 1;
    if (isOfficial(kindOf(url.hostname))) own += 1;
  }
  return all >= 6 && own * 2 >= all;
}
