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
    await watch.wait(fromNow(300), never);
    expect(watch.changed()).toBe(true);
    watch.end();
  });

  it('says that nothing came', async () => {
    const { document } = await loadPage({ html: '<div><p>静</p></div>' });
    const watch = watchForSecondLook(document);
    document.querySelector('p')!.setAttribute('class', 'on');
    await watch.wait(fromNow(200), never);
    expect(watch.changed()).toBe(false);
    watch.end();
  });

  it.each(['html', 'body', 'footer'])('says that the look of an outer part has changed: %s', async (name) => {
    const { document } = await loadPage({ html: '<p>静</p><footer></footer>' });
    const watch = watchForSecondLook(document);
    document.querySelector(name)!.setAttribute('class', 'ready');
    expect(watch.changed()).toBe(true);
    watch.end();
  });

  it('knows what came without waiting', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    document.querySelector('p')!.textContent = '动';
    expect(watch.changed()).toBe(true);
    watch.end();
  });

  it('stops when it is not wanted any more', async () => {
    const { document } = await loadPage({ html: '<p>静</p>' });
    const watch = watchForSecondLook(document);
    await expect(watch.wait(fromNow(3_600_000), AbortSignal.timeout(50))).rejects.toThrow();
    watch.end();
  });
});
