import type { AttachmentFacts } from '../contract/attachment.ts';
import type { CloakFacts } from '../contract/cloak.ts';
import type { LinkAnswer } from '../contract/link.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Policy } from '../contract/policy.ts';
import type { Breather } from './breathe.ts';
import {
  attr, bodyOf, contains, dataOf, firstChildOf, hasAttr, headOf, imageComplete, imageNaturalWidth, innerDocument,
  isRendered, localNameOf, nextSiblingOf, nodeTypeOf, parentNodeOf, parentOf, precedes, rootNodeOf, shadowRootOf, textOf, titleOf,
} from './dom.ts';
import { isForeign } from './foreign-nodes.ts';
import { folded, normalText } from './normal-text.ts';
import { readingShape } from './page-shape.ts';
import { pageTypeOf } from './page-type.ts';
import type { ProbeFacts, ScriptText } from './observed-facts.ts';
import type { Frame, Link, LoadState, LoadTiming, MetaTag, PageView, Picture, Root, SiteMemory } from './page-view.ts';
import { createResolver, documentAddress } from './resolve-address.ts';
import { createTextBuilder } from './text-index.ts';

export interface GatherInput {
  readonly document: Document;
  /** Address to judge the page under; default: where it is. */
  readonly url?: string;
  readonly now: number;
  readonly load: LoadState;
  readonly timing?: LoadTiming | null;
  readonly source?: string | null;
  readonly preview?: boolean;
  readonly site?: SiteMemory | null;
  readonly policy?: Policy | null;
  readonly words?: PageView['words'];
  readonly attachments?: readonly AttachmentFacts[] | null;
  readonly probe?: ProbeFacts | null;
  readonly cloak?: CloakFacts | null;
  readonly scripts?: readonly ScriptText[] | null;
  readonly answers?: readonly LinkAnswer[] | null;
  /** Why there are none although somebody asked. */
  readonly answersBecause?: string | null;
  /** A person's correction of the page type, or the manifest's word. */
  readonly type?: PageType | null;
  /** Reads closed shadow roots too, where the browser lets extensions do so. */
  readonly shadowOf?: (element: Element) => ShadowRoot | null;
}

export interface Gathered {
  readonly page: PageView;
  readonly typeBecause: string;
}

/**
 * Walks the page once, in slices, and returns everything checks may read.
 * Reads only: no style or layout is forced here, nothing is written. Throws only when `breather` was aborted.
 */
export async function gather(input: GatherInput, breather: Breather): Promise<Gathered> {
  const text = createTextBuilder();
  const roots: Root[] = [{ node: input.document, host: null, parent: -1 }];
  const rootIndex = new Map<Node, number>([[input.document, 0]]);
  const byName = new Map<string, Element[]>();
  const tags: MetaTag[] = [];
  const links: Link[] = [];
  const pictures: Picture[] = [];
  const frames: Frame[] = [];
  const judged = new URL(input.url ?? documentAddress(input.document));
  judged.hash = '';
  const resolve = createResolver(input.document, judged);
  const shadowOf = input.shadowOf ?? shadowRootOf;
  let nodes = 0;

  const open = (node: Document | ShadowRoot, host: Element, parent: number): void => {
    if (rootIndex.has(node)) return;
    rootIndex.set(node, roots.length);
    roots.push({ node, host, parent });
  };

  for (let index = 0; index < roots.length; index += 1) {
    const root = roots[index]!.node;
    const head = nodeTypeOf(root) === 9 ? headOf(root as Document) : null;
    text.block();
    let node: Node | null = firstChildOf(root);
    let sinceBreath = 0;
    while (node) {
      let skip = false;
      const kind = nodeTypeOf(node);
      if (kind === 1) {
        const element = node as Element;
        const name = localNameOf(element);
        nodes += 1;
        if (isForeign(element, name)) {
          skip = true;
        } else {
          const list = byName.get(name);
          if (list) list.push(element);
          else byName.set(name, [element]);
          if (!inline.has(name)) text.block();
          if (name.includes('-') || shadowHosts.has(name)) {
            const shadow = shadowOf(element);
            if (shadow) open(shadow, element, index);
          }
          switch (name) {
            case 'meta': if (index === 0) readMeta(element, head, tags); break; // a frame's tags are another page's
            case 'a': case 'area': links.push(readLink(element, index, resolve)); break;
            case 'img': pictures.push(readPicture(element, index, resolve)); break;
            case 'input': if ((attr(element, 'type') ?? '').toLowerCase() === 'image') pictures.push(readPicture(element, index, resolve)); break;
            case 'iframe': case 'frame': {
              const inner = innerDocument(element);
              const frame = readFrame(element, inner, resolve, input.load);
              frames.push(frame);
              if (frame.state === 'inspected' && inner) open(inner, element, index);
              break;
            }
            default:
          }
          skip = textless.has(name);
        }
      } else if (kind === 3) {
        const parent = parentOf(node);
        if (parent && localNameOf(parent) !== 'head' && localNameOf(parent) !== 'html') text.add(node as Text, parent, dataOf(node as Text), index);
      }
      node = follow(node, skip, root, (left) => {
        if (!inline.has(left)) text.block();
      });
      sinceBreath += 1;
      if (sinceBreath >= 200) {
        sinceBreath = 0;
        await breather.breathe();
      }
    }
  }

  const rendered = new WeakMap<Element, boolean>();
  const shown = (element: Element): boolean => {
    const known = rendered.get(element);
    if (known !== undefined) return known;
    let answer = isRendered(element);
    if (answer && roots.length > 1) {
      const host = roots[rootOf(element, rootIndex)]?.host;
      if (host) answer = shown(host);
    }
    rendered.set(element, answer);
    return answer;
  };

  await breather.breathe();
  const index = text.finish(shown, place, (element) => rootOf(element, rootIndex));
  await breather.breathe();
  const untyped: Omit<PageView, 'type'> = {
    document: input.document, url: judged, now: input.now, source: input.source ?? null, preview: input.preview ?? false,
    load: input.load, timing: input.timing ?? null, site: input.site ?? null, policy: input.policy ?? null, words: input.words ?? null, attachments: input.attachments ?? null, probe: input.probe ?? null, cloak: input.cloak ?? null, scripts: input.scripts ?? null, answers: input.answers ? new Map(input.answers.map((answer) => [answer.url, answer])) : null, answersBecause: input.answersBecause ?? null, roots, nodes, title: folded(titleOf(input.document)),
    tags, links, pictures, frames, text: index, all: (name) => byName.get(name) ?? [], shown, resolve,
  };
  if (!input.type) for (const step of readingShape(untyped)) if (step.pause) await breather.breathe();
  const found = input.type ? { type: input.type, because: '由使用者指定' } : pageTypeOf(untyped);
  return { page: { ...untyped, type: found.type }, typeBecause: found.because };
}

