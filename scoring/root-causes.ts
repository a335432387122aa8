import type { Place } from '../contract/finding.ts';
import type { FindingRecord } from '../contract/record.ts';
import type { CheckId } from '../standards/catalogue-ids.ts';
import { compareText, pageAddress } from './facts.ts';

/** What a root cause is told by. */
export type CauseFinding = Pick<FindingRecord, 'id' | 'check' | 'code' | 'verdict' | 'about' | 'says' | 'fix' | 'cites' | 'url' | 'pageType' | 'pageTitle' | 'status'> & { readonly at: Pick<Place, 'selector' | 'quote'> | null };

/** One page of a root cause with its findings there. */
export interface CausePage {
  readonly url: string;
  readonly title: string;
  /** Ids, in the order they came. */
  readonly findings: readonly string[];
}

/** One cause: the same fault in the same block of one template, on as many pages as show it. Confirmed, dismissed and mended once. */
export interface RootCause {
  /** Stable over readings and the same in every browser; see `causeKey`. */
  readonly key: string;
  readonly check: string;
  readonly code: string;
  readonly verdict: FindingRecord['verdict'];
  /** As the first finding says it. */
  readonly about: string;
  readonly says: string;
  readonly fix: string;
  readonly cites: readonly string[];
  /** The block of the template: a path of elements without their numbers; empty where the fault has no place. */
  readonly block: string;
  /** By address without fragment, in the order they came. */
  readonly pages: readonly CausePage[];
  readonly findings: readonly string[];
  readonly pending: number;
  readonly confirmed: number;
  readonly dismissed: number;
}

/**
 * Groups findings of one site by their cause. Nothing is left out: every finding is in exactly one group, alone where no other is like it.
 * @returns sure faults first, then leads, then hints; among them those on most pages first. The order of the input decides nothing but the order within a cause.
 */
export function rootCausesOf(findings: readonly CauseFinding[]): readonly RootCause[] {
  const groups = new Map<string, CauseFinding[]>();
  // Pages of one template have the same few paths: thousands of findings ask for the block of each.
  const blocks = new Map<string, string>();
  const known = (selector: string): string => {
    const block = blocks.get(selector) ?? blockOf(selector);
    blocks.set(selector, block);
    return block;
  };
  for (const finding of findings) {
    const key = causeKey(finding, known);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups].map(([key, group]) => causeOf(key, group))
    .toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || b.pages.length - a.pages.length || compareText(a.key, b.key));
}

/**
 * What makes two findings of one site one cause: the same code of the same check, as sure, about the same thing, in the same block.
 * The block is the template's: the path to the place without the numbers of elements, which change with the length of a page. Without a
 * place the template is the kind of page. What a reader wrote into a page (a wrong word, a number) is the same only where the words around it are.
 * @param block `blockOf`, or one that remembers what it was asked
 */
export function causeKey(finding: Pick<CauseFinding, 'check' | 'code' | 'verdict' | 'about' | 'at' | 'pageType'>, block: (selector: string) => string = blockOf): string {
  const { check, code, verdict, about, at, pageType } = finding;
  const words = written.has(check) ? ` “${withoutNumbers(at?.quote ?? '')}”` : '';
  return `${check}/${code}/${verdict}/${subject(about)}@${at ? block(at.selector) : pageType}${words}`;
}

/** The block a place is in: its path without positions, cut to its last part. An element with an id is known by it. */
export function blockOf(selector: string): string {
  return selector.replace(/:nth-of-type\(\d+\)/g, '').split(' >>> ').map((path) => path.replace(/^html > /, '')).join(' >>> ').slice(-300);
}

const rank = { fail: 0, review: 1, hint: 2 } as const;

/** Checks that read what people wrote: the same word twice is two faults, unless it stands in the same sentence. */
const written: ReadonlySet<string> = new Set<CheckId>(['wording', 'personal-data', 'secrecy-marking', 'test-text']);

/** A date in the wrong form is the template's fault whichever day it is. */
function subject(about: string): string {
  return about.length <= 60 && !about.includes('://') && /\d{4}\s*(?:[-–—./]|年)\s*\d{1,2}/.test(about) ? withoutNumbers(about) : about;
}

function withoutNumbers(text: string): string {
  return text.replace(/\d/g, '0');
}

function causeOf(key: string, group: readonly CauseFinding[]): RootCause {
  const first = group[0]!;
  const { check, code, verdict, about, says, fix, cites, at } = first;
  const pages = new Map<string, { url: string; title: string; findings: string[] }>();
  const counts = { pending: 0, confirmed: 0, dismissed: 0 };
  for (const { id, url, pageTitle, status } of group) {
    counts[status] += 1;
    const address = pageAddress(url);
    const page = pages.get(address);
    if (page) page.findings.push(id);
    else pages.set(address, { url: address, title: pageTitle, findings: [id] });
  }
  return { key, check, code, verdict, about, says, fix, cites, block: at ? blockOf(at.selector) : '', pages: [...pages.values()], findings: group.map(({ id }) => id), ...counts };
}
