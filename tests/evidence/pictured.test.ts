import { expect, it } from 'vitest';
import { canBePictured } from '../../evidence/pictured.ts';

const box = [0, 0, 100, 20] as [number, number, number, number];

it.each([
  ['a paragraph', 'html > body > p:nth-of-type(2)'], ['an element with an id', '#links > a'], ['a header', 'html > body > header'], ['a heading whose id begins with head', '#head > h1'],
  ['a link in a frame', 'html > body > iframe >>> html > body > a'], ['an element of a site’s own', 'html > body > link-list'],
])('%s can be pictured', (_, selector) => expect(canBePictured({ selector, quote: '', box })).toBe(true));

it.each([
  ['a tag in the head', 'html > head > meta:nth-of-type(3)', box], ['the same without html', 'head > title', box], ['a tag that strayed into the body', 'html > body > meta:nth-of-type(1)', box],
  ['a tag with an id', 'html > body > script#stat', box], ['a tag in the head of a frame', 'html > body > iframe >>> html > head > meta', box], ['the head itself', 'html > head', box],
  ['what was not rendered', '#hidden > a', [0, 0, 0, 0] as [number, number, number, number]],
])('%s cannot', (_, selector, where) => expect(canBePictured({ selector, quote: '', box: where })).toBe(false));

it('nor can what has no place', () => expect(canBePictured(null)).toBe(false));

it('takes a line without height and a bar without width for what may be seen', () => {
  expect(canBePictured({ selector: 'p', quote: '', box: [0, 0, 300, 0] })).toBe(true);
});
