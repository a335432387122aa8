import * as z from 'zod/mini';
import { pageReportSchema, placeSchema } from './finding.ts';
import { lensAreaSchema } from './lens.ts';
import { linkAnswerSchema } from './link.ts';
import { pageTypeSchema } from './page-type.ts';
import { articleFactsSchema, editFields, typingFindingSchema } from './edit-page.ts';
import { findingStatusSchema } from './record.ts';
import { settingsSchema } from './settings.ts';
import { keyIdSchema } from './signature.ts';
import { questionSaidSchema } from './question-said.ts';
import { tabStateSchema, uiFindingSchema } from './ui-state.ts';

/**
 * Messages between the contexts of the extension. Every receiver parses with these schemas: content scripts run beside
 * hostile pages, so what they send is untrusted input (only `page.*` and `capture.*` are taken from them, and never more
 * than `messageLimit`).
 */
export const messageLimit = 512 * 1024;

const key = z.string().check(z.maxLength(4000));
const words = z.string().check(z.maxLength(4000));
const tabId = z.int();
/** Id of an inspection on its way, given by the worker. */
const run = z.string().check(z.minLength(1), z.maxLength(100));

/** Names of what the home page's header and footer show, to compare other pages with. */
const homeFrame = z.strictObject({ header: z.array(z.string().check(z.maxLength(500))), footer: z.array(z.string().check(z.maxLength(500))) });

/** What the 读网记录 needs of a page: what its column is called, and where its lists lead. */
const pageLog = z.strictObject({ column: z.string().check(z.maxLength(200)), items: z.array(z.string().check(z.maxLength(500))).check(z.maxLength(400)) });

/** A column the page's navigation leads to. */
const columnProposal = z.strictObject({ name: z.string().check(z.maxLength(100)), url: key, because: z.string().check(z.maxLength(200)) });

/** Blocks to paste, filled from the page: tags, publish time (null where the page has none), footer. */
const pasteSchema = z.strictObject({ meta: z.string().check(z.maxLength(20_000)), date: z.nullable(z.string().check(z.maxLength(60))), footer: z.string().check(z.maxLength(20_000)), article: z.optional(articleFactsSchema) });
export type Paste = z.infer<typeof pasteSchema>;

/** From content scripts. The tab is the sender's. */
export const contentMessageSchema = z.discriminatedUnion('type', [
  /** The page has loaded, come back from the cache, or changed its address by script. */
  z.strictObject({ type: z.literal('page.ready'), url: key, restored: z.boolean() }),
  /** Asks what the browser knows of this page's loading; answered by `loadAnswerSchema`. */
  z.strictObject({ type: z.literal('page.load') }),
  /** Slices of the page's texts to be compared with the words in force; answered by `wordsAnswerSchema`. */
  z.strictObject({ type: z.literal('page.words'), slices: z.array(z.string().check(z.maxLength(5000))).check(z.maxLength(5000)) }),
  z.strictObject({ type: z.literal('capture.progress'), run, done: z.int(), of: z.int() }),
  /** `run`: of the request it answers, so that a late result never ends a newer run. `titles`: how a page should be, by check id. `frame`: of a home page that was read whole, else absent. `cites`: clauses each check is about. `columns`: what a home page or column leads to. `rules`: the unit's rules a finding rests on, by its key. */
  z.strictObject({ type: z.literal('capture.result'), run, report: pageReportSchema, catalogue: z.string().check(z.maxLength(40)), titles: z.optional(z.record(z.string(), z.string().check(z.maxLength(200)))), fragments: z.record(z.string(), z.string().check(z.maxLength(2048))), frame: z.optional(homeFrame), log: z.optional(pageLog), cites: z.optional(z.record(z.string(), z.array(z.string().check(z.maxLength(60))).check(z.maxLength(30)))), columns: z.optional(z.array(columnProposal).check(z.maxLength(300))), rules: z.optional(z.record(z.string(), z.array(z.string().check(z.maxLength(800))).check(z.maxLength(50)))), paste: z.optional(pasteSchema) }),
  z.strictObject({ type: z.literal('capture.failed'), run, message: words }),
  /** A person's hand in the overlay (trusted events only). */
  z.strictObject({ type: z.literal('capture.decide'), key, ruling: findingStatusSchema, reason: words }),
  /** An answer to the guided question the overlay shows. */
  z.strictObject({ type: z.literal('capture.answer'), said: questionSaidSchema }),
  z.strictObject({ type: z.literal('capture.picked'), place: placeSchema, fragment: z.nullable(z.string().check(z.maxLength(2048))) }),
  z.strictObject({ type: z.literal('capture.pick-cancelled') }),
  /** What the light checks see while somebody writes. */
  z.strictObject({ type: z.literal('capture.typing'), findings: z.array(typingFindingSchema).check(z.maxLength(200)), missing: z.array(z.enum(editFields)) }),
  z.strictObject({ type: z.literal('capture.overlay-closed') }),
  /** The lens is asked for by key in the overlay. */
  z.strictObject({ type: z.literal('capture.lens') }),
]);
export type ContentMessage = z.infer<typeof contentMessageSchema>;

