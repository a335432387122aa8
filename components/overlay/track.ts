import { textBoxes, viewBox, type ViewBox } from './place-in-page.ts';
import type { Marked, OverlayStore } from './overlay-store.ts';

/**
 * Keeps boxes and card at their places while the page scrolls, resizes and moves: one batch of reads, then one batch of
 * writes, at most once a frame. Ends with the signal. Returns a function that places everything anew.
 * @param gone called when our host was taken out of the page: by the page, or by the overlay of a newer version of us
 */
export function track(root: HTMLElement, store: OverlayStore, signal: AbortSignal, gone: () => void): () => void {
  let asked = 0;
  const place = (): void => {
    asked = 0;
    if (!root.isConnected) return gone();
    const { marked, current } = store.getState();
    const boxes = marked.map(boxOf);
    const shown = boxes[marked.findIndex(({ finding }) => finding.record.id === current)]?.around ?? null;
    const holders = new Map([...root.querySelectorAll<HTMLElement>('[data-place]')].map((holder) => [holder.dataset['place'], holder]));
    const card = root.querySelector<HTMLElement>('[data-card]');
    const cardSize = card?.getBoundingClientRect();

    marked.forEach(({ finding, shift }, index) => {
      const holder = holders.get(finding.record.id);
      if (holder) put(holder, boxes[index] ?? null, shift);
    });
    if (card && cardSize) {
      const { x, y } = besides(shown, cardSize.width, cardSize.height, root);
      card.style.transform = `translate(${x}px, ${y}px)`;
    }
    if (store.getState().shown !== (shown !== null)) store.setState({ shown: shown !== null });
  };
  const soon = (): void => {
    asked ||= requestAnimationFrame(place);
  };
  window.addEventListener('scroll', soon, { capture: true, passive: true, signal });
  window.addEventListener('resize', soon, { passive: true, signal });
  // Pictures that load and menus that open move places without any event we could hear.
  const beat = setInterval(soon, 400);
  signal.addEventListener('abort', () => {
    clearInterval(beat);
    cancelAnimationFrame(asked);
  });
  return place;
}

/** Where the mark of one place stands: at the words themselves where the browser marks them, else a box round the element. */
interface MarkBox { readonly at: ViewBox; readonly around: ViewBox; readonly text: boolean }

function boxOf({ place: { element }, text }: Marked): MarkBox | null {
  if (!element) return null;
  const words = textBoxes(text, element);
  if (words) return { at: words.first, around: words.all, text: true };
  const box = viewBox(element);
  return box && { at: box, around: box, text: false };
}

function put(holder: HTMLElement, mark: MarkBox | null, shift: number): void {
  holder.hidden = mark === null;
  if (!mark) return;
  const { at: box, text } = mark;
  if (text) holder.dataset['text'] = '';
  else delete holder.dataset['text'];
  holder.style.transform = `translate(${box.x - 3}px, ${box.y - 3}px)`;
  holder.style.width = `${box.width + 6}px`;
  holder.style.height = `${box.height + 6}px`;
  holder.dataset['edge'] = [box.y < 16 ? 'top' : '', box.x < 16 ? 'left' : ''].filter((edge) => edge !== '').join(' ');
  (holder.firstElementChild as HTMLElement).style.marginInlineStart = `${shift * 26}px`;
}

const gap = 12;

/** Below the place, else above it, else in the lower corner; always inside what the layer covers: the window without its scroll bars. */
function besides(box: ViewBox | null, width: number, height: number, { clientWidth: across, clientHeight: down }: HTMLElement): { readonly x: number; readonly y: number } {
  if (!box || box.y + box.height < 0 || box.y > down) return { x: Math.max(gap, across - width - gap), y: Math.max(gap, down - height - gap) };
  const x = Math.min(Math.max(gap, box.x), Math.max(gap, across - width - gap));
  if (box.y + box.height + gap + height <= down) return { x, y: box.y + box.height + gap };
  if (box.y - gap - height >= 0) return { x, y: box.y - gap - height };
  return { x: box.x + box.width / 2 > across / 2 ? gap : Math.max(gap, across - width - gap), y: Math.max(gap, down - height - gap) };
}
