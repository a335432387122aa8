import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../../demo/expected.json' with { type: 'json' };
import { dateText } from '../../demo/render-page.ts';
import { demoHost, serveDemo } from '../../demo/serve.ts';

const now = new Date('2026-11-21T20:00:00Z'); // already the 22nd in Beijing
let demo: Awaited<ReturnType<typeof serveDemo>>;
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${demo.port}${path}`, init);

beforeAll(async () => { demo = await serveDemo({ now }); });
afterAll(() => demo.stop());

describe('dates', () => {
  it.each([
    [0, 'minute', '2026-11-22 09:30'],
    [3, 'day', '2026-11-19'],
    [19, 'han', '2026年11月3日'],
    [22, 'second', '2026-10-31 09:30:00'],
  ])('%i days ago as %s', (days, form, text) => expect(dateText(now, days, form)).toBe(text));

  it('an unknown form is a mistake in a page, not a date', () => expect(() => dateText(now, 1, 'week')).toThrow('week'));
});

describe('server', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/?from=a#b', 200, 'text/html; charset=utf-8'],
    ['/assets/site.css', 200, 'text/css; charset=utf-8'],
    ['/bsfw/cx/result', 200, 'text/html; charset=utf-8'],
    ['/nothing-here', 404, 'text/html; charset=utf-8'],
    ['/zwgk', 404, 'text/html; charset=utf-8'],
    ['/..%2fserve.ts', 400, 'text/plain; charset=utf-8'],
    ['/%zz', 400, 'text/plain; charset=utf-8'],
    ['/a%00b', 400, 'text/plain; charset=utf-8'],
    ['/_parts/footer.html', 400, 'text/plain; charset=utf-8'],
  ])('%s answers %i', async (path, status, type) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
  });

  it('only reads', async () => expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405));

  it('a port that is taken is refused', async () => {
    await expect(serveDemo({ port: demo.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('pages', () => {
  it('every address the pages name exists, but for the faults on purpose', async () => {
    const missing: string[] = [];
    const seen = new Set(['/']);
    for (const path of seen) {
      const answer = await get(path);
      const text = await answer.text();
      if (!answer.ok) missing.push(path);
      if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const [, address] of text.matchAll(/(?:href|src)="(\/[^"]*)"/g)) seen.add(address ?? '/');
    }
    expect(missing.sort()).toEqual(['/assets/banner-2024.jpg', '/assets/common/footer-2023.js', '/assets/market-2023.jpg']);
    expect(seen.size).toBeGreaterThan(50);
  });

  it('every slot is filled, but for the placeholders on purpose', async () => {
    for (const { path } of expected.pages) {
      const slots = (await (await get(path)).text()).match(/\{\{[^}]*\}\}/g) ?? [];
      expect([path, slots]).toEqual([path, path === '/zwgk/ghjh/' ? ['{{column.description}}'] : []]);
    }
  });

  it('the expectations name the demo host, and every page and check once', () => {
    expect(expected.host).toBe(demoHost);
    expect(new Set(expected.pages.map(({ path }) => path)).size).toBe(expected.pages.length);
    for (const page of expected.pages) for (const { check } of page.findings) expect(expected.covers).toContain(check);
  });
});
