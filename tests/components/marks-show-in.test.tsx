import { afterEach, expect, it, vi } from 'vitest';
import { marksShowIn } from '../../components/overlay/text-marks.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function inShadow(): Element {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<p>text</p>';
  return root.firstElementChild!;
}

it('this browser gives marks in an open shadow root the style of the document', () => {
  document.body.innerHTML = '<style>::highlight(duwang-fail) { background-color: rgb(249, 208, 204) }</style><p>text</p>';
  expect(marksShowIn(document.querySelector('p')!)).toBe(true);
  expect(marksShowIn(inShadow())).toBe(true);
});

it('where the style of the document ends at the shadow root, as in Firefox 153, the text there is boxed', () => {
  const inner = inShadow();
  vi.spyOn(window, 'getComputedStyle').mockImplementation((element) => ({ backgroundColor: element === inner ? 'rgba(0, 0, 0, 0)' : 'rgb(249, 208, 204)' }) as CSSStyleDeclaration);
  expect(marksShowIn(inner)).toBe(false);
  expect(marksShowIn(document.body)).toBe(true);
});
