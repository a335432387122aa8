import { expect, it } from 'vitest';
import { readLoadState } from '../../page/load-state.ts';

const failed = ['http://www.example.gov.cn/b.js', 'http://cdn.example.com/a.js', 'http://www.example.gov.cn/a.js'].map((url) => ({ url, kind: 'script' as const }));

it('says the same of a page whichever of its parts failed first', () => {
  const page = new DOMParser().parseFromString('<!doctype html><html><head></head><body><p>示例</p></body></html>', 'text/html');
  const read = (order: readonly (typeof failed)[number][]) => readLoadState(page, 'quiet', { status: 200, known: true, failed: order, pages: [] }, []).failed.map(({ url }) => url);
  expect(read(failed)).toEqual(['http://cdn.example.com/a.js', 'http://www.example.gov.cn/a.js', 'http://www.example.gov.cn/b.js']);
  expect(read(failed.toReversed())).toEqual(read(failed));
});
