import type { LinkAnswer } from '../../../contract/link.ts';
import type { LinkList, LinkQuery } from '../../../contract/messages.ts';
import { listedLinks, pageOfLinks } from '../../../entrypoints/background/links/link-pages.ts';
import type { TabState } from '../../../contract/ui-state.ts';

const at = Date.parse('2026-11-21T09:30:00+08:00');

/** A checked page with `count` made-up links: every eighth does not open, some are doubtful or undecided, one address is very long. */
export function someLinks(count: number): { readonly run: NonNullable<TabState['links']>; readonly extra: (query: LinkQuery) => NonNullable<LinkList> } {
  const links = Array.from({ length: count }, (_, index) => linkOf(index));
  const answers = new Map(links.map(({ url, answer }) => [url, answer]));
  const listed = listedLinks(links, (url) => answers.get(url));
  const of = (verdict: LinkAnswer['verdict']): number => links.filter(({ answer }) => answer.verdict === verdict).length;
  return {
    run: { state: 'done', done: count, of: count, ok: of('ok'), broken: of('broken'), suspicious: of('suspicious'), blocked: of('blocked'), skipped: of('skipped'), startedAt: at, endedAt: at + 90_000, automatic: count > 1, oldest: at - 1_200_000 },
    // As the worker hands them over.
    extra: (query) => pageOfLinks(at, listed, query),
  };
}

function linkOf(index: number): { readonly url: string; readonly text: string; readonly places: number; readonly answer: LinkAnswer } {
  const long = index === 0 ? `?${Array.from({ length: 12 }, (_, at) => `parameter${at}=${encodeURIComponent('关于印发实施方案的通知')}`).join('&')}` : '';
  const url = `https://www.shifan${index % 40}.gov.cn/xwzx/2026/t${20_000_000 + index}.html${long}`;
  const answer = (more: Partial<LinkAnswer>): LinkAnswer => ({ url, verdict: 'ok', reason: 'fine', at: at + index, status: 200, detail: '', hops: [], finalUrl: url, type: 'text/html', size: null, start: '', mark: null, tries: 1, firstByteMs: 80, ...more });
  const kind = index % 8;
  const found = kind === 0 ? answer({ verdict: 'broken', reason: 'status', status: 404, tries: 2, hops: index === 0 ? [{ status: 302, url: `${url}&again=1`, cookie: false }, { status: 302, url: 'https://www.shifan0.gov.cn/error/notfound.html', cookie: true }] : [] })
    : kind === 1 ? answer({ verdict: 'suspicious', reason: 'tls', status: null, detail: 'net::ERR_CERT_DATE_INVALID' })
      : kind === 2 ? answer({ verdict: 'blocked', reason: 'firewall', status: 521, mark: '创宇盾', tries: 1 })
        : kind === 3 ? answer({ reason: 'moved', hops: [{ status: 301, url: `${url}?new`, cookie: false }] })
          : kind === 4 ? answer({ verdict: 'skipped', reason: 'unsafe', status: null, tries: 0 }) : answer({});
  return { url, text: index === 0 ? '示范县人民政府办公室关于印发《示范县优化营商环境三年行动实施方案（2026—2028年）》的通知' : `关于第 ${index + 1} 号事项的通知`, places: index % 5 === 0 ? 3 : 1, answer: found };
}
