import type { EditField, FieldPlaces } from '../contract/edit-page.ts';
import { attr, documentOf, localNameOf, queryAll } from '../page/dom.ts';
import { elementAt } from '../page/locate.ts';
import { folded } from '../page/normal-text.ts';
import { fieldMarkup, fieldText } from './field-text.ts';
import type { Written } from './light-checks.ts';

/** So long nobody has written anything before it is looked at, milliseconds. */
const quiet = 600;

/**
 * Calls back with what stands in the fields: at once, and whenever writing has paused. Never while an input method is composing.
 * Listens and reads; writes nothing into the page. Ends with the signal.
 * @param seen what stands there, and fields that are not on the page (any more)
 */
export function watchFields(document: Document, places: FieldPlaces, signal: AbortSignal, seen: (written: Written, missing: readonly EditField[]) => void): void {
  const heard = new WeakSet<Document>();
  const watched = new WeakSet<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let composing = false;
  let last = '';

  const look = (): void => {
    if (composing || signal.aborted) return;
    const elements = new Map((Object.keys(places) as EditField[]).map((field) => [field, elementAt(document, places[field]!)]));
    for (const element of elements.values()) if (element) listen(element);
    const written = writtenIn(elements);
    const missing = [...elements].filter(([, element]) => !element).map(([field]) => field);
    const now = JSON.stringify([written, missing]);
    if (now === last) return;
    last = now;
    seen(written, missing);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, quiet);
  };
  // Editors are made late and made anew: their documents are heard from the first time they are seen.
  const listen = (element: Element): void => {
    const own = documentOf(element);
    if (!heard.has(own)) {
      heard.add(own);
      const options = { capture: true, passive: true, signal };
      for (const type of ['input', 'change', 'paste', 'cut', 'drop', 'keyup']) own.addEventListener(type, soon, options);
      own.addEventListener('compositionstart', () => { composing = true; }, options);
      own.addEventListener('compositionend', () => {
        composing = false;
        soon();
      }, options);
      // Whoever leaves the field in the middle of composing has ended it, whatever the method says.
      own.addEventListener('focusout', () => {
        composing = false;
        soon();
      }, options);
    }
    if (!watched.has(element) && localNameOf(element) !== 'input' && localNameOf(element) !== 'textarea' && localNameOf(element) !== 'select') {
      watched.add(element);
      // What an editor's own buttons insert comes without an event.
      const observer = new MutationObserver(soon);
      observer.observe(element, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['src', 'href', 'alt'] });
      signal.addEventListener('abort', () => observer.disconnect());
    }
  };
  // A field that a script fills says nothing; an editor that is still being made is not there yet.
  const beat = setInterval(look, 3000);
  signal.addEventListener('abort', () => {
    clearInterval(beat);
    clearTimeout(timer);
  });
  look();
}

function writtenIn(elements: ReadonlyMap<EditField, Element | null>): Written {
  const text = (field: EditField): string | undefined => {
    const element = elements.get(field);
    return element ? fieldText(element).slice(0, 200_000) : undefined;
  };
  const body = elements.get('body');
  const markup = body ? fieldMarkup(body) : null;
  const [title, date, source, words] = [text('title'), text('date'), text('source'), text('body')];
  return {
    ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }), ...(source === undefined ? {} : { source }), ...(words === undefined ? {} : { body: words }),
    ...(markup ? {
      links: queryAll(markup, 'a').map((link) => ({ text: folded(link.textContent ?? '').slice(0, 60), href: attr(link, 'href') })).filter(({ text: words, href }) => href !== null || words !== ''),
      pictures: queryAll(markup, 'img').map((picture) => ({ src: (attr(picture, 'src') ?? '').slice(0, 300), alt: attr(picture, 'alt') })),
    } : {}),
  };
}
