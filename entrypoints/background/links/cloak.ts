import { browser } from 'wxt/browser';
import type { CloakFacts, PageOutline } from '../../../contract/cloak.ts';
import { readBody } from '../../../links/body.ts';
import { firewallOf } from '../../../links/firewall.ts';
import { outlineOf } from '../../../page/hidden/page-outline.ts';
import { said, sayInChinese, type Said } from '../../../messages/said.ts';
import { StoreRefused } from '../../../store/database.ts';
import { changed } from '../changes.ts';
import { inspect } from '../reading/inspect.ts';
import { keepObserved } from '../reading/observed.ts';
import { scopeOf } from '../page-scope.ts';
import { recall, remember } from '../tab-memory.ts';

/** As the search engine names itself, and where its visitors come from. */
const spiderHeaders = {
  'User-Agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
  Referer: 'https://www.baidu.com/s?wd=site',
} as const;
/** Session rules of ours have this number; there is never more than one. */
const ruleId = 7201;
const longest = 3_000_000;
const patience = 15_000;

/**
 * Asks for the page in a tab as a search engine would and as a reader would, and has the page read anew with the difference.
 * @throws StoreRefused in words: a page that is not to be compared, no leave for its host
 */
export async function cloak(tabId: number): Promise<void> {
  const where = scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url);
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  const before = await recall(tabId, 'cloak');
  if (before?.state === 'running' && Date.now() - before.at < 60_000) throw new StoreRefused('rule', 'said.cloak.running');
  // By its own scheme: leave for http and for https apart does not count as leave for both at once.
  if (!await browser.permissions.contains({ origins: [`${new URL(where.url).protocol}//${where.host}/*`] })) throw new StoreRefused('rule', 'said.cloak.notAllowed');
  await remember(tabId, 'cloak', { url: where.url, state: 'running', because: null, at: Date.now() });
  await changed(tabId);
  void finish(tabId, where.url);
}

async function finish(tabId: number, url: string): Promise<void> {
  const { because, ...seen } = await comparedInTurn(url);
  await keepObserved('cloak', url, { ...seen, because: because && sayInChinese(because) }, Date.now());
  await remember(tabId, 'cloak', { url, state: because === null ? 'done' : 'refused', because, at: Date.now() });
  await changed(tabId);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (scopeOf(tab?.url).url === url) await inspect(tabId);
}

/**
 * Two answers each for reader and search engine, in turn, so that what changes by itself (counters, rotating adverts, dates) is
 * seen to change on both sides. Without cookies on either. Never throws.
 */
export async function compareWithSpider(url: string): Promise<CloakFacts> {
  const { because, ...seen } = await comparedInTurn(url);
  return { ...seen, because: because && sayInChinese(because) };
}

/** The facts of a comparison with its reason not yet put into words: Chinese for the check, the language of the screen for the person. */
type Compared = Omit<CloakFacts, 'because'> & { readonly because: Said | null };

function comparedInTurn(url: string): Promise<Compared> {
  const mine = turn.then(() => compared(url));
  turn = mine.catch(() => undefined);
  return mine;
}

/** One comparison at a time: the rule would reach the other's request as a reader, too. */
let turn: Promise<unknown> = Promise.resolve();

async function compared(url: string): Promise<Compared> {
  const spider: PageOutline[] = [];
  const reader: PageOutline[] = [];
  const refused = (because: Said): Compared => ({ because, spider: [], reader: [] });
  for (let round = 0; round < 2; round += 1) {
    const plain = await answerTo(url);
    if (isReason(plain)) return refused(said('said.cloak.plain', plain));
    reader.push(plain);
    const other = await spiderAnswer(url);
    if (isReason(other)) return refused(said('said.cloak.spider', other));
    spider.push(other);
  }
  return { because: null, spider, reader };
}

/** Where it was led on to another address, that one is asked for once more: the headers are only changed for one address at a time. */
async function spiderAnswer(url: string): Promise<PageOutline | Said> {
  let landed = url;
  const first = await asSpider(url, () => answerTo(url, (to) => {
    landed = to;
  }));
  return isReason(first) || landed === url ? first : asSpider(landed, () => answerTo(landed));
}

/** A rule left behind by a worker that died in the middle would go on changing our own requests. Call when the worker starts. */
export async function dropSpiderRule(): Promise<void> {
  await browser.declarativeNetRequest?.updateSessionRules({ removeRuleIds: [ruleId] }).catch(() => undefined);
}

/** Changes the headers of this extension's own requests for this one address, and of nothing else in the browser. */
async function asSpider<Value>(url: string, work: () => Promise<Value>): Promise<Value | Said> {
  try {
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [ruleId],
      addRules: [{
        id: ruleId, priority: 1,
        // The very address: link checks to the same host go on meanwhile, as a reader.
        condition: { tabIds: [-1], initiatorDomains: [browser.runtime.id], urlFilter: `|${url}|`, isUrlFilterCaseSensitive: true, resourceTypes: ['xmlhttprequest', 'other'] },
        action: { type: 'modifyHeaders', requestHeaders: Object.entries(spiderHeaders).map(([header, value]) => ({ header, operation: 'set' as const, value })) },
      }],
    });
    return await work();
  } catch (error) {
    return said('said.cloak.unable', error instanceof Error ? error.message.slice(0, 100) : '');
  } finally {
    await dropSpiderRule();
  }
}

/** A reason is a sentence, an outline an object. */
function isReason(answer: PageOutline | Said): answer is Said {
  return Array.isArray(answer);
}

/** The outline of one answer, or why there is none. */
async function answerTo(url: string, land: (to: string) => void = () => undefined): Promise<PageOutline | Said> {
  try {
    const answer = await fetch(url, { credentials: 'omit', cache: 'no-store', redirect: 'follow', headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, signal: AbortSignal.timeout(patience) });
    if (answer.redirected) land(answer.url.split('#')[0]!);
    const type = answer.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > longest) return said('said.cloak.large');
    const body = readBody(bytes, type);
    const wall = firewallOf(answer.status, new Map(answer.headers), body, Date.now());
    if (wall !== null) return said('said.cloak.wall', wall);
    if (answer.status !== 200) return said('said.given', `HTTP ${answer.status}`);
    if (!/html/i.test(type) && type !== '') return said('said.cloak.noPage');
    if (body.scriptsOnly) return said('said.cloak.scripts');
    return outlineOf(body.markup, new URL(answer.url || url));
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? said('said.cloak.slow', patience / 1000) : said('said.cloak.network');
  }
}