export const loadAnswerSchema = z.strictObject({
  /** Same-site requests on their way; null when the browser was not watched since the page began. */
  pending: z.nullable(z.int()),
  status: z.nullable(z.int()),
  known: z.boolean(),
  failed: z.array(z.strictObject({ url: z.string(), kind: z.enum(['script', 'frame', 'style', 'image', 'request', 'other']), status: z.optional(z.number()) })),
  /** Scripts and style sheets that were answered with what the server calls a web page. */
  pages: z.array(z.strictObject({ url: z.string(), kind: z.enum(['script', 'style']) })),
});
export type LoadAnswer = z.infer<typeof loadAnswerSchema>;

/** Slips slice by slice, as `page/content/word-slips` has them; null when the slices were not compared. */
export const wordsAnswerSchema = z.nullable(z.strictObject({
  slips: z.array(z.array(z.strictObject({
    code: z.enum(['mandated-near-miss', 'confusable', 'duplicated-character', 'punctuation']), start: z.int(), end: z.int(), found: z.string(), right: z.string(), difference: z.string(),
    source: z.string(), hint: z.boolean(), pack: z.nullable(z.string()),
  }))),
}));
export type WordsAnswer = z.infer<typeof wordsAnswerSchema>;

/** What becomes of links, in the order in which they are shown; none: not checked yet. */
export const linkKinds = ['broken', 'suspicious', 'blocked', 'none', 'ok', 'skipped'] as const;
export type LinkKind = (typeof linkKinds)[number];
/** The most links one answer carries: about half a megabyte. */
export const mostLinks = 1000;
const linkQuery = { kind: z.enum(['all', ...linkKinds]), like: z.string().check(z.maxLength(500)), most: z.int().check(z.positive(), z.maximum(mostLinks)) };
/** Which links of a page a view wants to show. */
export type LinkQuery = z.infer<z.ZodMiniObject<typeof linkQuery>>;

