/** A box in CSS pixels of the window, or in pixels of a picture. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export interface Crop {
  /** What of the screen is kept, in pixels of the screenshot. */
  readonly from: Box;
  /** The place in the crop, and what is painted over in it, in pixels of the crop. */
  readonly mark: Box;
  readonly covers: readonly Box[];
}

/** Around the place so much is kept, CSS pixels: enough to see where in the page it is. */
const margin = 60;
const least = { width: 640, height: 240 } as const;
const most = { width: 1400, height: 900 } as const;
/** Personal data is covered with some room around it. */
const slack = 3;

/**
 * Where to cut a screenshot so that the place is seen with what is around it.
 * @param place box of the place in the window, CSS pixels
 * @param covers boxes that must not be seen
 * @param window size of the window in CSS pixels; `ratio` screenshot pixels for one of them
 * @returns null where nothing of the place is in the window
 */
export function cropOf(place: Box, covers: readonly Box[], window: { readonly width: number; readonly height: number }, ratio: number): Crop | null {
  const seen = common(place, { x: 0, y: 0, ...window });
  if (!seen) return null;
  const span = (start: number, length: number, lowest: number, highest: number, limit: number): readonly [number, number] => {
    const wanted = Math.min(limit, highest, Math.max(lowest, length + 2 * margin));
    const from = Math.min(Math.max(0, start + length / 2 - wanted / 2), limit - wanted);
    return [from, wanted];
  };
  const [x, width] = span(seen.x, seen.width, least.width, most.width, window.width);
  const [y, height] = span(seen.y, seen.height, least.height, most.height, window.height);
  const frame = { x, y, width, height };
  const within = (box: Box): Box | null => {
    const part = common(box, frame);
    return part && scaled({ x: part.x - x, y: part.y - y, width: part.width, height: part.height }, ratio);
  };
  const wider = covers.map((box) => ({ x: box.x - slack, y: box.y - slack, width: box.width + 2 * slack, height: box.height + 2 * slack }));
  return { from: scaled(frame, ratio), mark: within(seen) ?? { x: 0, y: 0, width: 0, height: 0 }, covers: wider.flatMap((box) => within(box) ?? []) };
}

function common(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** In whole pixels, outwards: what must be covered is covered to its edge. */
function scaled({ x, y, width, height }: Box, ratio: number): Box {
  const left = Math.floor(x * ratio);
  const top = Math.floor(y * ratio);
  return { x: left, y: top, width: Math.ceil((x + width) * ratio) - left, height: Math.ceil((y + height) * ratio) - top };
}
