import { attr, idOf, localNameOf, queryAll, textOf } from '../dom.ts';
import { folded } from '../normal-text.ts';
import type { Link } from '../page-view.ts';

/** What a person would call a link: its text, else the words of its pictures or labels, else its tag with id or class. Never its place. */
export function subjectOf({ element, text }: Link): string {
  if (text !== '') return text;
  return labelOf(element) ?? tagOf(element);
}

/** Words that name an element without being its text: aria-label, title, alternative text of a picture in it, title of a drawing; null when there are none. */
export function labelOf(element: Element): string | null {
  for (const name of ['aria-label', 'title', 'alt']) {
    const value = folded(attr(element, name) ?? '');
    if (value !== '') return value;
  }
  for (const inner of queryAll(element, 'img, input, svg title, [aria-label], [title], object, area').slice(0, 20)) {
    const value = localNameOf(inner) === 'title' ? folded(textOf(inner) ?? '') : folded(attr(inner, 'alt') ?? attr(inner, 'aria-label') ?? attr(inner, 'title') ?? attr(inner, 'value') ?? '');
    if (value !== '') return value;
  }
  return null;
}

function tagOf(element: Element): string {
  const id = idOf(element);
  const name = (attr(element, 'class') ?? '').trim().split(/\s+/)[0] ?? '';
  return `<${localNameOf(element)}${id ? ` id="${id}"` : ''}${name ? ` class="${name}"` : ''}>`;
}