/** Next node in document order; `leaving` hears of every element left on the way. */
function follow(node: Node, skipChildren: boolean, root: Node, leaving: (localName: string) => void): Node | null {
  const child = skipChildren ? null : firstChildOf(node);
  if (child) return child;
  let at: Node | null = node;
  while (at && at !== root) {
    if (nodeTypeOf(at) === 1) leaving(localNameOf(at as Element));
    const next = nextSiblingOf(at);
    if (next) return next;
    at = parentNodeOf(at);
  }
  return null;
}

function readMeta(element: Element, head: Element | null, tags: MetaTag[]): void {
  const rawName = attr(element, 'name');
  if (rawName === null) return;
  tags.push({
    element, rawName, name: normalText(rawName).replace(/\s+/g, '').toLowerCase(),
    content: contentOf(element), inHead: head !== null && contains(head, element),
  });
}

/** The `content` attribute; a U+00A0 glued before its name makes the parser call it `\u00a0content`, which counts as absent. */
function contentOf(element: Element): string | null {
  const content = attr(element, 'content');
  return content === null ? null : content.replace(/^[\s\u00a0\u3000\u200b\ufeff]+|[\s\u00a0\u3000\u200b\ufeff]+$/g, '');
}

function readLink(element: Element, root: number, resolve: PageView['resolve']): Link {
  const href = attr(element, 'href') ?? attr(element, 'xlink:href');
  return { element, href, url: href === null ? null : resolve(href, element), text: folded(textOf(element) ?? ''), root };
}

function readPicture(element: Element, root: number, resolve: PageView['resolve']): Picture {
  const src = attr(element, 'src');
  const hasAddress = (src !== null && src.trim() !== '') || hasAttr(element, 'srcset');
  return { element, src, url: src === null ? null : resolve(src, element), state: pictureState(element, hasAddress), root };
}

function pictureState(element: Element, hasAddress: boolean): Picture['state'] {
  if (!hasAddress) return 'none';
  if (localNameOf(element) !== 'img') return 'undecided';
  if (!imageComplete(element as HTMLImageElement)) return 'undecided';
  return imageNaturalWidth(element as HTMLImageElement) > 0 ? 'loaded' : 'failed';
}

function readFrame(element: Element, inner: Document | null, resolve: PageView['resolve'], load: LoadState): Frame {
  const src = attr(element, 'src');
  const url = src === null || src.trim() === '' ? null : resolve(src, element);
  if (url && load.failed.some((failure) => failure.kind === 'frame' && failure.url === url.href)) return { element, url, state: 'failed' };
  if (!inner) return { element, url, state: url ? 'cross-origin' : 'blank' };
  const empty = !bodyOf(inner) || firstChildOf(bodyOf(inner)!) === null;
  if (empty && localNameOf(element) !== 'frame') return { element, url, state: 'blank' };
  return { element, url, state: 'inspected' };
}

function rootOf(element: Element, rootIndex: ReadonlyMap<Node, number>): number {
  return rootIndex.get(rootNodeOf(element)) ?? 0;
}

function place(element: Element, node: Node): -1 | 0 | 1 {
  if (contains(element, node)) return 0;
  return precedes(node, element) ? -1 : 1;
}

/** Elements whose texts flow on without a break. */
const inline = new Set('a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img meta link script style base publishtime ucaptitle'.split(' '));

/** Elements whose inside is no text of the page. */
const textless = new Set('script style noscript template textarea title iframe object math canvas audio video datalist'.split(' '));

/** Ordinary elements that may carry a shadow root. */
const shadowHosts = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));
