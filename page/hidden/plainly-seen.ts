import { clientWidthOf, computed, dataOf, documentOf, firstChildOf, localNameOf, nextSiblingOf, nodeTypeOf, parentOf, rect, rootElementOf } from '../dom.ts';
import { alphaOf, type Box } from './paint-box.ts';
import { contrastOf } from './paint-colour.ts';
import { scrollOf } from './paint-chain.ts';
import type { PageView } from '../page-view.ts';

/** What an element and its ancestors have in common that bears on a first look. */
interface Ground {
  /** Nothing about them could conceal what flows in them, but for the boxes that cut. */
  readonly clear: boolean;
  readonly cutters: readonly Element[];
  /** Nearest background colour that is not transparent, as computed; '' for none. */
  readonly paper: string;
}

/**
 * A first look that proves most links visible with few reads: rendered, with text of its own, of readable size, inside the page and
 * inside every box that cuts, told apart from its ground, and nothing unusual above it. False proves nothing: then the full examination decides.
 */
export function createFirstLook(page: PageView): (link: Element) => boolean {
  const grounds = new Map<Element, Ground>();
  const boxes = new Map<Element, Box>();
  const readable = new Map<string, boolean>();
  const windows = new Map<Document, { readonly x: number; readonly y: number; readonly width: number }>();
  const groundOf = (element: Element): Ground => {
    const path: Element[] = [];
    let at: Element | null = element;
    let ground: Ground | undefined;
    while (at && !(ground = grounds.get(at))) {
      path.push(at);
      at = parentOf(at);
    }
    for (let index = path.length - 1; index >= 0; index -= 1) {
      ground = groundUnder(path[index]!, ground ?? null);
      grounds.set(path[index]!, ground);
    }
    return ground!;
  };
  const windowOf = (element: Element): { readonly x: number; readonly y: number; readonly width: number } => {
    const document = documentOf(element);
    let known = windows.get(document);
    if (!known) {
      const [x, y] = scrollOf(element);
      const root = rootElementOf(document);
      known = { x, y, width: root ? clientWidthOf(root) : 0 };
      windows.set(document, known);
    }
    return known;
  };
  return (link) => {
    if (!page.shown(link) || !hasOwnText(link)) return false;
    const { clear, cutters, paper } = groundOf(link);
    if (!clear) return false;
    const box = rect(link);
    const { x, y, width } = windowOf(link);
    if (box.width < 6 || box.height < 6 || box.left + x < 0 || box.top + y < 0 || box.right + x > width) return false;
    for (const cutter of cutters) {
      let edge = boxes.get(cutter);
      if (!edge) boxes.set(cutter, (edge = rect(cutter)));
      if (box.left < edge.left || box.top < edge.top || box.right > edge.right || box.bottom > edge.bottom) return false;
    }
    const style = computed(link);
    if (Number.parseFloat(style.fontSize) < 6 || style.textIndent.startsWith('-')) return false;
    const colours = `${style.webkitTextFillColor}/${paper}`;
    let told = readable.get(colours);
    if (told === undefined) readable.set(colours, (told = (contrastOf(style.webkitTextFillColor, paper === '' ? 'rgb(255, 255, 255)' : paper) ?? 1) >= 1.15));
    return told;
  };
}

function groundUnder(element: Element, above: Ground | null): Ground {
  const style = computed(element);
  const name = localNameOf(element);
  const overflow = style.overflow;
  const cuts = overflow !== 'visible' && name !== 'body' && name !== 'html';
  const background = style.backgroundColor;
  const clear = (above?.clear ?? true) && name !== 'marquee' && style.opacity === '1' && style.filter === 'none' && style.clipPath === 'none' && style.maskImage === 'none' && /^(?:static|relative)$/.test(style.position);
  return { clear, cutters: cuts ? [...(above?.cutters ?? []), element] : (above?.cutters ?? none), paper: alphaOf(background) > 0 ? background : (above?.paper ?? '') };
}

const none: readonly Element[] = [];

/** Text directly in the link, not in something inside it that may be hidden. */
function hasOwnText(link: Element): boolean {
  for (let node = firstChildOf(link), looked = 0; node && looked < 4; node = nextSiblingOf(node), looked += 1) {
    if (nodeTypeOf(node) === 3 && /\S/.test(dataOf(node as Text))) return true;
  }
  return false;
}
