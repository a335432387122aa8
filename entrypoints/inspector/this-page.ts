import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';
import type { unitHostsSchema } from '../../contract/inspect-request.ts';
import { loadAnswerSchema, type ContentMessage, type LoadAnswer } from '../../contract/messages.ts';
import { anyShadowRootOf } from '../../page/any-shadow-root.ts';
import type { SiteMemory } from '../../page/page-view.ts';

/**
 * What the worker saw of this page's loading; null when it is not there any more (then nothing is claimed). A worker with other pages'
 * work answers late, and without its answer this page would be judged otherwise than on a quiet day: so it is given time.
 */
export async function askLoad(): Promise<LoadAnswer | null> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
  const answer: unknown = await Promise.race([browser.runtime.sendMessage({ type: 'page.load' } satisfies ContentMessage).catch(() => null), silence]);
  const parsed = loadAnswerSchema.safeParse(answer);
  return parsed.success ? parsed.data : null;
}

export function shadowOf(element: Element): ShadowRoot | null {
  return anyShadowRootOf(element, browser.dom as typeof browser.dom | undefined);
}

/** What is remembered of the site, with the hosts the unit has entered and struck. */
export function siteWith(site: SiteMemory | null, { trusted: trustedHosts, struck: struckHosts }: z.infer<typeof unitHostsSchema>): SiteMemory | null {
  if (trustedHosts.length + struckHosts.length === 0) return site;
  return { ...site ?? { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [] }, trustedHosts, struckHosts };
}

/** Milliseconds. */
const patience = 8000;
