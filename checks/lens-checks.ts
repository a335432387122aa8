import type { LensKind } from '../contract/lens.ts';
import type { CatalogueId } from './catalogue.ts';

/** Which checks look at which part of a page; a part without checks is a machine's to nobody. */
export const lensChecks: Readonly<Record<LensKind, readonly CatalogueId[]>> = {
  header: ['site-name', 'frame-differs'],
  navigation: ['required-columns', 'channel-count', 'column-name', 'empty-link', 'link-text', 'broken-link'],
  title: ['article-tags', 'tag-contradiction', 'wording', 'test-text'],
  date: ['publish-time'],
  source: ['source'],
  body: ['wording', 'personal-data', 'secrecy-marking', 'test-text', 'empty-link', 'internal-address', 'broken-link', 'hidden-link'],
  list: ['stale-column', 'home-updates', 'list-order', 'empty-column', 'empty-link', 'broken-link'],
  pictures: ['image-not-shown', 'image-without-alt', 'map-without-approval'],
  films: ['video-not-playable'],
  files: ['attachment', 'guide-attachments', 'broken-link'],
  forms: [],
  frame: [],
  drawing: [],
  footer: ['party-government-mark', 'error-report-entry', 'site-code-shown', 'sponsor', 'contact', 'icp-number', 'police-record', 'site-map'],
};
