import { expect, it } from 'vitest';
import type { LinkAnswer } from '../../contract/link.ts';
import { linkListSchema } from '../../contract/messages.ts';
import { listedLinks, pageOfLinks } from '../../entrypoints/background/links/link-pages.ts';

const url = (index: number): string => `https://www.shifan.gov.cn/${index}.html`;
const verdicts = ['ok', 'broken', null, 'skipped', 'suspicious', 'blocked'] as const;
const answerOf = (address: string): LinkAnswer | undefined => {
  const verdict = verdicts[Number(/(\d+)\.html/.exec(address)![1]) % verdicts.length];
  return verdict ? { url: address, verdict, reason: 'fine', at: 1, status: 200, detail: '', hops: [], finalUrl: address, type: '', size: null, start: '', mark: null, tries: 1, firstByteMs: 5 } : undefined;
};
const addresses = (count: number) => Array.from({ length: count }, (_, index) => ({ url: url(index), text: index === 7 ? '关于 Notice 的通知' : `第 ${index} 条`, places: 1 }));

it('trouble comes first, else the order of the page; an address stands once', () => {
  const links = listedLinks([...addresses(12), ...addresses(12)], answerOf);
  expect(links.map((link) => link.answer?.verdict ?? 'none')).toEqual(['broken', 'broken', 'suspicious', 'suspicious', 'blocked', 'blocked', 'none', 'none', 'ok', 'ok', 'skipped', 'skipped']);
  expect(links.slice(0, 2).map((link) => link.url)).toEqual([url(1), url(7)]);
});

it('of ten thousand links a view gets what it asked for and the numbers of the rest', () => {
  const links = listedLinks(addresses(10_000), answerOf);
  const all = pageOfLinks(1, links, { kind: 'all', like: '', most: 100 });
  expect(linkListSchema.parse(all)).toEqual(all);
  expect(all).toMatchObject({ matching: 10_000, counts: { broken: 1667, suspicious: 1666, blocked: 1666, none: 1667, ok: 1667, skipped: 1667 } });
  expect(all.links).toHaveLength(100);
  expect(JSON.stringify(all).length).toBeLessThan(60_000);
  expect(pageOfLinks(1, links, { kind: 'none', like: '', most: 1 })).toMatchObject({ matching: 1667, links: [{ url: url(2), answer: null }] });
  expect(pageOfLinks(1, links, { kind: 'all', like: ' NOTICE ', most: 5 })).toMatchObject({ matching: 1, links: [{ url: url(7) }] });
  expect(pageOfLinks(1, links, { kind: 'ok', like: '/7.html', most: 5 })).toMatchObject({ matching: 0, links: [] });
});

it('no links are no rows', () => {
  expect(pageOfLinks(1, listedLinks([], answerOf), { kind: 'all', like: '', most: 100 })).toMatchObject({ matching: 0, links: [] });
});
