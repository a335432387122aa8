import { parseUrl } from '../../contract/parse-url.ts';
import type { ProbeLink, ProbePlan } from '../../contract/probe.ts';
import type { PageAddress } from '../links/addresses.ts';
import { attr, closest, hasAttr, localNameOf, matches, parentOf, queryAll, textOf } from '../dom.ts';
import { inlineScriptOf } from '../display/inline-script.ts';
import { folded } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { neverPress, pressablesIn } from './pressable.ts';
import { isComponentHost } from './prompt-hints.ts';
import { isPressedAt, promptTargets } from './prompt-targets.ts';
import { unsavedIn } from './unsaved-input.ts';

type Pause = { readonly pause: true };

const mostPresses = 12;
const mostInGroup = 3;

/**
 * Which external links are to be pressed: a few of each way of writing them, none that could do something, and none at all on a
 * page where somebody is signed in, could sign in, or has typed. In slices: call it with `yield*`.
 */
export function* probePlanOf(page: PageView): Generator<Pause, ProbePlan> {
  const targets = yield* promptTargets(page);
  const because = whyNot(page, targets.length);
  if (because !== null) return { because, groups: [], tellsApart: false, missing: false };
  const places = new Map(pressablesIn(page.document).elements.map((element, index) => [element, index]));
  const groups = new Map<string, ProbeLink[]>();
  for (const [index, address] of targets.entries()) {
    if (index % 200 === 199) yield { pause: true };
    if (address.never !== null && address.never !== 'form') continue;
    const found = elementOf(page, address, places);
    if (!found || neverPress.test(wordsOf(found.option ?? found.element))) continue;
    const { element, option } = found;
    const way = wayOf(element, address);
    const link: ProbeLink = { index: places.get(element)!, ...(option ? { option: queryAll(element, 'option').indexOf(option) } : {}), href: option ? attr(option, 'value') : attr(element, 'href'), url: address.url.href, target: address.target.href };
    if (Math.max(link.href?.length ?? 0, link.url.length, link.target.length) > 4000) continue;
    const group = groups.get(way);
    if (group) group.push(link);
    else groups.set(way, [link]);
  }
  return { because: groups.size === 0 ? '这些外部链接不能试点（不在页面本身，或是登录、支付、分享一类）' : null, groups: shared([...groups.values()]), tellsApart: tellsApart(page), missing: scriptsMissing(page) };
}

function whyNot(page: PageView, targets: number): string | null {
  if (!page.load.opened) return page.load.because ?? '页面未能打开';
  if (targets === 0) return '这个网页没有指向非政府网站的链接';
  const inputs = page.all('input');
  if (inputs.some((input) => (attr(input, 'type') ?? '').toLowerCase() === 'password')) return '网页上有密码框，不试点';
  if (page.links.some(({ element, text }) => /^(?:安全)?退出(?:登录|系统|账号)$|^注销(?:登录)?$/.test(text) && page.shown(element))) return '网页上有人已登录，不试点';
  if (unsavedIn([...inputs, ...page.all('textarea')])) return '网页上有填写了还没提交的内容，不试点';
  return null;
}

/** The place to press, or to choose at: in the page, an open shadow tree or a frame of the same origin, and not a control of a form. */
function elementOf(page: PageView, address: PageAddress, places: ReadonlyMap<Element, number>): { readonly element: Element; readonly option: Element | null } | null {
  for (const place of address.places) {
    const option = localNameOf(place.element) === 'option' && place.attribute === 'value' ? place.element : null;
    const element = option ? closest(option, 'select') : place.element;
    if (!element || (!option && place.attribute !== 'href' && place.attribute !== 'onclick') || !isPressedAt(page, place) || !places.has(element)) continue;
    if (!page.shown(element) || (/^(?:button|input|select)$/.test(localNameOf(element)) && closest(element, 'form'))) continue;
    return { element, option };
  }
  return null;
}

function wordsOf(element: Element): string {
  return folded(`${(textOf(element) ?? '').slice(0, 300)} ${attr(element, 'title') ?? ''} ${attr(element, 'aria-label') ?? ''}`);
}

/** Links with the same handler, classes and container are written by the same hand and handled by the same code. */
function wayOf(element: Element, { url, target }: PageAddress): string {
  const handler = (attr(element, 'onclick') ?? attr(element, 'onchange') ?? '').slice(0, 300).replace(/(['"])(?:(?!\1).)*\1|\d+/g, '*');
  const script = /^\s*javascript:/i.test(attr(element, 'href') ?? '') ? attr(element, 'href')!.slice(0, 300).replace(/(['"])(?:(?!\1).)*\1|\d+/g, '*') : '';
  let container = parentOf(element);
  while (container && !hasAttr(container, 'class') && !hasAttr(container, 'id') && !matches(container, 'body')) container = parentOf(container);
  const names = container ? `${localNameOf(container)}#${attr(container, 'id') ?? ''}.${attr(container, 'class') ?? ''}` : '';
  return JSON.stringify([localNameOf(element), handler, script, attr(element, 'class'), attr(element, 'rel'), (attr(element, 'target') ?? '') !== '', names, url.href === target.href]);
}

/** Presses shared out: one for every way first, then more for each, of different hosts where there are. */
function shared(groups: readonly (readonly ProbeLink[])[]): ProbePlan['groups'] {
  const plan = groups.map((links) => {
    const hosts = new Set<string>();
    const ordered = [...links.filter(({ target }) => !hosts.has(new URL(target).hostname) && hosts.add(new URL(target).hostname)), ...links.filter(({ target }) => hosts.has(new URL(target).hostname))];
    return { queue: [...new Set(ordered)], press: [] as ProbeLink[] };
  });
  let left = mostPresses;
  for (let round = 0; round < mostInGroup; round += 1) {
    for (const group of plan) {
      const next = left > 0 ? group.queue.shift() : undefined;
      if (!next) continue;
      group.press.push(next);
      left -= 1;
    }
  }
  return plan.map(({ queue, press }) => ({ press, alike: queue.map(({ url }) => url) }));
}

/**
 * A library that failed takes every handler written with it along; only other vendors' components do not matter. Where nobody
 * watched the loading, failures on other hosts leave no trace, so such scripts may be missing.
 */
function scriptsMissing(page: PageView): boolean {
  const matters = (url: URL | null): boolean => url !== null && /^https?:$/.test(url.protocol) && !isComponentHost(page, url.hostname);
  if (page.load.failed.some(({ url, kind }) => kind === 'script' && matters(parseUrl(url)))) return true;
  return !page.load.failuresKnown && page.all('script').some((script) => {
    const url = page.resolve(attr(script, 'src') ?? '', script);
    return hasAttr(script, 'src') && matters(url) && url!.origin !== page.url.origin;
  });
}

function tellsApart(page: PageView): boolean {
  const asked = /\.\s*isTrusted\b/;
  return asked.test(inlineScriptOf(page)) || (page.scripts ?? []).some(({ text }) => asked.test(text)) || queryAll(page.document, '[onclick*="isTrusted"]').length > 0;
}
