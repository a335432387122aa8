import { parseUrl } from '../../contract/parse-url.ts';
import type { OwnPage, ProbeLink, ProbeSigns } from '../../contract/probe.ts';
import { registrableOf, unwrapped } from '../links/link-host.ts';

/** A press held longer than this waited for a person: a dialog the page had kept from before we could catch it. Milliseconds. */
const longHold = 250;

/** Words of a notice on leaving in a text, or null: speaks of going elsewhere, and within 60 characters of the site or of going on. */
export function noticeIn(text: string): string | null {
  return notice.exec(text.slice(0, 20_000).replace(/\s+/g, ' '))?.[0] ?? null;
}

const going = '离开|跳转|跳出|前往|即将(?:访问|打开|进入|登[录陆])|正在(?:访问|打开|进入|登[录陆])|外部链接|外部网站|站外|非政府网站|第三方';
const whence = '网站|本站|门户|平台|链接|网页|是否继续|继续访问';
const notice = new RegExp(`(?:${going}).{0,60}?(?:${whence})|(?:${whence}).{0,60}?(?:${going})`);

export type Outcome = 'prompt' | 'no-prompt' | 'unknown';

/**
 * What a press showed. `read`: it led to a page of the site itself that names the foreign address; what stands there decides.
 * @param real whether going straight on proves that there is no prompt: not where the page tells made presses apart, nor where scripts are missing
 */
export function outcomeOf(signs: ProbeSigns, link: ProbeLink, page: URL, real: boolean): Outcome | { readonly read: string } {
  if (signs.refused !== null) return 'unknown';
  if (signs.shown !== null || signs.dialogs.some(({ kind, text }) => kind === 'confirm' || kind === 'prompt' || noticeIn(text) !== null)) return 'prompt';
  if (signs.dialogs.length > 0) return 'unknown';
  const target = registrableOf(new URL(link.target).hostname);
  for (const address of [...signs.went, signs.prevented ? '' : signs.leads ?? '']) {
    const to = parseUrl(address);
    if (!to || !/^https?:$/.test(to.protocol)) continue;
    if (registrableOf(to.hostname) === target) return real && signs.held < longHold ? 'no-prompt' : 'unknown';
    if (to.origin === page.origin && registrableOf(unwrapped(to).hostname) === target) return { read: to.href };
  }
  return 'unknown';
}

/** What a page of the site in between says: a notice, or an onward redirect without one. Null: it could not be read. */
export function outcomeOfOwnPage(page: OwnPage | null): Outcome {
  if (!page) return 'unknown';
  if (page.redirected) return 'no-prompt';
  return page.status === 200 && noticeIn(page.text) !== null ? 'prompt' : 'unknown';
}
