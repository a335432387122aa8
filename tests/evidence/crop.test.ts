import { expect, it } from 'vitest';
import { cropOf } from '../../evidence/crop.ts';

const screen = { width: 1280, height: 800 };

it('keeps the place with what is around it, inside the window, in pixels of the screenshot', () => {
  const crop = cropOf({ x: 600, y: 400, width: 80, height: 20 }, [], screen, 2)!;
  expect(crop.from).toEqual({ x: 640, y: 580, width: 1280, height: 480 });
  expect(crop.mark).toEqual({ x: 560, y: 220, width: 160, height: 40 });
});

it.each([
  ['a place in the corner', { x: 1250, y: 790, width: 100, height: 50 }], ['one larger than the window', { x: -50, y: -300, width: 3000, height: 4000 }], ['one of a hair', { x: 10, y: 10, width: 0.4, height: 0.4 }],
])('%s: never leaves the window', (_, place) => {
  const { from, mark } = cropOf(place, [], screen, 1)!;
  expect(from.x).toBeGreaterThanOrEqual(0);
  expect(from.y).toBeGreaterThanOrEqual(0);
  expect(from.x + from.width).toBeLessThanOrEqual(1280);
  expect(from.y + from.height).toBeLessThanOrEqual(800);
  expect(mark.x + mark.width).toBeLessThanOrEqual(from.width);
});

it('says when nothing of the place is to be seen', () => {
  expect(cropOf({ x: 10, y: 900, width: 10, height: 10 }, [], screen, 1)).toBeNull();
});

it('covers every part of personal data that is in the crop, outwards to whole pixels, and nothing that is not', () => {
  const { covers, from } = cropOf({ x: 600, y: 400, width: 80, height: 20 }, [{ x: 500.4, y: 380.6, width: 40.2, height: 10.1 }, { x: 0, y: 0, width: 5, height: 5 }, { x: 300, y: 350, width: 40, height: 10 }], screen, 1.5)!;
  expect(covers).toHaveLength(2);
  const left = covers[0]!.x / 1.5 + from.x / 1.5;
  expect(left).toBeLessThanOrEqual(500.4 - 2);
  expect(left + covers[0]!.width / 1.5).toBeGreaterThanOrEqual(540.6 + 2);
  expect(covers[1]!.x).toBe(0);
});