/** From popup, panel and other pages of the extension. */
export const viewMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('view.state'), tabId }),
  z.strictObject({ type: z.literal('view.inspect'), tabId }),
  z.strictObject({ type: z.literal('view.cancel'), tabId }),
  /** Decide any number of findings at once; each is a decision of its own. Undo is a decision back to `pending`. */
  z.strictObject({ type: z.literal('view.decide'), tabId, findingIds: z.array(z.string()), ruling: findingStatusSchema, reason: words }),
  z.strictObject({ type: z.literal('view.note'), tabId, findingId: z.string(), note: words }),
  /** Begins or ends the shift whose 读网记录 writes itself. */
  z.strictObject({ type: z.literal('view.start-shift'), tabId, name: z.string().check(z.maxLength(50)) }),
  z.strictObject({ type: z.literal('view.end-shift'), tabId }),
  z.strictObject({ type: z.literal('view.locate'), tabId, findingId: z.string() }),
  z.strictObject({ type: z.literal('view.overlay'), tabId, on: z.boolean() }),
  /** Start picking an element or a text in the page by hand; the picked place comes back in `view.picked`. */
  /** Today's reading so far (`readingDaySchema` as `extra`), and going on to the next page in the same tab. */
  z.strictObject({ type: z.literal('view.today'), tabId }),
  z.strictObject({ type: z.literal('view.next-page'), tabId }),
  z.strictObject({ type: z.literal('view.lens'), tabId, on: z.boolean() }),
  z.strictObject({ type: z.literal('view.pick'), tabId }),
  z.strictObject({ type: z.literal('view.picked'), tabId }),
  z.strictObject({ type: z.literal('view.manual'), tabId, says: words, cites: z.array(z.string()), row: z.nullable(z.string()), place: z.nullable(placeSchema), fragment: z.nullable(z.string().check(z.maxLength(2048))), note: words }),
  /** Correct the page type for this page's path pattern on this site; null takes the correction back. */
  z.strictObject({ type: z.literal('view.page-type'), tabId, pageType: z.nullable(pageTypeSchema) }),
  z.strictObject({ type: z.literal('view.site'), tabId, name: z.string(), code: z.nullable(z.string()), kind: z.enum(['portal', 'department', 'unknown']) }),
  /** Answer a guided question on this page (or for its site); `holds` null takes the answer back. */
  z.strictObject({ type: z.literal('view.question'), tabId, said: questionSaidSchema }),
  /** Mark in the page what a guided question is about; null: the findings again. */
  z.strictObject({ type: z.literal('view.ask-in-page'), tabId, question: z.nullable(z.string().check(z.maxLength(100))) }),
  /** Says of which site this tab's host holds previews: the site's address, or the page's own after publishing; null takes it back. */
  z.strictObject({ type: z.literal('view.preview-host'), tabId, published: z.nullable(z.string().check(z.maxLength(2000))) }),
  /** Learns the fields of the edit page in this tab from the article read last; watches them; forgets them. */
  z.strictObject({ type: z.literal('view.edit-page'), tabId, what: z.enum(['learn', 'watch', 'forget']) }),
  z.strictObject({ type: z.literal('view.settings'), settings: settingsSchema }),
  z.strictObject({ type: z.literal('view.connect'), server: z.nullable(z.string()) }),
  z.strictObject({ type: z.literal('view.sign-in') }),
  /** The same account shows itself anew: closings wait for it. */
  z.strictObject({ type: z.literal('view.step-up') }),
  z.strictObject({ type: z.literal('view.sign-out') }),
  z.strictObject({ type: z.literal('view.sync') }),
  /** The fingerprint of the server's new signing key was compared; `key` is its whole name. */
  z.strictObject({ type: z.literal('view.trust-key'), key: keyIdSchema }),
  /** Settle a conflict: `theirs` drops my change, `mine` makes it anew on top of the server's version. */
  z.strictObject({ type: z.literal('view.settle'), opId: z.string(), keep: z.enum(['mine', 'theirs']) }),
  z.strictObject({ type: z.literal('view.permission-changed') }),
  /** The notice of lost records has been read. */
  z.strictObject({ type: z.literal('view.loss-seen'), tabId }),
  /** Ask for the page's addresses: all, those that failed, or these. Answers younger than half an hour are taken over unless they are asked for again by name. */
  z.strictObject({ type: z.literal('view.check-links'), tabId, which: z.union([z.enum(['all', 'failed']), z.array(key)]) }),
  z.strictObject({ type: z.literal('view.cancel-links'), tabId }),
  /** Answered with `extra` as in `linkListSchema`: a part of the page's links, however many there are. */
  z.strictObject({ type: z.literal('view.links'), tabId, ...linkQuery }),
  /** Press a few external links of the page, with everything held back that could follow. Only on a person's deliberate press. */
  z.strictObject({ type: z.literal('view.probe'), tabId }),
  /** Fetch the page's attachments and read their text. */
  z.strictObject({ type: z.literal('view.attachments'), tabId }),
  /** Ask for the page's own address as a search engine would, and compare. */
  z.strictObject({ type: z.literal('view.cloak'), tabId }),
  /** Answered with `extra` `{name, text, sha256}`: a file to save. */
  z.strictObject({ type: z.literal('view.export-unsent') }),
  /** Such a file read back; `extra` `{taken}` says how many entries were new. */
  z.strictObject({ type: z.literal('view.import-unsent'), text: z.string() }),
]);
export type ViewMessage = z.infer<typeof viewMessageSchema>;

