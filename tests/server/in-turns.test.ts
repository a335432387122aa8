import { expect, test } from 'vitest';
import { inTurns } from '../../server/in-turns.ts';

test('a long list lets others have their turn, and comes out whole and in order', async () => {
  const order: string[] = [];
  const other = (left: number): void => {
    order.push('other');
    if (left > 0) setImmediate(other, left - 1);
  };
  setImmediate(other, 3);
  const made = await inTurns(Array.from({ length: 2600 }, (_, at) => at), (one, at) => {
    if (at % 500 === 0) order.push(`at ${at}`);
    return one * 2;
  });
  expect([made.length, made[0], made[2599]]).toEqual([2600, 0, 5198]);
  expect(order.indexOf('other')).toBeLessThan(order.indexOf('at 1000'));
  expect(order.filter(one => one === 'other')).toHaveLength(4);
});

test('what the work throws is thrown, and a short list costs no turn', async () => {
  await expect(inTurns([1, 2], () => { throw new Error('no'); })).rejects.toThrow('no');
  let turned = false;
  setImmediate(() => { turned = true; });
  await inTurns([1, 2, 3], one => one);
  expect(turned).toBe(false);
});
