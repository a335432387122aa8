import { afterEach, expect, it } from 'vitest';
import { anyShadowRootOf } from '../../page/any-shadow-root.ts';

afterEach(() => document.body.replaceChildren());

function host(mode: 'open' | 'closed'): readonly [Element, ShadowRoot] {
  const element = document.createElement('section');
  document.body.append(element);
  return [element, element.attachShadow({ mode })];
}

it('a browser that hands extensions no closed roots still gives the open ones', () => {
  const [open, root] = host('open');
  expect(anyShadowRootOf(open, undefined)).toBe(root);
  expect(anyShadowRootOf(host('closed')[0], undefined)).toBeNull();
  expect(anyShadowRootOf(document.body, undefined)).toBeNull();
});

it('a browser that hands out closed roots is asked for them', () => {
  const [closed, root] = host('closed');
  expect(anyShadowRootOf(closed, { openOrClosedShadowRoot: (asked) => (asked === closed ? root : null) })).toBe(root);
});
