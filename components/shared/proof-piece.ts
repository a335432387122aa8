import { type ComponentChildren, h } from 'preact';
import type { Evidence } from '../../contract/evidence.ts';
import type { Words } from '../../messages/words.ts';
import { beijingTime } from '../beijing-time.ts';

interface Props {
  readonly words: Words; readonly evidence: Evidence;
  /** The picture as whoever draws this shows it; null: why there is none is said instead. */
  readonly picture: ComponentChildren;
  /** Who sent it, or how it stands at the server, in words; empty: nothing to say. */
  readonly shared: string; readonly sharedAs?: string;
  readonly heading: 'h3' | 'h5';
}

/** What proves one problem: the picture with its words, who confirmed when, what the page's server answered, by which versions. */
export function ProofPiece({ words, evidence, picture, shared, sharedAs, heading }: Props): ComponentChildren {
  const { says, quote, url, title, at, by, status, toolVersion, catalogue, picture: facts, without, hash } = evidence;
  const told = [
    words['evidence.taken'](beijingTime(at), by), status === null ? words['evidence.noStatus'] : words['evidence.status'](status), words['evidence.versions'](toolVersion, catalogue),
    ...(facts && facts.covered > 0 ? [words['evidence.covered'](facts.covered)] : []),
  ];
  return h('article', { class: 'piece', 'aria-label': says },
    picture ?? h('p', { class: 'small no-picture-why' }, words['evidence.without'](without ?? '')),
    h('div', null,
      h(heading, null, says),
      quote === '' ? null : h('blockquote', { class: 'quote' }, quote),
      h('p', null, /^https?:\/\//.test(url) ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, title || url) : title, h('span', { class: 'small' }, ` ${url}`)),
      h('p', { class: 'small' }, told.join('　')),
      shared === '' ? null : h('p', { class: 'small evidence-shared', 'data-as': sharedAs }, shared),
      h('p', { class: 'small hash' }, words['evidence.hash'](hash))));
}
