import { expect, it } from 'vitest';
import { en } from '../../messages/en.ts';

it('what costs nothing has no minus', () => {
  expect(en['score.page']('0')).toBe('This page: 0');
  expect(en['score.page']('0.5')).toBe('This page: −0.5');
});
