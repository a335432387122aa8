import { alphaOf } from '../hidden/paint-box.ts';
import { computed, rect } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/** One hue of the page's large areas. */
export interface Hue {
  /** Degrees, 0–359: the middle of the colours counted to it. */
  readonly hue: number;
  /** The colour of its largest area, `#rrggbb`. */
  readonly colour: string;
  /** Square pixels. */
  readonly area: number;
  /** The element of its largest area. */
  readonly element: Element;
}

type Pause = { readonly pause: true };

/** Smaller boxes are buttons and marks (square pixels). */
const leastBox = 6000;
/** Colours closer than this in hue are one colour in shades (degrees). */
const sameHue = 28;
/** What areas are made of; links, list items and paragraphs are accents. */
const painted = ['body', 'div', 'header', 'nav', 'section', 'main', 'footer', 'aside', 'article', 'ul', 'dl', 'table', 'td', 'form'];

/**
 * Hues of the backgrounds of large shown boxes, largest first; white, grey and black are none. Pictures are not looked into.
 * Rectangles are read before styles, and styles only of large boxes.
 */
export function* palette(page: PageView): Generator<Pause, readonly Hue[]> {
  const hues: { hue: number; colour: string; area: number; most: number; element: Element }[] = [];
  let looked = 0;
  for (const name of painted) {
    for (const element of page.all(name).slice(0, 4000)) {
      looked += 1;
      if (looked % 200 === 0) yield { pause: true };
      const { width, height } = rect(element);
      const area = width * height;
      if (area < leastBox || width < 40 || height < 16) continue;
      const colour = strongColour(computed(element));
      if (!colour || !page.shown(element)) continue;
      const near = hues.find(({ hue }) => distance(hue, colour.hue) <= sameHue);
      if (!near) hues.push({ hue: colour.hue, colour: colour.text, area, most: area, element });
      else {
        near.area += area;
        if (area > near.most) Object.assign(near, { most: area, colour: colour.text, hue: colour.hue, element });
      }
    }
  }
  return hues.sort((a, b) => b.area - a.area || a.hue - b.hue).map(({ hue, colour, area, element }) => ({ hue: Math.round(hue), colour, area: Math.round(area), element }));
}

/** The background's colour, or the first colour of its gradient, where it has a hue that can be seen. */
function strongColour({ backgroundColor, backgroundImage }: CSSStyleDeclaration): { hue: number; text: string } | null {
  if (alphaOf(backgroundColor) >= 0.6) return hueOf(backgroundColor);
  const first = backgroundImage.startsWith('linear-gradient') ? /rgba?\([^)]*\)/.exec(backgroundImage)?.[0] : undefined;
  return first && alphaOf(first) >= 0.6 ? hueOf(first) : null;
}

function hueOf(colour: string): { hue: number; text: string } | null {
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/.exec(colour);
  if (!parts) return null;
  const [red, green, blue] = [Number(parts[1]), Number(parts[2]), Number(parts[3])] as [number, number, number];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const spread = most - least;
  const lightness = (most + least) / 510;
  const saturation = spread === 0 ? 0 : spread / 255 / (1 - Math.abs(2 * lightness - 1));
  // Nearly white, nearly black or greyish: a shade, not a colour.
  if (lightness > 0.9 || lightness < 0.1 || saturation < 0.25) return null;
  const sector = most === red ? ((green - blue) / spread) % 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  const text = `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
  return { hue: (sector * 60 + 360) % 360, text };
}

function distance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, 360 - apart);
}
