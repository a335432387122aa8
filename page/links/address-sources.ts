import { attr, computed, documentOf, hasAttr, localNameOf, matches, nextElementOf, parentOf, queryAll, textOf, viewOf } from '../dom.ts';
import { literalAddresses } from './address-literals.ts';
import { folded } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** What an address is for: decides how its answer is judged. */
export type AddressRole = 'link' | 'frame' | 'picture' | 'media' | 'script' | 'style' | 'icon' | 'font' | 'form' | 'refresh' | 'base' | 'plugin';

export interface FoundAddress {
  readonly element: Element;
  /** Where it is written: an attribute's name, or `css`. */
  readonly attribute: string;
  readonly role: AddressRole;
  readonly raw: string;
  /** Resolved by the browser's rules; null when it is no address. */
  readonly url: URL | null;
  /** What a person sees there, '' when nothing. */
  readonly text: string;
  /** The form it belongs to does not ask by GET. */
  readonly posts: boolean;
}

/** Every address written on the page, place by place, in a fixed order; the reader decides what to make of doubles. */
export function* foundAddresses(page: PageView): Generator<FoundAddress | { readonly pause: true }> {
  const at = (element: Element, attribute: string, role: AddressRole, raw: string | null, text = '', posts = false): FoundAddress | null =>
    raw === null || raw.trim() === '' ? null : { element, attribute, role, raw, url: page.resolve(raw, element), text, posts };
  for (const { element, href, url, text } of page.links) {
    if (href === null) continue;
    if (!/^\s*javascript:/i.test(href)) yield { element, attribute: 'href', role: 'link', raw: href, url, text, posts: false };
    else for (const raw of literalAddresses(href)) yield at(element, 'href', 'link', raw, text)!;
  }
  for (const [name, attribute, role] of plain) {
    for (const element of name === 'track' ? inside(page, name) : page.all(name)) {
      const found = at(element, attribute, role, attr(element, attribute));
      if (found) yield found;
    }
  }
  for (const name of ['img', 'source', 'link']) {
    for (const element of name === 'source' ? inside(page, name) : page.all(name)) for (const raw of candidates(attr(element, name === 'link' ? 'imagesrcset' : 'srcset') ?? '')) yield at(element, 'srcset', 'picture', raw)!;
  }
  for (const element of inside(page, 'source')) {
    const found = at(element, 'src', matches(parentOf(element) ?? element, 'picture') ? 'picture' : 'media', attr(element, 'src'));
    if (found) yield found;
  }
  for (const element of page.all('link')) {
    const role = roleOfLink((attr(element, 'rel') ?? '').toLowerCase(), attr(element, 'as') ?? '');
    const found = role && at(element, 'href', role, attr(element, 'href'));
    if (found) yield found;
  }
  for (const element of page.all('meta')) {
    if ((attr(element, 'http-equiv') ?? '').trim().toLowerCase() !== 'refresh') continue;
    const found = at(element, 'content', 'refresh', /url\s*=\s*['"]?\s*([^'"\s]{1,2000})/i.exec((attr(element, 'content') ?? '').slice(0, 3000))?.[1] ?? null);
    if (found) yield found;
  }
  for (const element of inside(page, 'param')) {
    if (!/^(?:movie|src|url|filename)$/i.test(attr(element, 'name') ?? '')) continue;
    const found = at(element, 'value', 'plugin', attr(element, 'value'));
    if (found) yield found;
  }
  for (const form of page.all('form')) {
    const found = at(form, 'action', 'form', attr(form, 'action'), '', !isGet(attr(form, 'method')));
    if (found) yield found;
  }
  for (const name of ['button', 'input']) {
    for (const element of page.all(name)) {
      if (!hasAttr(element, 'formaction')) continue;
      yield at(element, 'formaction', 'form', attr(element, 'formaction'), folded(textOf(element) ?? ''), !isGet(attr(element, 'formmethod')) || attr(element, 'formmethod') === null)!;
    }
  }
  for (const select of page.all('select')) yield* optionsOf(page, select);
  for (const { node } of page.roots) {
    yield { pause: true };
    // One search for all of them: on a large page each costs milliseconds, and most find nothing.
    const any = queryAll(node, `${handlerSelector}, ${dataSelector}, ${styleSelector}, [background]`);
    yield { pause: true };
    if (any.length === 0) continue;
    for (const element of any) {
      for (const name of handlerNames) {
        if (hasAttr(element, name)) for (const raw of literalAddresses(attr(element, name) ?? '')) yield at(element, name, 'link', raw, wordsOf(element))!;
      }
    }
    for (const element of any) if (matches(element, dataSelector)) yield* dataAddresses(page, element);
    for (const element of any) {
      const style = attr(element, 'style');
      if (style !== null && style.includes('url(')) for (const raw of cssAddresses(style)) yield at(element, 'style', 'picture', raw)!;
    }
    for (const element of any) {
      const found = at(element, 'background', 'picture', attr(element, 'background'));
      if (found) yield found;
    }
  }
}

const handlerNames = ['onclick', 'ondblclick', 'onmousedown', 'onmouseup'];
const handlerSelector = handlerNames.map((name) => `[${name}]`).join(', ');
const styleSelector = '[style*="url("]';

/** Of elements whose inside is not walked, because it holds no text of the page: `<audio>`, `<object>`. */
function inside(page: PageView, name: string): readonly Element[] {
  return page.roots.flatMap(({ node }) => queryAll(node, name));
}

const plain: readonly (readonly [string, string, AddressRole])[] = [
  ['img', 'src', 'picture'], ['input', 'src', 'picture'], ['video', 'src', 'media'], ['video', 'poster', 'picture'], ['audio', 'src', 'media'], ['track', 'src', 'media'],
  ['iframe', 'src', 'frame'], ['frame', 'src', 'frame'], ['script', 'src', 'script'], ['object', 'data', 'plugin'], ['embed', 'src', 'plugin'],
  ['image', 'href', 'picture'], ['image', 'xlink:href', 'picture'], ['base', 'href', 'base'],
];

function roleOfLink(rel: string, as: string): AddressRole | null {
  if (/preconnect|dns-prefetch|pingback|profile/.test(rel)) return null;
  if (/stylesheet/.test(rel)) return 'style';
  if (/icon/.test(rel)) return 'icon';
  if (/modulepreload/.test(rel)) return 'script';
  // Fetched as soon as it is seen, for what it is said to be.
  if (/preload/.test(rel)) return preloads[as.trim().toLowerCase()] ?? null;
  return /canonical|alternate|next|prev|help|license|search|author/.test(rel) ? 'link' : null;
}

const preloads: Readonly<Record<string, AddressRole>> = { image: 'picture', script: 'script', style: 'style', font: 'font', video: 'media', audio: 'media' };

function isGet(method: string | null): boolean {
  return (method ?? 'get').trim().toLowerCase() === 'get' || (method ?? '').trim() === '';
}

/** Addresses of a `srcset`, without the ones written in place. */
function candidates(srcset: string): readonly string[] {
  return srcset.slice(0, 10_000).split(/,\s+|\s+[\d.]+[wx]\s*,?\s*/).map((each) => each.trim()).filter((each) => each !== '' && !/^data:/i.test(each));
}

/** A whole address always leads somewhere; a path only where the select or the button beside it acts. */
function* optionsOf(page: PageView, select: Element): Generator<FoundAddress> {
  const next = nextElementOf(select);
  const acts = hasAttr(select, 'onchange') || hasAttr(select, 'onclick') || (next !== null && hasAttr(next, 'onclick'));
  for (const option of queryAll(select, 'option[value]').slice(0, 2000)) {
    const raw = attr(option, 'value') ?? '';
    if (/^\s*https?:\/\//i.test(raw) || (acts && /^\s*(?:\.{0,2}\/|\/\/)/.test(raw))) yield { element: option, attribute: 'value', role: 'link', raw, url: page.resolve(raw, option), text: folded(textOf(option) ?? ''), posts: false };
  }
}

const dataNames = ['data-url', 'data-href', 'data-link', 'data-src', 'data-original', 'data-lazy', 'data-lazy-src', 'lay-src', 'data-background', 'data-bg'];
const dataSelector = dataNames.map((name) => `[${name}]`).join(', ');

function* dataAddresses(page: PageView, element: Element): Generator<FoundAddress> {
  for (const attribute of dataNames) {
    const raw = attr(element, attribute);
    if (raw === null || !/^\s*(?:https?:)?\/{1,2}[\w\u4e00-\u9fa5.[-]|^\s*\.{1,2}\//i.test(raw)) continue;
    const name = localNameOf(element);
    const role = name === 'img' || /background|bg|original|lazy|lay-/.test(attribute) ? 'picture' : name === 'iframe' ? 'frame' : name === 'video' || name === 'audio' ? 'media' : 'link';
    if (role === 'link' && !isPressed(element)) continue;
    yield { element, attribute, role, raw, url: page.resolve(raw, element), text: role === 'link' ? wordsOf(element) : '', posts: false };
  }
}

function isPressed(element: Element): boolean {
  return /^(?:a|button|summary)$/.test(localNameOf(element)) || hasAttr(element, 'onclick') || /^(?:link|button)$/.test(attr(element, 'role') ?? '') || (viewOf(documentOf(element)) !== null && computed(element).cursor === 'pointer');
}

/** `url(…)` in a style, without the ones written in place. */
export function cssAddresses(css: string): readonly string[] {
  const found: string[] = [];
  for (const match of css.slice(0, 20_000).matchAll(/url\(\s*(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})'|([^\s"'()]{1,2000}))\s*\)/g)) {
    const raw = match[1] ?? match[2] ?? match[3] ?? '';
    if (!/^(?:data:|#|about:)/i.test(raw)) found.push(raw);
  }
  return found;
}

function wordsOf(element: Element): string {
  return folded((textOf(element) ?? '').slice(0, 300));
}
