import type { LensArea, LensKind } from '../../contract/lens.ts';
import { wordsOf, type Language } from '../../messages/words.ts';
import { isRendered } from '../../page/dom.ts';
import { elementAt } from '../../page/locate.ts';
import { viewBox } from './place-in-page.ts';

/** The coverage lens over a page; `hide` leaves nothing of it. */
export interface Lens { readonly hide: () => void }

interface Drawn { readonly box: HTMLElement; readonly element: Element; readonly area: LensArea }

const states = ['machine', 'both', 'person', 'nobody'] as const;

/**
 * Tints the parts of the page by who has examined them, with the clauses, and says in a legend what the tints mean and how many
 * parts each has. Everything is drawn in our own layer; the page is only measured.
 * @param root the layer inside the closed shadow root
 */
export function showLens(root: HTMLElement, areas: readonly LensArea[], language: Language): Lens {
  const words = wordsOf(language);
  const layer = part(root, 'lens');
  const drawn: Drawn[] = [];
  for (const area of areas) {
    const element = elementAt(document, area.selector);
    if (!element || !isRendered(element)) continue;
    const box = part(layer, 'lens-area');
    box.dataset['by'] = area.by;
    box.dataset['kind'] = area.kind;
    const label = part(box, 'lens-label');
    label.textContent = `${words[`lens.by.${area.by}`]}　${words[`lens.kind.${area.kind}`]}${area.clauses.length > 0 ? `　${area.clauses.slice(0, 3).join(words['line.comma'])}` : ''}`;
    drawn.push({ box, element, area });
  }
  legend(layer, drawn, language);

  let asked = 0;
  const place = (): void => {
    asked = 0;
    // One batch of reads, then one of writes.
    const boxes = drawn.map(({ element }) => viewBox(element));
    drawn.forEach(({ box }, index) => {
      const at = boxes[index];
      box.hidden = !at;
      if (at) Object.assign(box.style, { transform: `translate(${at.x}px, ${at.y}px)`, width: `${at.width}px`, height: `${at.height}px` });
      if (at) box.dataset['small'] = String(at.width < 140 || at.height < 60);
    });
  };
  const soon = (): void => {
    asked ||= requestAnimationFrame(place);
  };
  const end = new AbortController();
  window.addEventListener('scroll', soon, { capture: true, passive: true, signal: end.signal });
  window.addEventListener('resize', soon, { passive: true, signal: end.signal });
  place();
  return {
    hide: () => {
      end.abort();
      cancelAnimationFrame(asked);
      layer.remove();
    },
  };
}

/** What each tint means, in words, with how many parts have it and which of them nobody has looked at. */
function legend(layer: HTMLElement, drawn: readonly Drawn[], language: Language): void {
  const words = wordsOf(language);
  const box = part(layer, 'lens-legend');
  box.setAttribute('role', 'status');
  part(box, 'lens-title').textContent = words['lens.title'];
  for (const by of states) {
    const own = drawn.filter(({ area }) => area.by === by);
    const line = part(box, 'lens-line');
    line.dataset['by'] = by;
    part(line, 'lens-swatch').setAttribute('aria-hidden', 'true');
    part(line, 'lens-words').textContent = `${words[`lens.by.${by}`]}${words['line.colon']}${words['lens.parts'](own.length)}${own.length === 0 ? '' : `${words['line.open']}${kindsOf(own.map(({ area }) => area.kind)).map((kind) => words[`lens.kind.${kind}`]).join(words['line.comma'])}${words['line.close']}`}`;
  }
  const gaps = [...new Set(drawn.map(({ area }) => area.unchecked).filter((text) => text !== ''))].slice(0, 6);
  for (const gap of gaps) part(box, 'lens-gap').textContent = gap;
  part(box, 'lens-keys').textContent = words['lens.keys'];
}

function kindsOf(kinds: readonly LensKind[]): readonly LensKind[] {
  return [...new Set(kinds)];
}

function part(parent: HTMLElement, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
}
