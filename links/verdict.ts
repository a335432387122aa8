import type { LinkAddress, LinkAnswer, LinkAttempt, LinkReason, LinkVerdict } from '../contract/link.ts';
import { isHome, movedAway, sameServer } from './moved.ts';
import { comparedWith } from './neighbour.ts';
import { isHtml } from './request.ts';
import { scaled, type Profile } from './profile.ts';

/** What is known of a link: where it is from and every attempt so far. */
export interface Inquiry {
  readonly url: string;
  readonly kind: LinkAddress['kind'];
  /** On the very origin of the page, so that the page itself can ask with the visitor's cookies. */
  readonly own: boolean;
  readonly tries: readonly LinkAttempt[];
  /** What its server answered for a made-up neighbour; absent while it was not asked. */
  readonly neighbour?: LinkAttempt | undefined;
}

/** What is asked next: the address itself, the same from the page with the visitor's cookies, its https twin, or a made-up neighbour. */
export type LinkWay = 'same' | 'page' | 'https' | 'neighbour';

export type Step =
  | { readonly do: 'settle'; readonly answer: LinkAnswer }
  /** Ask again, not before `wait` milliseconds. `alone`: nothing else on its host meanwhile. */
  | { readonly do: 'ask'; readonly wait: number; readonly how: LinkWay; readonly alone: boolean };

/** At most this many attempts for what may pass by itself. */
const most = 3;
/** A server's own wish to wait is honoured up to this. Milliseconds. */
const longestWish = 60_000;
/** Attempts lost to a sleeping machine do not count, but they do not go on for ever either. */
const mostSuspended = 5;

/** What to do after the latest attempt. Pure: the same attempts give the same step. `chance` in [0, 1) spreads the waits. */
export function nextStep(inquiry: Inquiry, profile: Profile, chance = 0.5): Step {
  const tries = inquiry.tries.filter(({ cause }) => cause !== 'suspended');
  const last = tries.at(-1);
  const again = (wait: number, how: LinkWay = 'same', alone = false): Step => ({ do: 'ask', wait: Math.round(wait), how, alone });
  if (!last || inquiry.tries.at(-1)!.cause === 'suspended') {
    return inquiry.tries.length < mostSuspended ? again(scaled(profile, 2000)) : settle(inquiry, inquiry.tries.at(-1)!, 'blocked', 'environment');
  }
  const judged = judge(inquiry, last);
  const twin = last.url !== inquiry.url;
  if (twin) return judged.verdict === 'ok' ? settle(inquiry, last, 'ok', 'https') : settle(inquiry, tries.findLast(({ url }) => url === inquiry.url) ?? last, ...verdictOf(judge(inquiry, tries.findLast(({ url }) => url === inquiry.url) ?? last)));
  if (last.via === 'page') {
    // With the visitor's cookies: only a good answer says more than the refusal did.
    return judged.verdict === 'ok' ? settle(inquiry, last, 'ok', judged.reason) : settle(inquiry, tries.at(-2) ?? last, ...verdictOf(judge(inquiry, tries.at(-2) ?? last)));
  }
  const jitter = 0.7 + 0.6 * chance;
  const waits = scaled(profile, tries.length === 1 ? 2000 : 8000) * jitter;
  const wish = last.retryAfter === null ? 0 : Math.min(longestWish, last.retryAfter * 1000);
  switch (judged.retry) {
    case 'never': break;
    case 'soon': if (tries.length < most) return again(Math.max(waits, wish)); break;
    case 'later': if (tries.length < 2) return again(scaled(profile, 10_000)); break;
    case 'late': if (tries.filter(({ cause }) => cause === 'timeout').length < 2 && tries.length < most + 1) return again(profile.retry, 'same', true); break;
    case 'page': if (inquiry.own) return again(0, 'page'); break;
  }
  if (judged.reason === 'soft-404') {
    if (!inquiry.neighbour) return again(0, 'neighbour', true);
    const compared = comparedWith(inquiry.neighbour, last);
    // That a server knows what files it has says nothing of the records behind one script, nor of its own page for errors.
    if (compared === 'honest' && (saysOfRecord(inquiry.url, last) || leadsToErrorPage(inquiry.url, last))) return settle(inquiry, last, 'suspicious', 'soft-404');
    return compared === 'honest' ? settle(inquiry, last, 'ok', 'fine') : settle(inquiry, last, compared === 'same' ? 'broken' : 'suspicious', 'soft-404');
  }
  // A visitor's browser opens the https twin of a dead http address by itself.
  if ((judged.reason === 'refused' || judged.reason === 'timeout') && inquiry.url.startsWith('http:')) return again(0, 'https');
  return settle(inquiry, last, ...verdictOf(judged));
}

/** The answer for an address that is not asked, or not any more. */
export function settled(url: string, verdict: LinkVerdict, reason: LinkReason, at: number, last: LinkAttempt | null = null, tries = 0): LinkAnswer {
  return {
    url, verdict, reason, at, tries, status: last?.status ?? null, detail: last?.detail ?? '', hops: [...last?.hops ?? []], finalUrl: last?.finalUrl ?? url,
    type: last?.type ?? '', size: last?.size ?? null, start: last?.start ?? '', mark: last?.mark ?? null, firstByteMs: last?.firstByteMs ?? null,
  };
}

