import { hostKinds } from '../../page/links/host-kind.ts';
import { unwrapped } from '../../page/links/link-host.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck, pause } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { contextTables } from '../../standards/tables/context.ts';
import type { PageView } from '../../page/page-view.ts';

type Code = 'parameters-only' | 'over-long' | 'session-id';

/** Patterns of one code beyond this are left to the ones shown. */
const most = 10;

/** 47号附件二（一）: 内部地址应清晰有效，体现内容分类和访问路径的逻辑性，便于用户识别. The page's own address and its links inside the site, one finding for each pattern. */
export default defineCheck({
  id: 'unclear-address',
  version: 1,
  title: '内部地址清晰',
  cites: ['47-2-1-2', '47-2-1-1'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'parameters-only': { verdict: 'hint', says: '内部地址只靠编号参数区分，看不出栏目和内容：{{about}}，如 {{example}}{{times}}。', fix: '建议请开发单位改为体现栏目和日期的地址，如 /zwgk/tzgg/202611/t20261103_123.html；旧地址保留跳转。' },
    'over-long': { verdict: 'hint', says: '内部地址过长（{{length}} 个字符）：{{example}}{{times}}。', fix: '建议去掉不必要的参数，缩短地址。' },
    'session-id': { verdict: 'review', says: '内部地址里带有会话编号（{{about}}）：{{example}}{{times}}。', fix: '请开发单位不要把会话编号写进地址：它会失效，也可能泄露登录状态。' },
  },
  *run(page) {
    const kindOf = hostKinds(page);
    const longest = settingOf(page, settings.addressLongest);
    const found = new Map<string, { code: Code; about: string; url: URL; at: Element | null; addresses: Set<string> }>();
    const look = (url: URL, at: Element | null): void => {
      for (const [code, about] of faultsOf(page, url, longest)) {
        const had = found.get(`${code} ${about}`);
        if (had) had.addresses.add(url.href);
        else found.set(`${code} ${about}`, { code, about, url, at, addresses: new Set([url.href]) });
      }
    };
    look(page.url, null);
    for (const [index, { element, url }] of page.links.entries()) {
      if (index % 300 === 299) yield pause;
      if (url && /^https?:/.test(url.href) && (url.hostname === page.url.hostname || (url.search !== '' && /^(?:own|listed)$/.test(kindOf(url.hostname))))) look(url, element);
    }
    const counts = new Map<Code, number>();
    for (const { code, about, url, at, addresses } of found.values()) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > most) continue;
      const example = readable(url);
      yield { code, at, about, quote: url.href, data: { example: example.length > 120 ? `${example.slice(0, 119)}…` : example, length: example.length, times: addresses.size > 1 ? `（这样的地址共 ${addresses.size} 个）` : '' } };
    }
  },
});

/** What is unclear about an address, with the pattern it belongs to. */
function faultsOf(page: PageView, url: URL, longest: number): readonly (readonly [Code, string])[] {
  const { href } = url;
  if (href.length <= longest && !href.includes('?') && !href.includes(';')) return none;
  const faults: (readonly [Code, string])[] = [];
  const session = sessionOf(page, url);
  if (session) faults.push(['session-id', session]);
  if (isParametersOnly(url)) faults.push(['parameters-only', `${url.pathname}?${[...new Set(url.searchParams.keys())].sort().join('&')}`]);
  if (readable(url).length > longest && unwrapped(url) === url && !/=https?:|=https?%3A/i.test(url.search)) faults.push(['over-long', url.pathname.slice(0, 120)]);
  return faults;
}

const none: readonly (readonly [Code, string])[] = [];

function sessionOf(page: PageView, url: URL): string | null {
  if (/;jsessionid=/i.test(url.pathname)) return 'jsessionid';
  if (url.search === '') return null;
  for (const [name, value] of url.searchParams) {
    if (patternOf(page, contextTables.sessions, wholeName).test(name) && value.length >= 8) return name;
  }
  return null;
}

/**
 * One script for everything and nothing but numbers after it: `/show.asp?id=12`, `/?p=3`. A script in a directory of its own
 * names at least the directory; a list, a search or a language is no content.
 */
function isParametersOnly({ pathname, searchParams, search }: URL): boolean {
  if (search.length < 4 || !/^\/(?:[\w-]{1,30}\.(?:aspx?|php|jsp|do|action|cgi|html?))?$/i.test(pathname) || /search|query|login|index_\d|sso|auth|stat|count|print|share|rss|captcha|code\./i.test(pathname)) return false;
  const pairs = [...searchParams];
  return pairs.length > 0 && pairs.length <= 6 && pairs.some(([name]) => /id$|^(?:p|n|a|c|no|num|code|key|info|news|art\w*|item)$/i.test(name))
    && pairs.filter((pair) => !isRoute(pair)).length > 0
    && pairs.filter((pair) => !isRoute(pair)).every(([name, value]) => !/lang|locale|page|utm|from|v$|ver|time|^t$|_t$/i.test(name) && /^(?:\d{1,20}|[\da-f]{8,40}|[\da-f-]{36})$/i.test(value));
}

/** Which part of the program answers, as content systems with one entrance write it: `m=content&c=index&a=show`. It names no content either. */
function isRoute([name, value]: readonly [string, string]): boolean {
  return /^(?:m|c|a|s|r|mod|act|action|method|op|do|ctl|controller|module|cmd|func)$/i.test(name) && /^[a-z_]{1,20}$/i.test(value);
}

function readable({ href }: URL): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

function wholeName(names: string): RegExp {
  return new RegExp(`^(?:${names})$`, 'i');
}
