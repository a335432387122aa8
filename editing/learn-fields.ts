import type { ArticleFacts, FieldPlaces } from '../contract/edit-page.ts';
import { isRendered, localNameOf } from '../page/dom.ts';
import { parseDateTime } from '../page/date-format.ts';
import { folded, squeezed } from '../page/normal-text.ts';
import { controlsOf, type Control } from './controls.ts';
import { fieldText } from './field-text.ts';

/**
 * Recognises the fields of an edit page by what the published article says. Only what says the very same is taken; a field that
 * cannot be told is left out and is not checked. Reads only.
 */
export function learnFields(document: Document, article: ArticleFacts): FieldPlaces {
  const controls = controlsOf(document).map((control) => ({ control, text: fieldText(control.element), seen: isSeen(control) }));
  const places: FieldPlaces = {};
  const take = (field: keyof FieldPlaces, fits: (text: string, control: Control) => boolean): void => {
    const free = controls.filter(({ control, text }) => !Object.values(places).includes(control.place) && fits(text, control));
    // What a person sees and writes into comes before the hidden copy a script keeps.
    const best = free.find(({ seen }) => seen) ?? free[0];
    if (best) places[field] = best.control.place;
  };
  const title = folded(article.title);
  // Three samples: a template may put words of its own before the text.
  const words = squeezed(article.body);
  const samples = [0, 0.3, 0.6].map((part) => words.slice(Math.floor(words.length * part), Math.floor(words.length * part) + 24)).filter((sample) => sample.length >= 10);
  if (title !== '') take('title', (text, { element }) => localNameOf(element) !== 'select' && folded(text) === title);
  take('body', (text) => samples.some((sample) => squeezed(text).includes(sample)));
  if (article.date !== null) {
    const wanted = article.date;
    take('date', (text, { element }) => localNameOf(element) === 'input' && (parseDateTime(text).normal ?? '') === wanted);
    if (!places.date) take('date', (text, { element }) => localNameOf(element) === 'input' && (parseDateTime(text).normal ?? '').slice(0, 10) === wanted.slice(0, 10));
  }
  if (article.source !== null) take('source', (text) => folded(text) === folded(article.source!));
  return places;
}

function isSeen({ element, document }: Control): boolean {
  const frame = document.defaultView?.frameElement ?? null;
  return isRendered(element) && (frame === null || isRendered(frame));
}
