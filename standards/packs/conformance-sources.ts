import type { ConformanceItemId } from '../clause.ts';
import type { FindingSource } from '../pack.ts';

/** What checks can say about an item. `whole`: when they all pass on every page read, the item is 符合 without a person. */
export interface ConformanceSource {
  readonly from: readonly FindingSource[];
  readonly whole: boolean;
}

const footer: readonly FindingSource[] = [
  { check: 'party-government-mark', codes: ['missing', 'not-linked', 'blue-mark', 'red-error', 'picture-broken', 'not-visible'] },
  { check: 'error-report-entry', codes: ['missing', 'dead-host', 'not-clickable', 'not-visible', 'code-differs'] },
  { check: 'site-code-shown', codes: ['missing', 'format', 'differs-from-tag'] },
  { check: 'sponsor', codes: ['missing', 'copyright-only'] },
  { check: 'contact', codes: ['missing'] },
  { check: 'icp-number', codes: ['missing', 'format'] },
  { check: 'police-record', codes: ['missing', 'format', 'link-differs'] },
  { check: 'site-map', codes: ['missing', 'dead-target'] },
];
const domain: readonly FindingSource[] = [{ check: 'site-domain', codes: ['suffix', 'structure', 'ip-or-port'] }];
const usable: readonly FindingSource[] = [
  { check: 'attachment', codes: ['uncommon-format', 'empty-file', 'wrong-type'] },
  { check: 'video-not-playable', codes: ['error', 'no-source', 'plugin-only'] },
];
const links: readonly FindingSource[] = [{ check: 'broken-link', codes: ['dead', 'timeout', 'soft-404', 'loop', 'tls', 'dns'] }];
const emptyColumns: readonly FindingSource[] = [
  { check: 'empty-column', codes: ['empty'] },
  { check: 'under-construction', codes: ['placeholder'] },
];
const offTopic: readonly FindingSource[] = [{ check: 'hidden-link', codes: ['hidden-external', 'keyword-spam', 'off-document', 'suspicious'] }];
const secrecy: readonly FindingSource[] = [
  { check: 'secrecy-marking', codes: ['classified-mark'] },
  { check: 'personal-data', codes: ['id-number', 'bank-card', 'mobile'] },
];

/** Items of the 对标情况表 that checks say something about; every other item is a person's. */
export const conformanceSources: Partial<Readonly<Record<ConformanceItemId, ConformanceSource>>> = {
  'db-1-17': { from: [{ check: 'site-name', codes: ['not-shown'] }], whole: false },
  'db-1-18': { from: domain, whole: true },
  'db-1-19': { from: domain, whole: false },
  'db-1-26': { from: [{ check: 'archive-mark', codes: ['missing'] }], whole: false },
  'db-1-35': { from: [{ check: 'map-without-approval', codes: ['no-number'] }], whole: false },
  'db-1-100': { from: [{ check: 'publish-time', codes: ['missing', 'not-visible', 'no-time', 'separator', 'invalid', 'future'] }], whole: true },
  'db-1-102': { from: [{ check: 'site-name', codes: ['not-shown'] }], whole: false },
  'db-1-104': { from: footer, whole: true },
  'db-1-105': { from: [{ check: 'frame-differs', codes: ['header-differs', 'footer-differs'] }], whole: true },
  'db-1-107': { from: [{ check: 'list-order', codes: ['not-newest-first'] }], whole: true },
  'db-1-110': { from: [{ check: 'topic-archive', codes: ['stale-topic'] }], whole: false },
  'db-1-111': { from: [{ check: 'internal-address', codes: ['intranet', 'preview', 'bare-ip'] }], whole: false },
  'db-1-113': { from: offTopic, whole: false },
  'db-1-115': { from: [
    { check: 'site-tags', codes: ['missing', 'empty', 'placeholder', 'code-format', 'domain-mismatch', 'conflicting-copies'] },
    { check: 'tag-outside-head', codes: ['in-source-body'] },
    { check: 'column-tags', codes: ['empty', 'placeholder'] },
    { check: 'article-tags', codes: ['empty', 'placeholder', 'pubdate-format'] },
  ], whole: true },
  'db-1-116': { from: [
    { check: 'site-tags', codes: ['missing'] },
    { check: 'column-tags', codes: ['missing'] },
    { check: 'article-tags', codes: ['missing'] },
  ], whole: true },
  'db-1-117': { from: [{ check: 'copy-blocked', codes: ['selection', 'copy', 'context-menu', 'print'] }], whole: false },
  'db-1-118': { from: [{ check: 'plugin-needed', codes: ['flash', 'activex', 'install-prompt', 'browser-locked'] }], whole: false },
  'db-1-119': { from: usable, whole: false },
  'db-2-1': { from: domain, whole: false },
  'db-2-8': { from: [{ check: 'validity-mark', codes: ['repealed-unmarked'] }], whole: false },
  'db-2-9': { from: [{ check: 'source', codes: ['missing', 'empty'] }], whole: false },
  'db-2-14': { from: [{ check: 'policy-links', codes: ['no-interpretation', 'no-source-document'] }], whole: false },
  'db-2-28': { from: [{ check: 'markup', codes: ['no-doctype', 'quirks'] }], whole: false },
  'db-2-30': { from: [
    { check: 'image-not-shown', codes: ['broken'] },
    { check: 'video-not-playable', codes: ['error', 'no-source', 'plugin-only'] },
  ], whole: false },
  'db-2-31': { from: [{ check: 'required-columns', codes: ['missing'] }], whole: true },
  'db-2-36': { from: links, whole: false },
  'db-2-37': { from: [{ check: 'external-link-without-prompt', codes: ['no-prompt', 'suspected'] }], whole: true },
  'db-2-38': { from: usable, whole: false },
  'db-3-1': { from: secrecy, whole: false },
  'db-3-3': { from: domain, whole: true },
  'db-3-7': { from: [{ check: 'insecure-content', codes: ['foreign-host'] }], whole: false },
  'db-3-11': { from: emptyColumns, whole: true },
  'db-3-12': { from: [{ check: 'commercial-link', codes: ['commercial'] }], whole: false },
  'db-3-13': { from: offTopic, whole: false },
  'db-3-14': { from: [{ check: 'commercial-link', codes: ['advertisement'] }], whole: false },
};
