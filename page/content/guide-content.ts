import { attr, childrenOf, closest, contains, localNameOf, nextElementOf, parentOf, queryAll } from '../dom.ts';
import { cellContent, clip, labelsIn, media, ofElement, reading, termContent, type LabelContent } from './guide-reading.ts';
import type { GuideLabel } from './guide.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { textRangesOf } from '../text-ranges.ts';

/** What stands under or beside one label. `labels` are all labels of the guide in document order. */
export function contentOf(page: PageView, labels: readonly GuideLabel[], index: number): LabelContent {
  const label = labels[index]!;
  const link = closest(label.element, 'a');
  const { norm } = page.text;
  const lineEnd = lineEndAt(norm, label.end);
  const next = labels[index + 1];
  const inline = norm.slice(label.end, next && next.start < lineEnd ? next.start : lineEnd);
  const beside = reading(inline);
  if (beside !== 'blank') return { state: beside, text: clip(inline) };

  const cell = closest(label.element, 'td, th');
  if (cell && !holdsOtherLabel(page, labels, label, cell)) {
    const found = cellContent(page, labels, cell);
    if (found) return found;
  }
  const term = closest(label.element, 'dt');
  if (term) {
    const found = termContent(page, term);
    if (found) return found;
  }
  if (link) {
    const panel = panelOf(page, link);
    if (panel) return ofElement(page, panel);
    if (leadsAway(page, link)) return { state: 'elsewhere', text: '' };
  }
  return unitContent(page, labels, index);
}

function lineEndAt(norm: string, from: number): number {
  const at = norm.indexOf('\n', from);
  return at < 0 ? norm.length : at;
}

function holdsOtherLabel(page: PageView, labels: readonly GuideLabel[], label: GuideLabel, element: Element): boolean {
  return labelsIn(page, labels, element) > labels.filter((each) => each.start === label.start).length;
}

/** The panel a tab or an anchor names: `href="#id"`, aria-controls, data-target. */
function panelOf(page: PageView, element: Element): Element | null {
  const names = [attr(element, 'href'), attr(element, 'aria-controls'), attr(element, 'data-target'), attr(element, 'data-bs-target'), attr(element, 'data-tab')];
  for (const name of names) {
    const id = /^#?([A-Za-z_][\w-]*)$/.exec(name ?? '')?.[1];
    if (!id || (name === names[0] && !name!.startsWith('#'))) continue;
    for (const { node } of page.roots) {
      const panel = queryAll(node, `#${id}`)[0];
      if (panel && !contains(panel, element) && textRangesOf(page)(panel)[1] > textRangesOf(page)(panel)[0]) return panel;
    }
  }
  return null;
}

