import { describe, expect, it } from 'vitest';
import { nextOf } from '../../entrypoints/background/reading/next-page.ts';
import { firstIdAt } from '../../store/today.ts';
import { newId } from '../../store/id.ts';

const host = 'www.shifan.gov.cn';
const at = (path: string): string => `http://${host}${path}`;
const list = { from: at('/a/'), items: [at('/a/1.html'), at('/a/2.html#x'), 'http://other.gov.cn/3.html', at('/a/4.pdf'), at('/a/5.html')] };
const columns = [at('/a/'), at('/b/'), at('/c/')];

describe('the next page', () => {
  it.each<[string, string, typeof list | null, readonly string[], string | null, string]>([
    ['from a list: its first', at('/a/'), list, [], at('/a/1.html'), 'list'],
    ['from an item: the one after it', at('/a/1.html'), list, [at('/a/1.html')], at('/a/2.html'), 'list'],
    ['over files and other sites', at('/a/2.html'), list, [at('/a/1.html'), at('/a/2.html')], at('/a/5.html'), 'list'],
    ['what was left out before comes after the last', at('/a/5.html'), list, [at('/a/5.html'), at('/a/2.html')], at('/a/1.html'), 'list'],
    ['after the list the next column', at('/a/5.html'), list, [at('/a/1.html'), at('/a/2.html'), at('/a/5.html'), at('/a/')], at('/b/'), 'register'],
    ['who left the list goes on in the register', at('/c/'), list, [at('/a/')], at('/b/'), 'register'],
    ['an article opened by itself', at('/x/9.html'), null, [], at('/a/'), 'register'],
  ])('%s', (_, here, from, read, url, source) => {
    expect(nextOf(here, host, from, columns, new Set(read))).toMatchObject({ url, from: source });
  });

  it('there is none when everything was read, and none without list and register', () => {
    expect(nextOf(at('/a/'), host, { from: at('/a/'), items: [at('/a/1.html')] }, [at('/a/')], new Set([at('/a/1.html')]))).toBeNull();
    expect(nextOf(at('/x.html'), host, null, [], new Set())).toBeNull();
  });

  it('records made since a moment have ids after its first', () => {
    const now = Date.now();
    expect(newId(now) >= firstIdAt(now)).toBe(true);
    expect(newId(now - 1) < firstIdAt(now)).toBe(true);
  });
});
