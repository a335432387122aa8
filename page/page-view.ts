import type { AttachmentFacts } from '../contract/attachment.ts';
import type { CloakFacts } from '../contract/cloak.ts';
import type { LinkAnswer } from '../contract/link.ts';
import type { PageType } from '../contract/page-type.ts';
import type { Policy } from '../contract/policy.ts';
import type { ProbeFacts, ScriptText } from './observed-facts.ts';
import type { TextIndex } from './text-index.ts';
import type { WordSlip } from './content/word-slips.ts';

/** A `<meta>` with a name, wherever it stands in the page itself (frames have tags of their own). */
export interface MetaTag {
  readonly element: Element;
  /** As written. */
  readonly rawName: string;
  /** Lower case, full-width folded, white space of any kind removed: compare with this. */
  readonly name: string;
  /** Value with white space at its ends removed; null when the `content` attribute is absent. */
  readonly content: string | null;
  /** Whether it is inside `<head>` in the live document. */
  readonly inHead: boolean;
}

/** An `<a>` or `<area>`, with or without an address. */
export interface Link {
  readonly element: Element;
  /** The `href` attribute as written; null when absent. */
  readonly href: string | null;
  /** Resolved as the browser does; null when absent or not an address. */
  readonly url: URL | null;
  /** Its text, folded; without alternative texts. */
  readonly text: string;
  readonly root: number;
}

/** An `<img>` or `<input type=image>`. */
export interface Picture {
  readonly element: Element;
  readonly src: string | null;
  readonly url: URL | null;
  /** loaded: has pixels; failed: the browser gave up; undecided: not loaded yet (lazy, or still on the way); none: no address. */
  readonly state: 'loaded' | 'failed' | 'undecided' | 'none';
  readonly root: number;
}

export interface Frame {
  readonly element: Element;
  readonly url: URL | null;
  /** inspected: same origin, its document is one of the roots. */
  readonly state: 'inspected' | 'cross-origin' | 'failed' | 'blank';
}

/** A document, frame document or shadow root that was walked. */
export interface Root {
  readonly node: Document | ShadowRoot;
  /** The element that holds it: frame or shadow host; null for the page itself. */
  readonly host: Element | null;
  readonly parent: number;
}

/** What is known of the page's loading. */
export interface LoadState {
  /** False when the page itself could not be had (HTTP error, error page, not HTML): then nothing can be checked. */
  readonly opened: boolean;
  /** Why not, for people. */
  readonly because: string | null;
  readonly status: number | null;
  readonly settledBy: 'quiet' | 'limit' | 'failed';
  /** Parts of the page that failed; `status` when a server answered with an error (400 and above) or with a web page in its stead (200), else nothing came back. */
  readonly failed: readonly { readonly url: string; readonly kind: 'script' | 'frame' | 'style' | 'image' | 'request' | 'other'; readonly status?: number | undefined }[];
  /** Whether `failed` is complete (the browser told us) or only what could be read afterwards. */
  readonly failuresKnown: boolean;
}

/** How long this loading took, from the browser's own record. Fixed once the page has loaded. */
export interface LoadTiming {
  /** From the start of the navigation to the end of the load event, whole milliseconds. */
  readonly loadMs: number;
  readonly kind: 'navigate' | 'reload' | 'back_forward' | 'prerender';
  /** The document itself came from the browser's cache or a service worker: the network was not measured. */
  readonly cached: boolean;
}

/** A built-in host the unit has struck. `by`: where it says so (a pack as `code@version`, or the settings in words). */
export interface StruckHost {
  readonly host: string;
  readonly why: string;
  readonly by: string;
}

/** What the product remembers of the site, for comparisons; null when nothing is known. */
export interface SiteMemory {
  readonly name: string | null;
  readonly code: string | null;
  /** Names of the header and footer elements seen on the site's home page. */
  readonly homeHeader: readonly string[] | null;
  readonly homeFooter: readonly string[] | null;
  /** Path patterns of pages exempt from the comparison (third-party systems, topics). */
  readonly frameExempt: readonly string[];
  /** Hosts the unit has entered as its own or as needing no prompt; everything below them included. */
  readonly trustedHosts?: readonly string[];
  /** Built-in entries (`known-hosts`) that count for nothing here, each with the unit's reason. What is also in `trustedHosts` stays trusted. */
  readonly struckHosts?: readonly StruckHost[];
  /** The register of the site's columns as a person confirmed it: address, name, category of the update rows (null: no period), and the line of 附件4. */
  readonly columns?: readonly { readonly url: string; readonly name: string; readonly category: string | null; readonly kind?: string }[] | undefined;
  /** Addresses of what a person said is no column. */
  readonly removedColumns?: readonly string[] | undefined;
}

/**
 * Everything a check may see of a page. Gathered once; read-only. Derived facts (footer, header, article block) are
 * functions of the view in files of their own, computed once per view (`page/memo.ts`).
 */
export interface PageView {
  readonly document: Document;
  /** The address under which the page is judged, without fragment. */
  readonly url: URL;
  readonly type: PageType;
  /** The moment taken as now, epoch milliseconds. */
  readonly now: number;
  /** HTML as the server sent it, or null when it could not be read without a new request. */
  readonly source: string | null;
  readonly preview: boolean;
  readonly load: LoadState;
  /** Null when loading was not watched, has not ended, or says nothing about a visitor's wait (many tabs at once). */
  readonly timing: LoadTiming | null;
  readonly site: SiteMemory | null;
  /** What the unit's own packs in force change of the built-in rules; null when there are none. Ask `settingOf` for a value. */
  readonly policy: Policy | null;
  /** What another context found in the page's texts, slice by slice (`textSlicesOf`), or why it did not; null: the check compares by itself, with the built-in words. */
  readonly words: { readonly slips: readonly (readonly WordSlip[])[] } | { readonly because: string } | null;
  /** The trial of external links; null when none was made. */
  readonly probe: ProbeFacts | null;
  /** The page as a search engine is given it; null when nobody asked. */
  readonly cloak: CloakFacts | null;
  /** What the page's attachments say; null when nobody had them read. */
  readonly attachments: readonly AttachmentFacts[] | null;
  /** Script files of the page's own site that could be read without a new request; null when nobody read them. */
  readonly scripts: readonly ScriptText[] | null;
  /** What became of the page's addresses when they were asked for over the network, by `linkKey`; null when nobody asked. */
  readonly answers: ReadonlyMap<string, LinkAnswer> | null;
  /** Why there are no answers although somebody asked, for people; null when nobody asked, or there are some. */
  readonly answersBecause: string | null;
  readonly roots: readonly Root[];
  readonly nodes: number;
  readonly title: string;
  readonly tags: readonly MetaTag[];
  readonly links: readonly Link[];
  readonly pictures: readonly Picture[];
  readonly frames: readonly Frame[];
  readonly text: TextIndex;
  /** All elements of that local name in document order, frames and open shadow roots included. */
  readonly all: (localName: string) => readonly Element[];
  /** Whether an element is rendered, its frame included. Cached for the run. */
  readonly shown: (element: Element) => boolean;
  /** Resolve an address as the page does; null when it is none. */
  readonly resolve: (href: string, element?: Element) => URL | null;
}