function leadsAway(page: PageView, link: Element): boolean {
  const href = attr(link, 'href') ?? '';
  if (/^\s*(?:#|javascript:|$)/i.test(href)) return false;
  const url = page.resolve(href, link);
  return url !== null && `${url.origin}${url.pathname}${url.search}` !== `${page.url.origin}${page.url.pathname}${page.url.search}`;
}

/** A label as a heading: what is in its own block, else what follows until the next label. */
function unitContent(page: PageView, labels: readonly GuideLabel[], index: number): LabelContent {
  const label = labels[index]!;
  const unit = unitOf(page, labels, label);
  const parent = parentOf(unit);
  const own = leftover(page, label, unit);
  if (own) return own;
  const controlled = [unit, ...queryAll(unit, '[aria-controls], [data-target], [data-bs-target], [data-tab]')].map((each) => panelOf(page, each)).find((panel) => panel !== null);
  if (controlled) {
    const found = ofElement(page, controlled);
    return found.state === 'filled' ? found : { state: 'unknown', text: '' };
  }
  const isStrip = parent !== null && isTabStrip(page, labels, unit, parent);
  if (!isStrip) {
    const after = following(page, labels, index, unit, parent);
    if (after) return after;
  } else {
    const panel = panelByPlace(page, unit, parent!);
    if (panel) {
      const found = ofElement(page, panel);
      return found.state === 'filled' ? found : { state: 'unknown', text: '' };
    }
    return { state: 'unknown', text: '' };
  }
  return { state: parent && hasFilledTwin(page, labels, index, unit, parent) ? 'blank' : 'unknown', text: '' };
}

const units = new WeakMap<GuideLabel, Element>();

/** The largest element around the label that holds no other label. */
function unitOf(page: PageView, labels: readonly GuideLabel[], label: GuideLabel): Element {
  const known = units.get(label);
  if (known) return known;
  let unit = label.element;
  for (let up = parentOf(unit); up && localNameOf(up) !== 'body' && !holdsOtherLabel(page, labels, label, up); up = parentOf(up)) unit = up;
  units.set(label, unit);
  return unit;
}

function leftover(page: PageView, label: GuideLabel, unit: Element): LabelContent | null {
  const [start, end] = textRangesOf(page)(unit);
  const after = page.text.norm.slice(Math.max(label.end, start), end);
  const state = reading(after);
  if (state !== 'blank') return { state, text: clip(after) };
  const things = queryAll(unit, 'img, iframe, object, embed, video, canvas, input, select, textarea').filter((each) => localNameOf(each) !== 'img' || !isIcon(each));
  return things.length > 0 && unit !== label.element ? { state: 'filled', text: '' } : null;
}

/** Small pictures beside a heading are decoration. */
function isIcon(picture: Element): boolean {
  const size = Number(attr(picture, 'width') ?? Number.NaN);
  return (size > 0 && size <= 40) || /icon|ico\b|arrow|dot|tit|jt|xl_?bt/i.test(`${attr(picture, 'src') ?? ''} ${attr(picture, 'class') ?? ''}`);
}

function following(page: PageView, labels: readonly GuideLabel[], index: number, unit: Element, parent: Element | null): LabelContent | null {
  if (!parent) return null;
  const label = labels[index]!;
  const [, unitEnd] = textRangesOf(page)(unit);
  const next = labels.slice(index + 1).find((each) => each.start >= unitEnd);
  const bound = Math.min(next?.start ?? Number.POSITIVE_INFINITY, textRangesOf(page)(parent)[1]);
  const heading = /^h[1-6]$/.test(localNameOf(unit)) ? localNameOf(unit) : null;
  let text = page.text.norm.slice(Math.max(unitEnd, label.end), Math.max(bound, label.end));
  for (let at = nextElementOf(unit); at; at = nextElementOf(at)) {
    if (next && contains(at, next.element)) break;
    if (heading !== null && localNameOf(at) === heading) {
      text = text.slice(0, Math.max(0, textRangesOf(page)(at)[0] - Math.max(unitEnd, label.end)));
      break;
    }
    if (queryAll(at, media).length > 0 || /^(?:img|iframe|object|video|canvas)$/.test(localNameOf(at))) return { state: 'filled', text: clip(text) };
  }
  const state = reading(text);
  return state === 'blank' ? null : { state, text: clip(text) };
}

/** A row of labels and nothing else is a strip of tabs or a menu: what follows one of them in it is the next, not its content. */
function isTabStrip(page: PageView, labels: readonly GuideLabel[], unit: Element, parent: Element): boolean {
  const items = [...childrenOf(parent)];
  if (items.length < 2 || items.length > 40 || /^h[1-6]$|^tr$/.test(localNameOf(unit))) return false;
  let inside = 0;
  for (const each of items) {
    const words = textIn(page, each);
    inside += words.length;
    if (words.length > 14 || queryAll(each, 'img, iframe, table').length > 0) return false;
  }
  return textIn(page, parent).length === inside && labelsIn(page, labels, parent) >= Math.max(2, items.length * 0.7);
}

function textIn(page: PageView, element: Element): string {
  const [start, end] = textRangesOf(page)(element);
  return end - start > 2000 ? ' '.repeat(2000) : squeezed(page.text.norm.slice(start, end));
}

/** The panel of a tab by its place: a container after the strip with as many children, or as many elements right after it. */
function panelByPlace(page: PageView, unit: Element, strip: Element): Element | null {
  const tabs = [...childrenOf(strip)];
  const place = tabs.indexOf(unit);
  let at: Element | null = strip;
  for (let level = 0; at && level < 3; level += 1, at = parentOf(at)) {
    const after: Element[] = [];
    for (let next = nextElementOf(at); next && after.length < 40; next = nextElementOf(next)) after.push(next);
    if (after.length === tabs.length) return after[place]!;
    for (const each of after.slice(0, 3)) {
      const inner = [...childrenOf(each)];
      if (inner.length === tabs.length && inner.some((panel) => textRangesOf(page)(panel)[1] - textRangesOf(page)(panel)[0] > 16)) return inner[place]!;
    }
  }
  return null;
}

/** Whether another label of the same make under the same parent has its content: then this one, which has none, is empty for sure. */
function hasFilledTwin(page: PageView, labels: readonly GuideLabel[], index: number, unit: Element, parent: Element): boolean {
  const name = localNameOf(unit);
  const isLine = marked.test(page.text.norm.slice(labels[index]!.start - 6 < 0 ? 0 : labels[index]!.start - 6, labels[index]!.end + 2)) && !/^(?:li|a|span|button|td)$/.test(name);
  const first = Math.max(0, index - nearby);
  return labels.slice(first, index + nearby).some((other, offset) => {
    const at = first + offset;
    if (at === index || !contains(parent, other.element)) return false;
    const twin = unitOf(page, labels, other);
    if (twin === unit || parentOf(twin) !== parent || localNameOf(twin) !== name) return false;
    const own = leftover(page, other, twin);
    if (own?.state === 'filled') return !/^(?:a|button)$/.test(name);
    const after = nextElementOf(twin);
    const hasOtherMake = after !== null && localNameOf(after) !== name && ofElement(page, after).state === 'filled' && labelsIn(page, labels, after) === 0;
    return hasOtherMake || (isLine && following(page, labels, at, twin, parent)?.state === 'filled');
  });
}

/** How many labels before and behind are compared. */
const nearby = 20;
const marked = /[:】]|[一二三四五六七八九十\d][、.)]/;
