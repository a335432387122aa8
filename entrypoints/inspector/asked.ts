import { parseUrl } from '../../contract/parse-url.ts';
import * as z from 'zod/mini';
import type { Place } from '../../contract/finding.ts';
import { placeOf } from '../../page/locate.ts';
import { placesOfKind, type PlaceKind } from '../../page/places-of-kind.ts';
import { type OfferedFiles } from '../../contract/attachment.ts';
import { linkKey, type LinkAddress, type LinkAttempt } from '../../contract/link.ts';
import { unitHostsSchema, visitorRequestSchema } from '../../contract/inspect-request.ts';
import type { OwnPage, ProbePlan } from '../../contract/probe.ts';
import { type LensParts } from '../../contract/lens.ts';
import { readOwnPage } from '../../links/own-page.ts';
import { requestLink } from '../../links/request.ts';
import { asLinkAddress, askedAddresses } from '../../page/links/asked-addresses.ts';
import { createBreather } from '../../page/breathe.ts';
import { gather } from '../../page/gather.ts';
import { lensPartsOf } from '../../page/lens-parts.ts';
import { readLoadState } from '../../page/load-state.ts';
import type { PageView } from '../../page/page-view.ts';
import { cachedScripts } from '../../page/prompt/own-scripts.ts';
import { probePlanOf } from '../../page/prompt/probe-plan.ts';
import { filesOf } from '../../page/links/files-offered.ts';
import { neverRequest } from '../../page/links/unsafe-address.ts';
import { settle } from '../../page/settle.ts';
import { askLoad, shadowOf, siteWith } from './this-page.ts';

/** What the link check would ask for, from the page as it stands once it is quiet. */
export async function addresses(): Promise<readonly LinkAddress[]> {
  const settledBy = await settle(document, { signal: new AbortController().signal, pending: async () => (await askLoad())?.pending ?? null });
  const breather = createBreather();
  const { page } = await gather({ document, now: Date.now(), load: readLoadState(document, settledBy, await askLoad(), []), shadowOf }, breather);
  const work = askedAddresses(page);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value.map(asLinkAddress);
    await breather.breathe();
  }
}

/** Which external links a trial may press, from the page as it stands now. `input`: the unit's hosts as JSON text, or nothing. */
export async function probePlan(input: string): Promise<ProbePlan> {
  const breather = createBreather();
  const site = siteWith(null, input ? unitHostsSchema.parse(JSON.parse(input)) : { trusted: [], struck: [] });
  const scripts = await cachedScripts(document);
  const { page } = await gather({ document, now: Date.now(), site, load: readLoadState(document, 'quiet', await askLoad(), scripts), scripts, shadowOf }, breather);
  const work = probePlanOf(page);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await breather.breathe();
  }
}

/** Places a guided question is about, from the page as it stands now: kinds as JSON text in. */
export async function candidates(input: string): Promise<Place[]> {
  const kinds = z.array(z.string()).parse(JSON.parse(input)) as readonly PlaceKind[];
  const page = await pageNow();
  return placesOfKind(page, kinds).map((element) => placeOf(page, element));
}

/** Parts of the page as it stands now, for the coverage lens. */
export async function lensParts(): Promise<LensParts> {
  const page = await pageNow();
  return lensPartsOf(page).map(({ kind, element }) => ({ kind, selector: placeOf(page, element, '').selector.slice(0, 2000) }));
}

/** The files the page offers, each address once. */
export async function offeredFiles(): Promise<OfferedFiles> {
  const page = await pageNow();
  const files = new Map(filesOf(page).filter(({ link }) => /^https?:$/.test(link.url.protocol)).map(({ link }) => [linkKey(link.url.href), { url: link.url.href.slice(0, 4000), name: link.text.slice(0, 300) }]));
  return [...files.values()].slice(0, 100);
}

/** A page of this very origin to which a press would lead; null for any other, and for one that could do something. */
export async function ownPage(input: string): Promise<OwnPage | null> {
  const url = parseUrl(input);
  return url && url.origin === location.origin && neverRequest(url, '') === null ? readOwnPage(url.href, (...args) => fetch(...args)) : null;
}

/** Asks once from here, with the visitor's cookies, for an address of this very origin; null for any other. */
export async function visit(input: string): Promise<LinkAttempt | null> {
  const { url, kind, firstByte, body } = visitorRequestSchema.parse(JSON.parse(input));
  if (new URL(url).origin !== location.origin) return null;
  return requestLink({ url, kind, via: 'page' }, { firstByte, body }, { fetch: (...args) => fetch(...args), now: () => Date.now(), observe: null, language: navigator.language }, new AbortController().signal);
}

/** The page as it stands now, not waited for: it was inspected before. */
async function pageNow(): Promise<PageView> {
  const load = readLoadState(document, 'quiet', await askLoad(), await cachedScripts(document));
  return (await gather({ document, now: Date.now(), load, shadowOf }, createBreather())).page;
}