/** The worker's answer to a view message: the new state, or a refusal in words (what was typed stays in the view). */
export const viewAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), state: z.nullable(tabStateSchema), extra: z.optional(z.unknown()) }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
export type ViewAnswer = z.infer<typeof viewAnswerSchema>;

/** Name of the port over which views hear that a tab's state changed: the worker posts `{tabId}`; null means every tab. */
export const changesPort = 'changes';
export const changeSchema = z.strictObject({ tabId: z.nullable(z.int()) });

/** `extra` of the answer to `view.links`: the addresses of the latest run on the page with what is known of each; null when there was none. */
export const linkListSchema = z.nullable(z.strictObject({
  at: z.int(),
  /** Of the whole page, by what became of them. */
  counts: z.strictObject({ broken: z.int(), suspicious: z.int(), blocked: z.int(), none: z.int(), ok: z.int(), skipped: z.int() }),
  /** So many links are of the kind and like the words asked for; `links` are the first of them. */
  matching: z.int(),
  links: z.array(z.strictObject({ url: z.string(), text: z.string(), places: z.int(), answer: z.nullable(linkAnswerSchema) })),
}));
export type LinkList = z.infer<typeof linkListSchema>;

/** Name of the function the overlay leaves in the isolated world, called by the worker through scripting.executeScript. */
export const overlayGlobal = '__duwangOverlay';

const language = settingsSchema.shape.language;
/** The style sheet of marked text stands in the page; without it text is boxed. Said when the overlay is opened. */
const styled = z.optional(z.boolean());

/**
 * What the worker asks of the overlay (`overlay.js`, injected on demand into the top frame). `show` marks all findings that
 * have a place, again whenever they change (`refresh`: only where it is open still); `locate` is the finding id to scroll to, null to stay where the page is.
 * Answered by `overlayAnswerSchema`.
 */
export const overlayRequestSchema = z.discriminatedUnion('do', [
  /** `preview`: nothing is recorded of the page, so there is nothing to rule on. */
  z.strictObject({ do: z.literal('show'), findings: z.array(uiFindingSchema), locate: z.nullable(z.string()), rubric: z.string(), language, refresh: z.optional(z.boolean()), preview: z.optional(z.boolean()), styled }),
  /** One guided question with the places to look at; no finding is shown meanwhile. */
  z.strictObject({ do: z.literal('ask'), question: z.string(), answered: z.nullable(z.enum(['yes', 'no', 'inapplicable'])), places: z.array(placeSchema), language, refresh: z.optional(z.boolean()), styled }),
  z.strictObject({ do: z.literal('pick'), language }),
  /** Tints the page by who examined what; null takes the tints away. */
  z.strictObject({ do: z.literal('lens'), areas: z.nullable(z.array(lensAreaSchema)), language }),
  z.strictObject({ do: z.literal('close') }),
]);
export type OverlayRequest = z.infer<typeof overlayRequestSchema>;

/** How many findings are marked, and the ids of those whose place is gone or shows another text now (位置已变化). */
export const overlayAnswerSchema = z.strictObject({ marked: z.int(), moved: z.array(z.string()) });
export type OverlayAnswer = z.infer<typeof overlayAnswerSchema>;

/** `extra` of the answer to `view.picked`: what was picked and not yet saved, or null. */
export const pickedSchema = z.nullable(z.strictObject({ place: placeSchema, fragment: z.nullable(z.string().check(z.maxLength(2048))) }));
export type Picked = z.infer<typeof pickedSchema>;
