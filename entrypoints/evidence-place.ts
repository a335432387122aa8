import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createRevealer } from '../components/overlay/reveal.ts';
import { findPlace, viewBox, type ViewBox } from '../components/overlay/place-in-page.ts';
import { evidencePlaceGlobal, evidencePlaceRequestSchema, type EvidencePlace } from '../contract/evidence-place.ts';

/**
 * Injected when a picture of a place is taken, never before. Leaves one function in the isolated world: it brings the place into the
 * window, takes our own marks out of the picture, and says where everything is; asked again, it puts all back as it was.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[evidencePlaceGlobal]) return;
  let restore: (() => void) | null = null;
  world[evidencePlaceGlobal] = async (text: string): Promise<EvidencePlace | null> => {
    const request = evidencePlaceRequestSchema.parse(JSON.parse(text));
    restore?.();
    restore = null;
    if (request.do === 'restore') return null;
    const { state, element } = findPlace(request.place);
    const nowhere = { box: null, covers: null, width: innerWidth, height: innerHeight, ratio: devicePixelRatio };
    if (!element || (state !== 'there' && !request.masked)) return { state, ...nowhere };
    const [left, top] = [scrollX, scrollY];
    const own = document.querySelector<HTMLElement>('duwang-overlay');
    // Not visibility: what is hidden loses the focus, and with it the keys the person is pressing.
    const shown = own?.style.opacity ?? '';
    if (own) own.style.opacity = '0';
    const revealer = createRevealer();
    restore = () => {
      revealer.restore();
      if (own) own.style.opacity = shown;
      scrollTo({ left, top, behavior: 'instant' });
    };
    // A page is not moved under its reader's eyes where the place is in sight already.
    const before = viewBox(element);
    if (!before || before.y < 0 || before.y + before.height > innerHeight) revealer.reveal(element);
    await drawn();
    const box = viewBox(element);
    if (!box) return { state: 'hidden', ...nowhere };
    const covers: ViewBox[] = [];
    for (const place of request.covers) {
      const found = findPlace(place);
      // Personal data that cannot be found again could be anywhere: then no picture is taken.
      if (found.state === 'gone') return { state: 'uncovered', ...nowhere };
      const where = found.element && viewBox(found.element);
      if (where) covers.push(where);
    }
    return { state: 'there', box, covers, width: innerWidth, height: innerHeight, ratio: devicePixelRatio };
  };
});

/** Two frames: scrolled and painted. A window nobody sees paints none; then a little time must do. */
function drawn(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, 400);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      clearTimeout(late);
      done();
    }));
  });
}