interface Judged {
  readonly verdict: LinkVerdict;
  readonly reason: LinkReason;
  /** never: sure at once; soon: 2 and 8 seconds; later: once, ten seconds; late: once, half a minute; page: once from the page itself. */
  readonly retry: 'never' | 'soon' | 'later' | 'late' | 'page';
}

/** One attempt by itself. `links.md` 2.6; codes and certainty as in the catalogue. */
function judge(inquiry: Inquiry, attempt: LinkAttempt): Judged {
  const { cause, status } = attempt;
  const is = (verdict: LinkVerdict, reason: LinkReason, retry: Judged['retry'] = 'never'): Judged => ({ verdict, reason, retry });
  if (cause === 'cut') return is('suspicious', 'truncated', 'soon');
  if (cause !== null) {
    switch (cause) {
      case 'dns': return is('broken', 'dns', 'later');
      case 'refused': return is('broken', 'refused', 'soon');
      case 'net': return is('broken', 'net', 'soon');
      case 'timeout': return is('broken', 'timeout', 'late');
      case 'tls': return is('suspicious', 'tls', /ERR_CERT/.test(attempt.detail) ? 'never' : 'later');
      // Without cookies some servers send everybody in a circle: then it is us who cannot see.
      case 'loop': return attempt.hops.some(({ cookie }) => cookie) ? is('blocked', 'cookie', 'page') : is('broken', 'loop', 'later');
      case 'redirect': return is('broken', 'redirect', 'later');
      case 'app': return is('blocked', 'app');
      case 'port': return is('broken', 'port');
      case 'browser': return is('blocked', 'browser');
      case 'offline': case 'suspended': return is('blocked', 'environment', 'soon');
      case 'unknown': return is('blocked', 'unknown', 'soon');
    }
  }
  if (status === null) return is('blocked', 'unknown', 'soon');
  if (status === 416 && attempt.size === 0) return is('ok', 'fine');
  if (status === 304 || (status >= 200 && status < 300 && !attempt.mark)) return opened(inquiry, attempt);
  if (attempt.mark) return is('blocked', 'firewall', 'page');
  if (status === 401 || status === 407 || status === 511) return is('blocked', 'login', 'page');
  if (status === 403 || refusals.has(status)) return is('blocked', 'forbidden', 'page');
  if (status === 429) return is('blocked', 'rate', 'soon');
  if (status === 451 && !inquiry.own) return is('blocked', 'forbidden');
  if (status < 400) return is('suspicious', 'nowhere', 'later');
  return is('broken', 'status', status >= 500 || status === 408 ? 'soon' : 'later');
}

/** Refusals of this kind of request or client, not of the address: method, headers, policy. */
const refusals: ReadonlySet<number> = new Set([402, 405, 406, 415, 417, 418, 421, 423, 425, 426, 428, 431]);

function opened(inquiry: Inquiry, attempt: LinkAttempt): Judged {
  const is = (verdict: LinkVerdict, reason: LinkReason, retry: Judged['retry'] = 'never'): Judged => ({ verdict, reason, retry });
  const { body, hops, finalUrl } = attempt;
  if (attempt.status === 202 && body && body.length < 50) return is('blocked', 'firewall', 'page');
  if (body?.parked) return is('suspicious', 'parked');
  if (body?.planted && !inquiry.own) return is('suspicious', 'foreign-content', 'later');
  if ((body?.notFound && !isHome(finalUrl)) || leadsToErrorPage(inquiry.url, attempt)) return is('suspicious', 'soft-404', 'later');
  if (inquiry.kind === 'file' && isHtml(attempt.type) && !loginPage.test(finalUrl)) return is('suspicious', 'wrong-type', 'later');
  if (hops.length > 0) {
    if (loginPage.test(finalUrl) && !loginPage.test(inquiry.url)) return is('ok', 'login');
    if (isHome(finalUrl) && !isHome(inquiry.url) && sameServer(inquiry.url, finalUrl)) return is('suspicious', 'to-home', 'later');
    if (movedAway(inquiry.url, hops, finalUrl)) return is('ok', 'moved');
  }
  return is('ok', 'fine');
}

/** An answer for one record of a script that holds next to nothing but that the record is not there. */
function saysOfRecord(address: string, { body }: LinkAttempt): boolean {
  return address.includes('?') && body !== null && body.length < 120 && /(?:文章|信息|内容|新闻|稿件|记录|页面|资源)(?:不存在|未找到|已?(?:被)?删除)/.test(`${body.title} ${body.text ?? ''}`);
}

/** Redirected to what the site shows for errors. */
function leadsToErrorPage(address: string, { hops, finalUrl }: LinkAttempt): boolean {
  return hops.length > 0 && errorPage.test(finalUrl.split(/[?#]/)[0]!) && !errorPage.test(address.split(/[?#]/)[0]!);
}

const errorPage = /\/(?:404|error_?404|404_?error|page_?not_?found|not_?found|error)(?:\.\w{2,5})?\/?$/i;

const loginPage = /[/.](?:login|signin|sign-in|passport|sso|oauth2?|cas|auth)(?:[/.?]|$)|(?:login|denglu)\.(?:html?|jsp|do|action|aspx?|php)/i;

function verdictOf({ verdict, reason }: Judged): [LinkVerdict, LinkReason] {
  return [verdict, reason];
}

function settle(inquiry: Inquiry, last: LinkAttempt, verdict: LinkVerdict, reason: LinkReason): Step {
  return { do: 'settle', answer: settled(inquiry.url, verdict, reason, last.at, last, inquiry.tries.length) };
}
