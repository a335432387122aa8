import { describe, expect, it } from 'vitest';
import { watchForSecondLook } from '../../page/second-look.ts';
import { loadPage } from '../support/load-page.ts';

const never = new AbortController().signal;
/** Milliseconds on the page's clock, where timers count from. */
const fromNow = (milliseconds: number): number => performance.now() + milliseconds;

describe('watchForSecondLook', () => {
  it('says that a block came while it waited', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    setTimeout(() => document.body.append(document.createElement('footer')), 100);
    expect(await watch.after(fromNow(300), never)).toBe(true);
    watch.end();
  });

  it('says that nothing came', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    document.body.setAttribute('class', 'on');
    expect(await watch.after(fromNow(200), never)).toBe(false);
    watch.end();
  });

  it('does not wait where no timer was set, and knows what came before', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    document.querySelector('p')!.textContent = '动';
    expect(await watch.after(0, never)).toBe(true);
    watch.end();
  });

  it('stops when it is not wanted any more', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    await expect(watch.after(fromNow(3_600_000), AbortSignal.timeout(50))).rejects.toThrow();
    watch.end();
  });
});
